"""What people say about the page: threads on its text and below it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Comment, Place
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.flat_button import FlatButton
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import ElidedLabel, Row, exactly, show_tip
from confluence_desk.ui.panels.nameless import why_nameless
from confluence_desk.ui.panels.section import MakeRow, Section
from confluence_desk.ui.panels.threads import Thread, threads
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

AVATAR = 24
_LETTERS = 10
_STEP = 18
_DEEPEST = 5
_TOGETHER = 8
"""So many comments of a thread are made in one go."""


class CommentSection(Section):
    """Open threads first, resolved ones folded; an inline thread leads to its text."""

    mark_requested = Signal(str)
    link_activated = Signal(str)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", theme, parent=parent)
        self._title = self.tr("Comments")
        self._library = library
        self._now = now
        self._resolved_shown = False
        self._comments: Sequence[Comment] = ()
        self._parts: Sequence[Thread | None] = ()
        self._made: dict[str, QWidget] = {}
        self._marks: dict[str, str] | None = None
        self._lit = ""
        self._stand_in: QWidget | None = None

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show these comments."""
        self._comments = comments
        self._marks = self._library.marks(comments[0].container_id) if comments else None
        self._made.clear()
        if not comments:
            self.show_note(self.tr("No comments yet."))
            return
        found = threads(comments)
        opened = _parts(thread for thread in found if not thread.opening.resolved)
        resolved = [thread for thread in found if thread.opening.resolved]
        closed = _parts(resolved) if self._resolved_shown else []
        makers = self._makers(opened)
        if resolved:
            makers.append(partial(self._made_fold, comments, len(resolved)))
        makers += self._makers(closed, len(makers))
        self._parts = [*opened, *([None] if resolved else ()), *closed]
        self.show_rows(makers, count=len(comments), at=self._row_of(self._lit))

    def show_all_rows(self) -> None:
        """Show the rows around those that are there too: the first has others above it now."""
        super().show_all_rows()
        if self._stand_in is not None:
            self._stand_in.hide()
            self._stand_in = None

    def forget_fold(self) -> None:
        """Fold resolved threads again and light nothing, as for a new page."""
        self._resolved_shown = False
        self._lit = ""

    def comment_on(self, mark: str) -> str:
        """The comment that opened the thread on a mark of the page, an open one first; or ""."""
        found = [t.opening for t in threads(self._comments) if t.opening.marker_ref == mark]
        return min(found, key=lambda comment: comment.resolved).id if found else ""

    def light(self, comment_id: str) -> Comment | None:
        """Unfold what hides a comment and light it up.

        Returns the comment that opened its thread; None when there is no such comment.
        """
        thread = next((t for t in threads(self._comments) if comment_id in t), None)
        if thread is None:
            return None
        self._show_lit(self._made.get(self._lit), lit=False)
        self._lit = comment_id
        folded = thread.opening.resolved and not self._resolved_shown
        self._resolved_shown = self._resolved_shown or folded
        if folded or not self.shows(self._row_of(comment_id)):
            self.show_comments(self._comments)
        self.set_opened(True)
        self._show_lit(self._made.get(comment_id), lit=True)  # else it is, once it is made
        return thread.opening

    def _row_of(self, comment_id: str) -> int:
        """Which of the rows a comment stands in."""
        rows = enumerate(self._parts)
        return next((at for at, part in rows if part is not None and comment_id in part), 0)

    def lit_widget(self) -> QWidget | None:
        """What the lit comment is drawn on, while it is."""
        return self._made.get(self._lit)

    @staticmethod
    def _show_lit(widget: QWidget | None, *, lit: bool) -> None:
        if widget is None:
            return
        widget.setProperty("lit", "true" if lit else None)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, lit)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.update()

    def show_note(self, text: str, *, retry: bool = False) -> None:
        """Show a sentence instead of comments."""
        self._comments = self._parts = ()
        self._made.clear()
        super().show_note(text, retry=retry)

    def _clear(self) -> None:
        self._made.clear()
        self._stand_in = None
        super()._clear()

    def _made_fold(self, comments: Sequence[Comment], count: int) -> QWidget:
        shown = self._resolved_shown
        words = self.tr("Hide resolved") if shown else self.tr("%n resolved", "", count)
        button = FlatButton(words)
        button.clicked.connect(lambda: self._fold(comments))
        return button

    def _fold(self, comments: Sequence[Comment]) -> None:
        self._resolved_shown = not self._resolved_shown
        self.show_comments(comments)

    def _makers(self, found: Sequence[Thread], first: int = 0) -> list[MakeRow]:
        """One maker a thread; threads at the same place share its heading."""
        places = [self._place(thread.opening) for thread in found]
        before = ["", *places]
        return [
            partial(self._made_thread, thread, place, at, headed=place != last)
            for at, (thread, place, last) in enumerate(
                zip(found, places, before, strict=False), first
            )
        ]

    def _made_thread(self, thread: Thread, place: str, at: int, *, headed: bool) -> QWidget:
        opening = thread.opening
        inline = (
            opening.place is Place.INLINE and bool(opening.marker_ref) and not self._lost(opening)
        )
        if inline:
            frame = Row(self.tr("{place}, show in the page").format(place=place))
            frame.clicked.connect(lambda: self.mark_requested.emit(opening.marker_ref))
            lines = frame.lines
        else:
            still = QWidget()
            lines = QVBoxLayout(still)
            lines.setContentsMargins(8, 4, 8, 4)
        lines.setSpacing(6)
        if headed or at == self.first:
            head = ElidedLabel(place)
            head.setProperty("tone", "muted")
            lines.addWidget(head)
            self._stand_in = self._stand_in if headed else head
        for said in thread.spoken:
            lines.addWidget(self._made_comment(said.comment, min(said.depth, _DEEPEST)))
        return frame if inline else still

    def _lost(self, comment: Comment) -> bool:
        """Whether the text it was about left the page; unknown without the page's text."""
        marks = self._marks
        return (
            comment.place is Place.INLINE and marks is not None and comment.marker_ref not in marks
        )

    def _place(self, comment: Comment) -> str:
        place = self._inline(comment) if comment.place is Place.INLINE else self.tr("On the page")
        return self.tr("{place} · resolved").format(place=place) if comment.resolved else place

    def _inline(self, comment: Comment) -> str:
        """The words it is about, as it says itself or as the page marks them."""
        said = " ".join(comment.selection.split())
        quote = said or (self._marks or {}).get(comment.marker_ref, "")
        if self._lost(comment):
            words = self.tr("Text no longer there · “{words}”")
            return words.format(words=quote) if quote else self.tr("Text no longer there")
        return self.tr("Inline · “{words}”").format(words=quote) if quote else self.tr("Inline")

    def _made_comment(self, comment: Comment, depth: int) -> QWidget:
        name = self._library.person_name(comment.version.author_id)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self._made_head(comment, name))
        told.addWidget(self._made_body(comment))
        widget = QWidget()
        widget.setObjectName("comment")
        self._made[comment.id] = widget
        if comment.id == self._lit:
            self._show_lit(widget, lit=True)
        lay = QHBoxLayout(widget)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addSpacing(depth * _STEP)
        lay.addWidget(Avatar(name, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        lay.addSpacing(8)
        lay.addLayout(told, 1)
        return widget

    def _made_head(self, comment: Comment, name: str) -> QWidget:
        """Who and when; below each other where there is no room for both.

        A widget of its own: Qt remembers how high one is, but asks a layout in it anew each time.
        """
        when = comment.version.created_at
        author = ElidedLabel(name, snug=True)
        font = author.font()
        font.setBold(True)
        author.setFont(font)
        if why := why_nameless(self._library, (comment.version.author_id,)):
            show_tip(author, f"{name}\n{why}")
        since = ElidedLabel(ago(when, self._now()), snug=True)
        since.setProperty("tone", "muted")
        show_tip(since, exactly(when))
        head = QWidget()
        line = FlowLayout(head, gap=6)
        line.addWidget(author)
        line.addWidget(since)
        return head

    def _made_body(self, comment: Comment) -> QLabel:
        body = QLabel()
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setText(self._library.comment_html(comment))
        body.setWordWrap(True)
        body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        flags = Qt.TextInteractionFlag
        links = flags.LinksAccessibleByMouse
        if "<a " in body.text():  # without a link there is nothing for the keyboard to do
            links |= flags.LinksAccessibleByKeyboard
        # An inline comment is clicked to go to its text, so only links take the mouse there.
        inline = comment.place is Place.INLINE
        body.setTextInteractionFlags(links if inline else links | flags.TextSelectableByMouse)
        body.linkActivated.connect(self.link_activated)
        return body


def _parts(found: Iterable[Thread]) -> list[Thread]:
    """The rows that threads are shown in: of a long one not all is made in one go."""
    return [part for thread in found for part in thread.parts(_TOGETHER)]


class Avatar(QWidget):
    """The initials of a name on a disc."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = initials(name)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint disc and letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sel"))
        painter.drawEllipse(QRectF(self.rect()))
        font = self.font()
        font.setPixelSize(self._theme.scaled(_LETTERS))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()

    def _fit(self) -> None:
        edge = self._theme.scaled(AVATAR)
        self.setFixedSize(edge, edge)
        self.update()


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
