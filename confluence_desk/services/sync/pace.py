"""How much to ask for at once: more while the service is quick, less when it is overcome."""

START, LEAST, MOST = 50, 25, 250
FAST, SLOW = 1.0, 8.0
"""Seconds for one answer."""
HEAVY = 6 << 20
"""Characters of text in one answer beyond which the next ones are made smaller."""


class Pace:
    """The size of the next request."""

    def __init__(self) -> None:
        self.size = START

    def took(self, seconds: float, characters: int, asked: int) -> None:
        """Note an answer to a request for ``asked`` items."""
        if seconds > SLOW or characters > HEAVY:
            self._at_most(asked // 2)
        elif seconds < FAST and characters * 2 <= HEAVY and asked >= self.size:
            self.size = min(MOST, self.size * 2)

    def failed(self, asked: int) -> None:
        """Note that a request for ``asked`` items was too much, or looked like it."""
        self._at_most(asked // 2)

    def _at_most(self, size: int) -> None:
        self.size = max(LEAST, min(self.size, size))
