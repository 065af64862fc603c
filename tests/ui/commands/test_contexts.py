"""The context menus' part of the table of commands."""

from itertools import chain
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPixmap

from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.commands.contexts import CONTEXTS
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.glyphs import Glyphs

EVERY: list[Offer[Any]] = list(chain.from_iterable(offers for _where, offers in CONTEXTS))


@pytest.mark.parametrize(("where", "offers"), CONTEXTS)
def test_ids_keys_and_words_are_given_once(where: str, offers: list[Offer[Any]]) -> None:
    assert where
    for given in ("id", "words"):
        values = [getattr(offer, given) for offer in offers]
        assert len(set(values)) == len(values)
    keys = [key for offer in offers for key in offer.keys]
    assert len(set(keys)) == len(keys)
    assert all(QKeySequence(key).toString() == key for key in keys)


def test_no_command_is_delivered_with_a_key_that_rows_need() -> None:
    fixed = {key for offer in EVERY for key in offer.keys}
    assert fixed == {"Return", "Ctrl+Return", "Shift+Return", "F2", "Del"}
    assert fixed.isdisjoint(key for command in COMMANDS for key in command.keys)


def test_the_same_deed_is_called_the_same_wherever_it_is_offered() -> None:
    said: dict[str, tuple[str, str]] = {each.id: (each.words, each.icon) for each in COMMANDS}
    for offer in EVERY:
        assert said.setdefault(offer.id, (offer.words, offer.icon)) == (offer.words, offer.icon)


def test_every_sign_is_one_of_the_family(qapp: object) -> None:  # noqa: ARG001 - fonts need it
    signs, blank = Glyphs(), QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    for name in {offer.icon for offer in EVERY if offer.icon}:
        drawn = signs.picture(QSize(16, 16), name, QColor("black"))
        assert drawn.toImage() != blank.toImage(), name
