"""Controls of the settings, one for each kind of preference: switch, list, slider, time."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.preference_words import PreferenceWords
from confluence_desk.ui.theme import Theme

_STEP = 10
_LETTERS = 15
"""How many letters any list has room for, so that lists are equally wide."""
_SLIDER = 80
_CLOCK = "HH:mm"

_ROOM = 6


class Control(QWidget):
    """Shows a value and tells ``chosen`` when the person chose another one.

    ``inner`` has the keyboard.
    """

    chosen = Signal(object)

    def __init__(self, inner: QWidget, *more: QWidget) -> None:
        super().__init__()
        self.inner = inner
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (inner, *more):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(part)
        self.setFocusProxy(inner)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the preference holds
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    def name(self, label: str, sentence: str) -> None:
        """What a screen reader says."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.setAccessibleName(label)
            part.setAccessibleDescription(sentence)


def made_control(words: PreferenceWords, theme: Theme) -> Control:
    """The right control for a preference."""
    preference = words.preference
    if isinstance(preference.default, bool):
        return SwitchControl(theme)
    if isinstance(preference.default, int):
        return PercentControl(preference.least, preference.most)
    return ChoiceControl(words) if preference.choices else ClockControl()


class SwitchControl(Control):
    """On or off."""

    def __init__(self, theme: Theme) -> None:
        self.switch = Switch(theme)
        super().__init__(self.switch)
        self.switch.toggled.connect(self.chosen.emit)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see above
        """Be on or off."""
        self.switch.blockSignals(True)
        self.switch.setChecked(value)
        self.switch.blockSignals(False)


class ChoiceControl(Control):
    """One of a few."""

    def __init__(self, words: PreferenceWords) -> None:
        self.box = _Box()
        super().__init__(self.box)
        for choice in words.preference.choices:
            self.box.addItem(words.choice(choice), choice)
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.activated.connect(lambda row: self.chosen.emit(self.box.itemData(row)))

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see above
        """Be at a choice."""
        self.box.setCurrentIndex(self.box.findData(value))


class PercentControl(Control):
    """A share of the usual size: a slider, and a field for exact numbers."""

    def __init__(self, least: int, most: int) -> None:
        self.slider, self.field = _Slider(Qt.Orientation.Horizontal), _Spin()
        super().__init__(self.slider, self.field)
        self.slider.setRange(least // _STEP, most // _STEP)
        self.slider.setPageStep(2)
        self.slider.setMinimumWidth(_SLIDER)
        # What is chosen is applied at once, which would move the slider under the mouse.
        self.slider.setTracking(False)
        self.field.setRange(least, most)
        self.field.setSingleStep(_STEP)
        self.field.setKeyboardTracking(False)
        self.field.setSuffix(self.locale().percent())
        self.slider.sliderMoved.connect(lambda step: self._set_field(step * _STEP))
        self.slider.valueChanged.connect(lambda step: self.chosen.emit(step * _STEP))
        self.field.valueChanged.connect(self.chosen.emit)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see above
        """Be at a number."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(value / _STEP))
        self.slider.blockSignals(False)
        self._set_field(value)

    def _set_field(self, value: int) -> None:
        self.field.blockSignals(True)
        self.field.setValue(value)
        self.field.blockSignals(False)


class ClockControl(Control):
    """A time of the day."""

    def __init__(self) -> None:
        self.field = _Time()
        super().__init__(self.field)
        self.field.setDisplayFormat(self.locale().timeFormat(self.locale().FormatType.ShortFormat))
        self.field.setKeyboardTracking(False)
        # Times read from left to right in every language; Qt would swap hours and minutes.
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.timeChanged.connect(lambda time: self.chosen.emit(time.toString(_CLOCK)))

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see above
        """Be at a time."""
        self.field.blockSignals(True)
        self.field.setTime(QTime.fromString(value, _CLOCK))
        self.field.blockSignals(False)


class Switch(QCheckBox):
    """A check box that looks like what it does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        height = self.fontMetrics().height() + 4
        return QSize(2 * height, height + 2)

    def minimumSizeHint(self) -> QSize:
        """It cannot be smaller."""
        return self.sizeHint()

    def hitButton(self, _place: Any) -> bool:  # noqa: ANN401 - Qt's signature
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A groove and a knob; the knob stands at the far side when it is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        groove = self.rect().toRectF().adjusted(2, 2, -2, -2)
        edge = self._theme.color("text" if self.hasFocus() else "muted")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.color("accent" if self.isChecked() else "hover"))
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accentText" if self.isChecked() else "muted"))
        painter.drawEllipse(self._knob(groove.toRect()))

    def _knob(self, groove: QRect) -> QRect:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = groove.height() - 6
        far = groove.right() - side - 2
        at = far if self.isChecked() != mirrored else groove.left() + 3
        return QRect(at, groove.top() + 3, side, side)


class _Box(ChoiceBox):
    """A list that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Slider(QSlider):
    """A slider that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Spin(QSpinBox):
    """A number that the wheel scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_ROOM, 0, _ROOM, 0)  # Qt drops a style sheet's padding here

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Time(QTimeEdit):
    """A time that the wheel scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_ROOM, 0, _ROOM, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
