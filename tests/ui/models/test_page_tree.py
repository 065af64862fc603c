import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Space
from confluence_desk.domain.errors import DeskError, ServerFault, Unreachable
from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary, page_node, sample

Run = Callable[[Coroutine[Any, Any, None]], None]
Story = Callable[["Tree"], Coroutine[Any, Any, None]]


class Tree:
    """A model under test with what the tests ask of it."""

    def __init__(self, library: FakeLibrary, tester: Any) -> None:
        self.library = library
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        # The tester would fetch inside its own signal handlers, which Qt's own checks refuse;
        # it is told not to before there is anything to fetch.
        spaces, library.stored_spaces = library.stored_spaces, []
        self.model = PageTreeModel(library, self.scope, lambda _name: QIcon())  # type: ignore[arg-type]
        tester.check(self.model)
        tester._qt_tester.setUseFetchMore(False)  # noqa: SLF001 - pytest-qt offers no other way
        library.stored_spaces = spaces
        library.changed.emit(Changes(spaces=frozenset(s.id for s in spaces)))
        self.news: list[str] = []
        self.model.rowsInserted.connect(lambda *_: self.news.append("insert"))
        self.model.rowsRemoved.connect(lambda *_: self.news.append("remove"))
        self.model.dataChanged.connect(lambda *_: self.news.append("change"))
        self.model.layoutChanged.connect(lambda *_: self.news.append("layout"))

    def at(self, *titles: str) -> QModelIndex:
        index = QModelIndex()
        for title in titles:
            index = self.model.index(self.titles(index).index(title), 0, index)
        return index

    def titles(self, under: QModelIndex | None = None) -> list[str]:
        under = under or QModelIndex()
        rows = range(self.model.rowCount(under))
        return [str(self.model.index(row, 0, under).data()) for row in rows]

    async def open(self, *titles: str) -> QModelIndex:
        """Fetch every level of the way and let the answers come."""
        index = QModelIndex()
        for title in titles:
            index = self.model.index(self.titles(index).index(title), 0, index)
            if self.model.canFetchMore(index):
                self.model.fetchMore(index)
            await settle()
        return self.at(*titles)


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)


@pytest.fixture
def tell(run: Run, qtmodeltester: Any, qtbot: QtBot) -> Callable[..., Tree]:  # noqa: ARG001
    """Run a story on a tree, then close it."""

    def told(story: Story, library: FakeLibrary | None = None) -> Tree:
        trees: list[Tree] = []

        async def main() -> None:
            tree = Tree(library or sample(), qtmodeltester)
            trees.append(tree)
            await story(tree)
            await tree.scope.aclose()
            tree.model.close()

        run(main())
        return trees[0]

    return told


