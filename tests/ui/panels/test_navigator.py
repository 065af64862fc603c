from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.domain.errors import Unreachable
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import sample
from tests.ui.fakes.navigator import Shown

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture
def tell(in_navigator: Callable[..., None]) -> Callable[..., None]:
    return in_navigator


def test_clicking_a_page_opens_it_and_a_folder_unfolds(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.click("Certificates & <keys>")
        pane.click("Runbooks")
        await pane.settle()
        assert pane.opened == ["13"]
        assert "Redis failover" in pane.shown()

    tell(story)


def test_a_space_opens_its_homepage_and_one_without_unfolds(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        pane.click("Operations")
        pane.click("Engineering")
        await pane.settle()
        assert pane.opened == ["10"]
        assert "No pages yet" in pane.shown()

    tell(story)


def test_the_keyboard_begins_on_the_first_space_whenever_that_comes(
    tell: Callable[..., None],
) -> None:
    library = sample()
    spaces, library.stored_spaces = library.stored_spaces, []
    library.server_spaces = spaces

    async def story(pane: Shown) -> None:
        tree = pane.nav.tree
        QApplication.sendEvent(tree, QFocusEvent(QEvent.Type.FocusIn))
        assert tree.currentIndex().data() == "Spaces"
        pane.nav.load()
        await pane.settle()
        assert tree.currentIndex().data() == pane.shown()[1] == "Engineering"
        assert not tree.selectionModel().hasSelection()
        tree.setCurrentIndex(pane.index("Spaces"))
        QApplication.sendEvent(tree, QFocusEvent(QEvent.Type.FocusIn))
        assert tree.currentIndex().data() == "Spaces"

    tell(story, library)


def test_enter_opens_and_typing_finds_a_row(tell: Callable[..., None], qapp: QApplication) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.tree.setFocus()
        pane.nav.tree.setCurrentIndex(pane.index("Operations"))
        QTest.keyClicks(pane.nav.tree, "cert")
        QTest.keyClick(pane.nav.tree, Qt.Key.Key_Return)
        assert pane.opened == ["13"]

    pause = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(60_000)  # a busy machine types slowly
    try:
        tell(story)
    finally:
        qapp.setKeyboardInputInterval(pause)


def test_the_filter_narrows_opens_the_way_and_restores(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.nav.tree.collapse(pane.index("Operations"))
        before = pane.shown()
        pane.nav.box.setText("redis")
        assert pane.shown() == ["Spaces", "Operations", "Runbooks", "Redis failover"]
        QTest.keyClick(pane.nav.box, Qt.Key.Key_Down)
        assert pane.nav.tree.currentIndex().data() == "Operations"
        QTest.keyClick(pane.nav.box, Qt.Key.Key_Escape)
        assert pane.nav.box.text() == ""
        assert pane.shown() == before

    tell(story)


def test_the_filter_never_marks_another_row(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.click("Deploy")
        pane.nav.box.setText("redis")
        assert pane.nav.current_id() == ""
        pane.nav.box.clear()
        assert pane.nav.current_id() == "15"
        await pane.settle()

    tell(story)


def test_a_filter_without_matches_says_so(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.box.setText("<b>zzz")
        said = [w for w in pane.nav.findChildren(QWidget) if w.isVisible() and hasattr(w, "text")]
        assert any("Nothing loaded here matches “<b>zzz”." in w.text() for w in said)

    tell(story)


def test_revealing_a_page_opens_the_way_and_marks_it(tell: Callable[..., None]) -> None:
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})

    async def story(pane: Shown) -> None:
        pane.nav.reveal("16")
        await pane.settle()
        await pane.settle()
        assert pane.nav.current_id() == "16"
        assert "Sentinel quorum lost" in pane.shown()
        pane.nav.reveal("unknown")
        await pane.settle()
        assert pane.nav.current_id() == "16"

    tell(story, library)


def test_news_keep_what_is_unfolded_and_marked(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.nav.tree.setCurrentIndex(pane.index("Redis failover"))
        nodes = pane.library.stored["11"]
        pane.library.arrive("11", list(reversed(nodes)))
        pane.library.arrive("space:1", list(reversed(pane.library.stored["space:1"])))
        assert pane.nav.tree.currentIndex().data() == "Redis failover"
        assert pane.nav.tree.isExpanded(pane.index("Runbooks"))

    tell(story)


@pytest.mark.parametrize(
    ("key", "left", "keyboard"),
    [
        ("11", ["14"], "Redis failover"),
        ("11", [], "Runbooks"),
        ("space:1", ["12", "13"], ""),
    ],
    ids=["itself", "with its siblings", "with what it hangs under"],
)
def test_a_marked_row_that_goes_leaves_no_other_marked(
    tell: Callable[..., None], key: str, left: list[str], keyboard: str
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.click("Deploy")
        pane.library.arrive(key, [pane.library.nodes[each] for each in left])
        assert "Deploy" not in pane.shown()
        assert pane.nav.current_id() == ""
        assert pane.nav.state().marked == ""
        assert str(pane.nav.tree.currentIndex().data() or "") == keyboard
        assert pane.opened == ["15"]

    tell(story)


def test_a_marked_row_that_matches_no_longer_leaves_no_other_marked(
    tell: Callable[..., None], until: Until
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.click("Deploy")
        pane.nav.box.setText("e")
        assert pane.nav.current_id() == "15"
        pane.library.rename("15", "Roll out")
        await until(lambda: "Roll out" not in pane.shown())
        assert pane.nav.current_id() == ""
        pane.nav.box.clear()
        assert pane.nav.current_id() == "15"

    tell(story)


def test_the_row_that_the_keyboard_went_on_to_is_marked_when_its_page_is_read(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks")
        pane.click("Deploy")
        pane.library.arrive("11", [pane.library.nodes["14"]])
        assert pane.nav.tree.currentIndex().data() == "Redis failover"
        pane.nav.reveal("14")
        await pane.settle()
        assert pane.nav.current_id() == "14"

    tell(story)


def test_a_failed_row_retries_when_clicked(tell: Callable[..., None]) -> None:
    library = sample()
    library.failure = Unreachable("acme")

    async def story(pane: Shown) -> None:
        await pane.expand("Engineering")
        library.failure = None
        pane.click("Not available offline · Retry")
        await pane.settle()
        assert "No pages yet" in pane.shown()

    tell(story, library)


def test_the_menu_holds_only_what_has_an_effect_trap_97(tell: Callable[..., None]) -> None:
    asked: list[str] = []

    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        pane.nav.browser_requested.connect(lambda i: asked.append(f"browse {i}"))
        pane.nav.copy_requested.connect(lambda i: asked.append(f"copy {i}"))
        assert "Open" not in pane.words("Runbooks")
        assert "Open" not in pane.words("Personal spaces")
        assert pane.words("Personal spaces") == [
            "Expand all below",
            "Collapse all",
            "Show archived spaces",
        ]
        pane.choose("Runbooks", "Open in browser")
        pane.choose("Certificates & <keys>", "Copy link")
        pane.choose("Certificates & <keys>", "Open")
        pane.choose("Operations", "Refresh")
        pane.choose("Operations", "Show archived spaces")
        await pane.settle()
        assert "Attic" in pane.shown()
        assert pane.library.asked.count("space:1") == 2
        assert pane.opened == ["13"]

    tell(story)
    assert asked == ["browse 11", "copy 13"]


def test_a_row_that_goes_while_its_menu_is_open_is_left_alone(tell: Callable[..., None]) -> None:
    async def story(pane: Shown) -> None:
        await pane.expand("Operations")
        menu = pane.nav.menu(pane.index("Certificates & <keys>"))
        pane.nav.box.setText("nothing is called like that")
        await pane.settle()
        for action in menu.actions():
            if action.text() in {"Open", "Open in new tab", "Refresh", "Expand all below"}:
                action.trigger()
        await pane.settle()
        assert pane.opened == []

    tell(story)


def test_the_menu_opens_under_the_pointer_without_blocking(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.tree.menu_wanted.emit(pane.index("Operations"), QPoint(40, 40))
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - one use

        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()
        await pane.settle()

    tell(story)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_every_row_draws_in_every_scheme_and_direction(
    tell: Callable[..., None], theme: Theme, scheme: Scheme, direction: Qt.LayoutDirection
) -> None:
    library = sample()
    library.put("blog:1", library.server["blog:1"])

    async def story(pane: Shown) -> None:
        await pane.expand("Operations", "Runbooks", "Blog")
        pane.nav.set_show_archived(True)
        pane.nav.setLayoutDirection(direction)
        theme.choose(scheme)
        pane.nav.tree.setCurrentIndex(pane.index("Redis failover"))
        assert not pane.nav.grab().isNull()

    tell(story, library)
