"""Rows that come and go leave the keyboard where the reader has it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.steady_rows import SteadyRows, mark_spot


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[SteadyRows]:
    window = QWidget()
    qtbot.addWidget(window)
    rows = SteadyRows("Things", window)
    QVBoxLayout(window).addWidget(rows)
    window.resize(300, 120)
    window.show()
    window.activateWindow()
    yield rows
    window.close()


def fill(rows: SteadyRows, *names: str) -> None:
    made = []
    for name in names:
        made.append(QPushButton(name))
        mark_spot(made[-1], name)
    rows.show_rows(made)


def focused() -> str:
    now = QApplication.focusWidget()
    return now.text() if isinstance(now, QPushButton) else type(now).__name__


def test_the_keyboard_enters_at_the_first_row(rows: SteadyRows) -> None:
    fill(rows, "a", "b")
    rows.setFocus(Qt.FocusReason.PopupFocusReason)
    assert focused() == "a"
    assert rows.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_keyboard_follows_its_row(rows: SteadyRows) -> None:
    fill(rows, "a", "b", "c")
    rows.findChildren(QPushButton)[1].setFocus()
    fill(rows, "new", "a", "b", "c")
    assert focused() == "b"
    fill(rows, "b", "c")
    assert focused() == "b"


def test_where_its_row_ends_the_one_that_moved_up_has_it(rows: SteadyRows) -> None:
    fill(rows, "a", "b", "c")
    rows.findChildren(QPushButton)[1].setFocus()
    fill(rows, "a", "c")
    assert focused() == "c"
    fill(rows, "a")
    assert focused() == "a"
    fill(rows)
    assert focused() == "SteadyRows"
    fill(rows, "z")
    assert focused() == "z"


def test_rows_that_change_elsewhere_take_no_keyboard(rows: SteadyRows, qtbot: QtBot) -> None:
    other = QPushButton("other", rows.window())
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    fill(rows, "a")
    fill(rows, "b")
    assert focused() == "other"


def test_the_view_stays(rows: SteadyRows) -> None:
    names = [str(number) for number in range(40)]
    fill(rows, *names)
    rows.verticalScrollBar().setValue(200)
    fill(rows, *names)
    assert rows.verticalScrollBar().value() == 200
