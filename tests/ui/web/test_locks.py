"""Each lock alone against a hostile page, the others open, as the page meets no sanitizer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from confluence_desk.render.context import Context
from confluence_desk.render.macros.served import served
from confluence_desk.services.look import Look
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.guard import GuardedPage, RequestGuard
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import POLICY, DeskScheme, register_scheme
from tests.hostile import BODIES

register_scheme()
pytestmark = pytest.mark.qt_log_level_fail("NO")  # a hostile page makes WebEngine grumble

Run = Callable[[Coroutine[Any, Any, None]], None]
ADDRESS = QUrl("desk://site/page/1?v=1")
OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
SCRIPTED = {"/script", "/onerror", "/onload", "/href", "/svg-script", "/svg-onload"}
MOVES = {"/refresh", "/frame", "/form", "/link", "/blank", "/save", "/data"}
LINKS = ("send", "ping", "blank", "code", "data", "save")


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
    """A library that holds one picture, and a drawing that means harm."""

    bird = ""

    def stylesheet(self, look: Look) -> bytes:
        return b"html{background:#000}" if look.dark else b"html{background:#204060}"

    def blob_now(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        if (attachment_id, version) == ("att2", 1):
            return drawing(self.bird).encode(), "image/svg+xml"
        return (PICTURE, "image/gif") if (attachment_id, version) == ("att1", 3) else None

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        raise AssertionError(attachment_id, version)

    def outer_now(self, _address: str) -> tuple[bytes, str] | None:
        return None

    async def outer(self, address: str) -> tuple[bytes, str]:
        raise AssertionError(address)


def drawing(bird: str) -> str:
    """An attached SVG that would run and load, if an image might."""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="12" height="8" onload="new Image().src='{bird}/svg-onload'">
<script>fetch("{bird}/svg-script")</script><style>@import url("{bird}/svg-import");
rect {{ fill: url("{bird}/svg-fill#x") }}</style><rect width="12" height="8"/>
<image xlink:href="{bird}/svg-image" width="2" height="2"/><use href="{bird}/svg-use#a"/>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml"
 src="{bird}/svg-frame"/></foreignObject></svg>"""


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

    async def show(self, number: int) -> None:
        """Load one of several pages and let it have its turns."""
        self.finished.clear()
        assert isinstance(self.page, GuardedPage)
        self.page.show_address(QUrl(f"desk://site/page/1?v={number}"))
        await self.until(lambda: self.finished, 30)
        for _ in range(3):
            await self.ask("1")

    async def click(self) -> None:
        """Click whatever can be clicked."""
        for name in LINKS:
            await self.ask(f"(document.getElementById('{name}').click(), 1)")
            for _ in range(10):
                await self.ask("1")

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
async def browsing(
    html: str | Sequence[str], locks: Locks, until: Any, bird: str = ""
) -> AsyncIterator[Browser]:
    """Open pages behind chosen locks; page, profile and scope end in the right order."""
    pages = {str(n): one for n, one in enumerate([html] if isinstance(html, str) else html, 1)}
    sources = Sources()
    sources.bird = bird
    troubles: list[BaseException] = []
    scope = TaskScope(troubles.append)
    profile = closed_profile() if locks.scripts else QWebEngineProfile()
    policy = POLICY if locks.policy else ""
    handler = DeskScheme(sources, lambda _path, v: pages.get(v), scope, profile, policy=policy)
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
<base href="{bird}/base/"/>
<link rel="stylesheet" href="desk://site/style/page.css?look=light-blue-100-measure"/>
<link rel="stylesheet" href="{bird}/css"/><link rel="prefetch" href="{bird}/prefetch"/>
<link rel="preload" as="image" href="{bird}/preload"/><link rel="modulepreload" href="{bird}/m"/>
<link rel="preconnect" href="{bird}"/><link rel="dns-prefetch" href="{bird}"/>
<link rel="icon" href="{bird}/icon"/><link rel="manifest" href="{bird}/manifest"/>
<meta http-equiv="refresh" content="0;url={bird}/refresh"/>
<style>@import url("{bird}/import"); p {{ background: url("{bird}/background") }}
@font-face {{ font-family: f; src: url("{bird}/font") }} p {{ font-family: f }}
li {{ list-style-image: url("{bird}/bullet") }} q::before {{ content: url("{bird}/before") }}
</style>
<script>new Image().src = "{bird}/script"; document.title = "owned";</script></head>
<body onload="new Image().src='{bird}/onload'" background="{bird}/body"><p>text</p>
<ul><li>a</li></ul><q>b</q><p style="background:url({bird}/style)">c</p>
<img id="here" src="desk://site/blob/att1/3"/>
<img id="drawing" src="desk://site/blob/att2/1"/>
<img src="{bird}/img"/><img src="based.png"/><img srcset="{bird}/srcset 1x, {bird}/srcset2 2x"/>
<picture><source srcset="{bird}/source"/><img src="desk://site/none2"/></picture>
<img src="desk://site/none" onerror="this.onerror=null;this.src='{bird}/onerror'"/>
<iframe src="{bird}/frame"></iframe><object data="{bird}/object"></object>
<iframe srcdoc="&lt;img src='{bird}/srcdoc'&gt;"></iframe><embed src="{bird}/embed"/>
<video poster="{bird}/poster" src="{bird}/video" autoplay="" muted="" preload="auto">
<track default="" src="{bird}/track"/></video><audio src="{bird}/audio" preload="auto"></audio>
<svg><image href="{bird}/svg"/><use href="{bird}/use#x"/></svg>
<input type="image" src="{bird}/button"/>
<table background="{bird}/table"><tr><td>d</td></tr></table>
<form id="form" method="post" action="{bird}/form"><button id="send">e</button></form>
<a id="ping" href="{bird}/link" ping="{bird}/ping">f</a>
<a id="blank" href="{bird}/blank" target="_blank">g</a>
<a id="code" href="javascript:new Image().src='{bird}/href'">h</a>
<a id="data" href="data:text/html,&lt;img src='{bird}/data'&gt;">i</a>
<a id="save" href="{bird}/save" download="x">j</a>
<iframe src="file:///etc/passwd"></iframe>
</body></html>"""


@pytest.fixture
def unlocked() -> Context:
    """A library that knows nothing."""
    return Context(
        site_url="https://acme.example",
        page_id="1",
        space_key="OPS",
        title="T",
        page_link=lambda _key, _title: None,
        attachment=lambda _name: None,
        attachment_of=lambda _key, _title, _name: None,
        person=lambda _account: "",
        today=date(2026, 11, 21),
    )


@pytest.fixture
def attacked(run: Run, until: Any) -> Callable[..., set[str]]:
    """Load the hostile page behind ``locks`` and tell what it reached."""

    def attack(locks: Locks, *, awaited: set[str], look: Any = None) -> set[str]:
        hits: set[str] = set()

        async def main() -> None:
            async with (
                canary_listening() as bird,
                browsing(hostile(bird.url), locks, until, bird.url) as browser,
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
    loud = {"/script", "/img", "/css", "/frame", "/refresh", "/import", "/source", "/srcset"}
    attacked(Locks(), awaited=loud | {"/base/based.png", "/poster", "/prefetch", "/preload"})


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
        await browser.click()
        assert browser.page.url().scheme() == "desk"

    hits = attacked(Locks(navigation=True), awaited={"/img", "/script"}, look=look)
    assert not hits & MOVES
    assert "/ping" not in hits


def test_the_policy_and_the_navigation_guard_together_let_nothing_out(attacked: Any) -> None:
    async def look(browser: Browser) -> None:
        await browser.click()

    assert attacked(Locks(policy=True, navigation=True), awaited=set(), look=look) == set()


def test_behind_all_locks_nothing_leaves_and_our_pictures_show_trap_66(attacked: Any) -> None:
    async def look(browser: Browser) -> None:
        assert await browser.ask("document.getElementById('here').naturalWidth") == 1
        assert await browser.ask("document.getElementById('drawing').naturalWidth") == 12
        assert await browser.ask("document.title") == "t"
        assert await browser.ask("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(32, 64, 96)"
        )

    assert attacked(EVERY, awaited=set(), look=look) == set()


def test_a_click_is_told_only_of_links_that_a_browser_may_follow(attacked: Any) -> None:
    told: list[str] = []

    async def look(browser: Browser) -> None:
        assert isinstance(browser.page, GuardedPage)
        browser.page.link_clicked.connect(lambda address, _how: told.append(address))
        await browser.click()

    assert attacked(EVERY, awaited=set(), look=look) == set()
    assert told
    assert all(address.startswith("http://127.0.0.1:") for address in told)


def test_the_allow_list_alone_leaves_nothing_that_runs_or_loads(
    run: Run, until: Any, unlocked: Context
) -> None:
    """The fifth lock, with all others open."""

    async def main() -> None:
        async with canary_listening() as bird:
            bodies = [body.format(bird=bird.url) for body in BODIES.values()]
            parts = [served(body, unlocked).html for body in [hostile(bird.url), *bodies]]
            html = f"<!DOCTYPE html><title>t</title><body>{''.join(parts)}</body>"
            async with browsing(html, Locks(), until) as browser:
                browser.load()
                await browser.settle()
                assert await browser.ask("document.title") == "t"
                assert browser.page.url() == ADDRESS
            assert bird.hits == set()

    run(main())


def test_no_hostile_body_gets_out_even_where_nobody_cleaned_it(run: Run, until: Any) -> None:
    """Every body of the table as it is, behind the locks of the window."""

    async def main() -> None:
        async with canary_listening() as bird:
            bodies = [body.format(bird=bird.url) for body in BODIES.values()]
            pages = [f"<!DOCTYPE html><title>t</title><body>{body}" for body in bodies]
            async with browsing(pages, EVERY, until) as browser:
                browser.page.loadFinished.connect(browser.finished.append)
                for number in range(1, len(pages) + 1):
                    await browser.show(number)
                    assert await browser.ask("document.title") == "t"
            assert bird.hits == set()

    run(main())
