"""The table of commands, and the actions and menus that are made of it."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.commands import (
    COMMANDS,
    MENUS,
    PAGE_CONTEXT,
    RULED,
    STATUS_MENU,
    TOOL_BAR,
    Command,
    Situation,
)
from confluence_desk.ui.glyphs import Glyphs
from confluence_desk.ui.models.tree_row import node_row
from confluence_desk.ui.panels.attachments import icon_name
from confluence_desk.ui.theme import Theme

FULL = Situation(
    connected=True,
    page_id="1",
    kind=Kind.PAGE,
    can_back=True,
    can_forward=True,
    can_reload=True,
    in_space=True,
    can_find=True,
    can_find_on=True,
    can_zoom=True,
    can_enlarge=True,
    can_shrink=True,
    can_copy=True,
    can_print=True,
    can_step=True,
    zoom=1.5,
    tabs=10,
    tab=8,
    can_move_on=True,
    can_move_back=True,
    can_close=True,
    can_close_others=True,
    can_close_after=True,
    can_reopen=True,
    refused=True,
    can_sync=True,
    can_ask=True,
    can_switch=True,
    has_favourites=True,
    has_searches=True,
    has_asked=True,
    has_archived=True,
)


class Told:
    """Every deed at once; remembers what was asked, as ``strip.go(3)``."""

    def __init__(self, done: list[str], name: str = "") -> None:
        self._done = done
        self._name = name

    def __getattr__(self, name: str) -> "Told":
        return Told(self._done, f"{self._name}.{name}" if self._name else name)

    def __call__(self, *given: object) -> None:
        self._done.append(f"{self._name}({', '.join(map(repr, given))})")


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget, theme: Theme, done: list[str]) -> Actions:
    deeds: Any = Told(done)
    return Actions(window, theme, deeds)


def test_ids_and_keys_are_given_once() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_words_a_known_menu_and_readable_keys(command: Command) -> None:
    assert command.words
    assert command.menu in {"", *MENUS}
    assert all(QKeySequence(key).toString() for key in command.keys)
    assert command.menu or command.keys or command.listed


def test_bars_and_pills_name_commands() -> None:
    assert {*TOOL_BAR, *STATUS_MENU, *PAGE_CONTEXT} <= {command.id for command in COMMANDS}


def test_every_icon_is_one_of_the_family(qapp: object) -> None:  # noqa: ARG001 - fonts need it
    names = {command.icon for command in COMMANDS if command.icon}
    names |= {node_row(PageNode("1", kind, "A")).icon for kind in Kind}
    names |= {icon_name(kind) for kind in ("image/png", "video/x", "audio/x", "text/csv", "x/y")}
    signs, blank = Glyphs(), QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    for name in names - {"sidebar-left", "sidebar-right"}:  # ours: the family's other one turned
        drawn = signs.picture(QSize(16, 16), name, QColor("black"))
        assert drawn.toImage() != blank.toImage(), name


def test_nothing_is_enabled_that_can_do_nothing_trap_97(actions: Actions) -> None:
    needing = {"reload", "reveal", "browse", "copy_link", "zoom_in", "star", "compare", "back"}
    assert not any(actions[name].isEnabled() for name in (*needing, "forward", "sign_out"))
    actions.update(replace(FULL, can_forward=False))
    assert all(actions[name].isEnabled() for name in needing)
    assert not actions["forward"].isEnabled()


@pytest.mark.parametrize(
    ("kind", "vain"),
    [
        (Kind.BLOGPOST, {"search_inside"}),
        (Kind.FOLDER, {"compare", "who_wrote"}),
        (Kind.WHITEBOARD, {"compare", "who_wrote", "keep_offline", "sync_below", "search_inside"}),
        (None, {"compare", "who_wrote", "keep_offline", "reveal", "star", "remind", "copy_title"}),
    ],
)
def test_of_each_kind_only_what_can_be_done_with_it_is_enabled_trap_97(
    actions: Actions, kind: Kind | None, vain: set[str]
) -> None:
    actions.update(FULL)
    assert all(actions[name].isEnabled() for name in vain)
    actions.update(replace(FULL, kind=kind))
    assert not any(actions[name].isEnabled() for name in vain)
    assert all(actions[name].isEnabled() for name in ("browse", "copy_link", "reload"))


def test_what_is_gone_is_read_and_compared_but_not_looked_for_trap_97(actions: Actions) -> None:
    actions.update(replace(FULL, gone=True))
    vain = ("reveal", "keep_offline", "readiness_below", "sync_below", "search_inside")
    assert not any(actions[name].isEnabled() for name in vain)
    assert all(actions[name].isEnabled() for name in ("compare", "who_wrote", "star", "copy_title"))


@pytest.mark.parametrize(
    ("now", "vain"),
    [
        ({"has_favourites": False}, "export_favourites"),
        ({"has_searches": False}, "export_searches"),
        ({"has_asked": False}, "forget_searches"),
        ({"has_archived": False}, "show_archived"),
        ({"can_switch": False}, "switch_site"),
        ({"can_ask": False}, "refresh_spaces"),
        ({"can_print": False}, "print"),
        ({"can_find_on": False}, "find_next"),
        ({"can_find_on": False}, "find_previous"),
        ({"in_space": False}, "readiness_space"),
        ({"in_space": False}, "changes_in_space"),
        ({"in_space": False}, "sync_space"),
        ({"in_front": "report"}, "report"),
        ({"in_front": "offline"}, "offline"),
        ({"in_front": "changes:"}, "changes"),
    ],
)
def test_what_has_nothing_to_work_on_is_idle_trap_97(
    actions: Actions, now: dict[str, Any], vain: str
) -> None:
    actions.update(FULL)
    assert actions[vain].isEnabled()
    actions.update(replace(FULL, **now))
    assert not actions[vain].isEnabled()


def test_a_list_of_a_spaces_changes_leads_to_that_of_everything(actions: Actions) -> None:
    actions.update(replace(FULL, in_front="changes:space:7"))
    assert actions["changes"].isEnabled()


def test_a_star_is_taken_from_what_is_gone_all_the_same(actions: Actions) -> None:
    actions.update(replace(FULL, kind=None, starred=True))
    assert actions["star"].isEnabled()


def test_what_is_as_large_as_can_be_grows_no_more_trap_97(actions: Actions) -> None:
    actions.update(replace(FULL, can_enlarge=False))
    assert not actions["zoom_in"].isEnabled()
    assert actions["zoom_out"].isEnabled()
    actions.update(replace(FULL, can_shrink=False))
    assert not actions["zoom_out"].isEnabled()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_does_one_thing(command: Command, actions: Actions, done: list[str]) -> None:
    told: list[str] = []
    actions.done.connect(told.append)
    actions.update(replace(FULL, can_retry=command.id == "retry"))
    actions[command.id].trigger()
    assert len(done) == 1
    assert told == [command.id]


def test_numbered_tabs_go_where_they_say(actions: Actions, done: list[str]) -> None:
    actions.update(FULL)
    for name in ("tab_1", "tab_8", "last_tab"):
        actions[name].trigger()
    assert done == ["strip.go(0)", "strip.go(7)", "strip.go_last()"]
    assert actions["tab_3"].text() == "Tab 3"


def test_ticks_follow_the_situation(actions: Actions) -> None:
    actions.update(
        replace(FULL, scheme="dark", offline_wanted=True, left_shown=False, starred=True)
    )
    ticked = {c.id for c in COMMANDS if actions[c.id].isCheckable() and actions[c.id].isChecked()}
    assert ticked == {"scheme_dark", "work_offline", "toggle_right", "star"}


def test_menus_hold_every_command_that_names_one(actions: Actions, window: QWidget) -> None:
    parts = [part.menu() for part in actions.menu(window).actions()]
    shown = [a for part in parts if isinstance(part, QMenu) for a in part.actions()]
    deeds = [a for a in shown if not a.isSeparator()]
    assert {a.objectName() for a in deeds} == {c.id for c in COMMANDS if c.menu}


def test_menus_draw_a_line_only_between_commands(actions: Actions, window: QWidget) -> None:
    assert {c.id for c in COMMANDS if c.menu} >= RULED
    for part in actions.menu(window).actions():
        inside = part.menu()
        assert isinstance(inside, QMenu)
        lines = [action.isSeparator() for action in inside.actions()]
        assert not lines[0]
        assert not lines[-1]
        assert not any(one and two for one, two in pairwise(lines))


def test_other_keys_replace_those_of_the_table_and_their_tips(actions: Actions) -> None:
    assert actions["back"].shortcuts() == [QKeySequence("Alt+Left")]
    actions.set_keys({"back": ("Backspace",), "forward": ()})
    assert actions["back"].shortcuts() == [QKeySequence("Backspace")]
    assert actions["back"].toolTip() == "Back (Backspace)"
    assert actions["forward"].shortcuts() == []
    assert actions["forward"].toolTip() == "Forward"
