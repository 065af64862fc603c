"""20 000 stars in the navigator: bounded work for one more, and for a page that changed."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.collected import GROUP, Favourite
from confluence_desk.services.favourites import Favourites
from confluence_desk.ui.models.told_rows import PORTION
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.library import FakeLibrary, sample
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.tree import Tree

MANY = 20_000
FOLDERS = 2 * PORTION
Until = Callable[..., Coroutine[Any, Any, None]]
Tell = Callable[..., Tree]


class Counted(FakeLibrary):
    """Counts what is looked up in it."""

    looks = 0

    def node(self, node_id: str) -> Any:
        self.looks += 1
        return super().node(node_id)


def collected(stars: list[Favourite]) -> FakeSession:
    session = FakeSession(Counted(**vars(sample())))
    session.favourites = Favourites(Drawer(stars), session.library)  # type: ignore[arg-type]
    return session


@pytest.fixture
def flat() -> FakeSession:
    return collected([Favourite(n, "page", f"s{n}", f"Star {n}") for n in range(1, MANY + 1)])


@pytest.fixture
def foldered() -> FakeSession:
    """Each folder holds a folder and, beside it, stars."""
    each = MANY // FOLDERS
    tops = [Favourite(n, GROUP, "", f"Folder {n}") for n in range(1, FOLDERS + 1)]
    inner = [Favourite(FOLDERS + t.key, GROUP, "", f"In {t.key}", t.key) for t in tops]
    first = 2 * FOLDERS + 1
    stars = [
        Favourite(first + n, "page", f"s{n}", f"Star {n}", tops[n // each].key) for n in range(MANY)
    ]
    return collected([*tops, *inner, *stars])


def told(tree: Tree, at: QModelIndex) -> int:
    """How many rows views know below one."""
    rows = range(tree.model.rowCount(at))
    return len(rows) + sum(told(tree, tree.model.index(row, 0, at)) for row in rows)


def test_one_star_more_and_a_page_that_changed_look_up_few(
    tell: Tell, flat: FakeSession, until: Until
) -> None:
    library: Any = flat.library

    async def story(tree: Tree) -> None:
        stars = tree.at("Favourites")
        tree.model.index(PORTION - 1, 0, stars).data(Role.FACE)
        library.looks = 0
        await until(lambda: tree.model.rowCount(stars) == 2 * PORTION)
        assert library.looks <= 2 * PORTION
        library.looks = 0
        await flat.favourites.star("13")
        await flat.favourites.star("s20000", at=0)
        assert tree.titles(stars)[:2] == ["Star 20000", "Star 1"]
        library.changed.emit(Changes(pages=frozenset({"s1", "s9000", "nobody"})))
        assert library.looks <= 20

    tell(story, collected=flat, checked=False)


def test_closed_folders_tell_one_row_and_the_others_as_they_are_opened(
    tell: Tell, foldered: FakeSession
) -> None:
    async def story(tree: Tree) -> None:
        stars = tree.at("Favourites")
        assert told(tree, stars) < 5 * PORTION
        last = tree.model.index(PORTION - 1, 0, stars)
        assert tree.titles(last) == [f"In {PORTION}"]
        assert tree.model.canFetchMore(last)
        tree.model.fetchMore(last)
        assert tree.model.rowCount(last) == 1 + MANY // FOLDERS
        assert not tree.model.canFetchMore(last)
        await foldered.favourites.star("13", group=PORTION)
        assert tree.titles(last)[-1] == "Certificates & <keys>"

    foldered.library.nodes["13"] = sample().server["space:1"][2]
    tell(story, collected=foldered, checked=False)


def test_a_new_folder_in_a_closed_one_is_found(tell: Tell, foldered: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        inner = await foldered.favourites.make_group("Newest", PORTION - 1)
        assert tree.model.place_of_own(inner).data() == "Newest"
        assert not tree.model.place_of_own(10 * MANY).isValid()

    tell(story, collected=foldered, checked=False)


def test_a_filter_finds_what_lies_in_closed_folders_and_in_those_told_late(
    tell: Tell, foldered: FakeSession, until: Until
) -> None:
    async def story(tree: Tree) -> None:
        shown = TreeFilter(tree.model)
        shown.narrow(f"{MANY - 1}")

        def found() -> bool:
            folder = shown.index(0, 0, shown.mapFromSource(tree.at("Favourites")))
            return bool(shown.index(0, 0, folder).data() == f"Star {MANY - 1}")

        await until(found)

    tell(story, collected=foldered, checked=False)
