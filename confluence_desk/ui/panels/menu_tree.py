"""Rows with a menu: by mouse where one points, by key at the row the keyboard is on."""

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QTreeView


class MenuTree(QTreeView):
    """Tells in ``menu_wanted`` which row is meant, if any, and where on the screen its menu opens.

    For a key Qt tells a place alone: the middle where no row has the keyboard, whatever stands
    there, and outside of the window where the row has been scrolled away.
    """

    menu_wanted = Signal(QModelIndex, QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Find the row that is meant; one that is out of sight comes into it."""
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            index, place = self.indexAt(event.pos()), event.pos()
        elif (index := self.currentIndex()).isValid():
            self.scrollTo(index)
            place = self.visualRect(index).center()
        else:
            place = self.viewport().rect().center()
        self.menu_wanted.emit(index, self.viewport().mapToGlobal(place))
