"""Whoever sits in front of the wizard."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.ui.theme import Theme
from tests.ui.fakes.asked import Asked, Settle
from tests.ui.fakes.newcomer import Person, sitting

Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def person(
    run: Run, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    def told(story: Callable[[Person], Coroutine[Any, Any, None]]) -> None:
        async def main() -> None:
            async with sitting(theme, tmp_path, monkeypatch) as somebody:
                await story(somebody)

        run(main())

    return told


@pytest.fixture
def sit(run: Any, qtbot: QtBot, theme: Theme, settle: Settle) -> Callable[..., Asked]:
    def told(story: Callable[[Asked], Coroutine[Any, Any, None]], **more: Any) -> Asked:
        asked = Asked(theme, settle, **more)
        qtbot.addWidget(asked.dialog)

        async def main() -> None:
            await story(asked)
            if asked.task is not None and not asked.task.done():
                asked.dialog.close()
                await asked.task

        run(main())
        return asked

    return told
