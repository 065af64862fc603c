"""Fixtures of the window's tests: the look, and a scope whose troubles are seen."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.language import Language
from confluence_desk.ui.remembered import WindowState
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import FakeLibrary

Settle = Callable[[], Coroutine[Any, Any, None]]
Story = Callable[[Any], Coroutine[Any, Any, None]]

_NOT_HERE = ("This plugin does not support", "RHI", "QRhi", "Vulkan", "GBM", "GPUInfo")
STYLES = Path(__file__).parents[2] / "resources" / "styles"


@pytest.fixture(autouse=True)
def loop_outlives_windows(qapp: QApplication) -> None:
    """As in the program: closing the last window does not end the loop."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture(autouse=True)
def nothing_left_to_delete(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Widgets of one test would slow the style sheets of all that follow.

    They are kept until their parts are gone: what the connections of a dying button hold last
    would end within its end, and end it once more.
    """
    gc.disable()  # left to itself it ends widgets in whatever thread allocates
    kept: dict[int, QWidget] = {}
    add = QtBot.addWidget  # which holds them weakly

    def keep(bot: QtBot, widget: QWidget, **more: Any) -> None:
        key = id(widget)
        kept[key] = widget
        widget.destroyed.connect(lambda: kept.pop(key, None))
        add(bot, widget, **more)

    monkeypatch.setattr(QtBot, "addWidget", keep)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    kept.clear()
    gc.collect(1)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look in its light colours."""
    theme = Theme(STYLES)
    theme.apply(qapp)
    theme.choose(Scheme.LIGHT)
    yield theme
    theme.choose(Scheme.SYSTEM)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """English as the program speaks it, with its plurals; without it "%n day(s)" shows through."""
    language = Language(qapp, STYLES.parent / "i18n", "en", system=QLocale())
    yield
    language.end()


@pytest.fixture
def settle() -> Callable[[], Coroutine[Any, Any, None]]:
    """Let every waiting callback and answer come."""

    async def settled() -> None:
        for _ in range(12):
            await asyncio.sleep(0)

    return settled


@pytest.fixture
def tell(
    run: Any, qtbot: QtBot, theme: Theme, settle: Settle, tmp_path: Path
) -> Callable[..., None]:
    from tests.ui.fakes.desk import Desk, site  # noqa: PLC0415 - a whole window, where one is told of

    desks: list[Desk] = []  # qtbot holds widgets weakly

    def told(
        story: Story, library: FakeLibrary | None = None, state: WindowState | None = None
    ) -> None:
        async def main() -> None:
            desk = Desk(library or site(), theme, tmp_path, settle, state)
            desks.append(desk)
            qtbot.addWidget(desk.window)
            await settle()
            await story(desk)
            desk.window.close()
            await desk.window.aclose()

        run(main())

    return told


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains about what only a real desktop does.

    So does WebEngine, once a process, in whichever test of it comes first.
    """
    for item in items:
        if "ui" in item.path.parent.parts:
            item.add_marker(pytest.mark.qt_log_ignore(*_NOT_HERE, extend=True))
