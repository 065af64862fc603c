"""Writes dates the way people read them; what is no date stays as it was written."""

from datetime import date

from confluence_desk.domain.speech import Speech


def is_day(written: str) -> bool:
    """Whether it begins with a day that there is, as HTML wants it: ``2026-03-09``."""
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return written[4:5] == "-"


def day_words(written: str, speech: Speech) -> str:
    """``9 Mar 2026`` of ``2026-03-09``, or how the person's language has it."""
    try:
        return speech.day(date.fromisoformat(written[:10]))
    except ValueError:
        return written
