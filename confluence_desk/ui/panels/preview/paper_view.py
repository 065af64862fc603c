"""A PDF to read: its pages below each other, by number, with its words to be found."""

from typing import ClassVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QSpinBox, QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.theme import Theme

_LEAST, _MOST = 0.25, 5.0
_ROOM = 6
_ROOT = QModelIndex()


class PaperView(Viewer):
    """As wide as the tab, or as large as one likes; scripts and forms of a PDF do nothing.

    ``readable`` is whether the bytes were a PDF without a password.
    """

    finds: ClassVar[bool] = True
    zooms: ClassVar[bool] = True

    def __init__(self, data: bytes, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._hit = -1
        self._backward = False
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._search = QPdfSearchModel(self)
        self._search.setDocument(self._document)
        self._search.countChanged.connect(self._counted)
        self._view = QPdfView(self)
        self._view.setAccessibleName(name)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        self._view.setSearchModel(self._search)
        self.setFocusProxy(self._view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._view)
        self._number = self._made_number()
        self._of = plain(self.tr("of {count}").format(count=self.pages), "muted", wrap=False)
        self._view.pageNavigator().currentPageChanged.connect(self._paged)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def readable(self) -> bool:
        """Whether there is anything to see."""
        return self._document.status() is QPdfDocument.Status.Ready and self.pages > 0

    @property
    def locked(self) -> bool:
        """Whether it wants a password."""
        return self._document.error() is QPdfDocument.Error.IncorrectPassword

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    @property
    def zoom(self) -> float:
        """How large it is; 1 is as wide as the tab."""
        fitted = self._view.zoomMode() is QPdfView.ZoomMode.FitToWidth
        return 1.0 if fitted else self._view.zoomFactor()

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return _LEAST, _MOST

    def set_zoom(self, factor: float) -> None:
        """Show it this large; 1 as wide as the tab."""
        if factor == 1.0:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        else:
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(min(max(factor, _LEAST), _MOST))
        self.moved.emit()

    @property
    def place(self) -> float:
        """The number of the page that is read, from 0."""
        return float(self._view.pageNavigator().currentPage())

    def move_to(self, place: float) -> None:
        """Bring a page into sight."""
        page = min(max(round(place), 0), max(self.pages - 1, 0))
        self._view.pageNavigator().jump(page, QPointF(), 0)

    def look_for(self, words: str, *, backward: bool) -> None:
        """Find the next hit; they come while the pages are read."""
        self._backward = backward
        if words != self._search.searchString():
            self._hit = -1
            self._search.setSearchString(words)
            self._counted()
        elif self._search.rowCount(_ROOT):
            self._step()
        if not words:
            self.found.emit(0, 0)

    def tools(self) -> tuple[QWidget, ...]:
        """The number of the page, of how many."""
        return (self._number, self._of)

    def end(self) -> None:
        """Let go of the bytes."""
        self._search.setSearchString("")
        self._document.close()

    def _dress(self) -> None:
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._theme.color("code"))
        self._view.setPalette(palette)

    def _counted(self) -> None:
        if self._hit < 0 and self._search.rowCount(_ROOT):
            self._step()
        else:
            self.found.emit(self._hit + 1, self._search.rowCount(_ROOT))

    def _step(self) -> None:
        total = self._search.rowCount(_ROOT)
        self._hit = (self._hit + (-1 if self._backward else 1)) % total
        link = self._search.resultAtIndex(self._hit)
        self._view.setCurrentSearchResultIndex(self._hit)
        self._view.pageNavigator().jump(link.page(), link.location(), 0)
        self.found.emit(self._hit + 1, total)

    def _made_number(self) -> QSpinBox:
        number = QSpinBox()
        number.setAccessibleName(self.tr("Page"))
        number.setToolTip(self.tr("Page"))
        number.setRange(1, max(self.pages, 1))
        number.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        number.lineEdit().setTextMargins(_ROOM, 0, _ROOM, 0)  # Qt drops a style sheet's padding
        number.valueChanged.connect(lambda page: self._go(page - 1))
        return number

    def _go(self, page: int) -> None:
        if page != self._view.pageNavigator().currentPage():
            self.move_to(page)

    def _paged(self, page: int) -> None:
        self._number.setValue(page + 1)
        self.moved.emit()
