"""Every preference there is: one line each, in the order in which the settings show them."""

from typing import Any

from confluence_desk.system.preferences import Preference

_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"

SCHEME = Preference("look.scheme", "system", ("system", "light", "dark"))
CONTRAST = Preference("look.contrast", "system", ("system", "normal", "high"))
ACCENT = Preference("look.accent", "blue", ("blue", "violet", "teal", "green", "orange", "pink"))
TEXT_SIZE = Preference("look.text_size", 100, least=80, most=200)
DENSITY = Preference("look.density", "cosy", ("compact", "cosy", "roomy"))
MOTION = Preference("look.motion", "system", ("system", "full", "reduced"))
LANGUAGE = Preference("look.language", "system", ("system", "en", "de"))

REOPEN = Preference("start.reopen", default=True)
CLIPBOARD = Preference("start.clipboard", default=True)

NEW_TAB_BESIDE = Preference("tabs.beside", default=True)
TAB_ORDER = Preference("tabs.order", "recent", ("recent", "strip"))
DEFAULT_ZOOM = Preference("page.zoom", 100, least=50, most=300)
PAGE_WIDTH = Preference("page.width", "measure", ("measure", "full"))

_HOW_MUCH = ("all", "quick", "none")
SYNC_ON = Preference("sync.scheduled", default=True)
QUICK_EVERY = Preference("sync.quick_minutes", "15", ("5", "15", "30", "60"))
FULL_EVERY = Preference("sync.full_hours", "6", ("1", "3", "6", "12", "24"))
ON_METERED = Preference("sync.metered", "none", _HOW_MUCH)
ON_BATTERY = Preference("sync.battery", "quick", _HOW_MUCH)
FILES_CAP = Preference("sync.files_gigabytes", "2", ("1", "2", "5", "10", "20", "50"))
TOMBSTONES_KEPT = Preference("sync.gone_days", "180", ("30", "90", "180", "365", "ever"))

NOTIFY = Preference("notify.enabled", default=False)
NOTIFY_WATCHED = Preference("notify.watched", default=True)
NOTIFY_STARRED = Preference("notify.starred", default=True)
NOTIFY_SEARCHES = Preference("notify.searches", default=True)
NOTIFY_REMINDERS = Preference("notify.reminders", default=True)
NOTIFY_NATIVE = Preference("notify.native", default=True)
QUIET = Preference("notify.quiet", default=False)
QUIET_FROM = Preference("notify.quiet_from", "22:00", pattern=_CLOCK)
QUIET_TO = Preference("notify.quiet_to", "07:00", pattern=_CLOCK)

ALL: tuple[Preference[Any], ...] = (
    SCHEME,
    CONTRAST,
    ACCENT,
    TEXT_SIZE,
    DENSITY,
    MOTION,
    LANGUAGE,
    REOPEN,
    CLIPBOARD,
    NEW_TAB_BESIDE,
    TAB_ORDER,
    DEFAULT_ZOOM,
    PAGE_WIDTH,
    SYNC_ON,
    QUICK_EVERY,
    FULL_EVERY,
    ON_METERED,
    ON_BATTERY,
    FILES_CAP,
    TOMBSTONES_KEPT,
    NOTIFY,
    NOTIFY_WATCHED,
    NOTIFY_STARRED,
    NOTIFY_SEARCHES,
    NOTIFY_REMINDERS,
    NOTIFY_NATIVE,
    QUIET,
    QUIET_FROM,
    QUIET_TO,
)
