"""Where one tab has been: back and forward, as browsers keep it."""

from dataclasses import dataclass, field, replace

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that was read, and the place in it.

    ``position`` is how far down the text stood when it was left; None while it was not.
    """

    node_id: str
    anchor: str = ""
    position: float | None = field(default=None, compare=False)


class Trail:
    """The stops of a tab in order, and which of them is shown."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def current(self) -> Stop | None:
        """The stop that is shown."""
        return self._stops[self._at] if self._stops else None

    @property
    def can_back(self) -> bool:
        """Whether there is a stop before."""
        return self._at > 0

    @property
    def can_forward(self) -> bool:
        """Whether there is a stop after."""
        return self._at < len(self._stops) - 1

    def visit(self, stop: Stop) -> None:
        """Go on to ``stop``; what lay ahead is forgotten. The same stop again changes nothing."""
        if stop == self.current:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-LONGEST:]
        self._at = len(self._stops) - 1

    def leave_at(self, position: float) -> None:
        """Remember how far down the text of the current stop stands."""
        if self._stops:
            self._stops[self._at] = replace(self._stops[self._at], position=position)

    def back(self) -> Stop | None:
        """Step back; None on the first stop."""
        return self._step(-1) if self.can_back else None

    def forward(self) -> Stop | None:
        """Step forward; None on the last stop."""
        return self._step(1) if self.can_forward else None

    def _step(self, by: int) -> Stop | None:
        self._at += by
        return self.current
