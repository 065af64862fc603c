"""The sheet of keys, and its twin in the documentation."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.commands.contexts import CONTEXTS
from confluence_desk.ui.commands.document import document
from confluence_desk.ui.dialogs.shortcuts import Line, ShortcutsDialog, columned
from confluence_desk.ui.fixed_keys import fixed
from confluence_desk.ui.keycaps import KeyCaps
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.theme import Theme

KEYS_FILE = Path(__file__).parents[3] / "docs" / "keys.md"


@pytest.fixture
def keymap() -> Keymap:
    return Keymap(COMMANDS, Preferences(None))


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, keymap: Keymap) -> ShortcutsDialog:
    sheet = ShortcutsDialog(keyed(COMMANDS), keymap, theme)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    sheet.resize(1000, 600)
    sheet.show()
    return sheet


def paper(sheet: ShortcutsDialog) -> QWidget:
    found = sheet.area.widget()
    assert found is not None
    return found


def columns(sheet: ShortcutsDialog) -> int:
    return len(paper(sheet).findChildren(QWidget, "column"))


def on_paper(sheet: ShortcutsDialog) -> list[str]:
    return [cap.accessibleDescription() for cap in paper(sheet).findChildren(KeyCaps)]


def test_every_command_with_keys_stands_on_it(sheet: ShortcutsDialog) -> None:
    wanted = {command.id for command in COMMANDS if command.keys}
    words = {each.words for each in keyed(COMMANDS) if each.id in wanted}
    assert set(on_paper(sheet)) == words
    headings = {label.text() for label in paper(sheet).findChildren(QLabel)}
    assert {"File", "Page", "Tabs", "View", "Help", "Elsewhere"} <= headings


def test_it_shows_the_persons_own_keys(sheet: ShortcutsDialog, keymap: Keymap) -> None:
    keymap.give("back", ["F9"])
    keymap.give("forward", [])
    shown = {line.words: line.keys for line in sheet.lines}
    assert shown["Back"] == ("F9",)
    assert "Forward" not in on_paper(sheet)


def test_keys_of_rows_stand_on_it_while_no_command_has_them(
    qtbot: QtBot, theme: Theme, keymap: Keymap
) -> None:
    sheet = ShortcutsDialog(keyed(COMMANDS), keymap, theme, fixed=fixed())
    qtbot.addWidget(sheet)
    rows = {line.words: line.keys for line in sheet.lines if "row" in line.menu}
    assert rows["Rename"] == ("F2",)
    assert rows["Open in new tab"] == ("Ctrl+Return",)
    keymap.give("back", ["F2"])
    assert "Rename" not in {line.words for line in sheet.lines}
    sheet.close()


def test_words_and_keys_can_be_sought(sheet: ShortcutsDialog) -> None:
    sheet.field.setText("alt left")
    assert on_paper(sheet) == ["Back"]
    sheet.field.setText("zzz")
    assert on_paper(sheet) == []
    assert [label.text() for label in paper(sheet).findChildren(QLabel)] == [
        "No command is called that."
    ]


def test_escape_closes_it_and_it_listens_no_longer(sheet: ShortcutsDialog, keymap: Keymap) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    keymap.give("back", [])
    assert "Back" in on_paper(sheet)


def test_a_wider_sheet_has_more_columns(sheet: ShortcutsDialog) -> None:
    sheet.resize(400, 600)
    assert columns(sheet) == 1
    sheet.resize(1200, 600)
    assert columns(sheet) > 1


def group(menu: str, count: int) -> list[Line]:
    return [Line(f"{menu}{n}", menu, ("F1",)) for n in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_columns_are_level_and_keep_the_order(count: int) -> None:
    lines = [
        line for menu, n in (("a", 9), ("b", 2), ("c", 6), ("d", 5)) for line in group(menu, n)
    ]
    made = columned(lines, count)
    assert [line for column in made for _menu, some in column for line in some] == lines
    assert len(made) == min(count, 4)


def test_two_columns_are_cut_where_both_are_shortest() -> None:
    lines = [line for menu, n in (("a", 9), ("b", 2), ("c", 6)) for line in group(menu, n)]
    assert [[menu for menu, _ in column] for column in columned(lines, 2)] == [["a"], ["b", "c"]]


def test_the_documentation_is_made_from_the_table_as_it_is() -> None:
    assert KEYS_FILE.read_text("utf-8") == document(), "run: make keys"


def test_the_documentation_holds_every_command() -> None:
    text = document()
    offers = [offer for _where, offers in CONTEXTS for offer in offers]
    keys = [key for each in (COMMANDS, offers) for command in each for key in command.keys]
    assert all(f"`{key}`" in text for key in keys)
    assert text.count("\n| ") == len(COMMANDS) + len(offers) + text.count("\n## ")
    assert "{number}" not in text
