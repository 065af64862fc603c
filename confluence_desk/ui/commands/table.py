"""The one table of everything the window can be told to do.

Menus, tool bar, palette, shortcut editor, the F1 sheet and docs/keys.md are made from it.
"""

from confluence_desk.ui.commands import file_menu, help_menu, page_menu, tabs_menu, view_menu
from confluence_desk.ui.commands.command import Command

MENUS = (
    file_menu.MENU,
    page_menu.MENU,
    tabs_menu.MENU,
    view_menu.MENU,
    help_menu.STATUS_MENU,
    help_menu.HELP_MENU,
)

COMMANDS: tuple[Command, ...] = (
    *file_menu.FILE,
    *page_menu.PAGE,
    *tabs_menu.TABS,
    *view_menu.VIEW,
    *help_menu.STATUS,
    *help_menu.HELP,
)

RULED = frozenset(
    {
        *("quick_open", "import_favourites", "settings", "close_window"),
        *("find", "star", "reveal", "copy_link", "copy_as_markdown", "save_pdf", "refresh_spaces"),
        *("pin_tab", "close_tab"),
        *("filter", "show_archived", "zoom_in", "scheme_system"),
        *("work_offline", "inbox", "doctor"),
    }
)
"""Above these a menu draws a line."""

TOOL_BAR = ("toggle_left", "back", "forward", "reload")
"""What stands at the leading edge of the bar on top."""

STATUS_MENU = (
    *("sync_now", "pause_sync", "retry", "work_offline"),
    *("sign_in", "offline", "report", "doctor", "inbox", "notices"),
)
"""What hangs on the connection's pill."""

PAGE_CONTEXT = (
    *("back", "forward", "reload", "star", "copy_link", "copy_markdown"),
    *("copy_as_markdown", "save_pdf", "print", "browse"),
)
"""What the context menu of a page offers where there is no link."""
