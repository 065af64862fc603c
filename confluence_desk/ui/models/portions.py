"""Does much in small portions, one in a turn of the loop, so that no turn is long."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 40
"""Rows that are read again and drawn in one turn: a few milliseconds."""


class Portions(QObject):
    """Hands ids to ``do``: the first ones at once, the others in the turns that follow."""

    def __init__(
        self, do: Callable[[Sequence[str]], None], parent: QObject, at_once: int = AT_ONCE
    ) -> None:
        super().__init__(parent)
        self._do = do
        self._at_once = at_once
        self._waiting: dict[str, None] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def take(self, ids: Iterable[str]) -> None:
        """These too; one that waits already is done once."""
        self._waiting.update(dict.fromkeys(ids))
        if self._waiting and not self._timer.isActive():
            self._go_on()

    def drop(self) -> None:
        """Nobody wants them any more."""
        self._timer.stop()
        self._waiting.clear()

    def _go_on(self) -> None:
        some = list(self._waiting)[: self._at_once]
        for one in some:
            del self._waiting[one]
        if self._waiting:
            self._timer.start()
        self._do(some)
