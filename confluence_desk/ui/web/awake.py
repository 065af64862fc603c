"""Puts views to sleep that nobody has looked at for longest, so that many tabs stay cheap."""

from collections.abc import Callable
from typing import Protocol

AWAKE = 6
"""So many hidden views stay as they are; each one costs some 13 MiB."""


class Sleeper(Protocol):
    """A view that can give back its memory."""

    def sleep(self) -> None:
        """Give it back until it is shown again; one that cannot stays as it is."""


class Awake:
    """The hidden views that still stand, the one hidden longest first.

    Each that has to sleep does so in a turn of its own, as ``later`` gives them: Chromium takes 13
    milliseconds for it, and a view is hidden where another one is about to be shown.
    """

    def __init__(self, later: Callable[[Callable[[], None]], None], most: int = AWAKE) -> None:
        self._later = later
        self._most = most
        self._hidden: dict[Sleeper, None] = {}

    def hidden(self, view: Sleeper) -> None:
        """A view went out of sight; the one that did so longest ago may have to sleep."""
        self._hidden.pop(view, None)
        self._hidden[view] = None
        if len(self._hidden) > self._most:
            self._later(self._thin)

    def shown(self, view: Sleeper) -> None:
        """A view came into sight, or is no more."""
        self._hidden.pop(view, None)

    def _thin(self) -> None:
        """Put one to sleep, unless it was shown or ended meanwhile."""
        if len(self._hidden) > self._most:
            oldest = next(iter(self._hidden))
            del self._hidden[oldest]
            oldest.sleep()
