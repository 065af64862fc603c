"""What a page's tab is to its window, however it draws."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.web.zoom import ZOOMS

if TYPE_CHECKING:
    from confluence_desk.ui.panels.outline import Heading


class PageTab(TabContent):
    """Shows a page, and can be led to another one.

    ``page_shown``, ``outline_changed`` and ``titled`` come when the text is there, ``stood`` when
    its pictures are there too.
    ``notified`` carries what to say in passing and whether it is a warning; ``mark_clicked`` the
    reference of the inline comment whose text was clicked; ``search_requested`` CQL;
    ``save_requested`` an attachment; ``comparison_requested`` ``ID:OLD:NEW``.
    ``open_requested`` carries id, anchor and how (``front``, ``behind``, ``window``) of a link
    that is to open elsewhere; ``external_link`` belongs to the browser, ``elsewhere_found``
    perhaps to the windows of another site; ``command_requested`` carries the words of the links
    in our own documents (``reload``, ``browser``), or ``sign_in``; ``busy_changed`` tells of
    requests; ``comment_requested`` carries the id of the comment that a followed link names.
    """

    page_shown = Signal(str)
    outline_changed = Signal(object)
    stood = Signal(str)
    open_requested = Signal(str, str, str)
    external_link = Signal(str)
    elsewhere_found = Signal(str)
    space_requested = Signal(str)
    attachment_requested = Signal(str, str)
    comment_requested = Signal(str)
    heading_passed = Signal(str)
    copied = Signal()
    notified = Signal(str, bool)
    mark_clicked = Signal(str)
    search_requested = Signal(str)
    comparison_requested = Signal(str)
    save_requested = Signal(object)
    hovered = Signal(str)
    busy_changed = Signal(bool)

    kind: ClassVar[str] = "page"
    icon_name: ClassVar[str] = ""
    finds_on: ClassVar[bool] = True
    prints: ClassVar[bool] = True

    @property
    def outline(self) -> "Sequence[Heading]":
        """The headings of what is shown."""
        return ()

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large its text can be."""
        return ZOOMS[0], ZOOMS[-1]

    def offer(self, actions: Sequence[QAction]) -> None:
        """What the window can do with the page, for its context menu."""

    @property
    def busy(self) -> bool:
        """Whether an answer from Confluence is still out."""
        return False

    def open(self, node_id: str, *, anchor: str = "") -> None:
        """Show another page, post, folder or stub."""
        raise NotImplementedError

    def follow(self, link: str, how: str = "here") -> None:
        """Go where a link of the page leads."""
        raise NotImplementedError

    def scroll_to(self, anchor: str) -> None:
        """Bring a heading into sight."""
        raise NotImplementedError

    def mark_comment(self, ref: str) -> None:
        """Bring the text of an inline comment into sight; "" ends its highlight."""
        raise NotImplementedError