def test_spaces_come_sorted_with_personal_ones_folded_at_the_end(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        assert tree.titles() == ["Spaces", "Engineering", "Operations", "Personal spaces"]
        assert tree.titles(await tree.open("Personal spaces")) == ["Ana Ruiz"]
        assert tree.at("Operations").data(Role.HINT) == "OPS"

    tell(story)


def test_archived_spaces_are_hidden_until_asked_for_and_then_grey(
    tell: Callable[..., Tree],
) -> None:
    async def story(tree: Tree) -> None:
        tree.model.set_show_archived(True)
        assert tree.titles()[-2:] == ["Archived", "Attic"]
        assert tree.at("Attic").data(Role.GREY)
        tree.model.set_show_archived(False)
        assert "Attic" not in tree.titles()

    tell(story)


def test_opening_a_space_asks_once_and_keeps_confluences_order(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        space = await tree.open("Operations")
        assert tree.titles(space)[:3] == [
            "Runbooks",
            "Architecture whiteboard",
            "Certificates & <keys>",
        ]
        tree.model.fetchMore(space)
        await settle()
        assert tree.library.asked.count("space:1") == 1
        assert not tree.model.canFetchMore(space)

    tell(story)


def test_kinds_have_icons_and_are_read_out(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations", "Runbooks")
        folder = tree.at("Operations", "Runbooks")
        stub = tree.at("Operations", "Architecture whiteboard")
        assert folder.data(Role.ICON_NAME) == "folder"
        assert folder.data(Qt.ItemDataRole.AccessibleTextRole) == "Runbooks, folder"
        assert stub.data(Role.GREY)
        assert "opens in the browser" in stub.data(Qt.ItemDataRole.ToolTipRole)
        assert isinstance(stub.data(Qt.ItemDataRole.DecorationRole), QIcon)

    tell(story)


def test_a_title_that_looks_like_html_stays_text_in_tooltips_trap_67(
    tell: Callable[..., Tree],
) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations")
        page = tree.at("Operations", "Certificates & <keys>")
        assert "&lt;keys&gt;" in page.data(Qt.ItemDataRole.ToolTipRole)

    tell(story)


def test_titles_are_one_line_and_never_empty(tell: Callable[..., Tree]) -> None:
    library = FakeLibrary(stored_spaces=[Space("1", "OPS", "Ops")])
    library.server["space:1"] = [page_node("2", " \n"), page_node("3", "two\nlines\x07")]

    async def story(tree: Tree) -> None:
        assert tree.titles(await tree.open("Ops")) == ["Untitled", "two lines"]

    tell(story, library)


def test_the_blog_stands_last_by_year(tell: Callable[..., Tree]) -> None:
    library = sample()
    library.put("blog:1", library.server["blog:1"])

    async def story(tree: Tree) -> None:
        assert tree.titles(await tree.open("Operations"))[-1] == "Blog"
        assert tree.titles(await tree.open("Operations", "Blog")) == ["Undated", "2026", "2025"]
        year = await tree.open("Operations", "Blog", "2026")
        assert tree.titles(year) == ["News"]
        post = tree.at("Operations", "Blog", "2026", "News")
        assert not tree.model.hasChildren(post)
        newer = page_node("b3", "Newest", kind=Kind.BLOGPOST, web_path="/blog/2026/05/05/b3")
        library.arrive("blog:1", [newer, *library.server["blog:1"]])
        assert tree.titles(year) == ["Newest", "News"]

    tell(story, library)


def test_a_blog_that_arrives_later_appears(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        space = await tree.open("Operations")
        assert "Blog" not in tree.titles(space)
        tree.library.arrive("blog:1", tree.library.server["blog:1"])
        assert tree.titles(space)[-1] == "Blog"

    tell(story)


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
        assert tree.titles() == []
        tree.model.load()
        assert tree.titles() == ["Loading…"]
        await settle()
        assert tree.titles() == ["No spaces to show"]
        library.server_spaces = [Space("1", "OPS", "Operations")]
        tree.model.load()
        await settle()
        assert tree.titles() == ["Spaces", "Operations"]

    tell(story, library)


def test_spaces_that_cannot_be_loaded_are_a_row_too(tell: Callable[..., Tree]) -> None:
    library = FakeLibrary(failure=ServerFault(500))

    async def story(tree: Tree) -> None:
        tree.model.load()
        await settle()
        assert tree.titles() == ["Could not load · Retry"]
        library.failure = None
        tree.model.refresh(tree.at("Could not load · Retry"))
        await settle()
        assert tree.titles() == ["No spaces to show"]

    tell(story, library)


@pytest.mark.parametrize(
    ("content_id", "way"),
    [
        ("16", ["Operations", "Runbooks", "Redis failover", "Sentinel quorum lost"]),
        ("31", ["Personal spaces", "Ana Ruiz", "Notes"]),
        ("b1", ["Operations", "Blog", "2025", "Older"]),
        ("10", ["Operations"]),
    ],
)
def test_a_page_is_found_wherever_it_hangs(
    tell: Callable[..., Tree], content_id: str, way: list[str]
) -> None:
    library = sample()
    library.put("blog:1", library.server["blog:1"])
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})

    async def story(tree: Tree) -> None:
        index = await tree.model.find(content_id)
        assert index == tree.at(*way)

    tell(story, library)


def test_a_page_nobody_knows_is_not_found(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        assert not (await tree.model.find("404")).isValid()
        tree.library.nodes["405"] = page_node("405", "Gone from its parent", parent="11")
        assert (await tree.model.find("405")).data() != "Gone from its parent"

    tell(story)


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


def test_twenty_thousand_children_come_in_one_insert(tell: Callable[..., Tree]) -> None:
    library = FakeLibrary(stored_spaces=[Space("1", "OPS", "Operations")])
    library.server["space:1"] = [page_node(f"p{n}") for n in range(20_000)]

    async def story(tree: Tree) -> None:
        space = tree.at("Operations")
        tree.model.fetchMore(space)
        tree.news.clear()
        await settle()
        assert tree.news == ["remove", "insert"]
        last = tree.model.index(19_999, 0, space)
        assert last.data() == "Page p19999"
        assert last.parent() == space
        assert tree.model.hasChildren(last)

    tell(story, library)
