"""Makes a context menu out of the part of the table that is about what one pointed at."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.theme import Theme

At = TypeVar("At")


class OfferMenu(QMenu):
    """A button's: filled each time it opens, for what can be done changes."""

    def __init__(
        self, offers: Sequence[Offer[At]], at: At, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)

        def refill() -> None:
            self.clear()
            fill(self, offers, at, theme)

        refill()
        self.aboutToShow.connect(refill)


def fill(menu: QMenu, offers: Sequence[Offer[At]], at: At, theme: Theme) -> None:
    """List what fits; a line is drawn only between two entries."""
    due = False
    for offer in offers:
        due = due or offer.ruled
        if not offer.fits(at):
            continue
        if due and not menu.isEmpty():
            menu.addSeparator()
        due = False
        _add(menu, offer, at, theme)


def pop_up(menu: QMenu, place: QPoint) -> None:
    """Open it once and let it go; Qt opens no empty one, which so would never go."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(place)


def _add(menu: QMenu, offer: Offer[At], at: At, theme: Theme) -> None:
    words = QCoreApplication.translate("Command", offer.words)
    choices = offer.choices(at) if offer.choices is not None else ()
    if choices:
        below = menu.addMenu(words)
        for choice in choices:
            _do(below.addAction(choice.name.replace("&", "&&")), choice.does)
        action = below.menuAction()
    else:
        action = menu.addAction(words)
        _do(action, lambda: offer.does(at))
    action.setObjectName(offer.id)
    action.setEnabled(offer.enabled(at))
    action.setShortcuts([QKeySequence(key) for key in offer.keys])  # shown; the view hears them
    if offer.icon:
        action.setIcon(theme.icon(offer.icon))
    if offer.ticked is not None:
        action.setCheckable(True)
        action.setChecked(offer.ticked(at))


def _do(action: QAction, does: Callable[[], object]) -> None:
    action.triggered.connect(lambda _ticked=False: does())
