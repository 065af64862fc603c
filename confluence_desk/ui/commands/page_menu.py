"""Commands of the Page menu: moving in what is read, and what can be done with the page."""

from confluence_desk.ui.commands.command import Command, Situation, connected, has_page
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

MENU = QT_TRANSLATE_NOOP("Menu", "Page")
_COMPARABLE = 2


def _can_find(now: Situation) -> bool:
    return now.can_find


PAGE = (
    Command(
        "back",
        QT_TRANSLATE_NOOP("Command", "Back"),
        lambda d: d.reading.back(),
        "arrow-left",
        ("Alt+Left",),
        MENU,
        lambda now: now.can_back,
    ),
    Command(
        "forward",
        QT_TRANSLATE_NOOP("Command", "Forward"),
        lambda d: d.reading.forward(),
        "arrow-right",
        ("Alt+Right",),
        MENU,
        lambda now: now.can_forward,
    ),
    Command(
        "reload",
        QT_TRANSLATE_NOOP("Command", "Refresh"),
        lambda d: d.subject.reload(),
        "arrow-clockwise",
        ("Ctrl+R", "F5"),
        MENU,
        lambda now: now.can_reload and not now.offline_wanted,
    ),
    Command(
        "find",
        QT_TRANSLATE_NOOP("Command", "Find in page…"),
        lambda d: d.reading.open_finder(),
        "magnifying-glass",
        ("Ctrl+F",),
        MENU,
        _can_find,
    ),
    Command(
        "find_next",
        QT_TRANSLATE_NOOP("Command", "Find next"),
        lambda d: d.reading.find_next(),
        keys=("F3",),
        menu=MENU,
        enabled=_can_find,
    ),
    Command(
        "find_previous",
        QT_TRANSLATE_NOOP("Command", "Find previous"),
        lambda d: d.reading.find_previous(),
        keys=("Shift+F3",),
        menu=MENU,
        enabled=_can_find,
    ),
    Command(
        "star",
        QT_TRANSLATE_NOOP("Command", "Favourite"),
        lambda d: d.subject.star(),
        "star",
        ("Ctrl+D",),
        MENU,
        has_page,
        lambda now: now.starred,
    ),
    Command(
        "keep_offline",
        QT_TRANSLATE_NOOP("Command", "Keep this and all below offline"),
        lambda d: d.subject.keep(),
        "download-simple",
        menu=MENU,
        enabled=lambda now: bool(now.page_id) and not (now.offline_wanted or now.can_retry),
    ),
    Command(
        "compare",
        QT_TRANSLATE_NOOP("Command", "Compare versions…"),
        lambda d: d.subject.compare(),
        "git-diff",
        ("Ctrl+H",),
        MENU,
        lambda now: bool(now.page_id) and now.versions >= _COMPARABLE,
    ),
    Command(
        "search_inside",
        QT_TRANSLATE_NOOP("Command", "Search below this page"),
        lambda d: d.subject.search_inside(),
        "magnifying-glass",
        menu=MENU,
        enabled=has_page,
    ),
    Command(
        "remind",
        QT_TRANSLATE_NOOP("Command", "Remind me…"),
        lambda d: d.subject.remind(),
        "alarm",
        menu=MENU,
        enabled=has_page,
    ),
    Command(
        "reveal",
        QT_TRANSLATE_NOOP("Command", "Show in navigator"),
        lambda d: d.subject.reveal(),
        "tree-structure",
        ("Ctrl+Shift+L",),
        MENU,
        has_page,
    ),
    Command(
        "browse",
        QT_TRANSLATE_NOOP("Command", "Open in browser"),
        lambda d: d.subject.browse(),
        "arrow-square-out",
        ("Ctrl+Shift+E",),
        MENU,
        has_page,
    ),
    Command(
        "copy_link",
        QT_TRANSLATE_NOOP("Command", "Copy link"),
        lambda d: d.subject.copy_link(),
        "copy",
        ("Ctrl+Shift+C",),
        MENU,
        has_page,
    ),
    Command(
        "copy_app_link",
        QT_TRANSLATE_NOOP("Command", "Copy link for Confluence Desk"),
        lambda d: d.subject.copy_app_link(),
        "copy",
        menu=MENU,
        enabled=has_page,
    ),
    Command(
        "copy_markdown",
        QT_TRANSLATE_NOOP("Command", "Copy as Markdown link"),
        lambda d: d.subject.copy_markdown(),
        "hash",
        menu=MENU,
        enabled=has_page,
    ),
    Command(
        "copy_title",
        QT_TRANSLATE_NOOP("Command", "Copy title"),
        lambda d: d.subject.copy_title(),
        "text-t",
        menu=MENU,
        enabled=has_page,
    ),
    Command(
        "refresh_spaces",
        QT_TRANSLATE_NOOP("Command", "Refresh spaces"),
        lambda d: d.program.refresh_spaces(),
        "arrows-clockwise",
        menu=MENU,
        enabled=connected,
    ),
)
