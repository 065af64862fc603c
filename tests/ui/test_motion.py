"""Nothing moves by itself where motion is unwanted."""

import ast
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QProgressBar

import confluence_desk.ui
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.stage import Stage

Settle = Callable[[], Coroutine[Any, Any, None]]
SOURCES = sorted(Path(confluence_desk.ui.__file__).parent.rglob("*.py"))
MOVERS = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "setAnimated"}


def test_nothing_is_animated_by_hand() -> None:
    """Whoever animates something lets ``Theme.motion`` decide and is listed here then."""
    names = {
        (path.name, node.id if isinstance(node, ast.Name) else node.attr)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.Name, ast.Attribute))
    }
    assert {each for each in names if each[1] in MOVERS} == set()


def test_only_one_bar_runs_to_and_fro_by_itself() -> None:
    free = [path.name for path in SOURCES if "setRange(0, 0)" in path.read_text("utf-8")]
    assert free == []


@pytest.mark.parametrize("name", SCREENS)
def test_no_screen_moves_where_motion_is_unwanted(
    name: str, theme: Theme, settle: Settle, tmp_path: Path, run: Any
) -> None:
    preferences = Preferences(None)
    preferences.replace({"look.motion": "reduced"}, choices.ALL)
    theme.follow(preferences)

    async def main() -> list[object]:
        async with on_screen(name, Stage(theme, settle, tmp_path)) as top:
            bars = [bar for bar in top.findChildren(QProgressBar) if bar.maximum() == 0]
            running = QAbstractAnimation.State.Running
            found = [a for a in top.findChildren(QAbstractAnimation) if a.state() is running]
            # Qt fades the cross of a field, which stays in its place.
            moving = [type(a.parent()).__name__ for a in found]
            return [*bars, *(name for name in moving if name != "QToolButton")]

    moving = run(main())
    theme.follow(Preferences(None))
    assert moving == []


def test_a_bar_that_is_shown_follows_the_choice(theme: Theme, qtbot: Any) -> None:
    bar = Busy(theme, "Working")
    qtbot.addWidget(bar)
    assert bar.maximum() == 0
    preferences = Preferences(None)
    preferences.replace({"look.motion": "reduced"}, choices.ALL)
    theme.follow(preferences)
    assert bar.maximum() == bar.value() == 1
    theme.follow(Preferences(None))
    assert bar.maximum() == 0
