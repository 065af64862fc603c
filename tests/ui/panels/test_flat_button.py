"""Buttons of narrow panes."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.flat_button import FlatButton
from confluence_desk.ui.theme import Theme

WORDS = "Hide what is resolved"


def made(qtbot: QtBot, words: str, width: int) -> FlatButton:
    button = FlatButton(words)
    qtbot.addWidget(button)
    button.ensurePolished()
    button.resize(width, button.sizeHint().height())
    return button


def drawn(button: FlatButton) -> QImage:
    return button.grab().toImage()


def test_words_are_whole_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    assert theme.look.scale == 1
    width = made(qtbot, WORDS, 400).sizeHint().width()
    image = drawn(made(qtbot, WORDS, width))
    assert image != drawn(made(qtbot, f"{WORDS[:-1]}…", width))
    assert made(qtbot, WORDS, 400).toolTip() == WORDS


def test_words_are_cut_at_their_end_where_there_is_not(qtbot: QtBot, theme: Theme) -> None:
    assert theme.look.scale == 1
    button = made(qtbot, WORDS, 90)
    metrics, around = button.fontMetrics(), button.sizeHint().width()
    room = 90 - (around - metrics.horizontalAdvance(WORDS))
    fits = next(
        f"{WORDS[:n].rstrip()}…"
        for n in range(len(WORDS), 0, -1)
        if metrics.horizontalAdvance(f"{WORDS[:n]}…") <= room
    )
    assert drawn(button) == drawn(made(qtbot, fits, 90))
    assert button.minimumSizeHint().width() < 30
