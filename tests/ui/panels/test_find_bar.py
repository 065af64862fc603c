from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.theme import Theme

Asked = list[tuple[str, bool]]


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[FindBar]:
    bar = FindBar(theme)
    qtbot.addWidget(bar)
    yield bar  # noqa: PT022 - qtbot holds widgets weakly


@pytest.fixture
def asked(bar: FindBar) -> Asked:
    asked: Asked = []
    bar.wanted.connect(lambda words, backward: asked.append((words, backward)))
    return asked


def enabled(bar: FindBar) -> list[bool]:
    return [b.isEnabled() for b in bar.findChildren(QToolButton) if "hit" in b.toolTip()]


def test_typing_finds_and_keys_go_on_and_back(bar: FindBar, asked: Asked) -> None:
    bar.open_bar()
    QTest.keyClicks(bar.box, "ab")
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    QTest.keyClick(bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bar.find_next()
    bar.find_previous()
    assert asked[:2] == [("a", False), ("ab", False)]
    assert asked[2:] == [("ab", False), ("ab", True), ("ab", False), ("ab", True)]


def test_hits_are_counted_and_only_then_there_is_a_next_one_trap_97(
    bar: FindBar, asked: Asked
) -> None:
    bar.open_bar("words")
    assert asked == [("words", False)]
    bar.show_hits(2, 17)
    assert bar.told == "2 of 17"
    assert enabled(bar) == [True, True]
    bar.show_hits(0, 0)
    assert bar.told == "No hits"
    assert enabled(bar) == [False, False]
    bar.box.clear()
    bar.show_hits(0, 0)
    assert bar.told == ""
    assert asked[-1] == ("", False)


def test_a_closed_bar_ends_the_search_and_keeps_its_words(bar: FindBar, asked: Asked) -> None:
    closed: list[str] = []
    bar.closed.connect(lambda: closed.append("closed"))
    bar.open_bar("words")
    bar.close_bar()
    bar.close_bar()
    bar.show_hits(1, 1)
    assert (bar.isHidden(), bar.told, closed) == (True, "", ["closed"])
    assert asked[-1] == ("", False)
    bar.find_next()
    assert not bar.isHidden()
    assert asked[-1] == ("words", False)
    bar.open_bar("others")
    assert asked[-1] == ("others", False)


def test_without_words_there_is_nothing_to_find(bar: FindBar, asked: Asked) -> None:
    bar.find_next()
    assert not bar.isHidden()
    assert asked == []
