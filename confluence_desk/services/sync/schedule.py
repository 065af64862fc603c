"""When the next sync is due, and how deep; pure: it knows no clock, no network and no timer.

Times of day may jump, and a laptop may sleep: a moment that lies in the future is not believed,
and one that is long past is due at once, but only once.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.syncing import Depth

FIRST_RETRY = timedelta(minutes=2)
"""After a run that failed; twice as long after each further one, up to the usual interval."""


class Share(StrEnum):
    """How much runs by itself where it costs the person something."""

    ALL = "all"
    QUICK = "quick"
    NONE = "none"


class Held(StrEnum):
    """Why nothing runs by itself; the first that applies."""

    OFF = "off"
    NOTHING_KEPT = "nothing kept"
    PAUSED = "paused"
    OFFLINE = "offline"
    METERED = "metered"
    BATTERY = "battery"


@frozen
class Wishes:
    """What the person chose."""

    on: bool = True
    quick_every: timedelta = timedelta(minutes=15)
    full_every: timedelta = timedelta(hours=6)
    on_metered: Share = Share.NONE
    on_battery: Share = Share.QUICK


@frozen
class Around:
    """What is the case now; ``kept`` whether any rule keeps anything."""

    kept: bool = True
    paused: bool = False
    online: bool = True
    metered: bool = False
    battery: bool = False


@frozen
class Past:
    """What was: when everything was last looked at, when the last try began, how many failed.

    ``failures`` counts the runs that failed since the last that did not.
    """

    quick_at: datetime | None = None
    full_at: datetime | None = None
    tried_at: datetime | None = None
    failures: int = 0


@frozen
class Plan:
    """What comes next: ``depth`` at ``at``, or nothing because of ``held``."""

    depth: Depth = Depth.QUICK
    at: datetime | None = None
    held: Held | None = None

    def due(self, now: datetime) -> bool:
        """Whether it is to begin now."""
        return self.at is not None and self.at <= now


def plan(wishes: Wishes, past: Past, around: Around, now: datetime) -> Plan:
    """What comes next, seen from ``now``, which is aware."""
    held = _held(wishes, around)
    if held is not None:
        return Plan(held=held)
    quick = _next(past.quick_at, wishes.quick_every, now)
    full = _next(past.full_at, wishes.full_every, now)
    if _only_quick(wishes, around):
        depth, at = Depth.QUICK, quick
    else:
        depth, at = (Depth.FULL, full) if full <= max(quick, now) else (Depth.QUICK, quick)
    return Plan(depth, max(at, _earliest(past, wishes, now)))


def _held(wishes: Wishes, around: Around) -> Held | None:
    reasons = (
        (not wishes.on, Held.OFF),
        (not around.kept, Held.NOTHING_KEPT),
        (around.paused, Held.PAUSED),
        (not around.online, Held.OFFLINE),
        (around.metered and wishes.on_metered is Share.NONE, Held.METERED),
        (around.battery and wishes.on_battery is Share.NONE, Held.BATTERY),
    )
    return next((held for applies, held in reasons if applies), None)


def _only_quick(wishes: Wishes, around: Around) -> bool:
    thrifty = around.metered and wishes.on_metered is Share.QUICK
    return thrifty or (around.battery and wishes.on_battery is Share.QUICK)


def _next(last: datetime | None, every: timedelta, now: datetime) -> datetime:
    """Now, where it never was, and where the clock says it will have been."""
    return now if last is None or last > now else last + every


def _earliest(past: Past, wishes: Wishes, now: datetime) -> datetime:
    """When one may try again after runs that failed."""
    if past.tried_at is None or past.tried_at > now or not past.failures:
        return now
    doubled = FIRST_RETRY * (1 << min(past.failures - 1, 10))
    return past.tried_at + min(doubled, wishes.quick_every)
