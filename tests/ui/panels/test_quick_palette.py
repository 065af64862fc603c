"""Ctrl+K: a few letters open a page, a space, a person or a command."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from confluence_desk.domain.matching import Match
from confluence_desk.services.quick import PERSON, SPACE, Fitting, Thing
from confluence_desk.services.search_history import SearchHistory
from confluence_desk.ui.models.found_items import Item
from confluence_desk.ui.panels.quick_palette import QuickPalette
from confluence_desk.ui.quick_finder import QuickFinder
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.quick import FakeQuick

THINGS = [
    Thing("page", "1", "Redis failover", hint="Operations"),
    Thing("page", "2", "Deploy checklist", hint="Operations", away=True),
    Thing(SPACE, "9", "Redirects", key="RED"),
    Thing(PERSON, "ana", "Reda Ruiz"),
]


class Ways:
    def __init__(self) -> None:
        self.gone: list[tuple[str, str, str]] = []

    def page(self, content_id: str, how: str) -> None:
        self.gone.append(("page", content_id, how))

    def space(self, space_id: str, how: str) -> None:
        self.gone.append(("space", space_id, how))

    def person(self, account_id: str, how: str) -> None:
        self.gone.append(("person", account_id, how))

    def search(self, query: str, how: str) -> None:
        self.gone.append(("search", query, how))


class Stand:
    """A quick palette over a window, with everything it leads to noted."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        self.ways, self.quick, self.done = Ways(), FakeQuick(THINGS), list[str]()
        self.asked = SearchHistory(Drawer(queries=["kafka lag", "title ~ redis"]))  # type: ignore[arg-type]
        self.scope = TaskScope(lambda trouble: pytest.fail(repr(trouble)))
        commands = [
            Item("reload", "Reload", lambda: self.done.append("reload"), keys=("F5",)),
            Item("off", "Redo nothing", print, enabled=False),
        ]
        self.finder = QuickFinder(
            self.quick,  # type: ignore[arg-type]
            self.ways,
            lambda: commands,
            self.asked,
            lambda: [("Redis pages", "title ~ redis")],
            lambda item: self.done.append(f"chosen {item.id}"),
        )
        self.palette = QuickPalette(self.finder, self.scope, theme, window)

    @property
    def titles(self) -> list[str]:
        model = self.palette.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.palette.field, key, how)


Story = Callable[[Stand, Any], Any]


@pytest.fixture
def tell(qtbot: QtBot, theme: Theme, run: Any, until: Any) -> Iterator[Callable[[Story], None]]:
    window = QMainWindow()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()

    def told(story: Story) -> None:
        async def whole() -> None:
            stand = Stand(window, theme)
            try:
                await story(stand, until)
            finally:
                await stand.scope.aclose()

        run(whole())

    yield told  # noqa: PT022 - qtbot holds widgets weakly


def test_letters_find_pages_spaces_people_searches_and_commands(tell: Any) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        stand.palette.field.setText("red")
        await until(lambda: len(stand.titles) > 3)
        assert stand.titles == [
            "Redis failover",
            "Redirects",
            "Reda Ruiz",
            "Redis pages",
            "Search for “red”",
        ]

    tell(story)


@pytest.mark.parametrize(
    ("typed", "how", "gone"),
    [
        ("failover", Qt.KeyboardModifier.NoModifier, ("page", "1", "here")),
        ("failover", Qt.KeyboardModifier.ControlModifier, ("page", "1", "front")),
        ("redirects", Qt.KeyboardModifier.NoModifier, ("space", "9", "here")),
        ("reda ruiz", Qt.KeyboardModifier.NoModifier, ("person", "ana", "here")),
        ("redis pages", Qt.KeyboardModifier.NoModifier, ("search", "title ~ redis", "here")),
        ("nothing such", Qt.KeyboardModifier.NoModifier, ("search", "nothing such", "here")),
    ],
)
def test_enter_opens_and_with_ctrl_in_a_new_tab(
    tell: Any, typed: str, how: Qt.KeyboardModifier, gone: tuple[str, str, str]
) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        stand.palette.field.setText(typed)
        await until(lambda: bool(stand.titles))
        stand.press(Qt.Key.Key_Return, how)
        await until(stand.palette.isHidden)
        assert stand.ways.gone == [gone]

    tell(story)


