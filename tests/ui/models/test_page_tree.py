"""Spaces, pages, posts and stubs in the navigator's tree."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from confluence_desk.domain.entities import Kind, Space
from confluence_desk.services.needs import FOLDERS
from confluence_desk.ui.models.tree_nodes import Role
from tests.ui.fakes.library import FakeLibrary, page_node, sample
from tests.ui.fakes.tree import Tree, settle


def test_spaces_come_sorted_with_personal_ones_folded_at_the_end(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        assert tree.titles() == ["Spaces"]
        assert tree.spaces() == ["Engineering", "Operations", "Personal spaces"]
        assert tree.titles(await tree.open("Personal spaces")) == ["Ana Ruiz"]
        assert tree.at("Operations").data(Role.HINT) == "OPS"

    tell(story)


def test_archived_spaces_are_hidden_until_asked_for_and_then_grey(
    tell: Callable[..., Tree],
) -> None:
    async def story(tree: Tree) -> None:
        tree.model.set_show_archived(True)
        assert tree.titles() == ["Spaces", "Archived"]
        assert tree.at("Archived", "Attic").data(Role.GREY)
        tree.model.set_show_archived(False)
        assert tree.titles() == ["Spaces"]

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
    library.server["space:1"].append(page_node("4", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER} guide"))

    async def story(tree: Tree) -> None:
        assert tree.titles(await tree.open("Ops")) == [
            *("Untitled", "two lines", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER} guide")
        ]

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


@pytest.mark.usefixtures("english")
def test_trap_4_folders_that_no_list_holds_are_named_with_their_scope(
    tell: Callable[..., Tree],
) -> None:
    library = sample()
    library.needs.note(FOLDERS, ("read:hierarchical-content:confluence",))

    async def story(tree: Tree) -> None:
        words = "Folders are not listed. Missing scope: read:hierarchical-content:confluence"
        space = await tree.open("Operations")
        titles = tree.titles(space)
        assert titles[-1] == words
        assert len(titles) > 1
        last = tree.model.index(len(titles) - 1, 0, space)
        assert words in last.data(Qt.ItemDataRole.ToolTipRole)

    tell(story, library)


def test_a_blog_that_arrives_later_appears(tell: Callable[..., Tree]) -> None:
    async def story(tree: Tree) -> None:
        space = await tree.open("Operations")
        assert "Blog" not in tree.titles(space)
        tree.library.arrive("blog:1", tree.library.server["blog:1"])
        assert tree.titles(space)[-1] == "Blog"

    tell(story)


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
