"""Puts a style sheet on all windows at once, touching every widget once."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget


def put_on(app: QApplication, sheet: str, *, of_same_sizes: bool = False) -> None:
    """Dress ``app`` in ``sheet``.

    Where one takes another's place, Qt dresses each widget once more for every one it lies in, and
    to take the old one off first dresses all twice. So its style forgets whom it dressed, finds
    nobody to dress anew, and each widget is shown to it by hand, the outer ones first, as what they
    have goes on to those inside.

    Where it is ``of_same_sizes`` as the one before, all is only painted anew: whoever hears of
    another style measures itself, and all lie down anew.
    """
    if not app.styleSheet() or not sheet:
        app.setStyleSheet(sheet)
        return
    widgets = sorted(filter(_dressed, app.allWidgets()), key=_depth)
    bars = [widget for widget in widgets if isinstance(widget, QScrollBar)]
    places = [(bar, bar.value()) for bar in bars]
    app.style().unpolish(app)
    app.setStyleSheet(sheet)
    for widget in widgets:
        widget.style().polish(widget)
        if not of_same_sizes:
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        elif widget.isWindow():
            widget.update()
    for bar, place in places:
        bar.setValue(place)


def _dressed(widget: QWidget) -> bool:
    """Whether it has a dress; the others get theirs when they are seen."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


def _depth(widget: QWidget) -> int:
    depth, outer = 0, widget.parentWidget()
    while outer is not None:
        depth, outer = depth + 1, outer.parentWidget()
    return depth
