"""Ctrl+K in a whole window: where what is found leads."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.services.quick import PERSON, SPACE, Thing
from confluence_desk.ui.panels.quick_palette import QuickPalette
from tests.ui.fakes.desk import Desk, site


async def ask(desk: Desk, until: Any, typed: str) -> QuickPalette:
    desk.do("quick_open")
    palette = desk.window.findChild(QuickPalette)
    assert palette is not None
    palette.field.setText(typed)
    await until(lambda: palette.model.rowCount() > 0)
    return palette


def front(desk: Desk) -> tuple[str, str]:
    tab = desk.window.tabs.current
    assert tab is not None
    state = tab.state()
    return tab.kind, tab.node_id if tab.kind == "page" else state.target


@pytest.mark.parametrize("ctrl", [False, True])
def test_a_page_opens_here_or_in_a_new_tab(
    tell: Callable[..., None], until: Any, *, ctrl: bool
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("15")
        desk.window.session.quick.things = [Thing("page", "14", "Failover")]  # type: ignore[attr-defined]
        before = desk.window.tabs.count
        palette = await ask(desk, until, "failover")
        how = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(palette.field, Qt.Key.Key_Return, how)
        await until(lambda: front(desk) == ("page", "14"))
        assert desk.window.tabs.count == before + ctrl

    tell(story, site())


def test_a_space_opens_at_its_homepage_and_a_person_as_a_search(
    tell: Callable[..., None], until: Any
) -> None:
    async def story(desk: Desk) -> None:
        space = next(space for space in desk.window.library.spaces() if space.homepage_id)
        things = [Thing(SPACE, space.id, "Zebra"), Thing(PERSON, 'a"b', "Quentin")]
        desk.window.session.quick.things = things  # type: ignore[attr-defined]
        palette = await ask(desk, until, "zebra")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        await until(lambda: front(desk) == ("page", space.homepage_id))
        palette = await ask(desk, until, "quentin")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        query = r'contributor = "a\"b" ORDER BY lastModified DESC'
        await until(lambda: front(desk) == ("results", query))

    tell(story, site())


def test_what_nothing_is_called_like_is_searched_for(tell: Callable[..., None], until: Any) -> None:
    async def story(desk: Desk) -> None:
        palette = await ask(desk, until, "no such thing")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        await until(lambda: front(desk) == ("results", "no such thing"))

    tell(story, site())


def test_earlier_searches_are_forgotten(tell: Callable[..., None], until: Any) -> None:
    async def story(desk: Desk) -> None:
        await desk.session.asked.note("severance")
        palette = await ask(desk, until, "sever")
        await until(lambda: palette.model.index(0).data() == "severance")
        palette.close_palette()
        desk.do("forget_searches")
        await desk.settle()
        assert await desk.session.asked.recent() == []

    tell(story, site())


def test_escape_gives_the_keyboard_back(tell: Callable[..., None], until: Any) -> None:
    async def story(desk: Desk) -> None:
        palette = await ask(desk, until, "x")
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)
        assert palette.isHidden()

    tell(story, site())


def test_ctrl_shift_a_opens_one_tab_for_alerts(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.do("match_alert")
        desk.do("match_alert")
        assert front(desk)[0] == "alert"
        assert [state.kind for state in desk.window.tabs.states()].count("alert") == 1

    tell(story, site())
