"""Each lock alone against a hostile page, the others open, as the page meets no sanitizer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from confluence_desk.services.look import Look
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.guard import GuardedPage, RequestGuard
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import POLICY, DeskScheme, register_scheme

register_scheme()
pytestmark = pytest.mark.qt_log_level_fail("NO")  # a hostile page makes WebEngine grumble

Run = Callable[[Coroutine[Any, Any, None]], None]
ADDRESS = QUrl("desk://site/page/1?v=1")
OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
SCRIPTED = {"/script", "/onerror", "/onload"}


@dataclass
class Canary:
    """A server on loopback that notes every path it was asked for."""

    port: int = 0
    hits: set[str] = field(default_factory=set)
    guests: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.guests.append(writer)
        line = await reader.readline()
        if line:
            self.hits.add(line.split()[1].decode())
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()


class Sources:
    """A library that holds one picture."""

    def stylesheet(self, look: Look) -> bytes:
        return b"html{background:#000}" if look.dark else b"html{background:#204060}"

    def blob_now(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        return (PICTURE, "image/gif") if (attachment_id, version) == ("att1", 3) else None

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        raise AssertionError(attachment_id, version)

    def outer_now(self, _address: str) -> tuple[bytes, str] | None:
        return None

    async def outer(self, address: str) -> tuple[bytes, str]:
        raise AssertionError(address)


@dataclass(frozen=True)
class Locks:
    """Which locks are shut."""

    scripts: bool = False
    policy: bool = False
    requests: bool = False
    navigation: bool = False


EVERY = Locks(scripts=True, policy=True, requests=True, navigation=True)


@dataclass
class Browser:
    """A page behind some of the locks."""

    page: QWebEnginePage
    until: Any
    finished: list[bool] = field(default_factory=list)

    def load(self) -> None:
        self.page.loadFinished.connect(self.finished.append)
        if isinstance(self.page, GuardedPage):
            self.page.show_address(ADDRESS)
        else:
            self.page.load(ADDRESS)

    async def ask(self, script: str) -> Any:
        """What a script of ours, beside the page, finds."""
        answers: list[Any] = []
        self.page.runJavaScript(f"JSON.stringify({script})", OUR_WORLD, answers.append)
        await self.until(lambda: answers)
        return json.loads(answers[0]) if answers[0] else None

    async def settle(self) -> None:
        """Wait for the load, then until the page had many turns (its own timers never run)."""
        await self.until(lambda: self.finished, 30)
        for _ in range(30):
            await self.ask("1")


@asynccontextmanager
async def canary_listening() -> AsyncIterator[Canary]:
    bird = Canary()
    server = await asyncio.start_server(bird.answer, "127.0.0.1", 0)
    bird.port = server.sockets[0].getsockname()[1]
    try:
        yield bird
    finally:
        server.close()
        for _ in range(20):  # one that was accepted just now is a guest only some turns later
            for guest in bird.guests:
                guest.transport.abort()
            await asyncio.sleep(0)


@asynccontextmanager
async def browsing(html: str, locks: Locks, until: Any) -> AsyncIterator[Browser]:
    """Open a page behind chosen locks; page, profile and scope end in the right order."""
    troubles: list[BaseException] = []
    scope = TaskScope(troubles.append)
    profile = closed_profile() if locks.scripts else QWebEngineProfile()
    policy = POLICY if locks.policy else ""
    handler = DeskScheme(Sources(), lambda _path, _v: html, scope, profile, policy=policy)
    profile.installUrlSchemeHandler(QByteArray(b"desk"), handler)
    guard = RequestGuard(profile)
    if locks.requests:
        profile.setUrlRequestInterceptor(guard)
    page = GuardedPage(profile) if locks.navigation else QWebEnginePage(profile)
    view = QWebEngineView()
    view.resize(500, 400)
    view.setPage(page)
    view.show()
    try:
        yield Browser(page, until)
    finally:
        await scope.aclose()
        for part in (view, page, profile):
            shiboken6.delete(part)
    assert not troubles


def hostile(bird: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>t</title>
<link rel="stylesheet" href="desk://site/style/page.css?look=light-blue-100-measure"/>
<link rel="stylesheet" href="{bird}/css"/><link rel="prefetch" href="{bird}/prefetch"/>
<link rel="preconnect" href="{bird}"/><link rel="icon" href="{bird}/icon"/>
<meta http-equiv="refresh" content="0;url={bird}/refresh"/>
<style>@import url("{bird}/import"); p {{ background: url("{bird}/background") }}</style>
<script>new Image().src = "{bird}/script"; document.title = "owned";</script></head>
<body onload="new Image().src='{bird}/onload'"><p>text</p>
<img id="here" src="desk://site/blob/att1/3"/>
<img src="{bird}/img"/>
<img src="desk://site/none" onerror="this.onerror=null;this.src='{bird}/onerror'"/>
<iframe src="{bird}/frame"></iframe><object data="{bird}/object"></object>
<video poster="{bird}/poster"></video><svg><image href="{bird}/svg"/></svg>
<iframe src="file:///etc/passwd"></iframe>
</body></html>"""


@pytest.fixture
def attacked(run: Run, until: Any) -> Callable[..., set[str]]:
    """Load the hostile page behind ``locks`` and tell what it reached."""

    def attack(locks: Locks, *, awaited: set[str], look: Any = None) -> set[str]:
        hits: set[str] = set()

        async def main() -> None:
            async with (
                canary_listening() as bird,
                browsing(hostile(bird.url), locks, until) as browser,
            ):
                browser.load()
                await until(lambda: awaited <= bird.hits, 20)
                if locks.navigation:
                    await browser.settle()
                    if look is not None:
                        await look(browser)
                elif locks.requests:  # the page, then the blocked attempt to move away
                    await until(lambda: browser.finished == [True, False], 20)
                hits.update(bird.hits)

        run(main())
        return hits

    return attack


def test_without_any_lock_the_canary_is_heard(attacked: Any) -> None:
    """Proves that the other tests would notice."""
    attacked(Locks(), awaited={"/script", "/img", "/css", "/frame", "/refresh"})


def test_scripts_off_alone_stops_scripts_but_not_pictures(attacked: Any) -> None:
    hits = attacked(Locks(scripts=True), awaited={"/img", "/css", "/refresh"})
    assert not hits & SCRIPTED


def test_the_policy_alone_stops_everything_but_moving_away(attacked: Any) -> None:
    hits = attacked(Locks(policy=True), awaited={"/refresh"})
    assert hits == {"/refresh"}


def test_the_request_guard_alone_lets_nothing_out(attacked: Any) -> None:
    assert attacked(Locks(requests=True), awaited=set()) == set()


def test_the_navigation_guard_alone_keeps_the_page_where_it_is(attacked: Any) -> None:
    async def look(browser: Browser) -> None:
        assert browser.page.url().scheme() == "desk"

    hits = attacked(Locks(navigation=True), awaited={"/img", "/script"}, look=look)
    assert "/refresh" not in hits
    assert "/frame" not in hits


def test_behind_all_locks_nothing_leaves_and_our_pictures_show_trap_66(attacked: Any) -> None:
    async def look(browser: Browser) -> None:
        assert await browser.ask("document.getElementById('here').naturalWidth") == 1
        assert await browser.ask("document.title") == "t"
        assert await browser.ask("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(32, 64, 96)"
        )

    assert attacked(EVERY, awaited=set(), look=look) == set()
