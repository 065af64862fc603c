"""Asks before signing out, and once more before what is kept offline is deleted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import plain

_NARROWEST = 30
"""In lines of text, so that it grows with them."""


class Question(QDialog):
    """A question with what it means below, and buttons of its own; Esc and Enter change nothing."""

    def __init__(
        self, title: str, question: str, meaning: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(8)
        asked = plain(question, bold=True)
        asked.setMinimumWidth(_NARROWEST * self.fontMetrics().height())  # buttons may want more
        lay.addWidget(asked)
        lay.addWidget(plain(meaning, "muted"))
        lay.addSpacing(8)
        lay.addLayout(self._buttons)

    def add(self, words: str, do: Callable[[], None]) -> QPushButton:
        """A button that does something."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        self._buttons.addWidget(button)
        return button

    def add_cancel(self) -> None:
        """The way back, which Enter takes too."""
        cancel = self.add(self.tr("Cancel"), self.reject)
        cancel.setDefault(True)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)


class SignOutDialog(Question):
    """``agreed`` tells that the person wants it, and whether what is kept offline goes too.

    ``kept`` says whether anything of the connection outlives the program at all.
    """

    agreed = Signal(bool)

    def __init__(
        self,
        title: str,
        email: str,
        pages: int,
        size: int,
        parent: QWidget | None = None,
        *,
        kept: bool = True,
    ) -> None:
        super().__init__(
            self.tr("Sign out"),
            self.tr("Sign out {email} of {site}?").format(email=email, site=title),
            self._meaning(kept=kept),
            parent,
        )
        self._title = title
        self._pages = pages
        self._size = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.keep = self.add(self.tr("Sign out"), partial(self._agree, delete=False))
        self.delete = self.add(self.tr("Sign out and delete…"), self._ask_again)
        self.delete.setVisible(kept)
        self.add_cancel()

    def _meaning(self, *, kept: bool) -> str:
        if not kept:
            return self.tr("It was for this session only: nothing of it stays on this machine.")
        return self.tr(
            "The token and the key of the library are removed from this machine. What is kept"
            " offline stays as a file that nobody can read any more, unless you delete it."
        )

    def _ask_again(self) -> None:
        """What is deleted does not come back."""
        words = self.tr("Delete %n page(s) of {site} ({size}) from this machine?", "", self._pages)
        again = Question(
            self.tr("Delete what is kept offline"),
            words.format(site=self._title, size=self._size),
            self.tr("Nothing on the site changes. Favourites and reminders kept here go too."),
            self.parentWidget(),
        )
        again.add(self.tr("Sign out and delete"), again.accept)
        again.add_cancel()
        again.accepted.connect(partial(self._agree, delete=True))
        again.rejected.connect(self.reject)
        self.hide()
        again.open()

    def _agree(self, _ticked: bool = False, *, delete: bool) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self.agreed.emit(delete)
        self.accept()
