"""Opens what was found by a few letters, in the tab in front or in a new one."""

from typing import TYPE_CHECKING

from confluence_desk.cql.building import equal, order, text_of

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame


class QuickWays:
    """The ways out of quick open in one window."""

    def __init__(self, window: "Frame") -> None:
        self._window = window

    def page(self, content_id: str, how: str) -> None:
        """Show a page, post, folder or stub."""
        self._window.opening.page(content_id, "", how)

    def space(self, space_id: str, how: str) -> None:
        """Show a space's homepage, or its row where it has none."""
        space = self._window.library.space(space_id)
        if space is not None and space.homepage_id:
            self.page(space.homepage_id, how)
        else:
            self._window.open_space(space_id)

    def person(self, account_id: str, how: str) -> None:
        """Show what somebody worked on, the newest first."""
        del how
        query = text_of(equal("contributor", (account_id,)), order("lastmodified", descending=True))
        self._window.search(query)

    def search(self, query: str, how: str) -> None:
        """Go where a link leads; search for anything else."""
        self._window.open_typed(query, how)
