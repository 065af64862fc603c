"""The three panes beside each other, whatever size the text has."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.panes import Panes
from confluence_desk.ui.theme import Theme


def test_the_sides_widen_with_the_text_and_come_back(qtbot: QtBot, theme: Theme) -> None:
    preferences = Preferences(None)
    theme.follow(preferences)
    panes = Panes(QWidget(), QWidget(), theme)
    qtbot.addWidget(panes)
    panes.resize(1440, 600)
    panes.show()
    panes.restore((300, 840, 300), total=1440, left=True, right=True)
    before = panes.sizes()
    preferences.choose(TEXT_SIZE, 200)
    left, middle, right = panes.sizes()
    assert left > before[0] * 1.3
    assert right > before[2] * 1.3
    assert middle > left, "the page keeps most of the room"
    preferences.choose(TEXT_SIZE, 100)
    assert all(abs(now - then) <= 2 for now, then in zip(panes.sizes(), before, strict=True))
    theme.follow(Preferences(None))


def test_a_hidden_side_is_as_wide_as_the_text_wants_when_it_comes(
    qtbot: QtBot, theme: Theme
) -> None:
    preferences = Preferences(None)
    theme.follow(preferences)
    panes = Panes(QWidget(), QWidget(), theme)
    qtbot.addWidget(panes)
    panes.resize(1440, 600)
    panes.show()
    panes.restore((300, 840, 300), total=1440, left=True, right=False)
    preferences.choose(TEXT_SIZE, 200)
    panes.show_right(shown=True)
    qtbot.waitUntil(lambda: panes.sizes()[2] > 300 * 1.3)
    theme.follow(Preferences(None))


def test_a_little_window_that_starts_with_large_text_leaves_the_page_its_room(
    qtbot: QtBot, theme: Theme
) -> None:
    preferences = Preferences(None)
    preferences.choose(TEXT_SIZE, 200)
    theme.follow(preferences)
    panes = Panes(QWidget(), QWidget(), theme)
    qtbot.addWidget(panes)
    panes.restore((), total=970, left=True, right=True)
    panes.resize(1440, 600)
    panes.show()
    large = panes.sizes()
    panes.resize(970, 600)
    assert panes.sizes()[1] > 0.43 * 970
    assert panes.widths()[::2] == (large[0], large[2]), "as they are wanted at the next start"
    panes.resize(720, 600)
    assert panes.width() == 720, "it can be as little as ever"
    assert panes.sizes()[1] >= 320
    panes.resize(1440, 600)
    assert all(abs(now - then) <= 2 for now, then in zip(panes.sizes(), large, strict=True))
    theme.follow(Preferences(None))


def test_sides_that_give_way_from_the_start_are_no_narrower_than_they_must(
    qtbot: QtBot, theme: Theme
) -> None:
    preferences = Preferences(None)
    preferences.choose(TEXT_SIZE, 200)
    theme.follow(preferences)
    panes = Panes(QWidget(), QWidget(), theme)
    qtbot.addWidget(panes)
    panes.restore((350, 270, 350), total=970, left=True, right=True)
    panes.resize(970, 600)
    panes.show()
    left, middle, right = panes.sizes()
    assert abs(left - right) <= 2
    assert abs(middle - 0.45 * 970) <= 2
    theme.follow(Preferences(None))


def test_in_a_little_window_the_page_keeps_its_room(qtbot: QtBot, theme: Theme) -> None:
    preferences = Preferences(None)
    theme.follow(preferences)
    panes = Panes(QWidget(), QWidget(), theme)
    qtbot.addWidget(panes)
    panes.resize(970, 600)
    panes.show()
    panes.restore((250, 470, 250), total=970, left=True, right=True)
    preferences.choose(TEXT_SIZE, 200)
    left, middle, right = panes.sizes()
    assert middle > 0.43 * 970
    assert left >= 250
    assert right >= 250
    theme.follow(Preferences(None))
