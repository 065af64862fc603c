"""Serves documents, pictures and the style sheet to WebEngine, and nothing else."""

from collections.abc import Callable, Coroutine
from functools import partial
from itertools import count
from typing import Any, Protocol
from urllib.parse import unquote

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QObject, Qt, QUrl, QUrlQuery
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.patterns import pattern
from confluence_desk.services.look import Look, look_named
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.pictures import SVG, absence, picture_type

SCHEME = "desk"
ORIGIN = "desk://site"
POLICY = (
    "default-src 'none'; img-src desk:; style-src desk:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
HTML = "text/html;charset=utf-8"
CSS = "text/css;charset=utf-8"
_OUTER = "/outer/"
_BLOB = pattern(r"/blob/([^/]+)/(\d{1,9})")

Error = QWebEngineUrlRequestJob.Error
Fetch = Callable[[], Coroutine[Any, Any, tuple[bytes, str]]]


def register_scheme() -> None:
    """Make ``desk:`` known to WebEngine; must run before there is a QApplication.

    The scheme is secure and nothing more: no access to files, no service workers, no fetch.
    """
    name = QByteArray(SCHEME.encode())
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class Sources(Protocol):
    """What the scheme serves besides documents."""

    def stylesheet(self, look: Look) -> bytes:
        """The style sheet of every document."""

    def blob_now(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        """Bytes and media type that are here."""

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        """Bytes and media type, fetched when they are not here."""

    def outer_now(self, address: str) -> tuple[bytes, str] | None:
        """A picture of another host that is here."""

    async def outer(self, address: str) -> tuple[bytes, str]:
        """A picture of another host, fetched when it is not here and its host is welcome."""


class DeskScheme(QWebEngineUrlSchemeHandler):
    """Answers every request of one view.

    ``document`` gives the HTML for a path and its ``v``, or None for what the view does not
    hold. Pictures that must be fetched are fetched in ``scope`` and answered when they come.
    """

    def __init__(
        self,
        sources: Sources,
        document: Callable[[str, str], str | None],
        scope: TaskScope,
        parent: QObject | None = None,
        *,
        policy: str = POLICY,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._document = document
        self._scope = scope
        self._policy = policy
        self._numbers = count()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request; Qt calls this."""
        url = job.requestUrl()
        if not _welcome(job):
            job.fail(Error.RequestDenied)
        elif url.host() != "site" or url.scheme() != SCHEME:
            job.fail(Error.UrlNotFound)
        elif url.path() == "/style/page.css":
            look = look_named(QUrlQuery(url).queryItemValue("look"))
            self._reply(job, CSS, self._sources.stylesheet(look))
        elif blob := _BLOB.fullmatch(url.path()):
            number = int(blob[2])
            here = self._sources.blob_now(blob[1], number)
            self._serve_picture(job, here, lambda: self._sources.blob(blob[1], number))
        elif url.path().startswith(_OUTER):
            address = _outer(url)
            here = self._sources.outer_now(address)
            self._serve_picture(job, here, lambda: self._sources.outer(address))
        else:
            self._serve_document(job)

    def _serve_document(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        html = self._document(url.path(), QUrlQuery(url).queryItemValue("v"))
        if html is None:
            job.fail(Error.UrlNotFound)
        elif not job.initiator().isEmpty():
            job.fail(Error.RequestDenied)  # a document never asks for a document
        else:
            self._reply(job, HTML, html.encode(), keep=False)

    def _serve_picture(
        self, job: QWebEngineUrlRequestJob, here: tuple[bytes, str] | None, fetch: Fetch
    ) -> None:
        if here is not None:
            self._reply_picture(job, *here)
            return
        key = f"picture:{next(self._numbers)}"
        job.destroyed.connect(lambda: self._scope.cancel(key))
        self._scope.start(self._fetch(job, fetch), key=key)

    async def _fetch(self, job: QWebEngineUrlRequestJob, fetch: Fetch) -> None:
        """Answer when the bytes are here; a job that ends before cancels this."""
        try:
            answer = partial(self._reply_picture, job, *await fetch())
        except DeskError as error:
            answer = partial(self._reply, job, SVG, absence(error), keep=False)
        if shiboken6.isValid(job):  # Qt's notice of its end did not come once, on a busy machine
            answer()

    def _reply_picture(self, job: QWebEngineUrlRequestJob, data: bytes, media_type: str) -> None:
        shown_as = picture_type(data, media_type)
        if shown_as:
            self._reply(job, shown_as, data)
        else:
            job.fail(Error.UrlNotFound)

    def _reply(
        self, job: QWebEngineUrlRequestJob, media_type: str, data: bytes, *, keep: bool = True
    ) -> None:
        policy = PICTURE_POLICY if media_type.startswith("image/") else self._policy
        headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "max-age=86400, immutable" if keep else "no-store",
        }
        # A list a name: the typings say a bare value, which Qt would take apart into letters.
        job.setAdditionalResponseHeaders(
            {
                QByteArray(name.encode()): [QByteArray(value.encode())]  # type: ignore[misc]
                for name, value in headers.items()
            }
        )
        buffer = QBuffer(job)
        buffer.setData(data)
        job.reply(media_type.encode(), buffer)


def _outer(url: QUrl) -> str:
    """The address of a foreign picture, which is one part of the path."""
    return unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded).removeprefix(_OUTER))


def _welcome(job: QWebEngineUrlRequestJob) -> bool:
    """Only reading, and only for the view itself or one of its documents."""
    initiator = job.initiator()
    ours = initiator.isEmpty() or initiator.toString().rstrip("/") == ORIGIN
    return ours and job.requestMethod().data() == b"GET"
