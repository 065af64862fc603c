"""Starts WebEngine while the program itself is still being loaded."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView


class Hearth(QObject):
    """Lit once, for the profiles of the whole run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._match: QWebEngineView | None = None
        self._strike = QTimer(self, singleShot=True, interval=0)

    def light(self) -> None:
        """Have the loop start what every profile needs, its first processes among it.

        That takes waiting. A slot of Qt's own that the loop calls waits without Python's lock,
        so that other threads go on; the match is what has such a slot.
        """
        self._match = QWebEngineView()
        self._strike.timeout.connect(self._match.stop)
        self._strike.timeout.connect(self.end)
        self._strike.start()

    def end(self) -> None:
        """Throw the match away; what it lit burns on."""
        self._strike.stop()
        if self._match is not None:
            self._match.deleteLater()
            self._match = None
