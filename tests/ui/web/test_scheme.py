import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme

from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    NotKept,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.render.addresses import ours
from confluence_desk.services.look import look_named
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.pictures import picture_type
from confluence_desk.ui.web.scheme import POLICY, DeskScheme, register_scheme
from tests.ui.web.browsing import SHEET, FakePages, picture, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
Error = QWebEngineUrlRequestJob.Error

pytestmark = pytest.mark.usefixtures("qapp")

HTML = "<p>é</p>"
PNG = (picture(), "image/png")


class Job(QObject):
    """A request as WebEngine hands it over, and the answer it got."""

    def __init__(self, address: str, *, initiator: str = "", method: bytes = b"GET") -> None:
        super().__init__()
        self._url = QUrl(address)
        self._initiator = QUrl(initiator)
        self._method = method
        self.error: Error | None = None
        self.media_type = ""
        self.data = b""
        self.headers: dict[str, str] = {}

    def requestUrl(self) -> QUrl:  # noqa: N802
        return self._url

    def initiator(self) -> QUrl:
        return self._initiator

    def requestMethod(self) -> QByteArray:  # noqa: N802
        return QByteArray(self._method)

    def setAdditionalResponseHeaders(self, headers: dict[QByteArray, list[QByteArray]]) -> None:  # noqa: N802
        self.headers = {
            bytes(name.data()).decode(): bytes(value.data()).decode()
            for name, [value] in headers.items()
        }

    def reply(self, media_type: bytes, device: QIODevice) -> None:
        assert device.open(QIODevice.OpenModeFlag.ReadOnly)
        self.media_type = media_type.decode()
        self.data = bytes(device.readAll().data())

    def fail(self, error: Error) -> None:
        self.error = error


@pytest.fixture
def pages() -> FakePages:
    return FakePages(stored={("att1", 3): PNG, ("doc", 1): (b"%PDF", "application/pdf")})


@pytest.fixture
def answer(pages: FakePages) -> Callable[..., Job]:
    """Ask the scheme something that it answers at once."""

    def ask(address: str, **more: Any) -> Job:
        job = Job(address, **more)
        scheme = DeskScheme(pages, _held, TaskScope(_unexpected))
        scheme.requestStarted(job)  # type: ignore[arg-type]
        return job

    return ask


def _held(path: str, number: str) -> str | None:
    return HTML if (path, number) == ("/page/1", "4") else None


def _unexpected(trouble: BaseException) -> None:
    raise trouble


def test_the_scheme_is_secure_and_nothing_more() -> None:
    register_scheme()
    register_scheme()
    scheme = QWebEngineUrlScheme.schemeByName(QByteArray(b"desk"))
    assert scheme.flags() == QWebEngineUrlScheme.Flag.SecureScheme


def test_a_document_is_served_under_the_policy(answer: Callable[..., Job]) -> None:
    job = answer("desk://site/page/1?v=4#anchor")
    assert (job.error, job.media_type) == (None, "text/html;charset=utf-8")
    assert job.data.decode() == HTML
    assert job.headers["Content-Security-Policy"] == POLICY
    assert job.headers["X-Content-Type-Options"] == "nosniff"
    assert job.headers["Referrer-Policy"] == "no-referrer"
    assert job.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "query", ["?look=light-blue-100-measure", "?look=dark-blue-100-measure", "?look=x", ""]
)
def test_the_style_sheet_is_that_of_the_look_asked_for(
    answer: Callable[..., Job], query: str
) -> None:
    job = answer(f"desk://site/style/page.css{query}", initiator="desk://site")
    assert job.media_type == "text/css;charset=utf-8"
    assert job.data == FakePages().stylesheet(look_named(query.removeprefix("?look=")))
    assert SHEET in job.data


