"""What is done to the page that the tab in front is about."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.services.connection import Link
from confluence_desk.ui.deeds.trying import try_now
from confluence_desk.ui.panels.finder.ways import BEGUN, inside
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame


class PageInFront:
    """The subject of most commands; ``remind`` asks when to be reminded of a page."""

    def __init__(self, window: "Frame", remind: Callable[[str], None]) -> None:
        self._window = window
        self._remind = remind

    def reload(self) -> None:
        """Ask for the newest of it; where nobody answered, ask whether somebody does now."""
        if self._window.session.connection.state is Link.OFFLINE:
            try_now(self._window.session.connection, self._window.outfit.messages)
        if self._window.tabs.current is not None:
            self._window.tabs.current.reload()
        self._window.details.retry()

    def star(self) -> None:
        """Make it a favourite, or no longer."""
        self._window.scope.start(
            self._window.session.favourites.toggle(self._id), key=f"star:{self._id}"
        )

    def keep(self) -> None:
        """Ask how it is to be kept on this machine."""
        self._window.keeping.ask_about(self._id)

    def examine(self) -> None:
        """Show whether it and all below can be relied on offline."""
        self._window.keeping.examine(self._id)

    def examine_space(self) -> None:
        """Show whether its whole space can be."""
        node = self._window.library.node(self._id)
        if node is not None and node.space_id:
            self._window.keeping.examine(f"space:{node.space_id}")

    def sync_below(self) -> None:
        """Sync it and everything below it now."""
        self._sync(Job(Depth.FULL, trees=(self._id,)))

    def sync_space(self) -> None:
        """Sync its space now."""
        node = self._window.library.node(self._id)
        if node is not None:
            self._sync(Job(Depth.FULL, spaces=(node.space_id,)))

    def compare(self) -> None:
        """Show its versions, the newest beside the one before; once open it is gone to."""
        tabs = self._window.tabs
        if tabs.current is None or tabs.current.choose_versions():
            return
        open_ = (n for n, state in enumerate(tabs.states()) if _is_history(state, self._id))
        at = next(open_, -1)
        if at < 0:
            self._window.open_tab(TabState("comparison", f"{self._id}::", words="timeline"))
            return
        tabs.go(at)
        if tabs.current is not None:
            tabs.current.choose_versions()

    def changes_in_space(self) -> None:
        """Show what changed lately in its space."""
        node = self._window.library.node(self._id)
        if node is not None and node.space_id:
            self._window.open_tab(TabState("changes", f"space:{node.space_id}"))

    def search_inside(self) -> None:
        """Search in it and below it."""
        query = f"{inside(self._id)}{BEGUN}"
        self._window.open_tab(TabState("results", "", words=query))
        self._window.top.edit(query, before_end=1)

    def remind(self) -> None:
        """Be reminded of it later."""
        self._remind(self._id)

    def reveal(self) -> None:
        """Mark it in the navigator, whatever hides it there."""
        window, navigator = self._window, self._window.navigator
        node = window.library.node(self._id)
        space = window.library.space(node.space_id) if node is not None else None
        if space is not None and space.archived and not navigator.model.show_archived:
            navigator.set_show_archived(True)
        navigator.box.clear()
        window.panes.show_left(shown=True)
        navigator.reveal(self._id, anew=True)
        navigator.setFocus(Qt.FocusReason.ShortcutFocusReason)  # whatever is in sight already

    def browse(self) -> None:
        """Open it in the browser."""
        self._window.outside.browse(self._id)

    def copy_link(self) -> None:
        """Copy where the browser finds it."""
        self._window.outside.copy_link(self._id)

    def copy_app_link(self) -> None:
        """Copy where this program finds it."""
        self._window.outside.copy_app_link(self._id)

    def copy_markdown(self) -> None:
        """Copy title and link as Markdown."""
        self._window.outside.copy_markdown(self._id)

    def copy_title(self) -> None:
        """Copy its title."""
        self._window.outside.copy_title(self._id)

    def _sync(self, job: Job) -> None:
        if self._window.desk.syncing is not None:
            self._window.desk.syncing.ask(job)

    @property
    def _id(self) -> str:
        return self._window.tabs.current.node_id if self._window.tabs.current else ""


def _is_history(state: TabState, page_id: str) -> bool:
    """Whether a tab compares versions of this page, and not the page with another one."""
    about, _, pair = state.target.partition(":")
    return state.kind == "comparison" and about == page_id and not pair.startswith("@")
