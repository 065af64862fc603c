"""What the menu of a row of the navigator offers, and what its entries do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.fakes.library import sample
from tests.ui.fakes.navigator import Shown
from tests.ui.fakes.session import FakeSession


@pytest.fixture
def tell(in_navigator: Callable[..., None]) -> Callable[..., None]:
    return in_navigator


def test_a_saved_search_is_shared_and_told_of_by_its_menu(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    wanted: list[tuple[str, int]] = []

    async def story(pane: Shown) -> None:
        pane.nav.search_deed_wanted.connect(lambda what, key: wanted.append((what, key)))
        key = await collected.searches.save("Mine", "creator = me")
        for words in ("Tell me of new hits", "Copy link", "Copy link for Confluence Desk"):
            pane.choose("Mine", words)
        pane.choose("Mine", "Export this search…")
        pane.choose("Saved searches", "Export searches…")
        pane.choose("Saved searches", "Import searches…")
        assert wanted == [
            *((what, key) for what in ("tell", "link", "app", "file")),
            ("export", 0),
            ("import", 0),
        ]

    tell(story, collected=collected)


def test_menus_star_keep_and_copy(tell: Callable[..., None], collected: FakeSession) -> None:
    told: list[str] = []

    async def story(pane: Shown) -> None:
        nav = pane.nav
        nav.markdown_requested.connect(lambda page: told.append(f"markdown {page}"))
        nav.title_requested.connect(lambda page: told.append(f"title {page}"))
        await pane.expand("Operations")
        page = "Certificates & <keys>"
        pane.choose(page, "Copy as Markdown link")
        pane.choose(page, "Copy title")
        nav.keep_requested.connect(lambda where: told.append(f"keep {where}"))
        pane.choose(page, "Keep offline…")
        pane.choose("Operations", "Keep offline…")
        nav.readiness_requested.connect(lambda where: told.append(f"ready {where}"))
        pane.choose("Operations", "Readiness of this space")
        pane.choose("Runbooks", "Add to favourites")
        pane.choose("Engineering", "Add to favourites")
        await pane.settle()
        assert collected.favourites.is_starred("11")
        assert collected.favourites.is_starred_space("2")
        assert "Remove from favourites" in pane.words("Engineering")
        pane.choose("Engineering", "Remove from favourites")
        await pane.settle()
        assert not collected.favourites.is_starred_space("2")

    tell(story, collected=collected)
    assert told == ["markdown 13", "title 13", "keep 13", "keep space:1", "ready space:1"]


def test_a_star_moves_only_where_it_is_not_trap_97(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    def folders(pane: Shown) -> list[str]:
        menu = pane.nav.menu(pane.index("Runbooks"))
        move = next(action.menu() for action in menu.actions() if action.text() == "Move to")
        assert isinstance(move, QMenu)
        found = [action.text() for action in move.actions()]
        move.actions()[0].trigger()
        return found

    async def story(pane: Shown) -> None:
        await collected.favourites.make_group("Later", 0)
        await collected.favourites.star("11")
        assert folders(pane) == ["Later"]
        await pane.settle()
        await pane.expand("Later")
        assert folders(pane) == ["Favourites"]

    tell(story, collected=collected)


def test_nothing_is_offered_for_posts_and_stubs_that_does_nothing_trap_97(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        await collected.favourites.star("b1")
        stub, post = pane.words("Architecture whiteboard"), pane.words("Older")
        assert "Keep offline…" not in stub
        assert "Search inside" not in [*stub, *post]
        assert "Keep offline…" in post
        assert pane.words("Spaces") == [
            "Expand all below",
            "Collapse all",
            "Show archived spaces",
        ]

    tell(story, collected=collected)


def test_what_is_folded_or_unfolded_already_is_not_offered_trap_97(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    async def story(pane: Shown) -> None:
        assert "Collapse all" not in pane.words("Operations")
        await pane.expand("Operations")
        for _level in range(3):  # what hangs below is only known once it is unfolded
            pane.choose("Runbooks", "Expand all below")
            await pane.settle()
            if "Expand all below" not in pane.words("Runbooks"):
                break
        else:
            pytest.fail("offered though everything is unfolded")
        pane.choose("Engineering", "Collapse all")
        assert "Collapse all" not in pane.words("Engineering")
        assert "Expand all below" in pane.words("Operations")

    tell(story, collected=collected)


def test_nothing_is_refreshed_while_working_offline_trap_97(
    tell: Callable[..., None], collected: FakeSession
) -> None:
    async def story(pane: Shown) -> None:
        assert "Refresh" in pane.words("Operations")
        assert "Refresh" in pane.words("below all rows")
        pane.library.may_ask = lambda: False
        assert "Refresh" not in pane.words("Operations")
        assert "Refresh" not in pane.words("below all rows")

    tell(story, collected=collected)


def test_archived_spaces_are_shown_where_there_are_some_trap_97(tell: Callable[..., None]) -> None:
    library = sample()
    words = "Show archived spaces"

    async def story(pane: Shown) -> None:
        assert words in pane.words("below all rows")
        library.stored_spaces = [each for each in library.stored_spaces if not each.archived]
        assert words not in pane.words("below all rows")

    tell(story, library)


def test_a_filter_lets_fold_what_it_unfolded_trap_97(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.box.setText("runbooks")
        assert pane.shown() == ["Spaces", "Operations", "Runbooks"]
        pane.choose("Operations", "Collapse all")
        assert pane.shown() == ["Spaces", "Operations"]
        assert "Collapse all" not in pane.words("Operations")
        pane.choose("Operations", "Expand all below")
        assert pane.shown() == ["Spaces", "Operations", "Runbooks"]

    tell(story)


def test_what_a_filter_unfolded_itself_is_folded_too_trap_97(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.tree.collapse(pane.index("Operations"))
        pane.nav.box.setText("runbooks")
        pane.choose("Operations", "Collapse all")
        assert pane.shown() == ["Spaces", "Operations"]

    tell(story)


def opened(part: QWidget, reason: QContextMenuEvent.Reason, at: QPoint) -> QMenu | None:
    QApplication.sendEvent(part, QContextMenuEvent(reason, at, part.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


def opened_by_key(pane: Shown) -> QMenu | None:
    return opened(pane.nav.tree, QContextMenuEvent.Reason.Keyboard, QPoint(9, 9))


def entries(menu: QMenu | None) -> list[str]:
    assert menu is not None
    found = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return found


def test_by_mouse_the_menu_is_about_the_row_under_the_pointer(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        tree = pane.nav.tree
        tree.setCurrentIndex(pane.index("Engineering"))
        row = tree.visualRect(pane.index("Operations")).center()
        below = tree.viewport().rect().bottomLeft()
        for place, title in ((row, "Operations"), (below, "below all rows")):
            menu = opened(tree.viewport(), QContextMenuEvent.Reason.Mouse, place)
            assert menu is not None
            assert menu.pos() == tree.viewport().mapToGlobal(place)
            assert entries(menu) == pane.words(title)

    tell(story)


def test_by_key_the_menu_opens_at_the_row_the_keyboard_is_on(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        tree = pane.nav.tree
        pane.nav.resize(270, 120)
        await pane.expand("Operations")
        tree.setCurrentIndex(pane.index("Operations"))
        tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
        assert tree.visualRect(pane.index("Operations")).bottom() < 0
        menu = opened_by_key(pane)
        assert menu is not None
        assert tree.viewport().rect().contains(tree.viewport().mapFromGlobal(menu.pos()))
        assert entries(menu) == pane.words("Operations")

    tell(story)


def test_by_key_the_menu_is_about_no_row_where_the_keyboard_is_on_none(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.resize(270, 240)
        await pane.expand("Operations")
        pane.nav.tree.setCurrentIndex(QModelIndex())
        assert entries(opened_by_key(pane)) == pane.words("below all rows")

    tell(story)


def test_a_menu_is_read_out_by_the_name_of_its_row(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        for title, name in (("Operations", "Operations"), ("below all rows", "Navigator")):
            assert pane.nav.menu(pane.index(title)).accessibleName() == name

    tell(story)
