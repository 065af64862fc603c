"""What the strip can do with a tab that nobody looks at: hand out where the browser finds it."""

from typing import TYPE_CHECKING

from confluence_desk.ui.panels.outside import Outside
from confluence_desk.ui.panels.tab_hooks import TabHooks
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


def subject_of(state: TabState) -> str:
    """The page a tab is about, or ""."""
    if state.kind == "page" and state.stops:
        return state.stops[min(max(state.at, 0), len(state.stops) - 1)].node_id
    return state.target.partition(":")[0] if state.kind in {"page", "comparison"} else ""


class TabOffers:
    """Addresses of tabs by their states alone, asleep or not."""

    def __init__(self, library: "Library", outside: Outside) -> None:
        self._library = library
        self._outside = outside

    def hooks(self, family: object) -> TabHooks:
        """What the strip asks for; its tabs may go to other strips of the same ``family``."""
        return TabHooks(url_of=self.url, copy_link=self.copy_link, family=family)

    def url(self, state: TabState) -> str:
        """A tab's address in the browser; empty where it has none."""
        if state.kind == "attachment":
            return self._library.attachment_url(state.target)
        page_id = subject_of(state)
        return self._library.web_url(page_id) if page_id else ""

    def copy_link(self, state: TabState) -> None:
        """Copy a tab's address."""
        page_id = subject_of(state)
        if page_id:
            self._outside.copy_link(page_id)
        else:
            self._outside.copy_text(self.url(state))
