"""How the colour that marks a connection looks, and what it is called."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from confluence_desk.ui.theme import Theme

COLOUR_NAMES = {
    "blue": QT_TRANSLATE_NOOP("Settings", "Blue"),
    "violet": QT_TRANSLATE_NOOP("Settings", "Violet"),
    "teal": QT_TRANSLATE_NOOP("Settings", "Teal"),
    "green": QT_TRANSLATE_NOOP("Settings", "Green"),
    "orange": QT_TRANSLATE_NOOP("Settings", "Orange"),
    "pink": QT_TRANSLATE_NOOP("Settings", "Pink"),
}


def colour_name(colour: str) -> str:
    """Its name in the person's language."""
    return QCoreApplication.translate("Settings", COLOUR_NAMES[colour])


def swatch(colour: str, theme: "Theme") -> "QIcon":
    """A dot of it; an empty one for no colour."""
    return theme.icon("circle-fill", f"mark-{colour}") if colour else theme.icon("circle", "muted")
