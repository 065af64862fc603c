"""Turns a file's bytes into what shows them; reading is done in a thread, bounded."""

import asyncio
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Attachment
from confluence_desk.ui.panels.preview.paper_view import PaperView
from confluence_desk.ui.panels.preview.picture_view import PictureView
from confluence_desk.ui.panels.preview.pictures import read_picture
from confluence_desk.ui.panels.preview.sorts import Sort, read_table, read_text, sort_of
from confluence_desk.ui.panels.preview.table_view import TableView
from confluence_desk.ui.panels.preview.text_view import TextView
from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


class Unreadable(Exception):
    """The bytes are not what the type says; ``locked`` when they want a password."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.locked = locked


async def viewer_of(
    library: "Library", theme: Theme, file: Attachment, data: bytes
) -> tuple[Viewer, bool]:
    """What shows the file, and whether only a part of it is shown; raises ``Unreadable``."""
    match sort_of(file):
        case Sort.PICTURE:
            image = await asyncio.to_thread(read_picture, data, file.media_type)
            if image.isNull():
                raise Unreadable
            return PictureView(image, theme, file.title), False
        case Sort.PAPER:
            return _paper(theme, file, data), False
        case Sort.TABLE:
            table = await asyncio.to_thread(read_table, data)
            return TableView(table, theme, file.title), table.cut
        case _:
            return await _text(library, theme, file, data)


def _paper(theme: Theme, file: Attachment, data: bytes) -> PaperView:
    paper = PaperView(data, theme, file.title)
    if not paper.readable:
        paper.deleteLater()
        raise Unreadable(locked=paper.locked)
    return paper


async def _text(
    library: "Library", theme: Theme, file: Attachment, data: bytes
) -> tuple[TextView, bool]:
    read = await asyncio.to_thread(read_text, data)
    colours = await library.code_colours(read.text, file.title)
    view = TextView(read.text, theme, file.title)
    view.show_colours(colours)
    return view, read.cut
