"""Opens what an asking led to where it was asked from, however long that took."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.services.library import Destination
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.going import Asking
    from confluence_desk.ui.panels.tab_content import TabContent

_WEB = ("http:", "https:", "mailto:")


class Arriving(QObject):
    """Puts what was found into the tabs of one window, without a word typed meanwhile lost."""

    def __init__(self, window: "Frame") -> None:
        super().__init__(window)  # a signal does not keep whose method it calls
        self._window = window

    def open(self, asking: "Asking", found: "Destination") -> None:
        """Show a page, a space's homepage or a file; an address elsewhere goes out."""
        if found.page_id and found.attachment_id:
            self._open_tab(asking, TabState("attachment", found.attachment_id))
        elif found.page_id:
            self._open_page(asking, found.page_id, found.anchor, found.comment_id)
        elif found.space_id:
            space = self._window.library.space(found.space_id)
            if space is not None and space.homepage_id:
                self._open_page(asking, space.homepage_id)
            else:
                self._window.open_space(found.space_id)
        else:
            self._window.open_elsewhere(found.web_url)
            if not found.web_url.lower().startswith(_WEB):
                self.put_back(asking)

    def search(self, asking: "Asking") -> None:
        """Show what is found, with the keyboard in it unless the person is typing again."""
        search = self._search_in_front(asking)
        if search is not None:
            search.ask(asking.text)
            front = True
        else:
            front = self._open_tab(asking, TabState("results", asking.text))
        address = self._window.top.address
        typing = address.hasFocus() and address.text() not in {"", asking.text}
        if front and self._window.tabs.current and not typing:
            self._window.tabs.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self, asking: "Asking") -> None:
        """What was typed is there to be corrected, unless something else is typed already."""
        if asking.typed and not self._window.top.address.text():
            self._window.top.restore(asking.typed)

    def _search_in_front(self, asking: "Asking") -> "TabContent | None":
        """The search that it was typed in, where it is in front still."""
        tabs = self._window.tabs
        same = asking.tab is not None and asking.tab is tabs.current
        if asking.how != "here" or not asking.typed or not same or asking.tab is None:
            return None
        return None if asking.tab.asked is None or tabs.is_pinned(tabs.at) else asking.tab

    def _open_page(
        self, asking: "Asking", page_id: str, anchor: str = "", comment_id: str = ""
    ) -> None:
        window = self._window
        if asking.how == "found":
            window = window.show_found(page_id, anchor)
        else:
            window.opening.page(page_id, anchor, asking.how, asking.tab)
        if comment_id and window.page is not None and window.page.node_id == page_id:
            window.show_comment(comment_id)

    def _open_tab(self, asking: "Asking", state: TabState) -> bool:
        """Tells whether it came to the front."""
        self._window.opening.tab(state, asking.how, asking.tab)
        front = self._window.tabs.current
        return front is not None and (front.kind, front.state().target) == (
            state.kind,
            state.target,
        )
