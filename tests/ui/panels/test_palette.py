"""The palette: letters in, one thing done, the keyboard back where it was."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.system.recent import Recent
from confluence_desk.ui.command_finder import CommandFinder
from confluence_desk.ui.commands import Command
from confluence_desk.ui.models.found_items import FoundItems, Item
from confluence_desk.ui.panels.palette import Palette
from confluence_desk.ui.theme import Theme

WORDS = {
    "back": "Back",
    "new_tab": "New tab",
    "new_window": "New &window",
    "sign_out": "Sign out…",
    "tab_1": "Tab 1",
}


class Things:
    """A finder of commands over bare actions that note what was done."""

    def __init__(self, parent: QWidget) -> None:
        self.done: list[str] = []
        self.recent = Recent(None, "recent")
        self.actions = {name: QAction(words, parent) for name, words in WORDS.items()}
        for name, action in self.actions.items():
            action.triggered.connect(lambda _ticked=False, name=name: self.done.append(name))
        self.actions["sign_out"].setEnabled(False)
        self.finder = CommandFinder(
            self.commands, lambda name: ("Ctrl+T", "F2")[: len(name) % 2], self.recent
        )

    def commands(self) -> Iterator[tuple[Command, QAction]]:
        for name, action in self.actions.items():
            menu = "File" if name.startswith("new") else ""
            yield Command(name, action.text(), print, menu=menu, listed=name != "tab_1"), action

    def found(self, sought: str) -> list[str]:
        return [item.id for item in self.finder.find(sought)]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    inside = QWidget()
    inside.setObjectName("inside")
    lay = QVBoxLayout(inside)
    for _ in range(2):
        lay.addWidget(QLineEdit())
    window.setCentralWidget(inside)
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    yield window  # noqa: PT022 - qtbot holds widgets weakly


@pytest.fixture
def things(window: QMainWindow) -> Things:
    return Things(window)


@pytest.fixture
def palette(window: QMainWindow, things: Things, theme: Theme) -> Palette:
    return Palette(
        things.finder, theme, window, name="Commands", prompt="What?", nothing="Nothing."
    )


def fields(window: QMainWindow) -> list[QLineEdit]:
    inside = window.findChild(QWidget, "inside")
    return inside.findChildren(QLineEdit) if inside else []


def marked(palette: Palette) -> str:
    item = palette.model.item(palette.list.currentIndex().row())
    return item.id if item else ""


def press(palette: Palette, key: Qt.Key) -> None:
    QTest.keyClick(palette.field, key)


def test_what_was_used_last_is_offered_first_and_idle_commands_last(things: Things) -> None:
    assert things.found("") == ["back", "new_tab", "new_window", "sign_out"]
    things.recent.use("sign_out")
    things.recent.use("new_window")
    assert things.found("") == ["new_window", "back", "new_tab", "sign_out"]


def test_letters_find_by_words_and_menu(things: Things) -> None:
    assert things.found("new") == ["new_tab", "new_window"]
    assert things.found("nw") == ["new_window"]
    assert things.found("file") == ["new_tab", "new_window"]
    assert things.found("tab 1") == []


def test_an_item_has_words_menu_keys_and_what_to_say(things: Things) -> None:
    item = things.finder.find("new tab")[0]
    assert (item.title, item.hint, item.keys) == ("New tab", "File", ("Ctrl+T",))
    assert item.spoken == "New tab, File, Ctrl+T"
    assert things.finder.find("window")[0].title == "New window"


def test_enter_does_what_is_marked_once_and_remembers_it(
    palette: Palette, things: Things, window: QMainWindow
) -> None:
    fields(window)[1].setFocus()
    palette.open_palette()
    QTest.keyClicks(palette.field, "new")
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert things.done == ["new_window"]
    assert things.recent.names == ("new_window",)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is fields(window)[1]


def test_escape_doesnothing_and_gives_the_keyboard_back(
    palette: Palette, things: Things, window: QMainWindow
) -> None:
    fields(window)[0].setFocus()
    palette.open_palette("new")
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is fields(window)[0]
    assert things.done == []


def test_one_in_the_stead_of_another_gives_back_to_whom_that_would_have(
    palette: Palette, things: Things, window: QMainWindow, theme: Theme, qtbot: QtBot
) -> None:
    other = Palette(things.finder, theme, window, name="Quick", prompt="Where?", nothing="Nothing.")
    fields(window)[1].setFocus()
    palette.open_palette()
    other.open_palette()
    qtbot.waitUntil(palette.isHidden)
    press(other, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is fields(window)[1]


def test_what_had_the_keyboard_may_be_gone_meanwhile(palette: Palette, window: QMainWindow) -> None:
    fields(window)[0].setFocus()
    palette.open_palette("new")
    shiboken6.delete(fields(window)[0])
    palette.close_palette()
    assert not palette.isVisible()


def testnothing_idle_can_be_marked_or_chosen_trap_97(palette: Palette, things: Things) -> None:
    palette.open_palette()
    walked = []
    for _ in range(5):
        walked.append(marked(palette))
        press(palette, Qt.Key.Key_Down)
    assert walked == ["back", "new_tab", "new_window", "back", "new_tab"]
    palette.field.setText("sign")
    assert marked(palette) == ""
    press(palette, Qt.Key.Key_Return)
    row = palette.list.visualRect(palette.model.index(0))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert things.done == []
    assert palette.isVisible()


def test_up_goes_round_and_skips_what_is_idle(palette: Palette) -> None:
    palette.open_palette()
    press(palette, Qt.Key.Key_Up)
    assert marked(palette) == "new_window"
    press(palette, Qt.Key.Key_PageUp)
    assert marked(palette) == "back"
    press(palette, Qt.Key.Key_PageDown)
    assert marked(palette) == "back"


def test_a_click_chooses(palette: Palette, things: Things) -> None:
    palette.open_palette("tab")
    row = palette.list.visualRect(palette.model.index(0))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert things.done == ["new_tab"]


def test_a_sentence_stands_wherenothing_fits(palette: Palette) -> None:
    palette.open_palette("xyz")
    assert not palette.list.isVisible()
    assert palette.nothing.isVisible()
    press(palette, Qt.Key.Key_Return)
    press(palette, Qt.Key.Key_Down)
    palette.field.setText("tab")
    assert palette.list.isVisible()
    assert not palette.nothing.isVisible()


def test_whoever_looks_elsewhere_is_done_with_it(
    palette: Palette, window: QMainWindow, qtbot: QtBot
) -> None:
    palette.open_palette()
    fields(window)[1].setFocus()
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert QApplication.focusWidget() is fields(window)[1]


def test_it_fits_a_window_that_gets_small(palette: Palette, window: QMainWindow) -> None:
    palette.open_palette()
    for width, height in ((320, 200), (1200, 800)):
        window.resize(width, height)
        assert window.rect().contains(palette.geometry())


def test_tab_does_not_leave(palette: Palette) -> None:
    palette.open_palette()
    press(palette, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is palette.field


def test_any_finder_will_do(window: QMainWindow, theme: Theme) -> None:
    done = list[str]()

    def go(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    class Pages:
        def find(self, sought: str) -> Sequence[Item]:
            return [Item(n, n, go(n)) for n in ("Redis", "Deploy") if sought in n]

        def chosen(self, item: Item) -> None:
            done.append(f"chosen {item.id}")

    palette = Palette(Pages(), theme, window, name="Pages", prompt="", nothing="")
    palette.open_palette("Dep")
    press(palette, Qt.Key.Key_Enter)
    assert done == ["chosen Deploy", "Deploy"]


def test_the_model_keeps_qts_rules(qtmodeltester: Any) -> None:
    model = FoundItems()
    qtmodeltester.check(model)
    model.show_items([Item("a", "A", print), Item("b", "B", print, enabled=False)])
    qtmodeltester.check(model)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "A"
    assert model.flags(model.index(1)) == Qt.ItemFlag.NoItemFlags


def test_every_part_has_a_name_and_all_rows_are_painted(palette: Palette) -> None:
    palette.open_palette("n")
    assert palette.field.accessibleName() == "Commands"
    assert palette.list.accessibleName() == "Commands"
    picture = palette.list.grab().toImage()
    colours = {picture.pixel(x, 12) for x in range(picture.width())}
    assert len(colours) > 5
