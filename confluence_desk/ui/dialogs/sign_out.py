"""Asks before signing out, and once more before what is kept offline is deleted."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class SignOutDialog(QMessageBox):
    """``agreed`` tells that the person wants it, and whether what is kept offline goes too."""

    agreed = Signal(bool)

    def __init__(
        self, title: str, email: str, pages: int, size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._pages = pages
        self._size = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Sign out"))
        self.setText(self.tr("Sign out {email} of {site}?").format(email=email, site=title))
        self.setInformativeText(
            self.tr(
                "The token and the key of the library are removed from this machine. What is kept"
                " offline stays as a file that nobody can read any more, unless you delete it."
            )
        )
        self.keep = self._added(self.tr("Sign out"), QMessageBox.ButtonRole.AcceptRole)
        self.delete = self._added(
            self.tr("Sign out and delete…"), QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = self._added(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(self._chosen)

    def _added(self, words: str, role: QMessageBox.ButtonRole) -> QPushButton:
        return self.addButton(words, role)

    def _chosen(self, button: object) -> None:
        if button is self.keep:
            self.agreed.emit(False)
        elif button is self.delete:
            self._ask_again()

    def _ask_again(self) -> None:
        """What is deleted does not come back; this stays until the second answer is given."""
        again = QMessageBox(self.parentWidget())
        again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again.setTextFormat(Qt.TextFormat.PlainText)
        again.setIcon(QMessageBox.Icon.Warning)
        again.setWindowTitle(self.tr("Delete what is kept offline"))
        question = self.tr(
            "Delete %n page(s) of {site} ({size}) from this machine?", "", self._pages
        )
        again.setText(question.format(site=self._title, size=self._size))
        again.setInformativeText(
            self.tr("Nothing on the site changes. Favourites and reminders kept here go too.")
        )
        sure = again.addButton(self.tr("Sign out and delete"), QMessageBox.ButtonRole.AcceptRole)
        stay = again.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        again.setDefaultButton(stay)
        again.setEscapeButton(stay)
        agreed = self.agreed
        again.buttonClicked.connect(lambda button: agreed.emit(True) if button is sure else None)
        again.open()
