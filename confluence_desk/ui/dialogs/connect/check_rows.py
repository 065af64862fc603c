"""The live list of what the connection can do, one line each."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from confluence_desk.domain.capabilities import EXTRA, NEEDED, Capability, Finding
from confluence_desk.ui import capability_words
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

_WAITING = ("circle-dashed", "muted")


class CheckRows(QWidget):
    """What was not tried yet shows an empty circle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._signs: dict[Capability, Picture] = {}
        self.said: dict[Capability, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        for line, capability in enumerate(Capability):
            self._signs[capability] = Picture(theme)
            self.said[capability] = plain("", "muted")
            name = plain(capability_words.name(capability), wrap=False)
            grid.addWidget(self._signs[capability], line, 0)
            grid.addWidget(name, line, 1)
            grid.addWidget(self.said[capability], line, 2)
        self.clear()

    def clear(self) -> None:
        """Nothing was tried."""
        for capability, sign in self._signs.items():
            sign.show_icon(*_WAITING)
            self._say(capability, self.tr("not tried yet"), "muted")

    def begin(self, capability: Capability) -> None:
        """It is tried now."""
        self._signs[capability].show_icon("spinner", "accent")
        self._say(capability, self.tr("trying…"), "muted")

    def show_finding(self, finding: Finding) -> None:
        """What came of it."""
        icon, role = _sign(finding)
        self._signs[finding.capability].show_icon(icon, role)
        words = capability_words.verdict(finding)
        if not finding.works:
            words = self.tr("{verdict}. {without} {remedy}").format(
                verdict=words,
                without=capability_words.lost(finding),
                remedy=capability_words.remedy(finding),
            )
        tone = {"bad": "bad", "ok": "ok"}.get(role, "warn" if role == "warn" else "muted")
        self._say(finding.capability, words.strip(), tone)

    def _say(self, capability: Capability, words: str, tone: str) -> None:
        label = self.said[capability]
        label.setText(words)
        name = capability_words.name(capability)
        label.setAccessibleName(self.tr("{name}: {verdict}").format(name=name, verdict=words))
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def _sign(finding: Finding) -> tuple[str, str]:
    if finding.works:
        return "check-circle", "ok"
    if finding.capability in NEEDED:
        return "x-circle", "bad"
    return ("minus-circle", "muted") if finding.capability in EXTRA else ("warning", "warn")