def test_commands_are_found_among_pages_and_alone(tell: Any) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        stand.palette.field.setText(">")
        await until(lambda: stand.titles == ["Reload"])
        stand.palette.field.setText("reload")
        await until(lambda: stand.titles[:1] == ["Reload"])
        stand.press(Qt.Key.Key_Return)
        await until(lambda: stand.done == ["chosen reload", "reload"])

    tell(story)


def test_what_is_known_well_is_there_before_anything_is_typed(tell: Any) -> None:
    async def story(stand: Stand, _until: Any) -> None:
        stand.quick.known = (Fitting(THINGS[1], Match(0), starred=True),)
        stand.palette.open_palette()
        assert stand.titles == ["Deploy checklist"]

    tell(story)


def test_earlier_searches_are_offered_once(tell: Any) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        await until(lambda: stand.titles == ["kafka lag"])
        stand.palette.field.setText("kafka")
        await until(lambda: stand.titles == ["kafka lag", "Search for “kafka”"])
        stand.press(Qt.Key.Key_Return)
        await until(lambda: stand.ways.gone == [("search", "kafka lag", "here")])

    tell(story)


def test_a_late_answer_is_not_shown_over_a_newer_one(tell: Any) -> None:
    """Trap 81: typing fast showed older answers over newer ones."""

    async def story(stand: Stand, until: Any) -> None:
        late = asyncio.Event()
        find = stand.quick.find

        async def slow(sought: str) -> list[Fitting]:
            if sought == "dep":
                await late.wait()
            return await find(sought)

        stand.quick.find = slow  # type: ignore[method-assign]
        stand.palette.open_palette()
        stand.palette.field.setText("dep")
        await asyncio.sleep(0)
        stand.palette.field.setText("failover")
        await until(lambda: stand.titles[:1] == ["Redis failover"])
        late.set()
        for _ in range(5):
            await asyncio.sleep(0)
        assert stand.titles[:1] == ["Redis failover"]
        stand.palette.field.setText("failover ")
        await until(lambda: stand.titles[:1] == ["Redis failover"])

    tell(story)


@pytest.mark.parametrize("ctrl", [False, True])
def test_enter_waits_for_the_answer_to_what_is_typed(tell: Any, *, ctrl: bool) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        stand.palette.field.setText("redirects")
        await until(lambda: stand.titles[:1] == ["Redirects"])
        stand.palette.field.setText("failover")
        how = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        stand.press(Qt.Key.Key_Return, how)
        assert stand.ways.gone == []
        await until(stand.palette.isHidden)
        assert stand.ways.gone == [("page", "1", "front" if ctrl else "here")]

    tell(story)


def test_typing_on_takes_an_early_enter_back(tell: Any) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.palette.open_palette()
        stand.palette.field.setText("redirects")
        stand.press(Qt.Key.Key_Return)
        QTest.keyClicks(stand.palette.field, "x")
        await until(lambda: stand.titles == ["Redirects", "Search for “redirectsx”"])
        assert stand.ways.gone == []

    tell(story)


def test_while_titles_are_read_it_says_so_and_asks_again_then(tell: Any) -> None:
    async def story(stand: Stand, until: Any) -> None:
        stand.quick.ready = False
        stand.palette.open_palette()
        assert stand.palette.nothing.text() == "The titles are being read…"
        await until(lambda: stand.quick.caught_up == 1)
        await until(lambda: stand.palette.nothing.text() == "What you read and star appears here.")

    tell(story)
