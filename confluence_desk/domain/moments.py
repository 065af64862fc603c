"""How long ago something was, in the few words people use for it."""

from datetime import datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_STEPS = (
    (45 * _MINUTE, _MINUTE, "min"),
    (22 * _HOUR, _HOUR, "hour"),
    (26 * _DAY, _DAY, "day"),
    (320 * _DAY, 30.44 * _DAY, "month"),
)
_YEAR = 365.25 * _DAY
_JUST_NOW = 50


def ago(moment: datetime | None, now: datetime) -> str:
    """``just now``, ``2 min ago``, ``3 days ago``, ``in 2 hours``; "" for no moment."""
    if moment is None:
        return ""
    seconds = (now - moment).total_seconds()
    if abs(seconds) < _JUST_NOW:
        return "just now"
    length, name = next(
        ((size, unit) for limit, size, unit in _STEPS if abs(seconds) < limit), (_YEAR, "year")
    )
    count = max(1, round(abs(seconds) / length))
    plural = "s" if count > 1 and name != "min" else ""
    return f"{count} {name}{plural} ago" if seconds > 0 else f"in {count} {name}{plural}"
