"""The row above what is read: the tabs, scrolled where they do not fit, and what is beside them."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)

from confluence_desk.ui.growing import Growing
from confluence_desk.ui.panels.tab_bar import TabBar
from confluence_desk.ui.panels.tab_drag import CARRIED, texts_of
from confluence_desk.ui.theme import Theme

_BUTTON, _ICON = 26, 14
_STEP = 160
_NOTCH = 120


class TabStrip(QWidget):
    """Tabs, a plus, and where they do not fit: arrows and a list of all.

    ``dropped`` tells text or an address that fell on it; ``brought`` a tab of another strip,
    its place there and its place here.
    """

    dropped = Signal(str)
    brought = Signal(QWidget, int, int)
    new_requested = Signal()
    list_requested = Signal(QPoint)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._theme = theme
        self._turned = 0
        self._follows = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._hot = False
        self.bar = TabBar(theme)
        self._port = _Port(self.bar)
        self._port.setAccessibleName(self.bar.accessibleName())
        self.back = self._made_button(self.tr("Scroll tabs back"), "caret-left")
        self.on = self._made_button(self.tr("Scroll tabs on"), "caret-right")
        for arrow in (self.back, self.on):
            arrow.setAutoRepeat(True)
        self.plus = self._made_button(self.tr("New tab"), "plus")
        self.list = self._made_button(self.tr("All tabs"), "caret-down")
        self._lay_out()
        self._connect()
        self.fit()

    @property
    def overflowing(self) -> bool:
        """Whether there are more tabs than fit."""
        return self._port.horizontalScrollBar().maximum() > 0

    def reveal(self, index: int) -> None:
        """Scroll until a tab is to be seen whole; the current one stays in sight from then on."""
        self._follows = True
        rect = self.bar.tabRect(index)
        if rect.isValid():
            self._port.reveal(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where something would fall."""
        super().paintEvent(event)
        if self._hot:
            painter = QPainter(self)
            line = QRect(0, self.height() - 3, self.width(), 2)
            painter.fillRect(line, self._theme.color("accent"))
            painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Beside the tabs it asks for a new one."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.new_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Beside the tabs the menu is about none of them."""
        self.bar.menu_requested.emit(-1, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where there is more than fits; else a notch is a tab."""
        event.accept()
        self._turn(event.angleDelta(), event.pixelDelta())

    def scroll_by(self, pixels: int) -> None:
        """Scroll the tabs towards their end, or back."""
        self._follows = False  # the person looks for another one
        bar = self._port.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be opened here, and tabs."""
        if self._wants(event):
            self._set_hot(event.source() is not self.bar)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """A tab of this strip comes along."""
        if self._wants(event):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it."""
        super().dragLeaveEvent(event)
        self._set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what fell, take over a tab of another window, or put an own one here."""
        self._set_hot(False)
        event.acceptProposedAction()
        data, source = event.mimeData(), event.source()
        if isinstance(source, TabBar) and data.hasFormat(CARRIED):
            at = self.bar.mapFrom(self, event.position().toPoint())
            carried = int(bytes(data.data(CARRIED).data()))
            self.brought.emit(source, carried, self._place(at))
            return
        for text in texts_of(data):
            self.dropped.emit(text)

    def _turn(self, angle: QPoint, pixels: QPoint) -> None:
        turn = angle.y() if abs(angle.y()) >= abs(angle.x()) else angle.x()
        if self.overflowing:
            self.scroll_by(-(pixels.x() or pixels.y() or turn))
            return
        self._turned += turn
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self.stepped.emit(-1 if notches > 0 else 1)

    def _place(self, at: QPoint) -> int:
        """The place among the tabs that a point means."""
        for index in range(self.bar.count()):
            middle = self.bar.tabRect(index).center().x()
            before = at.x() > middle if self.isRightToLeft() else at.x() < middle
            if before:
                return index
        return self.bar.count()

    def _wants(self, event: QDropEvent) -> bool:
        data: QMimeData = event.mimeData()
        return data.hasFormat(CARRIED) or data.hasUrls() or data.hasText()

    def _set_hot(self, hot: bool) -> None:  # noqa: FBT001 - as Qt's setters
        self._hot = hot
        self.update()

    def _lay_out(self) -> None:
        lay = QHBoxLayout(self)
        lay.setContentsMargins(6, 6, 6, 0)  # the tabs stand on the line
        lay.setSpacing(2)
        for part in (self.back, self._port, self.on, self.plus, self.list):
            lay.addWidget(part)
        lay.addStretch(1)

    def _connect(self) -> None:
        self.bar.relaid.connect(self._relaid)
        self.bar.turned.connect(self._turn)
        self.plus.clicked.connect(self.new_requested)
        self.list.clicked.connect(self._ask_for_list)
        self.back.clicked.connect(lambda: self.scroll_by(-_STEP))
        self.on.clicked.connect(lambda: self.scroll_by(_STEP))
        scroll = self._port.horizontalScrollBar()
        scroll.rangeChanged.connect(self._relaid)
        scroll.valueChanged.connect(self.fit)

    def fit(self) -> None:
        """Arrows and the list only where there is something to scroll."""
        scroll = self._port.horizontalScrollBar()
        self._port.updateGeometry()
        for button in (self.back, self.on, self.list):
            button.setVisible(self.overflowing)
        self.back.setEnabled(scroll.value() > 0)
        self.on.setEnabled(scroll.value() < scroll.maximum())

    def _relaid(self) -> None:
        """Titles came or went: what was in sight is somewhere else once Qt has its last word."""
        self.fit()
        if self._follows:
            self._soon.start()

    def _follow(self) -> None:
        if self._follows:
            self.reveal(self.bar.currentIndex())

    def _ask_for_list(self) -> None:
        self.list_requested.emit(self.list.mapToGlobal(QPoint(0, self.list.height())))

    def _made_button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        Growing(button, self._theme, _ICON, _BUTTON)
        button.setIcon(self._theme.icon(icon))
        return button


class _Port(QScrollArea):
    """Shows as much of the tabs as there is room for, and no more room than they take."""

    def __init__(self, bar: TabBar) -> None:
        super().__init__()
        self.setViewport(QWidget())  # PySide loads every kind of widget to name one Qt made
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(bar)
        bar.setAutoFillBackground(False)
        self._bar = bar

    def sizeHint(self) -> QSize:
        """Room for every tab."""
        return self._bar.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, self._bar.sizeHint().height())

    def reveal(self, rect: QRect) -> None:
        """Scroll until ``rect`` of the tabs is seen, counted from where the tabs begin."""
        start = QStyle.visualRect(self.layoutDirection(), self._bar.rect(), rect).left()
        scroll, room = self.horizontalScrollBar(), self.viewport().width()
        scroll.setValue(min(max(scroll.value(), start + rect.width() - room), start))

    def changeEvent(self, event: QEvent) -> None:
        """Count from the other side where the window turns; Qt leaves the tabs where they lay."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.scrollContentsBy(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current tab in sight."""
        super().resizeEvent(event)
        rect = self._bar.tabRect(self._bar.currentIndex())
        if rect.isValid():
            self.reveal(rect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The strip's to decide."""
        event.ignore()
