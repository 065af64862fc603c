"""The words of every preference: which section, what it is called, what it does."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preference
from confluence_desk.ui.connection_colours import COLOUR_NAMES
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

_CONTEXT = "Settings"
_TONGUES = {"en": "English", "de": "Deutsch"}
"""Each language in its own words; Qt would say American English."""
_AS_SYSTEM = QT_TRANSLATE_NOOP("Settings", "As the system")


@frozen
class PreferenceWords:
    """English words, translated where they are shown; ``needs`` must be on for it to matter."""

    preference: Preference[Any]
    label: str
    sentence: str
    choices: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[Preference[bool], ...] = ()

    def choice(self, value: str) -> str:
        """A choice in the person's language; a language in its own."""
        words = self.choices.get(value)
        return _TONGUES[value] if words is None else said(words)


@frozen
class Section:
    """Preferences that belong together, in the order in which they are shown."""

    id: str
    words: str
    icon: str
    preferences: tuple[PreferenceWords, ...]


def said(words: str) -> str:
    """Words of this table in the person's language."""
    return QCoreApplication.translate(_CONTEXT, words)


_LOOK = (
    PreferenceWords(
        choices.SCHEME,
        QT_TRANSLATE_NOOP("Settings", "Colours"),
        QT_TRANSLATE_NOOP("Settings", "Window and pages are light or dark, together."),
        {
            "system": _AS_SYSTEM,
            "light": QT_TRANSLATE_NOOP("Settings", "Light"),
            "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
        },
    ),
    PreferenceWords(
        choices.CONTRAST,
        QT_TRANSLATE_NOOP("Settings", "Contrast"),
        QT_TRANSLATE_NOOP("Settings", "High contrast draws stronger lines and darker letters."),
        {
            "system": _AS_SYSTEM,
            "normal": QT_TRANSLATE_NOOP("Settings", "Normal"),
            "high": QT_TRANSLATE_NOOP("Settings", "High"),
        },
    ),
    PreferenceWords(
        choices.ACCENT,
        QT_TRANSLATE_NOOP("Settings", "Accent"),
        QT_TRANSLATE_NOOP("Settings", "The colour of links and of what is selected."),
        COLOUR_NAMES,
    ),
    PreferenceWords(
        choices.TEXT_SIZE,
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        QT_TRANSLATE_NOOP("Settings", "How large the window's own words are; pages have a zoom."),
    ),
    PreferenceWords(
        choices.DENSITY,
        QT_TRANSLATE_NOOP("Settings", "Density"),
        QT_TRANSLATE_NOOP("Settings", "How much air there is between the rows of lists."),
        {
            "compact": QT_TRANSLATE_NOOP("Settings", "Compact"),
            "cosy": QT_TRANSLATE_NOOP("Settings", "Cosy"),
            "roomy": QT_TRANSLATE_NOOP("Settings", "Roomy"),
        },
    ),
    PreferenceWords(
        choices.MOTION,
        QT_TRANSLATE_NOOP("Settings", "Motion"),
        QT_TRANSLATE_NOOP("Settings", "Whether things glide to their place or are there at once."),
        {
            "system": _AS_SYSTEM,
            "full": QT_TRANSLATE_NOOP("Settings", "Full"),
            "reduced": QT_TRANSLATE_NOOP("Settings", "Reduced"),
        },
    ),
)

_READING = (
    PreferenceWords(
        choices.DEFAULT_ZOOM,
        QT_TRANSLATE_NOOP("Settings", "Zoom of pages"),
        QT_TRANSLATE_NOOP("Settings", "How large a page is shown in a new tab."),
    ),
    PreferenceWords(
        choices.PAGE_WIDTH,
        QT_TRANSLATE_NOOP("Settings", "Width of pages"),
        QT_TRANSLATE_NOOP("Settings", "Lines of comfortable length, or as wide as the window."),
        {
            "measure": QT_TRANSLATE_NOOP("Settings", "Comfortable"),
            "full": QT_TRANSLATE_NOOP("Settings", "Full width"),
        },
    ),
)

