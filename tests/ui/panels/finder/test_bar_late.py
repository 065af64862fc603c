"""The bar drops an answer that comes before the next question is asked."""

import asyncio
from typing import Any

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from confluence_desk.ui.theme import Theme
from tests.ui.panels.finder.test_bar import FILE, Stage, Until


def test_an_answer_to_fewer_letters_is_dropped_trap_81(
    run: Any, theme: Theme, until: Until
) -> None:
    async def main() -> None:
        stage = Stage(theme, until)
        await until(stage.box.hasFocus)
        gate = stage.search.understanding.gates["red"] = asyncio.Event()
        stage.search.stored["red"] = [FILE]
        await stage.type("red")
        await until(lambda: stage.scope.running("bar"))
        QTest.keyClicks(stage.box, "is")
        for pause in stage.bar.findChildren(QTimer):
            pause.stop()
        gate.set()
        await until(lambda: not stage.scope.running("bar"))
        assert stage.offered == []
        stage.bar.close_list()
        await stage.scope.aclose()
        shiboken6.delete(stage.window)

    run(main())
