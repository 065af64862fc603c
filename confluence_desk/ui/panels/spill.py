"""Holds, at the end of a line of buttons, those that have no room on it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.theme import Theme


class SpillButton(QToolButton):
    """Its menu does what the buttons would; it is seen while it holds any."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._held: tuple[QToolButton, ...] = ()
        self.setIcon(theme.icon("dots-three"))
        Growing(self, theme, PICTURE)
        self.setToolTip(self.tr("More"))
        self.setAccessibleName(self.tr("More"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self.fill)
        self.setMenu(self.list)
        self.hide()

    def hold(self, buttons: Sequence[QToolButton]) -> None:
        """Hide these, and be there in their place."""
        for button in {*self._held} - {*buttons}:
            button.show()
        self._held = tuple(buttons)
        for button in self._held:
            button.hide()
        self.setVisible(bool(self._held))

    def fill(self) -> None:
        """Offer what the buttons are now."""
        self.list.clear()
        for button in self._held:
            self.list.addAction(self._submenu(button) or self._action(button))

    def _submenu(self, button: QToolButton) -> QAction | None:
        menu = button.menu()
        if menu is None:
            return None
        menu.setTitle(button.accessibleName())
        menu.setIcon(button.icon())
        menu.menuAction().setEnabled(button.isEnabled())
        return menu.menuAction()

    def _action(self, button: QToolButton) -> QAction:
        action = QAction(button.icon(), button.accessibleName(), self.list)
        action.setCheckable(button.isCheckable())
        action.setChecked(button.isChecked())
        action.setEnabled(button.isEnabled())
        action.triggered.connect(button.click)
        return action
