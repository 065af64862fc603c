"""Copies what is selected in a page, or all of it, in the form that somebody chose."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from confluence_desk.services.copies import Copy, Form
from confluence_desk.ui import copying
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


class PageCopier(QObject):
    """``copied`` carries what to say; a plain copy of a selection needs no words."""

    copied = Signal(str)

    def __init__(
        self, library: "Library", view: PageView, scope: TaskScope, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._view = view
        self._scope = scope
        self._key = f"copy:{id(self):x}"
        view.touch.takes = True
        view.touch.copy_wanted.connect(self._copy_selection)

    def copy(self, form: Form) -> None:
        """Copy what is selected, else the whole page."""
        self._view.touch.take(lambda html, text: self._begin(form, html, text))

    def end(self) -> None:
        """Copy nothing any more."""
        self._scope.cancel(self._key)

    def _copy_selection(self) -> None:
        """As every program does it: in all forms at once, and nothing where nothing is selected."""
        self._view.touch.take(
            lambda html, text: self._begin(Form.RICH, html, text, quiet=True) if html else None
        )

    def _begin(self, form: Form, html: str, text: str, *, quiet: bool = False) -> None:
        self._scope.start(self._copy(form, html, text, quiet=quiet), key=self._key)

    async def _copy(self, form: Form, html: str, text: str, *, quiet: bool) -> None:
        copies = self._library.copies
        made = (
            await copies.part(html, form, text)
            if html
            else await copies.page(self._view.node_id, form)
        )
        if made is not None:
            self._put(made)
            if not quiet:
                self.copied.emit(self._words(form, whole=not html))
        else:
            self.copied.emit(self.tr("There is no text here that could be copied."))

    def _put(self, made: Copy) -> None:
        data = copying.plain_text(made.text)
        if made.html:
            data.setHtml(made.html)
        QGuiApplication.clipboard().setMimeData(data)

    def _words(self, form: Form, *, whole: bool) -> str:
        if form is Form.MARKDOWN:
            return (
                self.tr("The page is copied as Markdown.")
                if whole
                else self.tr("The selection is copied as Markdown.")
            )
        if form is Form.PLAIN:
            return (
                self.tr("The page is copied as plain text.")
                if whole
                else self.tr("The selection is copied as plain text.")
            )
        return self.tr("The page is copied.") if whole else self.tr("The selection is copied.")
