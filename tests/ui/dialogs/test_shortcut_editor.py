"""Changing keys: found, pressed, settled, applied at once, by the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.command_words import KeyedCommand, keyed
from confluence_desk.ui.commands import COMMANDS, Command
from confluence_desk.ui.dialogs.key_capture import KeyCapture
from confluence_desk.ui.dialogs.shortcut_editor import ShortcutEditor
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.models.key_rows import COMMAND, KEYS, MENU, KeyFilter, KeyRows
from confluence_desk.ui.theme import Theme

TABLE = (
    Command("back", "Back", print, keys=("Alt+Left",), menu="Page"),
    Command("new_tab", "New tab…", print, keys=("Ctrl+T", "F8"), menu="File"),
    Command("tab_3", "Tab {number}", print),
)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def at_once(do: Callable[[], None]) -> None:
    do()


@pytest.fixture
def keymap() -> Keymap:
    return Keymap(TABLE, Preferences(None))


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, keymap: Keymap) -> ShortcutEditor:
    editor = ShortcutEditor(keyed(TABLE), keymap, theme, at_once)
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.fixture
def capture(qtbot: QtBot) -> KeyCapture:
    capture = KeyCapture()
    qtbot.addWidget(capture)
    capture.show()
    return capture


def shown_rows(editor: ShortcutEditor) -> list[tuple[str, str]]:
    rows = range(editor.filter.rowCount())
    return [
        (editor.filter.index(r, COMMAND).data(), editor.filter.index(r, KEYS).data()) for r in rows
    ]


def chips(editor: ShortcutEditor) -> list[str]:
    return [b.text() for b in editor.bench.chips.findChildren(QPushButton)]


def focused() -> object:
    return QApplication.focusWidget()


def test_commands_are_called_as_people_see_them() -> None:
    assert keyed(TABLE)[1] == KeyedCommand("new_tab", "New tab", "File")
    assert keyed(TABLE)[2].words == "Tab 3"


def test_every_command_of_the_table_has_its_row() -> None:
    rows = KeyRows(keyed(COMMANDS), Keymap(COMMANDS, Preferences(None)))
    assert rows.rowCount() == len(COMMANDS)
    assert all(rows.index(row, COMMAND).data() for row in range(rows.rowCount()))


def test_menus_give_their_room_to_commands_and_keys(editor: ShortcutEditor) -> None:
    letter = editor.fontMetrics().averageCharWidth()
    for letters, hidden in ((90, False), (40, True), (90, False)):
        editor.resize(letters * letter, 500)
        assert editor.table.isColumnHidden(MENU) is hidden
        editor.grab()
        shown = sum(editor.table.columnWidth(column) for column in (COMMAND, MENU, KEYS))
        assert shown <= editor.table.viewport().width()


def test_words_menus_and_keys_can_be_sought(editor: ShortcutEditor) -> None:
    assert shown_rows(editor) == [("Back", "Alt+Left"), ("New tab", "Ctrl+T, F8"), ("Tab 3", "")]
    for sought, found in (("tab", 2), ("ctrl+t", 1), ("file new", 1), ("zzz", 0), ("", 3)):
        editor.field.setText(sought)
        assert editor.filter.rowCount() == found


def test_nothing_can_be_changed_while_no_command_is_shown_trap_97(editor: ShortcutEditor) -> None:
    assert editor.bench.isEnabled()
    assert not editor.reset_all.isEnabled()
    assert not editor.bench.reset.isEnabled()
    editor.field.setText("zzz")
    assert not editor.bench.isEnabled()
    editor.field.clear()
    assert editor.bench.title.text() == "Back"


def test_a_free_key_is_added_at_once_by_the_keyboard_alone(
    editor: ShortcutEditor, keymap: Keymap
) -> None:
    editor.field.setFocus()
    QTest.keyClick(editor.field, Qt.Key.Key_Down)
    assert focused() is editor.table
    QTest.keyClick(editor.table, Qt.Key.Key_Down)
    QTest.keyClick(editor.table, Qt.Key.Key_Return)
    assert focused() is editor.bench.capture
    QTest.keyClick(editor.bench.capture, Qt.Key.Key_M, CTRL | SHIFT)
    assert keymap.keys_of("new_tab") == ("Ctrl+T", "F8", "Ctrl+Shift+M")
    assert chips(editor) == ["Ctrl+T", "F8", "Ctrl+Shift+M"]
    assert shown_rows(editor)[1] == ("New tab", "Ctrl+T, F8, Ctrl+Shift+M")
    QTest.keyClick(editor.bench.capture, Qt.Key.Key_Escape)
    assert focused() is editor.table


def test_a_key_of_another_command_is_settled_in_place(
    editor: ShortcutEditor, keymap: Keymap
) -> None:
    bench = editor.bench
    QTest.keyClick(bench.capture, Qt.Key.Key_T, CTRL)
    assert bench.said.text() == "Ctrl+T belongs to “New tab”."
    assert keymap.keys_of("back") == ("Alt+Left",)
    QTest.mouseClick(bench.leave, Qt.MouseButton.LeftButton)
    assert bench.said.text() == ""
    assert not bench.take.isVisible()
    QTest.keyClick(bench.capture, Qt.Key.Key_T, CTRL)
    QTest.keyClick(bench.take, Qt.Key.Key_Space)
    assert keymap.keys_of("back") == ("Alt+Left", "Ctrl+T")
    assert keymap.keys_of("new_tab") == ("F8",)
    assert not bench.take.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_C, CTRL, "Ctrl+C is needed for writing."),
        (Qt.Key.Key_A, NONE, "A finds rows in lists; hold Ctrl or Alt with it."),
        (Qt.Key.Key_Return, NONE, "Return is needed to move about."),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "Alt+Left does this already."),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_with_the_reason(
    editor: ShortcutEditor, keymap: Keymap, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    QTest.keyClick(editor.bench.capture, key, modifiers)
    assert editor.bench.said.text() == words
    assert keymap.keys_of("back") == ("Alt+Left",)


def test_keys_are_taken_away_and_brought_back(editor: ShortcutEditor, keymap: Keymap) -> None:
    editor.select("new_tab")
    chip = editor.bench.chips.findChildren(QPushButton)[0]
    assert chip.accessibleName() == "Remove Ctrl+T"
    chip.click()
    assert keymap.keys_of("new_tab") == ("F8",)
    assert editor.rows.index(1, KEYS).data(Qt.ItemDataRole.FontRole).bold()
    editor.bench.reset.click()
    assert keymap.keys_of("new_tab") == ("Ctrl+T", "F8")
    assert editor.rows.index(1, KEYS).data(Qt.ItemDataRole.FontRole) is None
    keymap.remove("back", "Alt+Left")
    assert editor.reset_all.isEnabled()
    editor.reset_all.click()
    assert keymap.keys_of("back") == ("Alt+Left",)
    assert not editor.reset_all.isEnabled()


def test_a_lost_key_says_who_has_it(qtbot: QtBot, theme: Theme) -> None:
    preferences = Preferences(None)
    preferences.choose_keys("back", ("F8",))
    editor = ShortcutEditor(keyed(TABLE), Keymap(TABLE, preferences), theme, at_once)
    qtbot.addWidget(editor)
    editor.select("new_tab")
    assert editor.bench.said.text() == "F8 now belongs to “Back”."


def test_a_closed_editor_listens_no_longer(editor: ShortcutEditor, keymap: Keymap) -> None:
    changed = list[object]()
    editor.rows.dataChanged.connect(lambda *_: changed.append(1))
    editor.close_editor()
    keymap.add("back", "F9")
    assert changed == []


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "spelled"),
    [
        (Qt.Key.Key_P, CTRL | SHIFT, "\x10", "Ctrl+Shift+P"),
        (Qt.Key.Key_Question, SHIFT, "?", "?"),
        (Qt.Key.Key_5, CTRL | Qt.KeyboardModifier.KeypadModifier, "5", "Ctrl+5"),
        (Qt.Key.Key_Tab, CTRL, "", "Ctrl+Tab"),
        (Qt.Key.Key_F6, SHIFT, "", "Shift+F6"),
    ],
)
def test_keys_are_named_as_shortcuts_name_them(
    capture: KeyCapture, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, spelled: str
) -> None:
    got = list[str]()
    capture.captured.connect(got.append)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    QApplication.sendEvent(capture, event)
    assert got == [spelled]


def test_what_is_held_shows_until_it_is_let_go(capture: KeyCapture) -> None:
    got = list[str]()
    capture.captured.connect(got.append)
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, key, before, shown in (
        (down, Qt.Key.Key_Control, NONE, "Ctrl+"),
        (down, Qt.Key.Key_Shift, CTRL, "Ctrl+Shift+"),
        (up, Qt.Key.Key_Shift, CTRL | SHIFT, "Ctrl+"),
        (up, Qt.Key.Key_Control, CTRL, ""),
    ):
        QApplication.sendEvent(capture, QKeyEvent(kind, key, before))
        assert capture.text() == shown
    assert got == []


def test_tab_leaves_the_field(editor: ShortcutEditor) -> None:
    editor.bench.capture.setFocus()
    QTest.keyClick(editor.bench.capture, Qt.Key.Key_Tab)
    assert focused() is not editor.bench.capture


def test_no_shortcut_takes_a_key_from_the_field(capture: KeyCapture) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F5, NONE)
    event.ignore()
    QApplication.sendEvent(capture, event)
    assert event.isAccepted()


def test_the_models_keep_qts_rules(qtmodeltester: Any, keymap: Keymap) -> None:
    rows = KeyRows(keyed(TABLE), keymap)
    qtmodeltester.check(rows)
    narrowed = KeyFilter(rows)
    qtmodeltester.check(narrowed)
    narrowed.seek("tab")
    assert narrowed.rowCount() == 2
