"""A tab around a comparison: what of it is handed out, and what of it is to be seen."""

from typing import Protocol

from PySide6.QtWidgets import QToolButton

from confluence_desk.ui.panels.history.handing import Handing
from confluence_desk.ui.panels.history.text_tab import TextTab
from confluence_desk.ui.panels.history.wishing import WishButton


class Heading(Protocol):
    """Where it is chosen what is to be seen."""

    fold_button: QToolButton
    wish_button: WishButton


class HandedTab(TextTab):
    """Whoever makes one gives it its ``handing`` and its ``heading`` as well."""

    handing: Handing
    heading: Heading

    @property
    def shows_text(self) -> bool:
        """Whether a comparison stands there."""
        return self.handing.ready

    @property
    def can_copy(self) -> bool:
        """Whether there is a comparison to hand out."""
        return self.handing.ready

    def copy_as(self, form: str) -> None:  # noqa: ARG002 - a change has one form
        """Copy what is selected, else the change one stands at."""
        if self.view.selected_text:
            self.view.copy()
        else:
            self.handing.copy_change()

    def save_pdf(self) -> None:
        """Save the redline as a PDF."""
        self.handing.ask("pdf")

    def toggle_fold(self) -> None:
        """Show what did not change as well, or fold it again."""
        self.heading.fold_button.toggle()

    @property
    def shows_writers(self) -> bool:
        """Whether it says who wrote either side."""
        return self.heading.wish_button.writers.isChecked()

    def toggle_writers(self) -> None:
        """Say who wrote either side, or no longer."""
        self.heading.wish_button.writers.toggle()
