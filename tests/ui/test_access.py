"""Every screen through the interface that screen readers use."""

from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import Desk
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.spoken import Part, Told, faults, heard, told
from tests.ui.fakes.stage import Stage

Settle = Callable[[], Coroutine[Any, Any, None]]
Tell = Callable[..., None]

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """As with a screen reader that runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def stage(theme: Theme, settle: Settle, tmp_path: Path) -> Stage:
    return Stage(theme, settle, tmp_path)


@pytest.fixture
def hear(stage: Stage, run: Any) -> Callable[[str], list[Told]]:
    """Everything that one screen tells."""

    def of(name: str) -> list[Told]:
        async def main() -> list[Told]:
            async with on_screen(name, stage) as top:
                return told(top)

        found: list[Told] = run(main())
        return found

    return of


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_says_what_it_is(name: str, stage: Stage, run: Any) -> None:
    async def main() -> list[str]:
        async with on_screen(name, stage) as top:
            return faults(top)

    assert run(main()) == []


def test_a_window_is_heard_in_the_order_it_is_seen(hear: Callable[[str], list[Told]]) -> None:
    wide = ("Tool bar", "Problem", "Navigator", "Tabs", "Details", "Status")
    parts = [each for each in hear("window with tabs") if each.role != Part.CheckBox]
    assert [each.name for each in parts if each.name in wide] == list(wide)


def test_the_tree_says_kind_star_and_what_is_kept(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        desk.library.here.add("14")
        window.open_page("14")
        await desk.settle()
        desk.do("star")
        await desk.settle()
        names = [each.name for each in told(window.navigator.tree)]
        assert "Favourites, section" in names
        assert "Redis failover, page, favourite, kept on this machine" in names
        assert "Runbooks, folder" in names
        open_space = heard(window.navigator.tree, "Operations, space")
        closed = heard(window.navigator.tree, "Engineering, space")
        assert (open_space.expandable, open_space.expanded) == (True, True)
        assert (closed.expandable, closed.expanded) == (True, False)

    tell(story)


def test_a_tab_says_its_place_and_its_pin(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.tabs.open(TabState("page", "14"))
        await desk.settle()
        desk.do("pin_tab")
        tabs = [each for each in told(desk.window.tabs) if each.role is Part.PageTab]
        assert [each.name for each in tabs] == [
            "Redis failover, tab 1 of 2, pinned",
            "Start, tab 2 of 2",
        ]
        assert [each.selected for each in tabs] == [True, False]

    tell(story)


def test_what_is_on_or_unusable_says_so(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        bar = desk.window.top
        assert heard(bar, "Navigator").checked
        assert heard(bar, "Back").disabled
        desk.do("toggle_left")
        assert not heard(bar, "Navigator").checked

    tell(story)


def test_the_inbox_says_what_the_eye_sees(hear: Callable[[str], list[Told]]) -> None:
    rows = [each for each in hear("inbox") if each.kind == "Row"]
    unread = [each.name for each in rows if each.name.startswith("Unread: ")]
    causes = sorted(name.rpartition(", ")[2] for name in unread)
    assert causes == ["reminder", "saved search", "starred page", "watched page"]
    assert {each.role for each in rows} == {Part.Button}


def test_headings_say_how_deep_they_are(hear: Callable[[str], list[Told]]) -> None:
    names = [each.name for each in hear("details")]
    assert names.count("Redis, level 1") == names.count("Redis, level 2") == 1


def test_only_what_can_be_used_takes_the_keyboard(hear: Callable[[str], list[Told]]) -> None:
    words = [each for each in hear("details") if each.role is Part.StaticText]
    assert "We lost 40 s" in [each.name for each in words]
    assert [each.name for each in words if each.stop] == [], "comments without a link"


def test_a_crossed_field_names_its_cross(hear: Callable[[str], list[Told]]) -> None:
    crosses = [each.name for each in hear("window") if each.name.startswith("Clear: ")]
    assert crosses == ["Clear: Search or open link", "Clear: Filter pages"]


def test_faults_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lay = QHBoxLayout(window)
    plain = QWidget()
    for part in (QLineEdit(), QToolButton(), QLabel("Words"), plain):
        part.setAccessibleName("Twice" if isinstance(part, QToolButton) else "")
        lay.addWidget(part)
    again = QToolButton()
    again.setAccessibleName("Twice")
    lay.addWidget(again)
    sign = QToolButton()
    sign.setText("Site ▾")
    lay.addWidget(sign)
    for part in (plain, again, sign, *window.findChildren(QToolButton)):
        part.setFocusPolicy(again.focusPolicy().StrongFocus)
    window.show()
    found = faults(window)
    assert [fault.partition(":")[0] for fault in found] == [
        "no name",
        "no name",
        "no role",
        "2 times",
        "sign",
    ]
