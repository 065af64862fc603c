"""Favourites, recent pages and saved searches beside the spaces, in one tree."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.models.tree_drops import ROW
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.models.tree_row import RowKind
from confluence_desk.ui.models.tree_rows import FEW
from tests.ui.fakes.library import page_node, sample
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.tree import Tree, settle

Tell = Callable[..., Tree]
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def collected() -> FakeSession:
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    return FakeSession(library)


def test_a_page_may_stand_in_every_section_and_is_found_in_its_space(
    tell: Tell, collected: FakeSession
) -> None:
    collected.library.read = ["13"]

    async def story(tree: Tree) -> None:
        await collected.favourites.star("13")
        await collected.searches.save("Mine", "creator = me", 7)
        assert tree.titles() == ["Favourites", "Recent", "Saved searches", "Spaces"]
        assert tree.titles(tree.at("Favourites")) == ["Certificates & <keys>"]
        assert tree.titles(tree.at("Recent")) == ["Certificates & <keys>"]
        found = await tree.model.find("13")
        assert found == tree.at("Operations", "Certificates & <keys>")
        ids = {tree.at(s, "Certificates & <keys>").internalId() for s in ("Favourites", "Recent")}
        assert len(ids | {found.internalId()}) == 3
        assert found.data(Role.STARRED)
        spoken = tree.at("Saved searches", "Mine").data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Mine, saved search, 7 found"

    tell(story, collected=collected)


def test_no_favourites_say_how_to_get_one_and_empty_sections_hide(
    tell: Tell, collected: FakeSession
) -> None:
    async def story(tree: Tree) -> None:
        assert tree.titles() == ["Favourites", "Spaces"]
        assert tree.titles(tree.at("Favourites")) == ["Pages you star appear here"]
        await collected.favourites.toggle("13")
        await collected.favourites.toggle("13")
        assert tree.titles(tree.at("Favourites")) == ["Pages you star appear here"]

    tell(story, collected=collected)


def test_starred_spaces_come_first(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        assert tree.spaces()[:2] == ["Engineering", "Operations"]
        await collected.favourites.star("1", space=True)
        assert tree.spaces()[:2] == ["Operations", "Engineering"]
        assert tree.at("Operations").data(Role.STARRED)
        assert not tree.at("Engineering").data(Role.STARRED)

    tell(story, collected=collected)


def test_folders_of_stars_nest_and_are_renamed_in_place(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        outer = await collected.favourites.make_group("Night")
        inner = await collected.favourites.make_group("Redis", outer)
        await collected.favourites.star("14", group=inner)
        way = tree.at("Favourites", "Night", "Redis", "Redis failover")
        assert way.data(Role.KIND) == RowKind.SHORTCUT
        assert tree.model.setData(tree.at("Favourites", "Night"), " Day ")
        await settle()
        assert tree.titles(tree.at("Favourites")) == ["Day"]
        assert not tree.model.setData(tree.at("Favourites", "Day"), "  ")
        assert not tree.model.setData(tree.at("Operations"), "Mine now")

    tell(story, collected=collected)


def test_a_star_follows_its_page_and_outlives_it(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        await collected.favourites.star("14")
        collected.library.rename("14", "Valkey failover")
        assert tree.titles(tree.at("Favourites")) == ["Valkey failover"]
        await collected.favourites.star("15")  # what is kept of it is its title now
        del collected.library.nodes["14"]
        await collected.favourites.make_group("x")
        assert "Valkey failover" in tree.titles(tree.at("Favourites"))

    tell(story, collected=collected)


def test_a_starred_space_and_a_star_that_comes_back_are_called_as_they_are_now(
    tell: Tell, collected: FakeSession
) -> None:
    library, stars = collected.library, collected.favourites

    async def story(tree: Tree) -> None:
        await stars.star("1", space=True)
        await stars.star("14")
        star = stars.star_of("14")
        assert star is not None
        removal = await stars.remove(star.key)
        library.rename("14", "Valkey failover")
        await removal.put_back()
        library.stored_spaces[0] = replace(library.stored_spaces[0], name="Running it")
        library.changed.emit(Changes(spaces=frozenset({"1"})))
        assert tree.titles(tree.at("Favourites")) == ["Running it", "Valkey failover"]

    tell(story, collected=collected)


def test_recent_pages_are_few_until_more_are_wanted_and_follow_reading(
    tell: Tell, collected: FakeSession
) -> None:
    library = collected.library
    library.read = [f"r{n}" for n in range(9)]
    library.nodes.update({f"r{n}": page_node(f"r{n}", f"Read {n}") for n in range(10)})

    async def story(tree: Tree) -> None:
        recent = tree.at("Recent")
        assert tree.titles(recent) == [*(f"Read {n}" for n in range(FEW)), "Show 4 more"]
        tree.model.show_more()
        assert len(tree.titles(recent)) == 9
        library.read = ["r9", *library.read]
        library.visited.emit("r9")
        assert tree.titles(recent)[0] == "Read 9"

    tell(story, collected=collected)


def test_the_first_page_read_makes_the_section(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        assert "Recent" not in tree.titles()
        collected.library.read = ["13"]
        collected.library.visited.emit("13")
        assert tree.titles(tree.at("Recent")) == ["Certificates & <keys>"]

    tell(story, collected=collected)


def test_a_dot_tells_what_is_kept_and_comes_with_the_page(
    tell: Tell, collected: FakeSession
) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations")
        page = tree.at("Operations", "Certificates & <keys>")
        assert not page.data(Role.KEPT)
        tree.news.clear()
        collected.library.here.add("13")
        tree.library.changed.emit(Changes(pages=frozenset({"13"})))
        assert page.data(Role.KEPT)
        assert tree.news == ["change"]
        spoken = str(page.data(Qt.ItemDataRole.AccessibleTextRole))
        assert spoken == "Certificates & <keys>, page, kept on this machine"

    tell(story, collected=collected)


def test_what_rules_hold_is_told_apart_from_copies_by_chance(
    tell: Tell, collected: FakeSession
) -> None:
    async def story(tree: Tree) -> None:
        library = collected.library
        await tree.open("Operations")
        page = tree.at("Operations", "Certificates & <keys>")

        def spoken() -> str:
            return str(page.data(Qt.ItemDataRole.AccessibleTextRole)).rpartition(", ")[2]

        assert spoken() == "page"
        tree.news.clear()
        library.by_rules.add("13")
        tree.model.look_after_rules()
        assert (spoken(), tree.news) == ("to be kept offline", ["change"])
        library.here.add("13")
        library.changed.emit(Changes(pages=frozenset({"13"})))
        assert spoken() == "kept offline"
        tree.news.clear()
        tree.model.look_after_rules()
        assert tree.news == [], "nothing is drawn again for nothing"
        library.by_rules.clear()
        tree.model.look_after_rules()
        assert spoken() == "kept on this machine"

    tell(story, collected=collected)


def test_a_row_is_a_link_for_other_programs(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        await tree.open("Operations")
        data = tree.model.mimeData([tree.at("Operations", "Certificates & <keys>")])
        address = collected.library.web_url("13")
        assert [url.toString() for url in data.urls()] == [address]
        assert data.text() == address
        assert data.html() == f'<a href="{address}">Certificates &amp; &lt;keys&gt;</a>'

    tell(story, collected=collected)


def test_pages_dropped_on_favourites_are_starred_and_stars_are_sorted(
    tell: Tell, collected: FakeSession
) -> None:
    async def drop(tree: Tree, data: QMimeData, row: int, *onto: str) -> None:
        parent = tree.at(*onto)
        assert tree.model.canDropMimeData(data, COPY, row, 0, parent)
        assert tree.model.dropMimeData(data, COPY, row, 0, parent)
        await settle()

    async def story(tree: Tree) -> None:
        await tree.open("Operations")
        page = tree.model.mimeData([tree.at("Operations", "Certificates & <keys>")])
        await drop(tree, page, -1, "Favourites")
        await drop(tree, tree.model.mimeData([tree.at("Operations")]), 0, "Favourites")
        assert tree.titles(tree.at("Favourites")) == ["Operations", "Certificates & <keys>"]
        star = tree.model.mimeData([tree.at("Favourites", "Certificates & <keys>")])
        await drop(tree, star, 0, "Favourites")
        assert tree.titles(tree.at("Favourites")) == ["Certificates & <keys>", "Operations"]
        await collected.favourites.make_group("Night")
        await drop(tree, star, -1, "Favourites", "Night")
        assert tree.titles(tree.at("Favourites", "Night")) == ["Certificates & <keys>"]

    tell(story, collected=collected)


def test_an_address_is_starred_and_nothing_drops_elsewhere(
    tell: Tell, collected: FakeSession
) -> None:
    async def story(tree: Tree) -> None:
        data = QMimeData()
        data.setUrls([QUrl("https://acme.atlassian.net/wiki/spaces/OPS/pages/14/x")])
        assert not tree.model.canDropMimeData(data, COPY, -1, 0, tree.at("Spaces"))
        assert not tree.model.dropMimeData(data, COPY, -1, 0, tree.at("Operations"))
        assert tree.model.dropMimeData(data, COPY, -1, 0, tree.at("Favourites"))
        await settle()
        assert collected.favourites.is_starred("14")
        assert not tree.model.canDropMimeData(QMimeData(), COPY, -1, 0, tree.at("Favourites"))

    tell(story, collected=collected)


def test_only_addresses_of_this_site_are_taken_and_keep_their_order(
    tell: Tell, collected: FakeSession
) -> None:
    def dropped(*addresses: str, text: str = "") -> QMimeData:
        data = QMimeData()
        data.setText(text)
        data.setUrls([QUrl(address) for address in addresses])
        return data

    async def story(tree: Tree) -> None:
        into = tree.at("Favourites")
        strange = ("https://evil.example/wiki/spaces/OPS/pages/14", "file:///etc/passwd")
        for data in (dropped(*strange), dropped(text="14 words and 15"), dropped(text="x" * 9000)):
            assert not tree.model.canDropMimeData(data, COPY, -1, 0, into)
        await collected.favourites.star("13")
        ours = [f"https://acme.atlassian.net/wiki/spaces/OPS/pages/{n}/x" for n in (15, 14, 99)]
        assert tree.model.dropMimeData(dropped(*strange, *ours), COPY, 0, 0, into)
        await settle()
        names = ["Deploy", "Redis failover", "Page 99", "Certificates & <keys>"]
        assert tree.titles(tree.at("Favourites")) == names
        assert collected.library.asked[-1] == "page:99"

    tell(story, collected=collected)


def test_keys_of_another_account_sort_nothing_here(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        for page in ("13", "14"):
            await collected.favourites.star(page)
        first = collected.favourites.all()[0]
        star = tree.model.mimeData([tree.model.index(0, 0, tree.at("Favourites"))])
        assert tree.model.canDropMimeData(star, COPY, -1, 0, tree.at("Favourites"))
        told = json.loads(bytes(star.data(ROW).data()))
        foreign = QMimeData()
        foreign.setData(ROW, json.dumps(told | {"of": "another"}).encode())
        assert not tree.model.dropMimeData(foreign, COPY, -1, 0, tree.at("Favourites"))
        foreign.setData(ROW, b"[1, 2]")
        assert not tree.model.canDropMimeData(foreign, COPY, -1, 0, tree.at("Favourites"))
        assert collected.favourites.all()[0] == first

    tell(story, collected=collected)


def test_searches_are_sorted_by_hand(tell: Tell, collected: FakeSession) -> None:
    async def story(tree: Tree) -> None:
        for name in "ab":
            await collected.searches.save(name, f"text ~ {name}")
        section = tree.at("Saved searches")
        data: Any = tree.model.mimeData([tree.at("Saved searches", "b")])
        assert tree.model.dropMimeData(data, COPY, 0, 0, section)
        await settle()
        assert tree.titles(section) == ["b", "a"]
        assert not tree.model.canDropMimeData(data, COPY, -1, 0, tree.at("Favourites"))

    tell(story, collected=collected)
