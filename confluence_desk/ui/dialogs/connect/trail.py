"""Shows how far one is: the names of all steps, the one in front lit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from confluence_desk.ui.panels.labels import plain


class Trail(QWidget):
    """``names`` in their order."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._labels = [plain("", "muted", wrap=False) for _ in names]
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(16)
        for label in self._labels:
            lay.addWidget(label)
        lay.addStretch(1)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Light the step that is in front."""
        for number, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            label.setText(self.tr("{number} {name}").format(number=number + 1, name=name))
            _light(label, "" if number == at else "muted", bold=number == at)
        said = self.tr("Step {number} of {all}: {name}")
        name, count = self._names[at], len(self._names)
        self.setAccessibleName(said.format(number=at + 1, all=count, name=name))


def _light(label: QLabel, tone: str, *, bold: bool) -> None:
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
