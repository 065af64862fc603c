"""Other words for preferences: what a person types who does not know what we call them."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preference
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

_WORDS = {
    choices.SCHEME.id: QT_TRANSLATE_NOOP("SettingsSought", "color scheme theme appearance night"),
    choices.CONTRAST.id: QT_TRANSLATE_NOOP("SettingsSought", "accessibility readable"),
    choices.ACCENT.id: QT_TRANSLATE_NOOP("SettingsSought", "color highlight"),
    choices.TEXT_SIZE.id: QT_TRANSLATE_NOOP("SettingsSought", "font larger smaller scale"),
    choices.DENSITY.id: QT_TRANSLATE_NOOP("SettingsSought", "spacing compact row height"),
    choices.MOTION.id: QT_TRANSLATE_NOOP("SettingsSought", "animations accessibility effects"),
    choices.DEFAULT_ZOOM.id: QT_TRANSLATE_NOOP("SettingsSought", "font scale percent"),
    choices.PAGE_WIDTH.id: QT_TRANSLATE_NOOP("SettingsSought", "line length margins"),
    choices.REOPEN.id: QT_TRANSLATE_NOOP("SettingsSought", "startup restore session last"),
    choices.CLIPBOARD.id: QT_TRANSLATE_NOOP("SettingsSought", "paste startup"),
    choices.SYNC_ON.id: QT_TRANSLATE_NOOP("SettingsSought", "automatic download update"),
    choices.QUICK_EVERY.id: QT_TRANSLATE_NOOP("SettingsSought", "interval refresh minutes"),
    choices.FULL_EVERY.id: QT_TRANSLATE_NOOP("SettingsSought", "interval refresh hours"),
    choices.ON_METERED.id: QT_TRANSLATE_NOOP("SettingsSought", "mobile data hotspot wifi roaming"),
    choices.ON_BATTERY.id: QT_TRANSLATE_NOOP("SettingsSought", "power saving laptop"),
    choices.FILES_CAP.id: QT_TRANSLATE_NOOP("SettingsSought", "disk space storage limit cache"),
    choices.TOMBSTONES_KEPT.id: QT_TRANSLATE_NOOP("SettingsSought", "deleted pages trash"),
    choices.NOTIFY.id: QT_TRANSLATE_NOOP("SettingsSought", "notifications alerts mute"),
    choices.NOTIFY_NATIVE.id: QT_TRANSLATE_NOOP("SettingsSought", "popup banner mute"),
    choices.QUIET.id: QT_TRANSLATE_NOOP("SettingsSought", "do not disturb mute night silence"),
    choices.LANGUAGE.id: QT_TRANSLATE_NOOP("SettingsSought", "locale translation German English"),
}


def also_called(preference: Preference[Any]) -> str:
    """Other words for it in the person's language; they are sought, never shown."""
    words = _WORDS.get(preference.id, "")
    return QCoreApplication.translate("SettingsSought", words) if words else ""
