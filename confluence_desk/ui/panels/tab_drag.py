"""What a tab is while it is carried through the air: an address for others, itself for us."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QCursor, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QTabBar

from confluence_desk.domain.app_links import LONGEST

CARRIED = "application/x-confluence-desk-tab"
"""The type under which a strip knows tabs of this program; its data is the tab's place."""
MOST = 20
"""So many addresses are taken from one drop."""

Carry = Callable[[QDrag], bool]
"""Carries a thing until the button is let go; whether it was over nothing at all."""


def data_of(index: int, title: str, url: str) -> QMimeData:
    """A tab as others see it."""
    data = QMimeData()
    data.setData(CARRIED, str(index).encode("ascii"))
    if url:
        data.setUrls([QUrl(url)])
        data.setText(url)
    elif title:
        data.setText(title)
    return data


def texts_of(data: QMimeData) -> Iterator[str]:
    """What can be opened of something that was dropped: addresses, or one line of text."""
    if data.hasUrls():
        encoded = QUrl.ComponentFormattingOption.FullyEncoded
        yield from (url.toString(encoded) for url in data.urls()[:MOST])
        return
    words = data.text()[:LONGEST].strip()
    if words:
        yield words.splitlines()[0].strip()


def drag_of(data: QMimeData, bar: QTabBar, index: int) -> QDrag:
    """A tab in the air, as it looked in its strip."""
    drag = QDrag(bar)
    drag.setMimeData(data)
    rect = bar.tabRect(index)
    drag.setPixmap(bar.grab(rect))
    drag.setHotSpot(QPoint(rect.width() // 2, rect.height() // 2))
    return drag


def fell_outside(
    drag: QDrag,
    run: Callable[[QDrag, Qt.DropAction], Qt.DropAction] = QDrag.exec,
    held: Callable[[], Qt.MouseButton] = QGuiApplication.mouseButtons,
) -> bool:
    """Let Qt carry; whether nobody, of us or of other programs, was where it was let go.

    Qt carries in a loop of its own, on every system; no task of ours is on the stack here.
    """
    done = run(drag, Qt.DropAction.CopyAction)
    given_up = bool(held() & Qt.MouseButton.LeftButton)  # by Escape
    if done is not Qt.DropAction.IgnoreAction or given_up:
        return False
    return QApplication.topLevelAt(QCursor.pos()) is None
