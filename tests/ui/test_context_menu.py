"""Context menus as they are made of offers."""

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QStyle
from pytestqt.qtbot import QtBot

from confluence_desk.ui.commands.offer import Choice, Offer
from confluence_desk.ui.context_menu import OfferMenu, fill
from confluence_desk.ui.theme import Theme


class Thing:
    """What was pointed at."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.on = True
        self.names: list[str] = []

    def offer(self, name: str, **how: Any) -> Offer["Thing"]:
        """Writes down that it was wanted."""
        return Offer(name, name.title(), lambda at: at.done.append(name), **how)


@pytest.fixture
def thing() -> Thing:
    return Thing()


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def said(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_what_does_not_fit_is_left_out_and_what_is_not_enabled_grey_trap_97(
    menu: QMenu, thing: Thing, theme: Theme
) -> None:
    offers = [
        thing.offer("open", keys=("Return",)),
        thing.offer("edit", fits=lambda at: not at.on),
        thing.offer("close", enabled=lambda at: not at.on),
    ]
    fill(menu, offers, thing, theme)
    open_it, close_it = menu.actions()
    assert (open_it.text(), close_it.text()) == ("Open", "Close")
    assert open_it.isEnabled()
    assert not close_it.isEnabled()
    assert open_it.shortcut() == QKeySequence("Return")
    open_it.trigger()
    close_it.trigger()
    assert thing.done == ["open"]


def test_lines_stand_between_entries_only(menu: QMenu, thing: Thing, theme: Theme) -> None:
    def no(_at: Thing) -> bool:
        return False

    offers = [
        thing.offer("a", ruled=True),
        thing.offer("b", ruled=True, fits=no),
        thing.offer("c", ruled=True),
        thing.offer("d", ruled=True, fits=no),
        thing.offer("e"),
        thing.offer("f", ruled=True, fits=no),
    ]
    fill(menu, offers, thing, theme)
    assert said(menu) == ["A", "", "C", "", "E"]


def test_a_tick_says_what_is_on(menu: QMenu, thing: Thing, theme: Theme) -> None:
    fill(menu, [thing.offer("a"), thing.offer("b", ticked=lambda at: at.on)], thing, theme)
    plain, ticked = menu.actions()
    assert not plain.isCheckable()
    assert ticked.isChecked()


def test_choices_have_a_menu_of_their_own_while_there_are_any(
    menu: QMenu, thing: Thing, theme: Theme
) -> None:
    def choices(at: Thing) -> list[Choice]:
        return [Choice(name, lambda name=name: at.done.append(name)) for name in at.names]  # type: ignore[misc]

    offer = thing.offer("move", choices=choices)
    fill(menu, [offer], thing, theme)
    thing.names = ["A & B", "C"]
    fill(menu, [offer], thing, theme)
    plain, several = menu.actions()
    plain.trigger()
    below = several.menu()
    assert isinstance(below, QMenu)
    assert said(below) == ["A && B", "C"]
    below.actions()[0].trigger()
    assert thing.done == ["move", "A & B"]


def test_the_menu_of_a_button_says_what_is_so_when_it_opens(
    qtbot: QtBot, thing: Thing, theme: Theme
) -> None:
    menu = OfferMenu([thing.offer("a", enabled=lambda at: at.on)], thing, theme)
    qtbot.addWidget(menu)
    assert [action.isEnabled() for action in menu.actions()] == [True]
    thing.on = False
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_a_menu_longer_than_the_screen_is_scrolled(menu: QMenu, theme: Theme) -> None:  # noqa: ARG001 - it dresses all
    """Its second column would be cut off where the letters are large."""
    menu.ensurePolished()
    hint = QStyle.StyleHint.SH_Menu_Scrollable
    assert menu.style().styleHint(hint, None, menu) == 1
