"""A window with every kind of control in every state, to be looked at and tested."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.theme import Theme


def gallery(theme: Theme) -> QWidget:
    """The window; its parts stand in groups."""
    window = QWidget()
    grid = QGridLayout(window)
    grid.setMenuBar(_menu_bar(window, theme))
    groups = (_buttons(theme), _fields(), _choices(), _lists(), _table(), _signs(theme))
    for place, group in enumerate(groups):
        grid.addWidget(group, place // 3, place % 3)
    return window


def menu(parent: QWidget, theme: Theme) -> QMenu:
    """A menu with every kind of row."""
    made = QMenu("View", parent)
    made.addAction(theme.icon("file-text"), "Open")
    ticked = made.addAction("Ticked")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    made.addSeparator()
    made.addAction("Cannot be used").setEnabled(False)
    return made


def _menu_bar(window: QWidget, theme: Theme) -> QMenuBar:
    bar = QMenuBar(window)
    bar.addMenu(menu(window, theme))
    return bar


def _group(title: str, *parts: QWidget) -> QGroupBox:
    group = QGroupBox(title)
    column = QVBoxLayout(group)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return group


def _twice(made: QWidget, unusable: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(made)
    row.addWidget(unusable)
    unusable.setEnabled(False)
    return both


def _buttons(theme: Theme) -> QGroupBox:
    first, unusable = QPushButton("Default"), QPushButton("Default, off")
    flat, flat_off = QPushButton("Flat"), QPushButton("Flat, off")
    for button in (first, unusable):
        button.setDefault(True)
    for button in (flat, flat_off):
        button.setProperty("flat", "true")
    tools = []
    for name in ("arrow-left", "star"):
        tool = QToolButton()
        tool.setIcon(theme.icon(name))
        tools.append(tool)
    pill, pill_off = QToolButton(), QToolButton()
    for each in (pill, pill_off):
        each.setObjectName("pill")
        each.setText("Online")
    return _group(
        "Buttons",
        _twice(QPushButton("Plain"), QPushButton("Plain, off")),
        _twice(first, unusable),
        _twice(flat, flat_off),
        _twice(*tools),
        _twice(pill, pill_off),
    )


def _fields() -> QGroupBox:
    line = QLineEdit()
    line.setPlaceholderText("Search")
    text = QPlainTextEdit("Several lines\nof text")
    text.setMaximumHeight(80)
    boxes = []
    for _ in range(2):
        box = QComboBox()
        box.addItems(["Compact", "Cosy", "Roomy"])
        boxes.append(box)
    return _group(
        "Fields",
        _twice(line, QLineEdit("Off")),
        _twice(boxes[0], boxes[1]),
        _twice(QSpinBox(), QSpinBox()),
        text,
    )


def _choices() -> QGroupBox:
    boxes = [QCheckBox(name) for name in ("On", "Off", "Partly")]
    boxes[0].setChecked(True)
    boxes[2].setTristate(True)
    boxes[2].setCheckState(Qt.CheckState.PartiallyChecked)
    unusable = QCheckBox("On, cannot be used")
    unusable.setChecked(True)
    unusable.setEnabled(False)
    radios = [QRadioButton("One"), QRadioButton("Other")]
    radios[0].setChecked(True)
    together = QButtonGroup(radios[0])
    for radio in radios:
        together.addButton(radio)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    return _group("Choices", *boxes, unusable, *radios, slider, bar)


def _lists() -> QGroupBox:
    rows = QListView()
    rows.setModel(QStringListModel([f"Row {number}" for number in range(30)], rows))
    rows.setCurrentIndex(rows.model().index(1, 0))
    tree = QTreeWidget()
    tree.setHeaderLabels(["Title", "Changed"])
    top = QTreeWidgetItem(tree, ["Runbooks", "today"])
    QTreeWidgetItem(top, ["Redis failover", "3 days ago"])
    top.setExpanded(True)
    tree.setCurrentItem(top)
    return _group("Lists", rows, tree)


def _table() -> QGroupBox:
    table = QTableWidget(4, 3)
    table.setHorizontalHeaderLabels(["Key", "Name", "Size"])
    table.setCurrentCell(1, 1)
    tabs = QTabWidget()
    for name in ("General", "Look", "Off"):
        tabs.addTab(QLabel(name), name)
    tabs.setTabEnabled(2, False)  # noqa: FBT003 - Qt
    return _group("Table", table, tabs)


def _signs(theme: Theme) -> QGroupBox:
    notices = []
    for kind in ("info", "warning", "error"):
        notice = QFrame()
        notice.setObjectName("noticeBar")
        notice.setProperty("kind", kind)
        row = QHBoxLayout(notice)
        mark = QLabel()
        role = {"info": "info", "warning": "warn", "error": "bad"}[kind]
        mark.setPixmap(theme.icon("info", role).pixmap(theme.size("icon")))
        row.addWidget(mark)
        row.addWidget(QLabel(f"A notice: {kind}"), 1)
        notices.append(notice)
    toast = QLabel("Copied")
    toast.setObjectName("toast")
    tones = []
    for tone in ("muted", "ok", "warn", "bad"):
        label = QLabel(f"Words: {tone}")
        label.setProperty("tone", tone)
        tones.append(label)
    return _group("Signs", *notices, toast, *tones)