def test_a_stored_picture_is_served_at_once_and_may_be_kept(answer: Callable[..., Job]) -> None:
    job = answer("desk://site/blob/att1/3", initiator="desk://site/")
    assert (job.media_type, job.data) == ("image/png", PNG[0])
    assert "sandbox" in job.headers["Content-Security-Policy"]
    assert "immutable" in job.headers["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "desk://site/page/1",
        "desk://site/page/1?v=5",
        "desk://site/page/2?v=4",
        "desk://elsewhere/page/1?v=4",
        "desk://site/",
        "desk://site/blob/att1",
        "desk://site/blob/att1/x",
        "desk://site/blob/att1/9999999999",
        "desk://site/blob/doc/1",
        "desk://site/style/../../etc/passwd",
        "desk://site/command/reload",
    ],
)
def test_what_is_not_there_is_not_found(answer: Callable[..., Job], address: str) -> None:
    job = answer(address)
    assert (job.error, job.data) == (Error.UrlNotFound, b"")


@pytest.mark.parametrize(
    "address",
    ["https://img.example/a b/é.png?x=1&y=%2F%3F#f", "https://img.example/%25/%2e%2e/x?a=b/c"],
)
def test_a_picture_of_another_host_is_known_by_its_very_address(
    answer: Callable[..., Job], pages: FakePages, address: str
) -> None:
    pages.stored[address, 0] = PNG
    job = answer(ours("outer", address), initiator="desk://site/")
    assert (job.media_type, job.data) == ("image/png", PNG[0])
    assert "sandbox" in job.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", [b"POST", b"PUT", b"HEAD", b"DELETE", b"get"])
def test_only_reading_is_answered(answer: Callable[..., Job], method: bytes) -> None:
    for address in ("desk://site/page/1?v=4", "desk://site/blob/att1/3"):
        assert answer(address, method=method).error == Error.RequestDenied


@pytest.mark.parametrize(
    "initiator",
    ["https://evil.example", "null", "desk://site.evil.example", "file:///", "desk://x"],
)
def test_strangers_are_refused(answer: Callable[..., Job], initiator: str) -> None:
    for address in (
        "desk://site/page/1?v=4",
        "desk://site/blob/att1/3",
        "desk://site/style/page.css",
    ):
        job = answer(address, initiator=initiator)
        assert (job.error, job.data) == (Error.RequestDenied, b"")


def test_a_document_may_not_ask_for_a_document(answer: Callable[..., Job]) -> None:
    job = answer("desk://site/page/1?v=4", initiator="desk://site")
    assert (job.error, job.data) == (Error.RequestDenied, b"")


def test_a_picture_that_is_not_here_is_fetched_and_answered_when_it_comes(
    run: Run, pages: FakePages, until: Until
) -> None:
    pages.remote[("att2", 1)] = PNG

    async def main() -> None:
        scope = TaskScope(_unexpected)
        pages.gate = asyncio.Event()
        jobs = [Job("desk://site/blob/att2/1") for _ in range(2)]
        scheme = DeskScheme(pages, _held, scope)
        for job in jobs:
            scheme.requestStarted(job)  # type: ignore[arg-type]
        await until(lambda: len(pages.asked) == 2)
        assert not any(job.media_type for job in jobs)
        pages.gate.set()
        await until(lambda: all(job.media_type for job in jobs))
        assert [job.data for job in jobs] == [PNG[0]] * 2
        await scope.aclose()

    run(main())


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Unreachable("acme"), "offline"),
        (NotKept("acme"), "The picture of then is not kept here"),
        (Missing("att2"), "deleted"),
        (Forbidden("att2"), "may not see"),
        (SignInNeeded("acme"), "Sign in"),
        (BadReply("<b>"), "could not be loaded"),
    ],
)
def test_a_card_says_why_a_picture_is_not_here(
    run: Run, pages: FakePages, until: Until, failure: DeskError, words: str
) -> None:
    pages.failure = failure

    async def main() -> None:
        scope = TaskScope(_unexpected)
        job = Job("desk://site/blob/att2/1")
        scheme = DeskScheme(pages, _held, scope)
        scheme.requestStarted(job)  # type: ignore[arg-type]
        await until(lambda: job.media_type)
        assert job.media_type == "image/svg+xml"
        assert words in job.data.decode()
        assert job.headers["Cache-Control"] == "no-store"
        await scope.aclose()

    run(main())


