"""Which two of a page's versions somebody means by “since I read it” and the like."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from confluence_desk.domain.entities import Version
from confluence_desk.domain.readings import Reading


def before(versions: Iterable[Version], number: int) -> int:
    """The version before another; numbers need not be steps of one (trap 88). 0 for none."""
    return max((one.number for one in versions if one.number < number), default=0)


def newest(versions: Iterable[Version]) -> int:
    """The last version; 0 for none."""
    return max((one.number for one in versions), default=0)


def at(versions: Sequence[Version], moment: datetime) -> int:
    """What stood at a moment; the first version where the page is younger. 0 for none."""
    numbers = [one.number for one in versions]
    stood = [one.number for one in versions if one.created_at and one.created_at <= moment]
    return max(stood) if stood else min(numbers, default=0)


def last_read(readings: Iterable[Reading], number: int) -> Reading | None:
    """The version that was read last before this one; None where none was."""
    return next((one for one in readings if one.number < number), None)


def missing(versions: Sequence[Version]) -> list[tuple[int, int]]:
    """Stretches of numbers that no version has: deleted, or never published. Both ends count."""
    numbers = sorted({one.number for one in versions})
    gaps = [(1, numbers[0] - 1)] if numbers and numbers[0] > 1 else []
    gaps += [(a + 1, b - 1) for a, b in pairwise(numbers) if b - a > 1]
    return gaps


def followed(number: int, before: Iterable[Version], now: Iterable[Version]) -> int:
    """What a version is called now: deleting one renumbers the later ones (trap 88)."""
    moment = next((one.created_at for one in before if one.number == number), None)
    return next((one.number for one in now if moment and one.created_at == moment), number)
