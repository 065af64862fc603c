"""Narrows the navigator to rows that hold the typed words, with the way to them."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from confluence_desk.ui.models.page_tree import PageTreeModel


class TreeFilter(QSortFilterProxyModel):
    """Rows already loaded whose title or key holds every word; all rows while there is none."""

    def __init__(self, model: PageTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self._model = model
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def narrow(self, text: str) -> None:
        """Keep the rows that hold every word of ``text``, in any case."""
        words = tuple(text.casefold().split())
        if words != self.words:
            self.beginFilterChange()
            self.words = words
            self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row itself matches; Qt keeps its ancestors."""
        if not self.words:
            return True
        return self._model.holds(row, parent, self.words)