_TABS = (
    PreferenceWords(
        choices.NEW_TAB_BESIDE,
        QT_TRANSLATE_NOOP("Settings", "Open new tabs beside the current one"),
        QT_TRANSLATE_NOOP("Settings", "When off, a new tab goes to the end of the strip."),
    ),
    PreferenceWords(
        choices.TAB_ORDER,
        QT_TRANSLATE_NOOP("Settings", "Order of Ctrl+Tab"),
        QT_TRANSLATE_NOOP("Settings", "Which tab comes next while Ctrl is held."),
        {
            "recent": QT_TRANSLATE_NOOP("Settings", "Last used first"),
            "strip": QT_TRANSLATE_NOOP("Settings", "As on the strip"),
        },
    ),
)

_START = (
    PreferenceWords(
        choices.REOPEN,
        QT_TRANSLATE_NOOP("Settings", "Reopen windows and tabs"),
        QT_TRANSLATE_NOOP("Settings", "Everything is where it was when the program starts again."),
    ),
    PreferenceWords(
        choices.CLIPBOARD,
        QT_TRANSLATE_NOOP("Settings", "Offer links from the clipboard"),
        QT_TRANSLATE_NOOP(
            "Settings", "When a copied link leads to Confluence, a quiet line offers to open it."
        ),
    ),
)

_BY_ITSELF = (choices.SYNC_ON,)
_HOW_MUCH = {
    "all": QT_TRANSLATE_NOOP("Settings", "As usual"),
    "quick": QT_TRANSLATE_NOOP("Settings", "Quick looks only"),
    "none": QT_TRANSLATE_NOOP("Settings", "Not by itself"),
}
_SYNC = (
    PreferenceWords(
        choices.SYNC_ON,
        QT_TRANSLATE_NOOP("Settings", "Sync by itself"),
        QT_TRANSLATE_NOOP("Settings", "When off, what is kept offline is synced when you say so."),
    ),
    PreferenceWords(
        choices.QUICK_EVERY,
        QT_TRANSLATE_NOOP("Settings", "Look for news"),
        QT_TRANSLATE_NOOP("Settings", "A quick look brings new and changed pages."),
        {
            "5": QT_TRANSLATE_NOOP("Settings", "Every 5 minutes"),
            "15": QT_TRANSLATE_NOOP("Settings", "Every 15 minutes"),
            "30": QT_TRANSLATE_NOOP("Settings", "Every 30 minutes"),
            "60": QT_TRANSLATE_NOOP("Settings", "Every hour"),
        },
        needs=_BY_ITSELF,
    ),
    PreferenceWords(
        choices.FULL_EVERY,
        QT_TRANSLATE_NOOP("Settings", "Look at everything"),
        QT_TRANSLATE_NOOP("Settings", "A sync in full also sees what moved, was labelled or left."),
        {
            "1": QT_TRANSLATE_NOOP("Settings", "Every hour"),
            "3": QT_TRANSLATE_NOOP("Settings", "Every 3 hours"),
            "6": QT_TRANSLATE_NOOP("Settings", "Every 6 hours"),
            "12": QT_TRANSLATE_NOOP("Settings", "Every 12 hours"),
            "24": QT_TRANSLATE_NOOP("Settings", "Once a day"),
        },
        needs=_BY_ITSELF,
    ),
    PreferenceWords(
        choices.ON_METERED,
        QT_TRANSLATE_NOOP("Settings", "On a metered network"),
        QT_TRANSLATE_NOOP("Settings", "What is synced where data costs money, as on a phone."),
        _HOW_MUCH,
        needs=_BY_ITSELF,
    ),
    PreferenceWords(
        choices.ON_BATTERY,
        QT_TRANSLATE_NOOP("Settings", "On battery"),
        QT_TRANSLATE_NOOP("Settings", "What is synced while the machine is not plugged in."),
        _HOW_MUCH,
        needs=_BY_ITSELF,
    ),
    PreferenceWords(
        choices.FILES_CAP,
        QT_TRANSLATE_NOOP("Settings", "Room for files"),
        QT_TRANSLATE_NOOP(
            "Settings", "When it is used up, files that nothing keeps offline go first."
        ),
        {
            "1": QT_TRANSLATE_NOOP("Settings", "1 GB"),
            "2": QT_TRANSLATE_NOOP("Settings", "2 GB"),
            "5": QT_TRANSLATE_NOOP("Settings", "5 GB"),
            "10": QT_TRANSLATE_NOOP("Settings", "10 GB"),
            "20": QT_TRANSLATE_NOOP("Settings", "20 GB"),
            "50": QT_TRANSLATE_NOOP("Settings", "50 GB"),
        },
    ),
    PreferenceWords(
        choices.TOMBSTONES_KEPT,
        QT_TRANSLATE_NOOP("Settings", "Keep what left Confluence"),
        QT_TRANSLATE_NOOP("Settings", "How long the last copy of a page that is gone stays here."),
        {
            "30": QT_TRANSLATE_NOOP("Settings", "30 days"),
            "90": QT_TRANSLATE_NOOP("Settings", "90 days"),
            "180": QT_TRANSLATE_NOOP("Settings", "Half a year"),
            "365": QT_TRANSLATE_NOOP("Settings", "A year"),
            "ever": QT_TRANSLATE_NOOP("Settings", "For ever"),
        },
    ),
)

