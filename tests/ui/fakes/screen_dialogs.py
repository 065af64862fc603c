"""Dialogs that tests look at as a whole."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from confluence_desk.system.crashes import Report
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.dialogs.crash import CrashDialog
from confluence_desk.ui.dialogs.reminder import ReminderDialog
from confluence_desk.ui.dialogs.settings import SettingsDialog
from confluence_desk.ui.dialogs.shortcuts import ShortcutsDialog
from confluence_desk.ui.keymap import Keymap
from tests.ui.fakes.hosts import FakeHosts
from tests.ui.fakes.stage import Screen, Stage

SECTIONS = (
    "look",
    "reading",
    "tabs",
    "start",
    "notify",
    "language",
    "keyboard",
    "privacy",
    "about",
)


async def _shown(stage: Stage, dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    await stage.settle()
    return dialog


@asynccontextmanager
async def settings(section: str, stage: Stage) -> AsyncIterator[QWidget]:
    """One section of the settings."""
    preferences = Preferences(None)
    dialog = SettingsDialog(
        preferences,
        Keymap(COMMANDS, preferences),
        keyed(COMMANDS),
        Paths.of(stage.path),
        stage.theme,
        hosts=FakeHosts(["charts.example.com", "images.example.com"]),
    )
    dialog.show_section(section)
    yield await _shown(stage, dialog)
    dialog.close()


@asynccontextmanager
async def keys(stage: Stage) -> AsyncIterator[QWidget]:
    """The sheet of all keys."""
    keymap = Keymap(COMMANDS, Preferences(None))
    sheet = ShortcutsDialog(keyed(COMMANDS), keymap, stage.theme)
    yield await _shown(stage, sheet)
    sheet.close()


@asynccontextmanager
async def crash(stage: Stage) -> AsyncIterator[QWidget]:
    """The report of a crash."""
    report = Report("Traceback\n" * 40, stage.path / "report.txt")
    dialog = CrashDialog(report, stage.path, print)
    yield await _shown(stage, dialog)
    dialog.close()


@asynccontextmanager
async def reminder(stage: Stage) -> AsyncIterator[QWidget]:
    """When to be reminded of a page."""
    window = QMainWindow()
    dialog = ReminderDialog("Redis failover", window)
    yield await _shown(stage, dialog)
    dialog.close()
    window.deleteLater()


DIALOGS: dict[str, Screen] = {
    **{f"settings {section}": partial(settings, section) for section in SECTIONS},
    "keys": keys,
    "crash": crash,
    "reminder": reminder,
}
