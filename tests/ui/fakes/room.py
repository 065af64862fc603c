"""Finds controls that lie over each other, or that whatever holds them cuts off."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
)
_SLACK = 2
"""Pixels of a border that may lie under the next one."""


def overlapping(top: QWidget) -> list[str]:
    """Pairs of controls one of which hides part of the other."""
    placed = [(control, _seen(control, top)) for control in _controls(top)]
    return [
        f"{_called(one)} {_told(here)} and {_called(other)} {_told(there)}"
        for (one, here), (other, there) in combinations(placed, 2)
        if not here.isEmpty() and not there.isEmpty()
        if here.adjusted(_SLACK, _SLACK, -_SLACK, -_SLACK).intersects(there)
    ]


def cut_off(top: QWidget) -> list[str]:
    """Controls that reach out of what holds them, where no scrolling brings them in."""
    return [
        f"{_called(control)} {_told(_placed(control, top))} in {_told(around.rect())}"
        for control in _controls(top)
        for around in _holders(control, top)
        if not around.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(
            _placed(control, around)
        )
    ]  # fmt: skip


def _controls(top: QWidget) -> list[QWidget]:
    """What a person reads or presses; parts inside of other controls do not count."""
    found = [
        each
        for each in top.findChildren(QWidget)
        if isinstance(each, _KINDS) and each.isVisibleTo(top) and not each.isWindow()
        if each.window() is top.window() and not each.size().isEmpty()
    ]
    return [
        each for each in found if not any(o is not each and o.isAncestorOf(each) for o in found)
    ]


def _holders(control: QWidget, top: QWidget) -> list[QWidget]:
    """What is around it, up to where it can be scrolled."""
    found = []
    around = control.parentWidget()
    while around is not None and around is not top.parentWidget():
        if isinstance(around.parentWidget(), QScrollArea):
            break  # the viewport: what is in it can be scrolled to
        found.append(around)
        around = around.parentWidget()
    return found


def _seen(control: QWidget, top: QWidget) -> QRect:
    return control.visibleRegion().boundingRect().translated(control.mapTo(top, QPoint()))


def _placed(control: QWidget, around: QWidget) -> QRect:
    return QRect(control.mapTo(around, QPoint()), control.size())


def _called(control: QWidget) -> str:
    words = getattr(control, "text", lambda: "")() or control.accessibleName()
    return f"{type(control).__name__} “{words}”"


def _told(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"
