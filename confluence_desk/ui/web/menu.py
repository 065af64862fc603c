"""The context menu of a page: the few things that make sense in a text to read."""

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget


class Reader(Protocol):
    """What the menu drives."""

    browser_requested: SignalInstance

    def copy(self) -> None:
        """Copy what is selected."""

    def select_all(self) -> None:
        """Select the whole text."""


def page_menu(reader: Reader, parent: QWidget, address: str, *, selected: bool) -> QMenu:
    """The menu for a place in a page; ``address`` is that of the link there for browsers, or ""."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if selected:
        menu.addAction("Copy", reader.copy)
    if address:
        menu.addAction("Copy link", lambda: QGuiApplication.clipboard().setText(address))
        menu.addAction("Open link in browser", lambda: reader.browser_requested.emit(address))
    menu.addAction("Select all", reader.select_all)
    return menu
