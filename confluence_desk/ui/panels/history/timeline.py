"""The versions of a page beside its comparison: pick two by mouse or keyboard, fetch what lacks."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import DeskError
from confluence_desk.services import picks
from confluence_desk.ui.messages import words
from confluence_desk.ui.models.version_rows import ROW, VersionRow, VersionRows
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.history.slider import VersionSlider
from confluence_desk.ui.panels.history.split import VersionSplit
from confluence_desk.ui.panels.history.version_row import VersionRowPainter
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.low_scroll import LowScroll
from confluence_desk.ui.panels.tab_content import passes
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.domain.readings import Reading
    from confluence_desk.services.library import Library

_SIZES, _BRING = "sizes", "bring"
_LOOK_MS = 120
_AROUND = 5
_LEAST_LIST = 110
"""How high the list is at least, at 100 %."""
_WEEK = timedelta(days=7)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BOTH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Timeline(QWidget):
    """``picked`` carries the older and the newer of the two to compare.

    ``failed`` tells that texts could not be fetched, and whether asking again later may help.
    """

    picked = Signal(int, int)
    failed = Signal(bool)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        page_id: str,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._page_id = page_id
        self._now = now
        self._versions: Sequence[Version] = ()
        self._in_vain = False
        self._keys = tuple(f"{key}:{id(self):x}" for key in (_SIZES, _BRING))
        self.model = VersionRows()
        self.list = QListView()
        self.slider = VersionSlider(theme)
        self.since_read = self._made(self.tr("Since I last read it"), self.pick_read)
        self.since_week = self._made(self.tr("Since last week"), self.pick_week)
        self.previous = self._made(self.tr("Against the previous"), self.pick_previous)
        self.bring_button = self._made("", self.bring)
        self.told = plain("", "muted")
        self.progress = QProgressBar()
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._measure)
        self._dress(theme)
        self._lay_out(theme)
        self._connect()

    def show_versions(self, versions: "Sequence[Version]", old: int, new: int) -> None:
        """Show these, newest first, two of them compared."""
        self._versions = versions
        here = self._library.history.here(self._page_id)
        readings = self._library.history.readings(self._page_id)
        self.model.show_rows(self._rows(here, readings), self._now())
        self.model.choose(old, new)
        self.slider.show_versions([one.number for one in versions], old, new)
        self.slider.setVisible(old > 0)  # else another page or a file stands in its place
        at = self.model.row_of(new)
        if at >= 0 and not self.list.hasFocus():
            self.list.setCurrentIndex(self.model.index(at))
        self.since_read.setEnabled(self._read() is not None)
        self.since_week.setEnabled(self._week() != picks.newest(versions))
        self.previous.setEnabled(picks.before(versions, new) > 0)
        if not self._scope.running(self._keys[1]):
            self._offer_to_bring()
        self._look.start()

    def _offer_to_bring(self) -> None:
        lacking = len(self._lacking())
        self.bring_button.setVisible(lacking > 0)
        self.bring_button.setText(self.tr("Fetch %n missing text(s)", "", lacking))

    def beside(self, content: QWidget) -> VersionSplit:
        """Stand, hidden at first, beside what shows the two."""
        self.hide()
        return VersionSplit(self._theme, self, content)

    def pick_read(self) -> None:
        """Compare the newest with what was read last."""
        if (read := self._read()) is not None:
            self.picked.emit(read.number, picks.newest(self._versions))

    def pick_week(self) -> None:
        """Compare the newest with what stood a week ago."""
        newest = picks.newest(self._versions)
        if newest:
            self.picked.emit(self._week(), newest)

    def pick_previous(self) -> None:
        """Compare the newer side with the version before it."""
        self._pick_alone(self.model.pair[1])

    def bring(self) -> None:
        """Fetch every text that is not here; while that goes on, stop it."""
        self._in_vain = False
        if self._scope.running(self._keys[1]):
            self._scope.cancel(self._keys[1])
            return
        self.bring_button.setText(self.tr("Stop fetching"))
        self._scope.start(
            self._bring(self._lacking()), key=self._keys[1], words=self.tr("Fetching versions")
        )

    def retry(self) -> None:
        """Go on with what nobody answered when it was asked for."""
        if self._in_vain:
            self.bring()

    def end(self) -> None:
        """Measure and fetch nothing any more."""
        self._look.stop()
        for key in self._keys:
            self._scope.cancel(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter compares with the one before, O and N choose a side."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row: VersionRow | None = self.list.currentIndex().data(ROW)
            if row is not None and not row.gap and self._press(event, row.number):
                return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent, number: int) -> bool:
        old, new = self.model.pair
        if event.key() in _ENTER:
            self._choose(number, together=bool(event.modifiers() & _BOTH))
        elif event.key() == Qt.Key.Key_O:
            self.picked.emit(number, new)
        elif event.key() == Qt.Key.Key_N:
            self.picked.emit(old, number)
        else:
            return False
        return True

    def _choose(self, number: int, *, together: bool) -> None:
        """Alone a version is compared with the one before, together with the newer side."""
        new = self.model.pair[1]
        if not together or number == new:
            self._pick_alone(number)
        else:
            self.picked.emit(min(number, new), max(number, new))

    def _pick_alone(self, number: int) -> None:
        before = picks.before(self._versions, number)
        if before:
            self.picked.emit(before, number)

    def _rows(self, here: set[int], readings: "Sequence[Reading]") -> list[VersionRow]:
        read = {one.number: one.read_at for one in readings}
        numbers = [one.number for one in self._versions]
        following = [*numbers[1:], 0]
        rows = [
            VersionRow(
                one.number,
                self._library.person_name(one.author_id) if one.author_id else "",
                one.created_at,
                one.message,
                one.minor_edit,
                one.number in here,
                read.get(one.number),
                before=before,
                measurable=one.number in here and (before in here or one.number == 1),
            )
            for one, before in zip(self._versions, following, strict=False)
        ]
        rows += [VersionRow(first, last=last) for first, last in picks.missing(self._versions)]
        return sorted(rows, key=lambda row: -row.number)

    def _read(self) -> "Reading | None":
        readings = self._library.history.readings(self._page_id)
        return picks.last_read(readings, picks.newest(self._versions))

    def _week(self) -> int:
        """What stood a week ago; the newest where nothing changed since."""
        return picks.at(self._versions, self._now() - _WEEK)

    def _lacking(self) -> list[int]:
        return [row.number for row in self.model.rows if not (row.gap or row.here)]

    async def _bring(self, numbers: list[int]) -> None:
        self.told.hide()
        try:
            await self._library.history.bring(self._page_id, numbers, self._progressed)
        except DeskError as trouble:
            said = words(trouble)
            self.told.setText(f"{said.text} {said.remedy}")
            self.told.show()
            self._in_vain = passes(trouble)
            self.failed.emit(self._in_vain)
        finally:
            self.progress.hide()
            self._offer_to_bring()
        self.show_versions(self._versions, *self.model.pair)
        self._offer_to_bring()

    def _progressed(self, done: int, every: int) -> None:
        self.progress.setMaximum(every)
        self.progress.setValue(done)
        self.progress.setFormat(self.tr("{done} of {all}").format(done=done, all=every))
        self.progress.show()

    def _measure(self) -> None:
        """Find out how much the versions in sight changed."""
        rows = [row for row in self._in_sight() if row.measurable]
        rows = [row for row in rows if self.model.size_of(row) is None]
        if rows:
            self._scope.start(self._sizes(rows), key=self._keys[0])

    def _in_sight(self) -> Sequence[VersionRow]:
        view = self.list.viewport().rect()
        first = self.list.indexAt(view.topLeft()).row()
        last = self.list.indexAt(view.bottomLeft()).row()
        last = last if last >= 0 else len(self.model.rows)
        return self.model.rows[max(0, first - _AROUND) : last + _AROUND]

    async def _sizes(self, rows: Sequence[VersionRow]) -> None:
        for row in rows:
            size = await self._library.history.size(self._page_id, row.before, row.number)
            if size is not None:
                self.model.set_size(row.number, row.before, size)

    def _clicked(self, index: QModelIndex) -> None:
        row: VersionRow | None = index.data(ROW)
        if row is not None and not row.gap:
            modifiers = QGuiApplication.keyboardModifiers()
            self._choose(row.number, together=bool(modifiers & _BOTH))

    def _made(self, said: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(said)
        button.setProperty("chip", True)
        button.clicked.connect(does)
        return button

    def _dress(self, theme: Theme) -> None:
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(VersionRowPainter(self.model, theme, self._now, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip(
            self.tr(
                "Click or Enter: what it changed. With Shift: everything between it and the"
                " newer side. O and N: take it as the older or the newer side."
            )
        )
        self.progress.setAccessibleName(self.tr("Fetching versions"))
        self.progress.hide()
        self.told.hide()

    def _lay_out(self, theme: Theme) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(10, 8, 10, 8)
        above.setSpacing(theme.size("gap"))
        quick = FlowLayout()
        for button in (self.since_read, self.since_week, self.previous):
            quick.addWidget(button)
        above.addWidget(self.slider)
        above.addLayout(quick)
        for part in (self.bring_button, self.progress, self.told):
            above.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        self._scroll = LowScroll(inside, self)
        self._scroll.setAccessibleName(self.tr("Versions"))
        self.setFocusProxy(self.list)

    def _grow(self) -> None:
        """Some versions are seen however low it is; the rest is scrolled to."""
        self.list.setMinimumHeight(self._theme.scaled(_LEAST_LIST))

    def _connect(self) -> None:
        self._theme.changed.connect(self._grow)
        self._grow()
        self.list.clicked.connect(self._clicked)
        self.slider.picked.connect(self.picked)
        self.list.installEventFilter(self)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