_TELLING = (choices.NOTIFY,)
_NOTIFY = (
    PreferenceWords(
        choices.NOTIFY,
        QT_TRANSLATE_NOOP("Settings", "Tell me what changed"),
        QT_TRANSLATE_NOOP("Settings", "Nothing is looked after or told while this is off."),
    ),
    PreferenceWords(
        choices.NOTIFY_WATCHED,
        QT_TRANSLATE_NOOP("Settings", "Pages I watch"),
        QT_TRANSLATE_NOOP("Settings", "Tell when somebody changes a page watched on Confluence."),
        needs=_TELLING,
    ),
    PreferenceWords(
        choices.NOTIFY_STARRED,
        QT_TRANSLATE_NOOP("Settings", "Favourites"),
        QT_TRANSLATE_NOOP("Settings", "Tell when somebody changes a page with a star."),
        needs=_TELLING,
    ),
    PreferenceWords(
        choices.NOTIFY_SEARCHES,
        QT_TRANSLATE_NOOP("Settings", "Saved searches"),
        QT_TRANSLATE_NOOP("Settings", "Tell when a saved search finds something new."),
        needs=_TELLING,
    ),
    PreferenceWords(
        choices.NOTIFY_REMINDERS,
        QT_TRANSLATE_NOOP("Settings", "Reminders"),
        QT_TRANSLATE_NOOP("Settings", "Tell when the time of a reminder has come."),
        needs=_TELLING,
    ),
    PreferenceWords(
        choices.NOTIFY_NATIVE,
        QT_TRANSLATE_NOOP("Settings", "On the desktop"),
        QT_TRANSLATE_NOOP("Settings", "Show news on the desktop too, not in the inbox alone."),
        needs=_TELLING,
    ),
    PreferenceWords(
        choices.QUIET,
        QT_TRANSLATE_NOOP("Settings", "Quiet hours"),
        QT_TRANSLATE_NOOP("Settings", "News wait in the inbox; the desktop stays silent."),
        needs=(choices.NOTIFY, choices.NOTIFY_NATIVE),
    ),
    PreferenceWords(
        choices.QUIET_FROM,
        QT_TRANSLATE_NOOP("Settings", "Quiet from"),
        QT_TRANSLATE_NOOP("Settings", "When the quiet hours begin."),
        needs=(choices.NOTIFY, choices.NOTIFY_NATIVE, choices.QUIET),
    ),
    PreferenceWords(
        choices.QUIET_TO,
        QT_TRANSLATE_NOOP("Settings", "Quiet until"),
        QT_TRANSLATE_NOOP("Settings", "When the quiet hours end, on the next day if need be."),
        needs=(choices.NOTIFY, choices.NOTIFY_NATIVE, choices.QUIET),
    ),
)

_LANGUAGE = (
    PreferenceWords(
        choices.LANGUAGE,
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "What the program speaks from its next start on."),
        {"system": _AS_SYSTEM},
    ),
)

SECTIONS = (
    Section("look", QT_TRANSLATE_NOOP("Settings", "Look"), "palette", _LOOK),
    Section("reading", QT_TRANSLATE_NOOP("Settings", "Reading"), "book-open", _READING),
    Section("tabs", QT_TRANSLATE_NOOP("Settings", "Tabs"), "browsers", _TABS),
    Section("start", QT_TRANSLATE_NOOP("Settings", "Start"), "rocket-launch", _START),
    Section("sync", QT_TRANSLATE_NOOP("Settings", "Offline"), "cloud-arrow-down", _SYNC),
    Section("notify", QT_TRANSLATE_NOOP("Settings", "Notifications"), "bell", _NOTIFY),
    Section("language", QT_TRANSLATE_NOOP("Settings", "Language"), "translate", _LANGUAGE),
)
