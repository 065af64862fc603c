"""A tab to paste an alert into: it brings the runbooks that fit, from this machine alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.drafting import Drafting, Drafts
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.alert_rows import RunbookRow
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.alerts import AlertMatch

_SOON_MS = 150
_LINES = 8
_SIGNS = 12
_WORDS = 4
_MATCH = "match"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Matches(Protocol):
    """What matches."""

    async def match(self, text: str) -> "AlertMatch":
        """The pages that fit an alert."""


class AlertTab(TabContent):
    """What is pasted may name anything: it is kept in the library, and in no plain file.

    ``open_requested`` carries an id, an anchor and how; ``search_requested`` words for a search.
    """

    open_requested = Signal(str, str, str)
    search_requested = Signal(str)

    kind: ClassVar[str] = "alert"
    icon_name: ClassVar[str] = "first-aid-kit"
    reads_here: ClassVar[bool] = True

    def __init__(
        self,
        runbooks: Matches,
        drafts: Drafts,
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runbooks = runbooks
        self._theme = theme
        self._scope = scope
        self._state = state
        self._now = now
        self.box = QPlainTextEdit()
        self._draft = Drafting(drafts, state.draft, self.box.toPlainText, self)
        self.rows: list[RunbookRow] = []
        self._signs = QWidget()
        self._list = QWidget()
        self._bar = Busy(theme, self.tr("Matching"))
        self._vacancy = Vacancy(theme)
        self._scroll = QScrollArea()
        self._middle = QStackedLayout()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._connect()
        self._say_empty()
        words = state.words or self._draft.before
        if words:
            self.box.setPlainText(words)

    @property
    def title(self) -> str:
        """What it is for."""
        return self.tr("Match an alert")

    @property
    def said(self) -> str:
        """What stands in place of runbooks; empty where there are some."""
        return self._vacancy.text if self._middle.currentWidget() is self._vacancy else ""

    def state(self) -> TabState:
        """The alert, which goes along to another window, and where it is kept for another run."""
        words = self.box.toPlainText()
        draft = self._draft.name if words else ""
        return TabState(self.kind, pinned=self._state.pinned, words=words, draft=draft)

    @property
    def can_reload(self) -> bool:
        """Whether there is an alert to match again."""
        return bool(self.box.toPlainText().strip())

    def reload(self) -> None:
        """Match again: more may be here by now."""
        self._run()

    async def aclose(self) -> None:
        """Match no more."""
        self._soon.stop()
        self._draft.end()
        self._scope.cancel(_MATCH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter opens the first; Tab leaves the box instead of writing one."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and ctrl and self.rows:
                self._open(self.rows[0], "here")
                return True
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        text = self.box.toPlainText().strip()
        self.moved.emit()
        if not text:
            self._scope.cancel(_MATCH)
            self._bar.hide()
            self._show_signs(())
            self._say_empty()
            return
        self._bar.show()
        self._scope.start(self._matched(text), key=_MATCH)

    async def _matched(self, text: str) -> None:
        try:
            found = await self._runbooks.match(text)
        except DeskError as trouble:
            said = words(trouble)
            self._say("warning-circle", said.text, said.remedy)
        else:
            self._show(found)
        self._bar.hide()

    def _show(self, found: "AlertMatch") -> None:
        self._show_signs(tuple(sign.text for sign in found.signs[:_SIGNS]))
        self._fill(found)
        if found.runbooks:
            self._middle.setCurrentWidget(self._scroll)
            return
        if not found.signs:
            title = self.tr("Nothing in this text tells what it is about")
            text = self.tr("Names, error codes and exceptions are looked for.")
            self._say("magnifying-glass", title, text)
            return
        sought = " ".join(sign.text for sign in found.signs[:_WORDS])
        title = self.tr("No page on this machine fits")
        text = self.tr("What is kept offline is looked through; Confluence may have more.")
        way = (self.tr("Search Confluence"), lambda: self.search_requested.emit(sought))
        self._vacancy.say("magnifying-glass", title, text, way)
        self._middle.setCurrentWidget(self._vacancy)

    def _fill(self, found: "AlertMatch") -> None:
        lay = self._list.layout()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [RunbookRow(runbook, self._now()) for runbook in found.runbooks]
        for at, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, row=row: self._open(row, _how()))
            if isinstance(lay, QVBoxLayout):
                lay.insertWidget(at, row)

    def _show_signs(self, texts: tuple[str, ...]) -> None:
        lay = self._signs.layout()
        while lay is not None and (item := lay.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for text in texts:
            if isinstance(lay, FlowLayout):
                lay.addWidget(_sign(text))
        self._signs.setVisible(bool(texts))
        told = self.tr("Looked for: {terms}").format(terms=", ".join(texts))
        self._signs.setAccessibleName(told if texts else "")

    def _say_empty(self) -> None:
        title = self.tr("Which runbook helps?")
        text = self.tr(
            "Paste an alert, an excerpt of a log, a stack trace or the JSON of an alert manager."
            " It does not leave this machine."
        )
        self._say("first-aid-kit", title, text)

    def _say(self, icon: str, title: str, text: str) -> None:
        self._fill_nothing()
        self._vacancy.say(icon, title, text)
        self._middle.setCurrentWidget(self._vacancy)

    def _fill_nothing(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []

    def _open(self, row: RunbookRow, how: str) -> None:
        self.open_requested.emit(row.hit.id, "", how)

    def _lay_out(self) -> None:
        self._dress_box()
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.setFixedHeight(2)
        self._bar.hide()
        FlowLayout(self._signs, gap=6)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        rows.addStretch(1)
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have the keyboard
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("Runbooks"))
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_heading())
        column.addWidget(self._bar)
        column.addLayout(self._middle, 1)
        self.setFocusProxy(self.box)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def _made_heading(self) -> QFrame:
        heading = QFrame()
        heading.setObjectName("tabHeading")
        lay = QVBoxLayout(heading)
        lay.setContentsMargins(16, 10, 16, 10)
        lay.setSpacing(self._theme.size("gap"))
        lay.addWidget(self.box)
        lay.addWidget(self._signs)
        return heading

    def _dress_box(self) -> None:
        self.box.setObjectName("alertBox")
        self.box.setPlaceholderText(self.tr("Paste an alert here"))
        self.box.setAccessibleName(self.tr("Alert"))
        self.box.setToolTip(self.tr("Ctrl+Enter opens the first runbook"))
        self.box.setTabChangesFocus(True)
        self._theme.changed.connect(self._size_box)
        self._size_box()

    def _size_box(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.box.setFont(self._theme.font(fixed, role="code"))
        margins = self.box.contentsMargins()
        height = self.box.fontMetrics().lineSpacing() * _LINES
        self.box.setFixedHeight(height + margins.top() + margins.bottom() + 8)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._soon.start)
        self.box.textChanged.connect(self._draft.touch)
        self.box.installEventFilter(self)
        self._soon.timeout.connect(self._run)


def _sign(text: str) -> QLabel:
    label = plain(text, wrap=False)
    label.setProperty("sign", "true")
    return label


def _how() -> str:
    pressed = QGuiApplication.keyboardModifiers()
    if pressed & Qt.KeyboardModifier.ControlModifier:
        return "behind"
    return "window" if pressed & Qt.KeyboardModifier.ShiftModifier else "here"
