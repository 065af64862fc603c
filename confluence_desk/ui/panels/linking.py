"""What links to the page, as far as the texts that are here tell."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.labels import ElidedLabel, Row
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_ICON = 16


class LinksSection(Section):
    """One row a page; clicking opens it."""

    open_requested = Signal(str)

    def __init__(self, library: "Library", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, opened=False, parent=parent)
        self._title = self.tr("Links here")
        self._library = library

    def show_links(self, pages: Sequence[PageNode], *, whole: bool) -> None:
        """Show these pages; ``whole`` tells whether every text was looked through."""
        if pages:
            self.show_rows([partial(self._made, page) for page in pages])
        elif whole:
            self.show_note(self.tr("No page in your library links here."))
        else:
            self.show_note(self.tr("Looking through the pages in your library…"))

    def _made(self, page: PageNode) -> QWidget:
        space = self._library.space(page.space_id)
        where = space.name if space is not None else ""
        row = Row(self.tr("Open {name}").format(name=page.title))
        row.clicked.connect(lambda: self.open_requested.emit(page.id))
        name = ElidedLabel(page.title)
        line = QHBoxLayout()
        line.setSpacing(8)
        icon = "newspaper" if page.kind is Kind.BLOGPOST else "file-text"
        line.addWidget(Picture(self._theme, icon, edge=_ICON))
        line.addWidget(name, 1)
        if where:
            told = ElidedLabel(where, snug=True)
            told.setProperty("tone", "muted")
            line.addWidget(told)
        row.lines.addLayout(line)
        return row
