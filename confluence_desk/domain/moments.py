"""How long ago something was, rounded as people round it; words for it depend on who reads."""

from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Unit(StrEnum):
    """What a distance in time is counted in."""

    MINUTE = "min"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@frozen
class Distance:
    """So many units away; ``ahead`` when it is still to come. No units at all is now."""

    count: int
    unit: Unit = Unit.MINUTE
    ahead: bool = False


_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_STEPS = (
    (45 * _MINUTE, _MINUTE, Unit.MINUTE),
    (22 * _HOUR, _HOUR, Unit.HOUR),
    (26 * _DAY, _DAY, Unit.DAY),
    (320 * _DAY, 30.44 * _DAY, Unit.MONTH),
)
_YEAR = 365.25 * _DAY
_JUST_NOW = 50
NOW = Distance(0)


def distance(moment: datetime, now: datetime) -> Distance:
    """How far ``moment`` is from ``now``, in the largest unit that fits."""
    seconds = (now - moment).total_seconds()
    if abs(seconds) < _JUST_NOW:
        return NOW
    length, unit = next(
        ((size, unit) for limit, size, unit in _STEPS if abs(seconds) < limit), (_YEAR, Unit.YEAR)
    )
    return Distance(max(1, round(abs(seconds) / length)), unit, ahead=seconds < 0)


def ago(moment: datetime | None, now: datetime) -> str:
    """In English ``just now``, ``2 min ago``, ``3 days ago``, ``in 2 hours``; "" for no moment."""
    if moment is None:
        return ""
    far = distance(moment, now)
    if not far.count:
        return "just now"
    plural = "s" if far.count > 1 and far.unit is not Unit.MINUTE else ""
    words = f"{far.count} {far.unit}{plural}"
    return f"in {words}" if far.ahead else f"{words} ago"