def test_a_job_that_ends_before_its_picture_comes_ends_the_fetching(
    run: Run, pages: FakePages, until: Until
) -> None:
    async def main() -> None:
        scope = TaskScope(_unexpected)
        pages.gate = asyncio.Event()
        job = Job("desk://site/blob/att2/1")
        scheme = DeskScheme(pages, _held, scope)
        scheme.requestStarted(job)  # type: ignore[arg-type]
        await until(lambda: pages.asked)
        job.deleteLater()
        await until(lambda: pages.cancelled == ["att2"])
        await scope.aclose()

    run(main())


@pytest.mark.parametrize("failure", [None, Missing("att2")])
def test_a_job_whose_end_was_not_told_is_not_answered(
    run: Run, pages: FakePages, until: Until, failure: DeskError | None
) -> None:
    pages.remote[("att2", 1)], pages.failure = PNG, failure

    async def main() -> None:
        scope = TaskScope(_unexpected)
        pages.gate = asyncio.Event()
        job = Job("desk://site/blob/att2/1")
        scheme = DeskScheme(pages, _held, scope)
        scheme.requestStarted(job)  # type: ignore[arg-type]
        await until(lambda: pages.asked)
        job.destroyed.disconnect()
        shiboken6.delete(job)
        pages.gate.set()
        await until(lambda: not scope.running("picture:0"))
        await scope.aclose()

    run(main())


@pytest.mark.parametrize(
    ("data", "said", "served"),
    [
        (b"", "image/png", "image/png"),
        (b"", "IMAGE/JPG; q=1", "image/jpeg"),
        (b"<svg/>", "image/svg+xml", "image/svg+xml"),
        (PNG[0], "application/octet-stream", "image/png"),
        (b"RIFF....WEBPVP8 ", "", "image/webp"),
        (PNG[0], "text/html", ""),
        (b"<svg/>", "", ""),
        (b"<html>", "application/octet-stream", ""),
        (b"", "image/tiff", ""),
        (b"", "text/html\r\nX: y", ""),
    ],
)
def test_only_pictures_are_served_as_pictures(data: bytes, said: str, served: str) -> None:
    assert picture_type(data, said) == served


SCRIPTED_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" onload="document.title=1">'
    b'<script>document.documentElement.setAttribute("width", "99")</script>'
    b'<style>rect { fill: red }</style><rect width="30" height="20"/></svg>'
)


def test_pictures_show_in_a_page_and_an_svg_runs_nothing(run: Run, theme: Theme) -> None:
    kinds = ("png", "svg", "html", "pdf", "gone", "late")
    library = FakePages(
        {"1": "".join(f'<img src="desk://site/blob/{kind}/1">' for kind in kinds)},
        stored={
            ("png", 1): PNG,
            ("svg", 1): (SCRIPTED_SVG, "image/svg+xml"),
            ("html", 1): (b"<script>1</script>", "text/html"),
            ("pdf", 1): (b"%PDF-1.7", "application/pdf"),
        },
        remote={("late", 1): (picture(size=7), "")},
    )

    async def main() -> None:
        async with viewing(library, theme) as seen:
            await seen.show("1")
            widths = "[...document.images].map(image => image.naturalWidth)"
            assert await seen.ask(widths) == [40, 30, 0, 0, 280, 7]
            assert await seen.ask("document.title") == "1"

    run(main())


def test_leaving_a_page_ends_the_fetching_of_its_pictures(
    run: Run, theme: Theme, until: Until
) -> None:
    bodies = {"1": '<img src="desk://site/blob/slow/1">', "2": "<p>two</p>"}

    async def main() -> None:
        library = FakePages(bodies, gate=asyncio.Event())
        async with viewing(library, theme) as seen:
            seen.start("1")
            await until(lambda: library.asked)
            await seen.show("2")
            await until(lambda: library.cancelled == ["slow"])

    run(main())


def test_closing_with_a_picture_on_its_way_leaves_nothing(
    run: Run, theme: Theme, until: Until
) -> None:
    async def main() -> None:
        library = FakePages({"1": '<img src="desk://site/blob/slow/1">'}, gate=asyncio.Event())
        async with viewing(library, theme) as seen:
            seen.start("1")
            await until(lambda: library.asked)
        assert library.cancelled == ["slow"]

    run(main())
