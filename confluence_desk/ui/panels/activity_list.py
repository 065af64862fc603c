"""The list of running work: each piece with how far it is and a way to stop it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.activities import Activities, Activity
from confluence_desk.ui.panels.labels import ElidedLabel, plain
from confluence_desk.ui.theme import Theme


class ActivityList(QScrollArea):
    """One row a piece of work, the oldest first; a sentence while nothing runs."""

    def __init__(self, activities: Activities, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activities = activities
        self._theme = theme
        self._shown: tuple[Activity, ...] = ()
        self._bars: dict[Activity, QProgressBar] = {}
        self.setAccessibleName(self.tr("Running work"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        activities.changed.connect(self._update)
        self._fill()

    def _update(self) -> None:
        if tuple(self._activities) != self._shown:
            self._fill()
        for activity, bar in self._bars.items():
            _advance(bar, activity.share)

    def _fill(self) -> None:
        self._shown = tuple(self._activities)
        self._bars = {}
        inside = QWidget()
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(14, 4, 8, 10)
        for activity in self._shown:
            lay.addWidget(self._made_row(activity))
        if not self._shown:
            lay.addWidget(plain(self.tr("Nothing is running."), "muted"))
        lay.addStretch(1)
        self.setWidget(inside)

    def _made_row(self, activity: Activity) -> QWidget:
        row = QWidget()
        stop = QToolButton()
        stop.setAutoRaise(True)
        stop.setIcon(self._theme.icon("x"))
        stop.setAccessibleName(self.tr("Stop: {work}").format(work=activity.words))
        stop.setToolTip(self.tr("Stop"))
        stop.clicked.connect(partial(_cancel, activity))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedHeight(4)
        bar.setAccessibleName(activity.words)
        self._bars[activity] = bar
        _advance(bar, activity.share)
        words: QLabel = ElidedLabel(activity.words)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(words)
        middle.addWidget(bar)
        lay = QHBoxLayout(row)
        lay.setContentsMargins(0, 4, 0, 4)
        lay.addLayout(middle, 1)
        lay.addWidget(stop)
        return row


def _cancel(activity: Activity, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
    activity.cancel()


def _advance(bar: QProgressBar, share: float | None) -> None:
    bar.setRange(0, 0 if share is None else 1000)
    if share is not None:
        bar.setValue(round(share * 1000))
