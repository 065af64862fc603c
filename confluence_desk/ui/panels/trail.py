"""Where one tab has been: back and forward, as browsers keep it."""

from collections.abc import Sequence
from dataclasses import field, replace

from confluence_desk.domain.frozen import frozen

LONGEST = 100


@frozen
class Stop:
    """A page that was read, and the place in it.

    ``position`` is how far down the text stood when it was left; None while it was not.
    """

    node_id: str
    anchor: str = ""
    position: float | None = field(default=None, compare=False)


class Trail:
    """The stops of a tab in order, and which of them is shown."""

    def __init__(self, stops: Sequence[Stop] = (), at: int = 0) -> None:
        kept = list(stops)[-LONGEST:]
        self._stops = kept
        self._at = min(max(at - (len(stops) - len(kept)), 0), len(kept) - 1)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every stop, the first one first."""
        return tuple(self._stops)

    @property
    def at(self) -> int:
        """Which stop is shown, counted from 0."""
        return max(self._at, 0)

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

    def before(self) -> tuple[Stop, ...]:
        """The stops before, the nearest first."""
        return tuple(reversed(self._stops[: self.at]))

    def after(self) -> tuple[Stop, ...]:
        """The stops after, the nearest first."""
        return tuple(self._stops[self._at + 1 :])

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

    def back(self, steps: int = 1) -> Stop | None:
        """Step back, at most to the first stop; None where there is none before."""
        return self._step(-min(steps, self._at)) if self.can_back else None

    def forward(self, steps: int = 1) -> Stop | None:
        """Step forward, at most to the last stop; None where there is none after."""
        ahead = len(self._stops) - 1 - self._at
        return self._step(min(steps, ahead)) if self.can_forward else None

    def _step(self, by: int) -> Stop | None:
        self._at += by
        return self.current
