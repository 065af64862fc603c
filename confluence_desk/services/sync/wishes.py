"""What a person chose about syncing, as the schedule and the engine take it."""

from datetime import timedelta

from confluence_desk.services.sync.budget import GIGABYTE, Caps
from confluence_desk.services.sync.schedule import Share, Wishes
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences


def wishes_of(preferences: Preferences) -> Wishes:
    """When to sync by itself."""
    return Wishes(
        on=preferences.value(choices.SYNC_ON),
        quick_every=timedelta(minutes=int(preferences.value(choices.QUICK_EVERY))),
        full_every=timedelta(hours=int(preferences.value(choices.FULL_EVERY))),
        on_metered=Share(preferences.value(choices.ON_METERED)),
        on_battery=Share(preferences.value(choices.ON_BATTERY)),
    )


def caps_of(preferences: Preferences) -> Caps:
    """What a run may keep."""
    days = preferences.value(choices.TOMBSTONES_KEPT)
    return Caps(
        files=int(preferences.value(choices.FILES_CAP)) * GIGABYTE,
        tombstones_kept=None if days == "ever" else timedelta(days=int(days)),
    )
