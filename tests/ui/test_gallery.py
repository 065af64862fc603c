"""Every kind of control in every look: what has the focus is seen, what is drawn is not cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.gallery import gallery

LOOKS: list[dict[str, object]] = [
    {"look.scheme": "light"},
    {"look.scheme": "dark", "look.accent": "violet"},
    {"look.scheme": "light", "look.contrast": "high"},
    {"look.scheme": "dark", "look.contrast": "high", "look.accent": "orange"},
    {"look.scheme": "light", "look.text_size": 200, "look.density": "roomy"},
    {"look.scheme": "light", "look.text_size": 80, "look.density": "compact"},
]
KINDS = (
    QPushButton,
    QToolButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QCheckBox,
    QRadioButton,
    QSlider,
    QAbstractItemView,
)


@pytest.fixture(params=LOOKS, ids=lambda chosen: "-".join(map(str, chosen.values())))
def shown(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    preferences = Preferences(None)
    preferences.replace(request.param, choices.ALL)
    theme.follow(preferences)
    window = gallery(theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    theme.follow(Preferences(None))


def focusable(window: QWidget) -> list[QWidget]:
    """One of each kind that takes keys."""
    found = (window.findChildren(kind) for kind in KINDS)
    return [
        next(w for w in kind if w.isEnabled() and w.isVisible() and not isinstance(w, QComboBox))
        if not isinstance(kind[0], QComboBox)
        else kind[0]
        for kind in found
    ]


def test_the_focus_is_seen_on_every_kind_of_control(shown: QWidget) -> None:
    unseen = []
    for control in focusable(shown):
        blurred = drawn(control, focused=False)
        if drawn(control, focused=True) == blurred:
            unseen.append(type(control).__name__)
    assert unseen == []


def test_words_have_room_in_their_controls(shown: QWidget) -> None:
    for button in shown.findChildren(QPushButton):
        metrics = button.fontMetrics()
        wanted = QSize(metrics.horizontalAdvance(button.text()), metrics.height())
        assert button.width() >= wanted.width() + 4, button.text()
        assert button.height() >= wanted.height() + 4, button.text()


def test_an_unusable_control_looks_otherwise(shown: QWidget) -> None:
    button = next(b for b in shown.findChildren(QPushButton) if b.text() == "Plain")
    usable = drawn(button, focused=False)
    button.setEnabled(False)
    assert drawn(button, focused=False) != usable


def test_the_gallery_is_mirrored(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = gallery(theme)
        qtbot.addWidget(window)
        window.show()
        box = window.findChildren(QComboBox)[0]
        image = box.grab().toImage()
        side = {
            x
            for x in range(2, 24)
            for y in range(8, image.height() - 8)
            if image.pixelColor(x, y) != image.pixelColor(image.width() // 2, 4)
        }
        assert side, "the arrow stands at the left"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def drawn(control: QWidget, *, focused: bool) -> QImage:
    """The control as it looks with and without the focus."""
    if focused:
        control.window().activateWindow()
        control.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        control.clearFocus()
    kind = QEvent.Type.FocusIn if focused else QEvent.Type.FocusOut
    QApplication.sendEvent(control, QFocusEvent(kind, Qt.FocusReason.TabFocusReason))
    return control.grab().toImage()
