"""Says whether now is a time in which the person wants not to be disturbed."""

from datetime import time

from confluence_desk.system.choices import QUIET, QUIET_FROM, QUIET_TO
from confluence_desk.system.preferences import Preferences


def is_quiet(preferences: Preferences, now: time) -> bool:
    """Whether ``now``, of this machine's clock, lies in the quiet hours; they may span midnight."""
    if not preferences.value(QUIET):
        return False
    begin, end = _clock(preferences.value(QUIET_FROM)), _clock(preferences.value(QUIET_TO))
    if begin is None or end is None or begin == end:
        return False
    return begin <= now < end if begin < end else now >= begin or now < end


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
