"""The right page comes first: searches over the demo and open spaces, the answers written first."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.corpus import load
from confluence_desk.demo.state import SiteState
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.local_search import LocalSearch
from confluence_desk.store import Store
from tests.unit.store.query.worlds import stored

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus" / "spaces"
ASKED: dict[str, list[list[str]]] = json.loads(
    (ROOT / "tests" / "data" / "ranking.json").read_text(encoding="utf-8")
)


def _state(name: str) -> SiteState:
    state = SiteState(seed=1, clock=lambda: NOW)
    if name == "demo":
        fill(state, NOW)
    else:
        load(state, CORPUS / f"{name}.json", NOW)
    return state


@pytest.fixture(scope="module", params=list(ASKED))
def places(request: pytest.FixtureRequest) -> Iterator[dict[str, int]]:
    """At which place each search found what it should, counted from 1; 0 for not at all."""
    name: str = request.param
    if name != "demo" and not (CORPUS / f"{name}.json").exists():
        pytest.skip("the open spaces of the corpus are not here")
    store = Store.open(None, bytes(32))
    state = _state(name)
    asyncio.run(stored(state, store))
    yield asyncio.run(_places(store, ASKED[name]))
    store.close()


async def _places(store: Store, asked: list[list[str]]) -> dict[str, int]:
    await Indexing(store, at_once=100, breath=0).catch_up()
    search = LocalSearch(store, "nobody", "UTC", now=lambda: NOW)
    found = {}
    for query, right in asked:
        hits = (await search.ask(query, 20)).found
        named = [name for hit in hits for name in ((hit.id, hit.title),)]
        found[query] = next((at for at, names in enumerate(named, 1) if right in names), 0)
    return found


def _share(places: dict[str, int], fits: Callable[[int], bool]) -> float:
    return sum(map(fits, places.values())) / len(places)


def test_enough_was_asked() -> None:
    assert sum(map(len, ASKED.values())) >= 60
    assert len(ASKED["demo"]) >= 60


def test_the_right_page_is_first_or_near_it(places: dict[str, int]) -> None:
    wrong = {query: place for query, place in places.items() if place != 1}
    assert _share(places, lambda place: place == 1) >= 0.8, wrong
    assert _share(places, lambda place: 1 <= place <= 5) >= 0.95, wrong
