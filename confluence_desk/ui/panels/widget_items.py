"""Holds the widgets of a layout of our own, in which what is narrower grows higher."""

from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class WidgetItems(QLayout):
    """What every such layout has to answer, whatever it does with the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addWidget(self, widget: QWidget) -> None:
        """Take one more; its item is made here, where it is known when it ends.

        One that Qt makes may come at the address of one that is gone, and be taken for it.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True
