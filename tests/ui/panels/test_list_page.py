"""The menu of a list's rows."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.panels.list_page import ListPage
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow
from confluence_desk.ui.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ListPage:
    """Two rows; something can be done with the first alone."""
    made = ListPage(theme, "Rows", (Column("Name"),))
    qtbot.addWidget(made)
    made.show_rows([PlainRow(key, (Cell(key),)) for key in ("some", "none")])
    made.offer([Offer("do", "Do", print, "trash", enabled=lambda at: at.keys == ["some"])], None)
    made.resize(400, 300)
    made.show()
    return made


def by_key(page: ListPage) -> QMenu | None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint())
    QApplication.sendEvent(page.table, event)
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


def opened_by_key(page: ListPage) -> list[str] | None:
    menu = by_key(page)
    if menu is None:
        return None
    assert menu.accessibleName() == page.selected()[0]
    menu.close()
    return [action.text() for action in menu.actions()]


def test_by_key_it_is_about_the_row_the_keyboard_is_on(page: ListPage) -> None:
    page.choose("some")
    page.table.clearSelection()
    assert opened_by_key(page) == ["Do"]
    assert page.selected() == ["some"]
    page.table.clearSelection()
    page.table.setCurrentIndex(QModelIndex())
    assert opened_by_key(page) is None


def test_one_without_entries_does_not_stay_behind_unseen(page: ListPage) -> None:
    page.choose("none")
    assert opened_by_key(page) is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not page.table.findChildren(QMenu)
    page.table.clearSelection()
    page.choose("some")
    assert opened_by_key(page)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not page.table.findChildren(QMenu)


def test_it_closes_when_other_rows_come(page: ListPage) -> None:
    page.choose("some")
    menu = by_key(page)
    assert menu is not None
    page.show_rows([PlainRow(key, (Cell("Later"),)) for key in ("some", "none")])
    assert menu.isVisible()
    page.show_rows([])
    assert not menu.isVisible()
