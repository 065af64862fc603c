"""The connection doctor in the window: lines as they come, what helps, a report to paste."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.ui.dialogs.doctor import DoctorDialog
from confluence_desk.ui.doctor_phrases import PHRASES
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

SIGNS = (
    Sign("disk", Mark.GOOD, "Disk space", "20 GB free"),
    Sign("clock", Mark.NOTE, "Clock", "60 seconds behind", "Set it by the network.", "+60 s"),
    Sign("tls", Mark.BAD, "Certificate", "Not trusted: signed by <b>ACME</b>", "Ask for it."),
)


class FakeDoctor:
    def __init__(self, signs: tuple[Sign, ...] = SIGNS) -> None:
        self.signs = signs
        self.gate: asyncio.Event | None = None
        self.ended = 0

    async def examine(self) -> AsyncGenerator[Sign, None]:
        try:
            for sign in self.signs:
                yield sign
                if self.gate is not None:
                    await self.gate.wait()
        finally:
            self.ended += 1

    def text(self) -> str:
        return "report of three signs"


def made(qtbot: QtBot, theme: Theme, doctor: FakeDoctor, wanted: list[str]) -> Any:
    scope = TaskScope(lambda error: wanted.append(repr(error)))
    dialog = DoctorDialog(doctor, scope, theme, lambda: wanted.append("settings"))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.look()
    return dialog, scope


def said(dialog: DoctorDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_every_sign_comes_with_its_remedy(run: Any, until: Any, qtbot: QtBot, theme: Theme) -> None:
    wanted: list[str] = []

    async def story() -> None:
        dialog, scope = made(qtbot, theme, FakeDoctor(), wanted)
        await until(lambda: dialog.lines == 3 and not dialog.running)
        assert "60 seconds behind. Set it by the network." in said(dialog)
        assert "Not trusted: signed by <b>ACME</b>. Ask for it." in said(dialog)  # trap 67
        assert dialog.said.text() == "1 thing(s) to mend"
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == "report of three signs"
        dialog.settings.click()
        dialog.again.click()
        await until(lambda: dialog.lines == 3 and not dialog.running)
        await scope.aclose()

    run(story())
    assert wanted == ["settings"]


def test_closing_ends_what_looks(run: Any, until: Any, qtbot: QtBot, theme: Theme) -> None:
    async def story() -> None:
        doctor = FakeDoctor()
        doctor.gate = asyncio.Event()
        dialog, scope = made(qtbot, theme, doctor, [])
        await until(lambda: dialog.lines == 1)
        assert dialog.running
        assert not dialog.copy.isEnabled()
        dialog.reject()
        await until(lambda: doctor.ended == 1)
        await scope.aclose()

    run(story())


def test_nothing_to_mend_is_said(run: Any, until: Any, qtbot: QtBot, theme: Theme) -> None:
    async def story() -> None:
        for count, words in ((1, "Nothing is the matter"), (2, "It works, with 1 remark(s)")):
            dialog, scope = made(qtbot, theme, FakeDoctor(SIGNS[:count]), [])
            await until(lambda dialog=dialog: not dialog.running and dialog.lines)
            assert dialog.said.text() == words
            dialog.accept()
            await scope.aclose()

    run(story())


def test_translators_see_every_sentence() -> None:
    assert set(PHRASES) == {each.value for each in Told}
