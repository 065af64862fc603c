"""Of much that was open what is seen first comes back at once, and the rest without a jump."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint

from confluence_desk.domain.entities import Space
from confluence_desk.ui.remembered import WindowState
from tests.ui.fakes.library import FakeLibrary, page_node
from tests.ui.fakes.navigator import Shown

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]
SECTIONS, LEAVES = 8, 40
OPEN = ("section:spaces\tspace:1", *(f"section:spaces\tspace:1\ts{n}" for n in range(SECTIONS)))
MARKED = "section:spaces\tspace:1\ts6\ts6-9"
ROWS = 2 + SECTIONS * (1 + LEAVES)


def large() -> FakeLibrary:
    library = FakeLibrary(stored_spaces=[Space("1", "OPS", "Operations")])
    lists = {"space:1": [page_node(f"s{n}") for n in range(SECTIONS)]}
    for n in range(SECTIONS):
        lists[f"s{n}"] = [page_node(f"s{n}-{leaf}", parent=f"s{n}") for leaf in range(LEAVES)]
    lists |= {leaf.id: [] for n in range(SECTIONS) for leaf in lists[f"s{n}"]}
    for key, nodes in lists.items():
        library.server[key] = nodes
        library.put(key, nodes)
    return library


@pytest.fixture
def tell(in_navigator: Callable[..., None]) -> Callable[..., None]:
    return lambda story: in_navigator(story, large())


def test_rows_far_below_come_a_moment_later(tell: Callable[..., None], until: Until) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=OPEN, marked=MARKED))
        first = pane.shown()
        assert "Page s0-39" in first
        assert "Page s4-0" not in first
        assert pane.nav.current_id() == "s6-9"
        assert pane.nav.state().expanded == OPEN, "nothing is forgotten meanwhile"
        await until(lambda: len(pane.shown()) == ROWS)
        assert pane.nav.state().expanded == OPEN
        assert pane.nav.tree.verticalScrollBar().value() == 0

    tell(story)


@pytest.mark.parametrize("scrolled", [100.0, 250.0])
def test_what_is_seen_stays_where_it_is(
    tell: Callable[..., None], until: Until, scrolled: float
) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=OPEN, scrolled=scrolled))
        assert pane.nav.state().scrolled == scrolled
        top = pane.nav.tree.indexAt(QPoint(0, 0)).data()
        await until(lambda: len(pane.shown()) == ROWS)
        assert pane.nav.tree.indexAt(QPoint(0, 0)).data() == top
        assert pane.nav.state().scrolled == scrolled

    tell(story)


def test_rows_that_come_above_move_nothing(tell: Callable[..., None], until: Until) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=OPEN, marked=MARKED))
        tree = pane.nav.tree
        tree.scrollTo(tree.currentIndex(), tree.ScrollHint.PositionAtTop)
        top = tree.indexAt(QPoint(0, 0)).data()
        await until(lambda: len(pane.shown()) == ROWS)
        assert tree.indexAt(QPoint(0, 0)).data() == top

    tell(story)


def test_a_list_left_far_below_opens_no_more_than_is_seen(
    tell: Callable[..., None], until: Until
) -> None:
    async def story(pane: Shown) -> None:
        tree, bar = pane.nav.tree, pane.nav.tree.verticalScrollBar()
        row = tree.sizeHintForRow(0)

        def seen() -> list[tuple[str, int]]:
            places = range(0, tree.viewport().height(), row)
            found = [tree.indexAt(QPoint(0, place)) for place in places]
            return [(index.data(), tree.visualRect(index).top()) for index in found]

        pane.nav.restore(WindowState(expanded=OPEN))
        await until(lambda: len(pane.shown()) == ROWS)
        bar.setValue(200 * row + row // 2)
        left, before = pane.nav.state(), seen()
        assert left.top == "section:spaces\tspace:1\ts4\ts4-33"

        pane.nav.rows.close_all()
        pane.nav.restore(replace(left, marked="section:spaces\tspace:1\ts0\ts0-9"))
        assert "Page s0-9" in pane.shown()
        assert "Page s1-9" not in pane.shown()
        assert seen() == before
        await until(lambda: len(pane.shown()) == ROWS)
        assert seen() == before
        assert pane.nav.state().scrolled == left.scrolled

    tell(story)


def test_a_row_that_is_gone_leaves_the_list_as_far_down_as_it_was(
    tell: Callable[..., None], until: Until
) -> None:
    async def story(pane: Shown) -> None:
        gone = "section:spaces\tspace:1\ts4\ts4-99"
        pane.nav.restore(WindowState(expanded=OPEN, scrolled=100.5, top=gone))
        assert pane.nav.state().scrolled == 100.5
        await until(lambda: len(pane.shown()) == ROWS)
        assert pane.nav.state().scrolled == 100.5

    tell(story)


def test_who_folds_all_or_filters_meanwhile_is_not_disturbed(
    tell: Callable[..., None], until: Until
) -> None:
    async def folds(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=OPEN, marked=MARKED))
        pane.nav.rows.close_all()
        assert pane.nav.state().expanded == ()

    async def filters(pane: Shown) -> None:
        pane.nav.restore(WindowState(expanded=OPEN, marked=MARKED))
        pane.nav.box.setText("s6-9")
        assert pane.nav.state().expanded == OPEN
        pane.nav.box.clear()
        await until(lambda: len(pane.shown()) == ROWS)

    tell(folds)
    tell(filters)
