"""Dialogs that tests look at as a whole."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from confluence_desk.domain.entities import Site
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.services.session import Account
from confluence_desk.system.crashes import Report
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import Roads
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.dialogs.connection import ConnectionDialog
from confluence_desk.ui.dialogs.crash import CrashDialog
from confluence_desk.ui.dialogs.doctor import DoctorDialog
from confluence_desk.ui.dialogs.reminder import ReminderDialog
from confluence_desk.ui.dialogs.settings import SettingsDialog
from confluence_desk.ui.dialogs.shortcuts import ShortcutsDialog
from confluence_desk.ui.dialogs.sign_out import SignOutDialog
from confluence_desk.ui.fixed_keys import fixed
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.tasks import TaskScope
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
    "network",
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
        network=Roads(preferences),
    )
    dialog.show_section(section)
    yield await _shown(stage, dialog)
    dialog.close()


@asynccontextmanager
async def keys(stage: Stage) -> AsyncIterator[QWidget]:
    """The sheet of all keys."""
    keymap = Keymap(COMMANDS, Preferences(None))
    sheet = ShortcutsDialog(keyed(COMMANDS), keymap, stage.theme, fixed=fixed())
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


@asynccontextmanager
async def connection(stage: Stage) -> AsyncIterator[QWidget]:
    """What a connection is called, and what it may do."""
    site = Site("https://acme.atlassian.net", name="acme")
    account = Account(site, "ana@acme.test", "ana", "Ana", site.url, colour="teal")
    dialog = ConnectionDialog(replace(account, expires="2027-03-31"), stage.theme)
    yield await _shown(stage, dialog)
    dialog.close()


@asynccontextmanager
async def sign_out(stage: Stage) -> AsyncIterator[QWidget]:
    """Before a sign-out."""
    dialog = SignOutDialog("acme", "ana@acme.test", 12_341, 220_000_000)
    yield await _shown(stage, dialog)
    dialog.close()


class _Physician:
    """Finds something of every kind; its words come in the person's language."""

    async def examine(self) -> AsyncGenerator[Sign, None]:
        def said(words: str) -> str:
            return QCoreApplication.translate("Document", words)

        remedy = said(Told.TLS_REMEDY)
        yield Sign("answer", Mark.GOOD, said(Told.ANSWER), said(Told.ANSWER_COMES))
        yield Sign("secrets", Mark.NOTE, said(Told.SECRETS), said(Told.SECRETS_MEMORY))
        yield Sign("tls", Mark.BAD, said(Told.TLS), said(Told.TLS_UNKNOWN), remedy)

    def text(self) -> str:
        return ""


@asynccontextmanager
async def doctor(stage: Stage) -> AsyncIterator[QWidget]:
    """The connection doctor, when it has looked at everything."""
    scope = TaskScope(print)
    dialog = DoctorDialog(_Physician(), scope, stage.theme, lambda: None)
    dialog.look()
    yield await _shown(stage, dialog)
    dialog.close()
    await scope.aclose()


DIALOGS: dict[str, Screen] = {
    **{f"settings {section}": partial(settings, section) for section in SECTIONS},
    "keys": keys,
    "crash": crash,
    "reminder": reminder,
    "connection": connection,
    "sign out": sign_out,
    "doctor": doctor,
}
