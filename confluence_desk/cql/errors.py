"""The one trouble a query can have, with the place in it."""


class CqlError(ValueError):
    """The text is no query; ``start`` and ``end`` mark what is wrong with it.

    ``expected`` names what could stand there instead, in the order to offer it.
    """

    def __init__(self, message: str, start: int, end: int, expected: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.expected = expected
