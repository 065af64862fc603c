"""What a run may spend: requests for lists that tell no change, room for files, time for graves."""

from datetime import timedelta

from confluence_desk.domain.frozen import frozen

GIGABYTE = 1 << 30
ENOUGH = 55
"""Requests of a full run in which nothing is new, as long as its listings leave room for audits."""
BESIDE = 5
"""The list of spaces, that of labels, and looks at the newest comments and files: in every run."""
LEAST = 5
"""Requests for audits at least, in any full run."""
MOST = 58
"""Requests of such a run, with all that it asks again of what pages need beside themselves."""
FOR_LISTS = 14
"""Requests that audits leave for lists that pages show."""
A_FEW = 4


@frozen
class Caps:
    """What a person allows: room for the bytes of all files, and how long what left is kept.

    ``tombstones_kept`` None keeps the last copy of what left for ever.
    """

    files: int = 2 * GIGABYTE
    tombstones_kept: timedelta | None = timedelta(days=180)


class Budget:
    """How many requests the audits of a run may still make; ``None`` means all they need.

    What every run makes besides, a look at each list and the list of labels, is not of them.
    An audit that has begun goes on to its end: a list that is not whole proves nothing.
    """

    def __init__(self, requests: int | None = None) -> None:
        self.left = requests

    def affords(self, requests: int = 1) -> bool:
        """Whether an audit of so many requests fits into what is left."""
        return self.left is None or self.left >= requests

    def spend(self, requests: int = 1) -> None:
        """Count requests that an audit made; never below nothing."""
        if self.left is not None:
            self.left = max(0, self.left - requests)


def audits_after(enumerating: int, needed: int = 0) -> Budget:
    """What is left for lists without a mark in a full run whose enumeration took so many requests.

    A run over some ten thousand pages stays below sixty, so that one can be made every few hours:
    ``needed`` are requests that it will make for what pages need beside themselves.
    """
    return Budget(max(ENOUGH - BESIDE - enumerating - needed, enumerating // 10, LEAST))


def lists_after(spent: int) -> int:
    """How many requests a full run that made so many may make for lists that pages show."""
    return max(MOST - spent, spent // 10, A_FEW)
