"""How much was found, in as many words as there is room for: the number is always whole."""

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from confluence_desk.ui.panels.labels import show_tip

translate = QCoreApplication.translate
_SPARE = 2


class Tally(QLabel):
    """``whole`` says all of it, also where it is shown shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._forms = [""]

    @property
    def whole(self) -> str:
        """All that is to be said."""
        return self._forms[0]

    def count(self, here: int, named: int = 0, there: int = 0) -> None:
        """So many are here, of so many only the name is, and so many are on Confluence."""
        self._forms = _forms(here, named, there)
        show_tip(self, self.whole)
        self.setAccessibleName(self.whole)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return QSize(self._wide(self._forms[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the number."""
        return QSize(self._wide(self._forms[-1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = [form for form in self._forms if self._wide(form) <= self.width()]
        self.setText(fitting[0] if fitting else self._forms[-1])

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + _SPARE if text else 0


def _forms(here: int, named: int, there: int) -> list[str]:
    """The longest first."""
    n = here
    parts = [translate("ResultsTab", "%n here", "", n)] if n else []
    n = named
    parts += [translate("ResultsTab", "%n by name only", "", n)] if n else []
    n = there
    parts += [translate("ResultsTab", "%n on Confluence", "", n)] if n else []
    everything = QLocale().toString(here + named + there)
    forms = [" · ".join(parts)]
    if here and named + there:
        told = translate("ResultsTab", "{here} of {all} here")
        forms.append(told.format(here=QLocale().toString(here), all=everything))
    return [*forms, everything] if parts else [""]
