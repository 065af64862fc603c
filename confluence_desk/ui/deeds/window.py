"""What is done to the window itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from confluence_desk.ui.clipboard_offer import text_of
from confluence_desk.ui.pane_walk import PaneWalk
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.sheets import Sheets

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame


class WindowItself:
    """Panes, boxes and sheets of one window."""

    def __init__(self, window: "Frame", sheets: Sheets) -> None:
        self._window = window
        self._sheets = sheets
        self._walk = PaneWalk(
            lambda: (
                window.top,
                window.notices.bar,
                window.navigator,
                window.tabs.current,
                window.details,
                window.status,
            )
        )

    def new_tab(self) -> None:
        """Open a tab to start from."""
        self._window.open_tab(TabState("welcome"))

    def new_window(self) -> None:
        """Open another window."""
        self._window.desk.new_window(None)

    def close_window(self) -> None:
        """Close this window."""
        self._window.close()

    def focus_address(self) -> None:
        """Go to the bar on top."""
        self._window.top.focus_address()

    def open_clipboard(self) -> None:
        """Go where the text on the clipboard leads."""
        text = text_of(QGuiApplication.clipboard().mimeData())
        if text:
            self._window.open_found(text)
        else:
            said = QCoreApplication.translate("Frame", "The clipboard holds no link and no words.")
            self._window.outfit.messages.notice(said)

    def focus_filter(self) -> None:
        """Go to the navigator's filter."""
        self._window.focus_filter()

    def step_pane(self, by: int) -> None:
        """Take the keyboard to the next pane, or to the one before."""
        self._walk.step(by)

    def toggle_left(self) -> None:
        """Show or hide the navigator."""
        self._window.panes.show_left(shown=not self._window.panes.left_shown)

    def toggle_right(self) -> None:
        """Show or hide the details."""
        self._window.panes.show_right(shown=not self._window.panes.right_shown)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_archived(self) -> None:
        """Show or hide archived spaces."""
        navigator = self._window.navigator
        navigator.set_show_archived(not navigator.model.show_archived)

    def open_menu(self) -> None:
        """Open the menu of menus."""
        self._window.top.open_menu()

    def open_quick(self) -> None:
        """Open the box that finds pages, spaces, people and commands."""
        self._sheets.open_quick()

    def open_alert(self) -> None:
        """Go to the box for an alert."""
        self._window.open_tab(TabState("alert"))
        if self._window.tabs.current is not None:
            self._window.tabs.current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def import_searches(self) -> None:
        """Take searches from a file."""
        self._window.sharing.import_file()

    def export_searches(self) -> None:
        """Write the saved searches to a file."""
        self._window.sharing.export()

    def forget_searches(self) -> None:
        """Forget what was searched for."""
        self._window.scope.start(self._forget(), key="forget-searches")

    def open_palette(self) -> None:
        """Open the box that finds commands."""
        self._sheets.open_palette()

    def open_shortcuts(self) -> None:
        """Show every key."""
        self._sheets.open_shortcuts()

    def open_notices(self) -> None:
        """Show what was said, once more."""
        self._window.status.open_notices()

    def open_activity(self) -> None:
        """Show what is running."""
        self._window.status.open_activity()

    def open_inbox(self) -> None:
        """Show what changed in what is followed."""
        self._window.inbox.toggle(self._window.top.bell)

    def open_report(self) -> None:
        """Show what was fetched."""
        self._open_one("report")

    def open_changes(self) -> None:
        """Show what changed lately."""
        self._window.open_tab(TabState("changes"))

    def open_offline(self) -> None:
        """Show what is kept offline."""
        self._open_one("offline")

    async def _forget(self) -> None:
        await self._window.session.asked.clear()
        said = QCoreApplication.translate("Frame", "What you searched for earlier is forgotten.")
        self._window.outfit.messages.notice(said)

    def _open_one(self, kind: str) -> None:
        """Go to the first tab of a kind, whatever it shows, or open one."""
        kinds = [state.kind for state in self._window.tabs.states()]
        if kind in kinds:
            self._window.tabs.go(kinds.index(kind))
        else:
            self._window.open_tab(TabState(kind))
