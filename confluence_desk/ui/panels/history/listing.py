"""Shows the versions as one wants, as far as there is room for them beside a comparison."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from confluence_desk.ui.panels.history.split import VersionSplit
from confluence_desk.ui.panels.history.timeline import Timeline


class Listing(QObject):
    """``wanted`` is whether they are to be seen where there is room.

    Where there is none they give way; who asks for them there sees them in place of the
    comparison, until two are picked.
    """

    def __init__(
        self, button: QToolButton, timeline: Timeline, split: VersionSplit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._button = button
        self._split = split
        self._asking = True
        self.wanted = button.isChecked()
        button.toggled.connect(self._toggled)
        split.crowded_changed.connect(self._fit)
        timeline.picked.connect(self._picked)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - a signal's value
        if self._asking and not self._split.crowded:
            self.wanted = on
        self._split.show_content(shown=not (on and self._split.crowded))

    def _fit(self, crowded: bool) -> None:  # noqa: FBT001 - a signal's value
        self._asking = False
        self._button.setChecked(self.wanted and not crowded)
        self._asking = True
        self._toggled(self._button.isChecked())

    def _picked(self) -> None:
        if self._split.crowded:
            self._button.setChecked(False)
