"""A node with 20 000 children: bounded work for every step, and for every row that is asked."""

from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.domain.entities import Space
from confluence_desk.ui.models.told_rows import PORTION
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from tests.ui.fakes.library import FakeLibrary, page_node
from tests.ui.fakes.tree import Tree

MANY = 20_000
Until = Callable[..., Coroutine[Any, Any, None]]


def crowd() -> FakeLibrary:
    library = FakeLibrary(stored_spaces=[Space("1", "OPS", "Operations")])
    library.server["space:1"] = [page_node(f"p{n}") for n in range(MANY)]
    library.put("space:1", library.server["space:1"])
    return library


class Counted(FakeLibrary):
    """Counts what is read of it."""

    reads = 0

    def children(self, key: str, *, first: int = 0, count: int = -1) -> Any:
        self.reads += 1
        assert count >= 0, "the whole of a long list was read at once"
        return super().children(key, first=first, count=count)

    def has_children(self, keys: Any) -> dict[str, bool]:
        self.reads += 1
        return super().has_children(keys)

    def kept(self, ids: Any) -> set[str]:
        self.reads += 1
        return super().kept(ids)


async def paint_all(tree: Tree, until: Until, wanted: int = MANY) -> None:
    """Ask what a view asks as it paints the last row, until there are as many as that."""
    space = tree.at("Operations")
    while (told := tree.model.rowCount(space)) < wanted:
        tree.model.index(told - 1, 0, space).data(Role.FACE)
        await until(lambda told=told: tree.model.rowCount(space) > told)


def test_a_portion_is_told_and_the_next_once_somebody_comes_near(
    tell: Callable[..., Tree], until: Until
) -> None:
    async def story(tree: Tree) -> None:
        space = tree.at("Operations")
        sizes: list[int] = []
        tree.model.rowsInserted.connect(lambda _p, first, last: sizes.append(last - first + 1))
        tree.model.fetchMore(space)
        tree.model.index(3, 0, space).data(Role.FACE)
        assert not tree.scope.running(f"grow:{space.internalId()}")
        assert tree.model.rowCount(space) == PORTION
        await paint_all(tree, until)
        assert max(sizes) <= PORTION
        last = tree.model.index(MANY - 1, 0, space)
        assert last.data() == f"Page p{MANY - 1}"
        assert last.parent() == space
        assert tree.model.hasChildren(last)

    tell(story, crowd(), checked=False)


def test_a_filter_has_all_of_them_told(tell: Callable[..., Tree], until: Until) -> None:
    async def story(tree: Tree) -> None:
        tree.model.fetchMore(tree.at("Operations"))
        shown = TreeFilter(tree.model)
        shown.narrow("p19999")
        await until(lambda: shown.rowCount(shown.mapFromSource(tree.at("Operations"))) == 1)

    tell(story, crowd(), checked=False)


def test_drawing_a_row_reads_nothing_of_the_library(tell: Callable[..., Tree]) -> None:
    library = Counted(**vars(crowd()))

    async def story(tree: Tree) -> None:
        space = tree.at("Operations")
        tree.model.fetchMore(space)
        row = tree.model.index(PORTION - 1, 0, space)
        tree.model.hasChildren(tree.model.index(0, 0, space))  # reads once, for all of them
        library.reads = 0
        for role in Role:
            tree.model.data(row, role)
        tree.model.hasChildren(row)
        tree.model.flags(row)
        assert library.reads == 0

    tell(story, library, checked=False)


def test_one_not_told_yet_is_found(tell: Callable[..., Tree]) -> None:
    library = crowd()

    async def story(tree: Tree) -> None:
        assert (await tree.model.find("p19000")).row() == 19_000

    tell(story, library, checked=False)


def test_a_closed_crowd_keeps_a_portion_and_grows_again(
    tell: Callable[..., Tree], until: Until
) -> None:
    async def story(tree: Tree) -> None:
        space = tree.at("Operations")
        tree.model.fetchMore(space)
        await paint_all(tree, until, 3 * PORTION)
        tree.model.shrink(space)
        assert tree.model.rowCount(space) == PORTION
        await paint_all(tree, until, 3 * PORTION)
        assert tree.model.index(PORTION, 0, space).data() == f"Page p{PORTION}"

    tell(story, crowd(), checked=False)


def test_a_tree_lays_out_closed_rows_without_asking_the_model(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        tree.model.fetchMore(tree.at("Operations"))
        shown = TreeFilter(tree.model)
        space = shown.mapFromSource(tree.at("Operations"))
        row = shown.index(3, 0, space)
        before = row.flags()
        asked: list[int] = []
        flags = tree.model.flags
        tree.model.flags = lambda index: asked.append(1) or flags(index)  # type: ignore[method-assign,func-returns-value]
        with shown.laying_out([space]):
            row.flags()
            assert asked == []
            space.flags()
            assert asked == [1]
        assert row.flags() == before

    tell(story, crowd(), checked=False)
