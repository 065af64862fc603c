"""Puts a style sheet on all windows at once, touching every widget a fixed number of times."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget


def put_on(app: QApplication, sheet: str) -> None:
    """Dress ``app`` in ``sheet``.

    Where one takes another's place, Qt dresses each widget once more for every one it lies in. So
    the old one comes off first; with it go the sheets of widgets that have a style of their own,
    and lists that are lower without it forget how far they were scrolled.
    """
    if not app.styleSheet():
        app.setStyleSheet(sheet)
        return
    widgets = app.allWidgets()
    bars = [widget for widget in widgets if isinstance(widget, QScrollBar)]
    places = [(bar, bar.value()) for bar in bars]
    app.setStyleSheet("")
    app.setStyleSheet(sheet)
    for widget in widgets:
        _let_in(widget)
    for bar, place in places:
        bar.setValue(place)


def _let_in(widget: QWidget) -> None:
    """Have the application's sheet count for a style that was set on this widget alone."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetStyle):
        style = widget.style()
        if style.metaObject().className() != "QStyleSheetStyle":
            widget.setStyle(style)
