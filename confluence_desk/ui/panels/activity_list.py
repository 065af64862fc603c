"""The list of running work: each piece with how far it is and a way to stop it."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from confluence_desk.ui.activities import Activities, Activity
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.bars import advance, made_bar
from confluence_desk.ui.panels.labels import ElidedLabel, plain, with_margins
from confluence_desk.ui.panels.steady_rows import SteadyRows, mark_spot
from confluence_desk.ui.theme import Theme


class ActivityList(SteadyRows):
    """One row a piece of work, the oldest first; a sentence while nothing runs."""

    def __init__(self, activities: Activities, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Running work"))
        self._activities = activities
        self._theme = theme
        self._shown: tuple[Activity, ...] = ()
        self._bars: dict[Activity, QProgressBar] = {}
        activities.changed.connect(self._update)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        self._update()
        super().showEvent(event)

    def _update(self) -> None:
        if self.parentWidget() is not None and not self.isVisible():
            return  # nobody looks, and work begins and ends many times a second
        if tuple(self._activities) != self._shown:
            self._fill()
        for activity, bar in self._bars.items():
            advance(bar, activity.share, moves=self._theme.motion)

    def _fill(self) -> None:
        self._shown = tuple(self._activities)
        self._bars = {}
        rows = [self._made_row(activity) for activity in self._shown]
        nothing = with_margins(plain(self.tr("Nothing is running."), "muted"), 8, 4, 8, 4)
        self.show_rows(rows or [nothing])

    def _made_row(self, activity: Activity) -> QWidget:
        stop = QToolButton()
        stop.setIcon(self._theme.icon("x"))
        Growing(stop, self._theme, PICTURE)
        stop.setAccessibleName(self.tr("Stop: {work}").format(work=activity.words))
        stop.setToolTip(self.tr("Stop"))
        stop.clicked.connect(partial(_cancel, activity))
        mark_spot(stop, id(activity))
        self._bars[activity] = bar = made_bar(activity.words)
        advance(bar, activity.share, moves=self._theme.motion)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(ElidedLabel(activity.words))
        middle.addWidget(bar)
        row = QWidget()
        lay = QHBoxLayout(row)
        lay.setContentsMargins(8, 5, 4, 5)
        lay.setSpacing(10)
        lay.addLayout(middle, 1)
        lay.addWidget(stop)
        return row


def _cancel(activity: Activity, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
    activity.cancel()
