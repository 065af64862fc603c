"""The right pane: everything about the page beside its text, refreshed behind."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import (
    DeskError,
    Missing,
    Paused,
    ScopeMissing,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.attachments import AttachmentSection
from confluence_desk.ui.panels.comments import CommentSection
from confluence_desk.ui.panels.linking import LinksSection
from confluence_desk.ui.panels.nameless import why_nameless
from confluence_desk.ui.panels.outline import Heading, OutlineSection
from confluence_desk.ui.panels.page_info import InfoSection
from confluence_desk.ui.panels.reaching import Reaching
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.panels.versions import VersionSection
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

T = TypeVar("T")
_GATHER_MS = 1500
_NOTHING: tuple[object, ...] = ()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class DetailsPanel(QWidget):
    """Outline, comments, attachments, versions, facts and links of one page."""

    anchor_requested = Signal(str)
    mark_requested = Signal(str)
    link_activated = Signal(str)
    open_attachment = Signal(object)
    save_attachment = Signal(object)
    carry_attachment = Signal(object, object)
    copy_requested = Signal(str)
    comment_missing = Signal()
    page_requested = Signal(str)

    def __init__(
        self,
        library: "Library",
        scope: TaskScope,
        theme: Theme,
        *,
        now: Callable[[], datetime] = _utc_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(self.tr("Details"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._scope = scope
        self._page_id = ""
        self._wanted = ""
        self._loading = False
        self._trouble: DeskError | None = None
        self._shown: dict[Section, tuple[object, ...]] = {}
        self._marks: dict[str, str] | None = None
        self._nameless = ""
        self.outline = OutlineSection(theme)
        self.comments = CommentSection(library, theme, now)
        self.attachments = AttachmentSection(library, theme, now)
        self.versions = VersionSection(library, theme, now)
        self.info = InfoSection(library, theme, now)
        self.links = LinksSection(library, theme)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self._gather)
        self._due: dict[Callable[[], None], None] = {}
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw_next)
        self._lay_out()
        self._reaching = Reaching(self._area, self.sections, self.comments)
        self._connect()
        self._leave = library.changed.connect(self._changed)
        self._leave_links = library.backlinks.changed.connect(
            lambda _what: self._put_off(self._show_links)
        )
        self._theme = theme
        theme.changed.connect(self._redraw)
        self.show_page("")

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections from top to bottom."""
        known = (self.outline, self.comments, self.attachments, self.versions, self.info)
        return (*known, self.links)

    def show_page(self, page_id: str) -> None:
        """Show what is stored about a page, then ask for news; an empty id clears the pane.

        The page that is shown already is not asked about again.
        """
        if page_id == self._page_id and page_id:
            return
        self.set_outline(())
        self.comments.forget_fold()
        self._wanted = ""
        self._reaching.forget()
        self._page_id = page_id
        for section in self.sections[1:]:
            section.setVisible(bool(page_id))
        if not page_id:
            self.outline.show_note(self.tr("No page is open."))
        self._ask()

    def show_comment(self, comment_id: str) -> None:
        """Bring a comment of the page into sight, now or as soon as it is known."""
        self._wanted = comment_id
        self._show_wanted()

    def show_mark(self, mark: str) -> None:
        """Light the thread about a text of the page that somebody clicked."""
        if comment_id := self.comments.comment_on(mark):
            self.show_comment(comment_id)

    def set_outline(self, outline: Sequence[Heading]) -> None:
        """Show the headings of the page."""
        self.outline.show_outline(outline)

    def follow(self, anchor: str) -> None:
        """Mark the heading that is being read; it stays in sight where the one before was."""
        before = self.outline.current
        seen = not (before or self.outline.body).visibleRegion().isEmpty()
        self.outline.follow(anchor)
        if seen and (row := self.outline.current) is not None:
            self._area.ensureWidgetVisible(row, 0, row.height())

    def retry(self) -> None:
        """Ask again for the page that is shown."""
        if self._page_id:
            self._ask()

    def came_back(self) -> None:
        """Ask again where the last answer did not come; why not may be another reason by now."""
        if self._page_id and self._trouble is not None:
            self._ask()

    def close_panel(self) -> None:
        """Stop listening."""
        self._reaching.forget()
        self._gathering.stop()
        self._due.clear()
        self._drawing.stop()
        self._leave()
        self._leave_links()
        self._theme.changed.disconnect(self._redraw)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("details")
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for section in self.sections:
            stack.addWidget(section)
        stack.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("About this page"))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(area)

    def _connect(self) -> None:
        self.outline.anchor_requested.connect(self.anchor_requested)
        self.comments.mark_requested.connect(self.mark_requested)
        self.comments.link_activated.connect(self.link_activated)
        self.attachments.open_requested.connect(self.open_attachment)
        self.attachments.save_requested.connect(self.save_attachment)
        self.attachments.carry_requested.connect(self.carry_attachment)
        self.info.copy_requested.connect(self.copy_requested)
        self.links.open_requested.connect(self.page_requested)
        for section in self.sections:
            section.retry_requested.connect(self.retry)

    def _ask(self) -> None:
        self._trouble = None
        self._loading = bool(self._page_id)
        if self._page_id:
            self._scope.start(self._refresh(self._page_id), key="details")
            self._gathering.start()
        else:
            self._scope.cancel("details")
        self._show_all()

    def _show_wanted(self) -> None:
        """Light up the comment that a link named; its text in the page too."""
        if not self._wanted:
            return
        found = self.comments.light(self._wanted)
        if found is not None:
            self._wanted = ""
            self._reaching.seek()
            self.mark_requested.emit(found.marker_ref)
        elif not self._loading and self._trouble is None:
            self._wanted = ""
            self.comment_missing.emit()

    async def _refresh(self, page_id: str) -> None:
        try:
            await self._library.refresh_details(page_id)
        except DeskError as trouble:
            self._trouble = trouble
        self._loading = False
        self._hear_of_names(page_id)
        self._show_all()
        self._show_wanted()
        self._reaching.seek_again()

    def _hear_of_names(self, page_id: str) -> None:
        """Why people have none is told with them, and comes after them."""
        page = self._library.about(page_id)
        why = why_nameless(self._library, (page.version.author_id,)) if page else ""
        if why != self._nameless:
            self._nameless = why
            self._shown.clear()

    def _changed(self, changes: Changes) -> None:
        page_id = self._page_id
        named = bool(changes.people)
        if named:
            self._shown.clear()
        if named or page_id in changes.comments_of or page_id in changes.pages:
            self._put_off(self._show_comments)
        if named or page_id in changes.attachments_of:
            self._put_off(self._show_attachments)
        if changes.pages:
            self._gathering.start()
        if named or page_id in changes.versions_of:
            self._put_off(self._show_versions)
        if named or page_id in changes.pages or page_id in changes.labels_of:
            self._put_off(self._show_info)

    def _redraw(self) -> None:
        """Colours of links and pictures are part of what was drawn."""
        self._shown.clear()
        self._put_off(*self._all)

    def _put_off(self, *draw: Callable[[], None]) -> None:
        """Draw these sections one a turn: whoever tells has others to tell, too."""
        self._due.update(dict.fromkeys(draw))
        self._drawing.start()

    def _draw_next(self) -> None:
        if self._due:
            draw = next(iter(self._due))
            del self._due[draw]
            draw()
        if self._due:
            self._drawing.start()

    @property
    def _all(self) -> tuple[Callable[[], None], ...]:
        known = (self._show_comments, self._show_attachments, self._show_versions)
        return (*known, self._show_info, self._show_links)

    def _show_all(self) -> None:
        self._due.clear()
        for draw in self._all:
            draw()

    def _gather(self) -> None:
        """Look through texts that came meanwhile, once the page itself stands."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # it ended before the window did
            return
        self._scope.start(self._library.backlinks.gather(), key="links")

    def _show_links(self) -> None:
        links = self._library.backlinks
        pages = links.to(self._page_id) if self._page_id else []
        news = (self._page_id, pages, links.whole)
        if self._shown.get(self.links) != news:
            self._shown[self.links] = news
            self.links.show_links(pages, whole=links.whole)

    def _show_comments(self) -> None:
        found = self._library.comments(self._page_id)
        marks = self._library.marks(self._page_id) if found else None
        if marks != self._marks:  # which of them lost their text is told with them
            self._marks = marks
            self._shown.pop(self.comments, None)
        self._show(self.comments, found, self.comments.show_comments)

    def _show_attachments(self) -> None:
        found = self._library.attachments(self._page_id)
        self._show(self.attachments, found, self.attachments.show_attachments)

    def _show_versions(self) -> None:
        found = self._library.versions(self._page_id)
        self._show(self.versions, found, self.versions.show_versions)

    def _show_info(self) -> None:
        page = self._library.about(self._page_id)
        labels = self._library.labels(self._page_id)
        news = (self._page_id, page, labels)
        if self._shown.get(self.info) == news and page is not None:
            return
        self._shown[self.info] = news
        if not self._page_id:
            self.info.show_note(self.tr("No page is open."))
        elif self._is_stub():
            self.info.show_note(self.tr("Not kept for this kind of content."))
        else:
            self.info.show_page(page, labels)

    def _show(
        self, section: Section, found: list[T] | None, show: Callable[[Sequence[T]], None]
    ) -> None:
        news = (self._page_id, found, self._loading, self._trouble)
        if found is not None and self._shown.get(section, _NOTHING)[:2] == news[:2]:
            return
        self._shown[section] = news
        if not self._page_id:
            section.show_note(self.tr("No page is open."))
        elif found is not None:
            show(found)
        elif self._is_stub():
            section.show_note(self.tr("Not kept for this kind of content."))
        elif self._loading:
            section.show_note(self.tr("Loading…"))
        elif (trouble := self._trouble_of(section)) is not None:
            self._say_why(section, trouble)
        else:
            show([])

    def _trouble_of(self, section: Section) -> DeskError | None:
        """Why nothing is there; of several missing scopes the one that is about this."""
        trouble = self._trouble
        if not isinstance(trouble, ScopeMissing):
            return trouble
        about = {self.comments: "comments", self.attachments: "attachments"}.get(section, "pages")
        several = (trouble, *trouble.also)
        return next((each for each in several if each.what == about), trouble)

    def _say_why(self, section: Section, trouble: DeskError) -> None:
        if isinstance(trouble, Unreachable):
            again = not isinstance(trouble, Paused)  # asking while working offline is in vain
            section.show_note(self.tr("Not available offline."), retry=again)
        elif isinstance(trouble, Missing):  # the page itself says what that may mean
            section.show_note(self.tr("Not found on Confluence."), retry=True)
        elif isinstance(trouble, SignInNeeded):
            section.show_note(self.tr("Sign in again to see them."))
        else:
            said = words(trouble)
            vain = isinstance(trouble, ScopeMissing)  # the same token is never given more
            section.show_note(f"{said.text} {said.remedy}", retry=not vain)

    def _is_stub(self) -> bool:
        """Whether a folder, whiteboard, database or embed is shown."""
        node = self._library.node(self._page_id)
        return node is not None and not node.kind.readable
