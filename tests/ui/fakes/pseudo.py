"""A language made for tests: every word is longer, accented and bracketed, so gaps are seen.

``⟦Ôpéñ {name}~~~⟧`` went through a translator; letters outside the brackets did not.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from lxml import etree
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from confluence_desk.ui.panels.flat_button import FlatButton
from confluence_desk.ui.panels.labels import ElidedLabel

_SOURCES = Path(__file__).parents[3] / "resources" / "i18n" / "confluence_desk_de.ts"
_ACCENTS = str.maketrans("AEIOUYaeiouycnsz", "ÅÉÎÕÛÝåéîõûýçñšž")
_KEPT = re.compile(r"(\{[^}]*\}|%L?n|%L?\d|&(?=\w)|<[^>]*>|\(\*\.\w+\))")
_BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
_PATH = re.compile(r"(?<![\w<])/[\w/.-]+")
_LONGER = 0.35
"""How much longer words are; German and Finnish are about that."""


def bracketed(words: str) -> str:
    """Words as this language has them; placeholders, mnemonics and markup stay."""
    parts = (
        part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(words)
    )
    more = re.findall("~{1,6}", "~" * round(len(words) * _LONGER))
    return f"⟦{''.join(parts)}{' '.join(more)}⟧"


class Pseudo(QTranslator):
    """Translates what our .ts files know, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        root = etree.parse(_SOURCES).getroot()
        self._known = {
            (context.findtext("name"), message.findtext("source"))
            for context in root.iter("context")
            for message in context.iter("message")
        }

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never."""
        return False

    def translate(
        self, context: str, words: str, _comment: str | None = None, _count: int = -1
    ) -> str | None:
        """The bracketed words; None for what never reached our files."""
        return bracketed(words) if (context, words) in self._known else None


def rest(text: str, data: Iterable[str]) -> str:
    """The letters of a text that are neither bracketed nor of the site."""
    text = _PATH.sub(" ", unescape(text.replace("<br>", " ")))
    for known in sorted(data, key=len, reverse=True):
        text = text.replace(known, " ")
    while text != (less := _BRACKETED.sub(" ", text)):
        text = less
    return " ".join(re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", text)))


def untranslated(top: QWidget, data: Iterable[str]) -> list[str]:
    """What a person could read or hear here that no translator was asked for."""
    data = tuple(data)
    found = ((where, text, rest(text, data)) for where, text in words_of(top))
    return sorted({f"{where}: {text!r}" for where, text, left in found if left})


def words_of(top: QWidget) -> Iterator[tuple[str, str]]:
    """Every word shown, offered as a tooltip or read out, with where it is."""
    yield "window title", top.windowTitle()
    for widget in shown(top):
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield f"{where} tooltip", widget.toolTip()
        yield f"{where} name", widget.accessibleName()
        yield f"{where} description", widget.accessibleDescription()
        for text in _texts(widget):
            yield where, text


def shown(top: QWidget) -> list[QWidget]:
    """The widget and what is visible in it, and menus that wait behind buttons."""
    inside = [w for w in top.findChildren(QWidget) if w.isVisibleTo(top) and not w.isWindow()]
    return [top, *inside, *top.findChildren(QMenu)]


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton) and not _cuts(widget):
        yield widget.text()  # one that cuts its words has the whole of them for its name
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()
        yield from (action.text() for action in _actions(widget))
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget)


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if not action.isSeparator():
            yield action


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = model.columnCount() if isinstance(view, QTreeView | QTableView) else 1
    if isinstance(view, QTableView) or (isinstance(view, QTreeView) and not view.isHeaderHidden()):
        for column in range(columns):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        for column in range(columns):
            yield str(index.siblingAtColumn(column).data() or "")
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]


def clipped(top: QWidget) -> list[str]:
    """Labels and buttons whose words have no room, and that are not made to cut them."""
    return sorted(
        f"{type(widget).__name__} {widget.width()}x{widget.height()}: {_words(widget)!r}"
        for widget in shown(top)
        if _words(widget) and not _cuts(widget) and _lacks_room(widget)
    )


def _words(widget: QWidget) -> str:
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is _ICON_ONLY:
        return "" if not widget.icon().isNull() else widget.text()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _cuts(widget: QWidget) -> bool:
    """Whether it cuts its words itself: its width says nothing about them."""
    if isinstance(widget, ElidedLabel | FlatButton):
        return True
    ignored = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    return ignored and not (isinstance(widget, QLabel) and widget.wordWrap())


def _lacks_room(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = widget.fontMetrics()
        text = re.sub(r"<[^>]*>", " ", _PATH.sub(" ", widget.text()))
        words = text.replace("~", "").split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        too_high = widget.heightForWidth(widget.width()) > widget.height() + 1
        return too_high or longest > widget.contentsRect().width()
    too_wide = widget.sizeHint().width() > widget.width() + 1
    return too_wide or widget.fontMetrics().height() > widget.height()
