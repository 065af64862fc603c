"""How places fill: what is stored at once, then answers, failures and news."""

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPersistentModelIndex

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Space
from confluence_desk.domain.errors import DeskError, ServerFault, Unreachable
from confluence_desk.ui.models.tree_nodes import Role
from tests.ui.fakes.library import FakeLibrary, page_node, sample
from tests.ui.fakes.stopping import stop
from tests.ui.fakes.tree import Tree, settle


def test_stored_children_show_at_once_and_the_answer_follows(tell: Callable[..., Tree]) -> None:
    library = sample()
    library.put("space:2", [page_node("21", "Old title", space="2")])
    library.server["space:2"] = [page_node("21", "New title", space="2"), page_node("22", "Added")]

    async def story(tree: Tree) -> None:
        space = tree.at("Engineering")
        tree.model.fetchMore(space)
        assert tree.titles(space) == ["Old title"]
        await settle()
        assert tree.titles(space) == ["New title", "Added"]

    tell(story, library)


def test_loading_then_failure_is_a_row_that_retries(tell: Callable[..., Tree]) -> None:
    library = sample()
    library.failure = ServerFault(500)

    async def story(tree: Tree) -> None:
        space = tree.at("Engineering")
        tree.model.fetchMore(space)
        assert tree.titles(space) == ["Loading…"]
        await settle()
        assert tree.titles(space) == ["Could not load · Retry"]
        failed = tree.model.index(0, 0, space)
        assert failed.data(Role.RETRIES)
        library.failure = None
        library.server["space:2"] = [page_node("21", "There", space="2")]
        tree.model.refresh(failed)
        assert tree.titles(space) == ["Loading…"]
        await settle()
        assert tree.titles(space) == ["There"]
        assert not tree.troubles

    tell(story, library)


@pytest.mark.parametrize(("stored", "shown"), [((), ["Stopped · Retry"]), (("Kept",), ["Kept"])])
def test_what_the_person_stopped_does_not_load_for_ever_trap_95(
    tell: Callable[..., Tree], stored: tuple[str, ...], shown: list[str]
) -> None:
    library = sample()
    library.gate = asyncio.Event()
    if stored:
        library.put("space:2", [page_node("21", stored[0], space="2")])

    async def story(tree: Tree) -> None:
        space = tree.at("Engineering")
        tree.model.fetchMore(space)
        await stop(":children:space:2")
        assert tree.titles(space) == shown
        library.gate = None
        library.server["space:2"] = [page_node("21", "There", space="2")]
        tree.model.refresh(space)
        await settle()
        assert tree.titles(space) == ["There"]

    tell(story, library)


@pytest.mark.parametrize(
    ("failure", "shown"),
    [
        (Unreachable("acme"), ["Kept"]),
        (ServerFault(500), ["Kept", "Could not refresh · Retry"]),
    ],
)
def test_a_failed_refresh_keeps_what_is_stored(
    tell: Callable[..., Tree], failure: DeskError, shown: list[str]
) -> None:
    library = sample()
    library.put("space:2", [page_node("21", "Kept", space="2")])
    library.failure = failure

    async def story(tree: Tree) -> None:
        assert tree.titles(await tree.open("Engineering")) == shown

    tell(story, library)


def test_offline_a_never_seen_place_says_so_and_loads_when_the_link_is_back(
    tell: Callable[..., Tree],
) -> None:
    library = sample()
    library.failure = Unreachable("acme")

    async def story(tree: Tree) -> None:
        space = await tree.open("Engineering")
        assert tree.titles(space) == ["Not available offline · Retry"]
        library.failure = None
        tree.model.retry_failed()
        await settle()
        assert tree.titles(space) == ["No pages yet"]

    tell(story, library)


def test_an_empty_page_loses_its_expander(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        page = await tree.open("Operations", "Certificates & <keys>")
        assert tree.model.rowCount(page) == 0
        assert not tree.model.hasChildren(page)

    tell(story)


def test_a_page_known_to_be_a_leaf_has_no_expander_until_children_come(
    tell: Callable[..., Tree],
) -> None:
    library = sample()
    library.put("13", [])

    async def story(tree: Tree) -> None:
        await tree.open("Operations")
        page = tree.at("Operations", "Certificates & <keys>")
        assert not tree.model.hasChildren(page)
        assert not tree.model.canFetchMore(page)
        library.arrive("13", [page_node("131", "Child")])
        assert tree.titles(page) == ["Child"]

    tell(story, library)


def test_equal_data_changes_nothing(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations", "Runbooks")
        tree.news.clear()
        everything = frozenset(tree.library.stored)
        tree.library.changed.emit(Changes(frozenset({"1"}), everything, frozenset({"14", "99"})))
        assert not tree.news

    tell(story)


def test_news_move_only_what_moved_and_rows_keep_their_identity(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations", "Runbooks")
        redis = QPersistentModelIndex(tree.at("Operations", "Runbooks", "Redis failover"))
        folder = tree.at("Operations", "Runbooks")
        nodes = tree.library.stored["11"]
        tree.news.clear()
        tree.library.arrive("11", [page_node("17", "First"), nodes[1], nodes[0]])
        assert tree.titles(folder) == ["First", "Deploy", "Redis failover"]
        assert tree.news == ["layout", "insert"]
        assert redis.row() == 2
        assert redis.data() == "Redis failover"
        tree.library.rename("14", "Valkey failover")
        assert redis.data() == "Valkey failover"
        tree.library.arrive("11", [nodes[1]])
        assert not redis.isValid()

    tell(story)


def test_spaces_load_in_place_and_say_when_there_are_none(tell: Callable[..., Tree]) -> None:
    library = FakeLibrary()

    async def story(tree: Tree) -> None:
        assert tree.spaces() == []
        tree.model.load()
        assert tree.spaces() == ["Loading…"]
        await settle()
        assert tree.spaces() == ["No spaces to show"]
        library.server_spaces = [Space("1", "OPS", "Operations")]
        tree.model.load()
        await settle()
        assert tree.spaces() == ["Operations"]

    tell(story, library)


def test_spaces_that_cannot_be_loaded_are_a_row_too(tell: Callable[..., Tree]) -> None:
    library = FakeLibrary(failure=ServerFault(500))

    async def story(tree: Tree) -> None:
        tree.model.load()
        await settle()
        assert tree.spaces() == ["Could not load · Retry"]
        library.failure = None
        tree.model.refresh(tree.at("Could not load · Retry"))
        await settle()
        assert tree.spaces() == ["No spaces to show"]

    tell(story, library)


def test_closing_the_scope_while_loading_leaves_nothing_behind(tell: Callable[..., Tree]) -> None:
    library = sample()

    async def story(tree: Tree) -> None:
        library.gate = asyncio.Event()
        tree.model.fetchMore(tree.at("Engineering"))
        await settle()
        await tree.scope.aclose()
        assert tree.titles(tree.at("Engineering")) == ["Loading…"]

    assert not tell(story, library).troubles


def test_a_node_that_went_while_loading_is_forgotten(tell: Callable[..., Tree]) -> None:
    library = sample()

    async def story(tree: Tree) -> None:
        await tree.open("Operations", "Runbooks")
        library.gate = asyncio.Event()
        tree.model.fetchMore(tree.at("Operations", "Runbooks", "Redis failover"))
        await settle()
        library.arrive("11", [])
        library.gate.set()
        await settle()
        assert tree.titles(tree.at("Operations", "Runbooks")) == []

    tell(story, library)
