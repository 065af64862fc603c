"""Writes dates the way people read them; what is no date stays as it was written."""

from datetime import date

_MONTHS = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]  # fmt: skip


def day_words(written: str, locale: str = "en") -> str:
    """``9 Mar 2026`` of ``2026-03-09``; outside English the ISO form, which everybody reads."""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return written
    if not locale.startswith("en"):
        return day.isoformat()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
