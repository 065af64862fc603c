from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from confluence_desk.ui.dressing import put_on
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme

_SHEET = "QLineEdit {{ color: {0}; }} QListView {{ background: {0}; }}"


class _Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        self.heard += event.type() is QEvent.Type.StyleChange
        return False


class _Painted(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        self.painted += 1
        super().paintEvent(event)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.styleSheet()
    put_on(qapp, _SHEET.format("#112233"))
    yield qapp
    put_on(qapp, before)


def _inside(outer: QWidget, depth: int) -> QWidget:
    for _ in range(depth):
        lay = QVBoxLayout(outer)
        outer = QWidget()
        lay.addWidget(outer)
    return outer


def test_a_widget_is_dressed_once_however_deep_it_lies(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, ear = QLineEdit(_inside(window, 8)), _Ear()
    window.show()
    field.installEventFilter(ear)
    put_on(dressed, _SHEET.format("#445566"))
    assert ear.heard == 1
    assert field.palette().color(QPalette.ColorRole.Text) == QColor("#445566")


def test_a_field_with_a_style_of_its_own_changes_too(
    qtbot: QtBot, dressed: QApplication, theme: Theme
) -> None:
    put_on(dressed, _SHEET.format("#112233"))
    field = SearchField("Find", theme)
    qtbot.addWidget(field)
    field.show()
    for colour in ("#445566", "#778899", "#112233"):
        put_on(dressed, _SHEET.format(colour))
        assert field.testAttribute(Qt.WidgetAttribute.WA_SetStyle)
        assert field.palette().color(QPalette.ColorRole.Text) == QColor(colour)


def test_a_list_stays_where_it_was_scrolled_to(
    qtbot: QtBot, dressed: QApplication, theme: Theme
) -> None:
    rows = QListView()
    qtbot.addWidget(rows)
    rows.setModel(QStringListModel([f"row {number}" for number in range(200)], rows))
    put_on(dressed, theme.style_sheet())
    rows.show()
    rows.scrollToBottom()
    at = rows.verticalScrollBar().value()
    put_on(dressed, theme.style_sheet() + "QFoo { color: red; }")
    assert at > 0
    assert rows.verticalScrollBar().value() == at


def test_a_label_that_leaves_a_rule_keeps_no_colour_of_any_sheet(
    qtbot: QtBot, dressed: QApplication
) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    label.setProperty("tone", "bad")
    label.show()
    own = label.palette().color(QPalette.ColorRole.WindowText)
    for colour in ("#445566", "#778899"):
        put_on(dressed, f'QLabel[tone="bad"] {{ color: {colour}; }}')
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(colour)
    label.setProperty("tone", "")
    label.style().polish(label)
    assert label.palette().color(QPalette.ColorRole.WindowText) == own


def test_what_lies_inside_is_dressed_after_what_it_lies_in(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner, seen = _inside(window, 3), []
    window.show()

    class _Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
            if event.type() is QEvent.Type.StyleChange:
                seen.append(watched)
            return False

    eye = _Eye()
    widgets: list[QWidget] = [inner]
    while (outer := widgets[-1].parentWidget()) is not None:
        widgets.append(outer)
    for widget in widgets:
        widget.installEventFilter(eye)
    put_on(dressed, _SHEET.format("#445566"))
    assert seen == widgets[::-1]


def test_other_colours_alone_make_nobody_measure_itself_and_paint_all_anew(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    frame, field, ear = _Painted(window), QLineEdit(window), _Ear()
    frame.resize(40, 40)
    window.show()
    qtbot.waitUntil(lambda: frame.painted > 0)
    put_on(dressed, _SHEET.format("#112233"), of_same_sizes=True)
    qtbot.waitUntil(lambda: not frame.testAttribute(Qt.WidgetAttribute.WA_PendingUpdate))
    before = frame.painted
    for widget in (window, frame, field):
        widget.installEventFilter(ear)
    put_on(dressed, _SHEET.format("#445566"), of_same_sizes=True)
    assert ear.heard == 0
    assert field.palette().color(QPalette.ColorRole.Text) == QColor("#445566")
    qtbot.waitUntil(lambda: frame.painted > before)
