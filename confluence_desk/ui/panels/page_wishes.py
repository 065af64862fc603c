"""Carries out what links in a page of ours wish for: a drawing of Confluence's, a foreign picture.

Only our own code writes such links: no text of a page can name our scheme.
"""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from PySide6.QtCore import QCoreApplication, QObject, Signal

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError, SignInNeeded
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.messages import words
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

Request = Callable[[], Coroutine[Any, Any, None]]

_OURS = "desk://site/"
_VERBS = frozenset({"draw", "load", "welcome"})
_PICTURE_WORDS: tuple[tuple[type[DeskError], str], ...] = (
    (errors.Paused, QT_TRANSLATE_NOOP("Wishes", "You are working offline. Go online to load it.")),
    (
        errors.Unreachable,
        QT_TRANSLATE_NOOP("Wishes", "{host} does not answer. Check the network, then try again."),
    ),
    (
        errors.Forbidden,
        QT_TRANSLATE_NOOP("Wishes", "{host} does not give the image. Open it in the browser."),
    ),
    (
        errors.Missing,
        QT_TRANSLATE_NOOP("Wishes", "{host} does not have the image any more."),
    ),
    (
        errors.TooLarge,
        QT_TRANSLATE_NOOP("Wishes", "The image is too large. Open it in the browser."),
    ),
    (
        errors.BadReply,
        QT_TRANSLATE_NOOP("Wishes", "What {host} sent is no image. Open it in the browser."),
    ),
)
_OTHERWISE = QT_TRANSLATE_NOOP("Wishes", "{host} could not give the image. Try again later.")

translate = QCoreApplication.translate


class Wishes(QObject):
    """``said`` carries a sentence and its kind ("" when there is nothing more to say).

    ``begun`` carries what to say in passing of something that takes a moment.
    """

    said = Signal(str, str)
    begun = Signal(str)
    sign_in_needed = Signal()

    def __init__(self, library: "Library", scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._keys: set[str] = set()

    def follow(self, link: str, page_id: str) -> bool:
        """Begin what a link on a page wishes for; whether it was such a link."""
        verb, *parts = _parts(link)
        if verb not in _VERBS or not all(parts) or not parts:
            return False
        served = self._library.served
        if verb == "draw" and len(parts) > 1:
            self._begin(link, self._draw(partial(served.draw, parts[0], parts[1], page_id)))
        elif verb == "load":
            load = partial(served.load_picture, parts[0], page_id)
            self._begin(link, self._picture(load, _host(parts[0])))
        elif verb == "welcome":
            welcome = partial(served.welcome, parts[0], page_id)
            self._begin(link, self._picture(welcome, parts[0]))
        return True

    def end(self) -> None:
        """Wish for nothing more."""
        for key in self._keys:
            self._scope.cancel(key)

    def _begin(self, link: str, work: Coroutine[Any, Any, None]) -> None:
        key = f"wish:{id(self):x}:{link}"
        self._keys.add(key)
        self._scope.start(work, key=key)

    async def _draw(self, request: Request) -> None:
        self.begun.emit(translate("Wishes", "Confluence is asked to draw it…"))
        try:
            await request()
        except SignInNeeded:
            self.sign_in_needed.emit()
        except DeskError as trouble:
            said = words(trouble)
            self.said.emit(f"{said.text} {said.remedy}".strip(), "warning")
        else:
            self.said.emit("", "info")

    async def _picture(self, request: Request, host: str) -> None:
        try:
            await request()
        except DeskError as trouble:
            sentences = (text for kind, text in _PICTURE_WORDS if isinstance(trouble, kind))
            sentence = next(sentences, _OTHERWISE)
            self.said.emit(translate("Wishes", sentence).format(host=host), "warning")
        else:
            self.said.emit("", "info")


def _parts(link: str) -> list[str]:
    """The verb and the parts of a link of ours, decoded once."""
    if not link.startswith(_OURS):
        return [""]
    path = link.removeprefix(_OURS).partition("#")[0]
    return [unquote(piece) for piece in path.split("/")]


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]
