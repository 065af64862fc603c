"""What a person does with favourites, searches and rows by hand, and what comes back."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from confluence_desk.ui.models.told_rows import PORTION
from confluence_desk.ui.remembered import WindowState
from tests.ui.fakes.library import page_node
from tests.ui.fakes.navigator import Shown
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(in_navigator: Callable[..., None]) -> Callable[..., None]:
    return in_navigator


def key(pane: Shown, code: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane.nav.tree, code, held)


def test_keys_and_buttons_tell_where_to_open(tell: Callable[..., None]) -> None:
    went: list[str] = []

    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.go_requested.connect(lambda page, how: went.append(f"{page} {how}"))
        pane.nav.tree.setCurrentIndex(pane.index("Certificates & <keys>"))
        key(pane, Qt.Key.Key_Return)
        key(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        key(pane, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
        place = pane.nav.tree.visualRect(pane.index("Operations")).center()
        view, buttons = pane.nav.tree.viewport(), Qt.MouseButton
        QTest.mouseClick(view, buttons.MiddleButton, pos=place)
        ctrl = Qt.KeyboardModifier.ControlModifier
        QTest.mouseClick(view, buttons.LeftButton, ctrl, pos=place)
        pane.click("Operations")
        await pane.settle()
        assert pane.opened == ["13", "10"], "plain opens are told by the older signal too"

    tell(story)
    assert went == ["13 here", "13 behind", "13 window", "10 behind", "10 behind", "10 here"]


def test_left_leads_to_the_parent_and_right_into_the_children(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.tree.setCurrentIndex(pane.index("Certificates & <keys>"))
        key(pane, Qt.Key.Key_Left)
        assert pane.nav.tree.currentIndex().data() == "Operations"
        key(pane, Qt.Key.Key_Left)
        assert "Runbooks" not in pane.shown()
        key(pane, Qt.Key.Key_Right)
        assert "Runbooks" in pane.shown()
        key(pane, Qt.Key.Key_End)
        assert pane.nav.tree.currentIndex().data() == "Personal spaces"
        key(pane, Qt.Key.Key_Home)
        assert pane.nav.tree.currentIndex().data() == "Spaces"
        key(pane, Qt.Key.Key_Return)
        assert pane.shown() == ["Spaces"]

    tell(story)


def test_delete_takes_a_star_away_and_that_can_be_undone(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    offered: list[Any] = []

    async def story(pane: Shown) -> None:
        await collected.favourites.star("13")
        pane.nav.undo_offered.connect(lambda words, undo: offered.extend([words, undo]))
        pane.nav.tree.setCurrentIndex(pane.index("Certificates & <keys>"))
        key(pane, Qt.Key.Key_Delete)
        await pane.settle()
        assert not collected.favourites.is_starred("13")
        assert offered[0] == "Removed “Certificates & <keys>” from the favourites"
        await offered[1].put_back()
        assert collected.favourites.is_starred("13")

    tell(story, collected=collected)


def test_delete_leaves_pages_alone(tell: Callable[..., None], collected: FakeSession) -> None:
    async def story(pane: Shown) -> None:
        await collected.favourites.star("10")
        pane.nav.tree.setCurrentIndex(pane.index("Engineering"))
        key(pane, Qt.Key.Key_Delete)
        key(pane, Qt.Key.Key_F2)
        await pane.settle()
        assert collected.favourites.is_starred("10")
        assert pane.nav.tree.findChildren(QLineEdit) == []

    tell(story, collected=collected)


def test_f2_renames_a_saved_search_in_place(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    async def story(pane: Shown) -> None:
        await collected.searches.save("Mine", "creator = me")
        pane.nav.tree.setCurrentIndex(pane.index("Mine"))
        key(pane, Qt.Key.Key_F2)
        editor = pane.nav.tree.findChildren(QLineEdit)[0]
        assert editor.text() == "Mine"
        editor.setText("Ours")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await pane.settle()
        assert collected.searches.all()[0].name == "Ours"

    tell(story, collected=collected)


def test_a_new_folder_waits_for_its_name(tell: Callable[..., None], collected: FakeSession) -> None:
    async def story(pane: Shown) -> None:
        pane.choose("Favourites", "New folder")
        await pane.settle()
        editor = pane.nav.tree.findChildren(QLineEdit)[0]
        editor.setText("Night")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await pane.settle()
        assert [group.title for group in collected.favourites.groups()] == ["Night"]

    tell(story, collected=collected)


def test_a_saved_search_is_asked_and_what_is_below_can_be_searched(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    asked: list[str] = []

    async def story(pane: Shown) -> None:
        pane.nav.search_requested.connect(asked.append)
        await collected.searches.save("Mine", "creator = me")
        await pane.expand("Operations")
        pane.click("Mine")
        pane.choose("Runbooks", "Search inside")
        pane.choose("Operations", "Search inside")

    tell(story, collected=collected)
    assert asked == ["creator = me", "(ancestor = 11 OR id = 11)", 'space = "OPS"']


def test_everything_comes_back_as_the_library_knows_it(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    states: list[WindowState] = []

    async def before(pane: Shown) -> None:
        await collected.favourites.star("13")
        await pane.expand("Operations", "Runbooks")
        pane.nav.tree.collapse(pane.index("Favourites"))
        pane.nav.set_show_archived(True)
        pane.nav.tree.setCurrentIndex(pane.index("Redis failover"))
        states.append(pane.nav.state())

    async def after(pane: Shown) -> None:
        pane.nav.restore(states[0])
        assert "Redis failover" in pane.shown(), "stored rows need no network"
        assert "Attic" in pane.shown()
        assert pane.nav.current_id() == "14"
        assert pane.shown()[:2] == ["Favourites", "Spaces"]
        await pane.settle()
        assert pane.nav.state() == states[0]

    tell(before, collected=collected)
    tell(after, collected=collected)


def test_what_is_unknown_opens_when_it_comes(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    way = ("section:spaces\tspace:1", "section:spaces\tspace:1\t11")

    async def story(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=way, filter="zzz"))
        assert pane.nav.box.text() == "zzz"
        pane.nav.box.clear()
        assert "Redis failover" not in pane.shown()
        await pane.settle()
        await pane.settle()
        assert "Redis failover" in pane.shown()
        assert set(way) <= set(pane.nav.state().expanded)

    tell(story, collected=collected)


def test_collapse_all_leaves_the_sections_and_expand_all_stops_somewhere(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.choose("Operations", "Collapse all")
        assert "Operations" in pane.shown()
        assert "Runbooks" not in pane.shown()
        pane.choose("Operations", "Expand all below")
        await pane.settle()
        assert "Redis failover" in pane.shown()

    tell(story, collected=collected)


def test_escape_in_the_tree_clears_the_filter(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.box.setText("eng")
        assert pane.shown() == ["Spaces", "Engineering"]
        key(pane, Qt.Key.Key_Escape)
        assert pane.nav.box.text() == ""
        assert "Operations" in pane.shown()

    tell(story)


def test_what_comes_while_filtering_is_filtered_too(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.nav.box.setText("redis")
        more = [page_node("18", "Redis cluster", parent="11"), page_node("19", "Kafka")]
        pane.library.arrive("11", [*pane.library.stored["11"], *more])
        await until(lambda: "Redis cluster" in pane.shown())
        assert "Kafka" not in pane.shown()

    tell(story)


def test_what_a_filter_told_of_a_closed_row_is_told_no_more_after_it(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        crowd = [page_node(f"c{n}", f"Page {n}", parent="11") for n in range(3 * PORTION)]
        pane.library.arrive("11", [*pane.library.stored["11"], *crowd])
        pane.nav.tree.collapse(pane.index("Runbooks"))
        model, runbooks = pane.nav.model, pane.nav.source(pane.index("Runbooks"))
        await until(lambda: model.rowCount(runbooks) == PORTION)
        pane.nav.box.setText("nowhere")
        await until(lambda: model.rowCount(runbooks) > 3 * PORTION)
        pane.nav.box.clear()
        await until(lambda: model.rowCount(runbooks) == PORTION)
        await pane.settle()

    tell(story)


def test_a_star_that_matches_the_filter_is_seen_at_once(
    tell: Callable[..., None], collected: FakeSession, until: Any
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.box.setText("certif")
        assert "Favourites" not in pane.shown()
        await collected.favourites.toggle("13")
        await until(lambda: pane.shown().count("Certificates & <keys>") == 2)
        assert pane.shown()[:2] == ["Favourites", "Certificates & <keys>"]

    tell(story, collected=collected)
