import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import qtawesome
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.actions import Actions
from confluence_desk.ui.commands import COMMANDS, MENUS, Command, Situation
from confluence_desk.ui.models.tree_rows import _ICONS
from confluence_desk.ui.panels.attachments import icon_name
from confluence_desk.ui.theme import Theme

FULL = Situation(page_id="1", can_back=True, can_forward=True)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def actions(qtbot: QtBot, theme: Theme, done: list[str]) -> Actions:
    window = QWidget()
    qtbot.addWidget(window)

    def deed(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    made = Actions(window, theme, {c.id: deed(c.id) for c in COMMANDS})
    made.window = window  # type: ignore[attr-defined]
    return made


def test_ids_and_keys_are_given_once() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_words_a_known_menu_and_readable_keys(command: Command) -> None:
    assert command.words
    assert command.menu in {"", *MENUS}
    assert all(QKeySequence(key).toString() for key in command.keys)


def test_every_icon_exists(theme: Theme) -> None:
    names = {command.icon for command in COMMANDS if command.icon} | set(_ICONS.values())
    names |= {icon_name(kind) for kind in ("image/png", "video/x", "audio/x", "text/csv", "x/y")}
    for name in names:
        assert not theme.icon(name).pixmap(16, 16).isNull()


def test_an_unknown_icon_name_is_an_error_in_tests() -> None:
    with pytest.raises(Exception, match="nonsense"):
        qtawesome.icon("ph.nonsense")


def test_nothing_is_enabled_that_can_do_nothing_trap_97(actions: Actions) -> None:
    page_commands = ("reload", "reveal", "browse", "copy_link", "zoom_in")
    assert not any(actions[name].isEnabled() for name in (*page_commands, "back", "forward"))
    actions.update(replace(FULL, can_forward=False))
    assert all(actions[name].isEnabled() for name in (*page_commands, "back"))
    assert not actions["forward"].isEnabled()


def test_a_triggered_action_does_its_deed_once(actions: Actions, done: list[str]) -> None:
    actions.update(FULL)
    actions["back"].trigger()
    actions["toggle_left"].trigger()
    assert done == ["back", "toggle_left"]


def test_ticks_follow_the_situation(actions: Actions) -> None:
    actions.update(replace(FULL, scheme="dark", offline_wanted=True, left_shown=False))
    ticked = {c.id for c in COMMANDS if actions[c.id].isCheckable() and actions[c.id].isChecked()}
    assert ticked == {"scheme_dark", "work_offline", "toggle_right"}


def test_menus_hold_every_command_that_names_one(actions: Actions) -> None:
    menu = actions.menu(actions.window)  # type: ignore[attr-defined]
    parts = [part.menu() for part in menu.actions()]
    shown = [a for part in parts if isinstance(part, QMenu) for a in part.actions()]
    assert {a.objectName() for a in shown} == {c.id for c in COMMANDS if c.menu}


def test_the_sheet_lists_every_command_with_keys(actions: Actions) -> None:
    sheet = dict(actions.shortcuts())
    assert sheet["Back"] == "Alt+Left"
    assert len(sheet) == len([c for c in COMMANDS if c.keys])
    assert json.dumps(sheet)
