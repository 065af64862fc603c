"""Makes a home of the program with 100 000 pages, and windows that are to come back over them."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from confluence_desk.domain.entities import Kind, Page, PageNode, Site, Space, Version
from confluence_desk.services.session import Account
from confluence_desk.store import Store, file_name
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from confluence_desk.ui.remembered import Remembered, StopState, TabState, WindowState
from confluence_desk.ui.session import SessionFile
from tests.bench.library_key import KEY

SITE = Site("http://127.0.0.1:9", name="Bench")
"""Nothing listens on the port of the discard service: the start is one without a network."""
ACCOUNT = Account(SITE, "ann@example.com", "ann", "Ann", SITE.url, remembered=True)
SPACES, SECTIONS, LEAVES = 50, 40, 49
"""50 spaces of a homepage, 40 sections and, below these, 1 960 pages."""
_BATCH = 2_000
_LOTS = random.Random(11)  # noqa: S311 - the same pages every time
_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def make(home: Path) -> None:
    """Fill ``home``; takes half a minute."""
    paths = Paths.of(home)
    paths.make()
    Settings(paths.settings_file).set("account", asdict(ACCOUNT))
    SessionFile(paths.session_file).save(_windows(), 1)
    store = Store.open(paths.data / file_name(SITE.url, ACCOUNT.account_id), KEY)
    try:
        asyncio.run(_fill(store))
    finally:
        store.close()


def current_page() -> str:
    """The id of the page that is in front at the start."""
    return _leaf(3, 7, 11)


async def _fill(store: Store) -> None:
    spaces = [
        Space(str(n), f"KEY{n}", f"Space {n:02}", homepage_id=_home(n)) for n in range(SPACES)
    ]
    await store.save_spaces(spaces, complete=True)
    texts = _texts()
    waiting: list[Page] = []
    for page in _pages(texts):
        waiting.append(page)
        if len(waiting) == _BATCH:
            await store.save_pages(waiting)
            waiting = []
    await store.save_pages(waiting)
    for n in range(SPACES):
        await _list(store, n)
    for number in range(12):
        await store.note_visit(_leaf(number, 0, 1))


async def _list(store: Store, n: int) -> None:
    """The lists of a space that somebody opened once."""
    await store.save_children(f"space:{n}", [_node(_home(n), f"Home {n}", n, 0)])
    sections = [_node(_section(n, s), _title(s), n, s) for s in range(SECTIONS)]
    await store.save_children(_home(n), sections)
    for s in range(SECTIONS):
        leaves = [_node(_leaf(n, s, at), _title(at), n, at) for at in range(LEAVES)]
        await store.save_children(_section(n, s), leaves)


def _pages(texts: list[str]) -> Iterator[Page]:
    for n in range(SPACES):
        yield _page(_home(n), f"Home {n}", n, None, 0, texts[0])
        for s in range(SECTIONS):
            yield _page(_section(n, s), _title(s), n, _home(n), s, _LOTS.choice(texts))
            for at in range(LEAVES):
                parent = _section(n, s)
                yield _page(_leaf(n, s, at), _title(at), n, parent, at, _LOTS.choice(texts))


def _page(id_: str, title: str, space: int, parent: str | None, position: int, body: str) -> Page:
    return Page(
        id_,
        title,
        str(space),
        Version(3, _BEGIN + timedelta(minutes=position), "ann"),
        body=body,
        parent_id=parent,
        position=position,
        web_path=f"/spaces/KEY{space}/pages/{id_}",
    )


def _node(id_: str, title: str, space: int, position: int) -> PageNode:
    return PageNode(id_, Kind.PAGE, title, str(space), position=position)


def _texts() -> list[str]:
    words = ["".join(_LOTS.choices("abcdefghijklmnop", k=_LOTS.randint(2, 9))) for _ in range(2000)]
    return ["".join(_blocks(words)) for _ in range(300)]


def _blocks(words: list[str]) -> Iterator[str]:
    for number in range(_LOTS.randint(2, 6)):
        yield f"<h2>{' '.join(_LOTS.choices(words, k=3))}</h2>"
        for _ in range(3):
            yield f"<p>{' '.join(_LOTS.choices(words, k=40))}</p>"
        if number == 1:
            row = "".join(f"<td><p>{word}</p></td>" for word in _LOTS.choices(words, k=4))
            yield f"<table><tbody>{f'<tr>{row}</tr>' * 8}</tbody></table>"


def _windows() -> Remembered:
    tabs = tuple(
        TabState("page", _leaf(n, 7, 11), stops=(StopState(_leaf(n, 7, 11)),)) for n in range(10)
    )
    spaces = [f"section:spaces\tspace:{n}" for n in range(6)]
    sections = [f"section:spaces\tspace:{n}\t{_section(n, s)}" for n in range(6) for s in (1, 7)]
    marked = f"section:spaces\tspace:3\t{_section(3, 7)}\t{current_page()}"
    state = WindowState(tabs=tabs, current=3, expanded=(*spaces, *sections), marked=marked)
    return Remembered(windows={ACCOUNT.key: (state,)})


def _home(n: int) -> str:
    return str(1_000_000 + n)


def _section(n: int, s: int) -> str:
    return str(2_000_000 + n * SECTIONS + s)


def _leaf(n: int, s: int, at: int) -> str:
    return str(3_000_000 + (n * SECTIONS + s) * LEAVES + at)


def _title(number: int) -> str:
    return f"Failover of the cluster, part {number}"
