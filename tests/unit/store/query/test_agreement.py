"""Thousands of made queries on made sites: the library finds what the demo site finds."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from confluence_desk.cql import fields
from confluence_desk.demo.records import SpaceRecord, UserRecord
from confluence_desk.demo.state import SiteState
from confluence_desk.store import Store
from tests.unit.cql.making import Maker, Pools
from tests.unit.store.query.worlds import World

NOW = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
WORDS = (
    *("restart", "restarting", "cluster", "clusters", "policy", "policies", "win", "wins"),
    *("foo-bar5", "blue-green", "std::vector", "v1.2", "ops@acme.test", "ß", "Ünder", "the"),
    *("障害対応", "release", "releases", "don't", "my_var", "C++", "E-4021", "10.0.0.1"),
)
LABELS = ("runbook", "draft", "needs_review", "blue-green", "restart")
QUERIES = 400
UNKNOWN = frozenset({"pagestatus", "space.category"})


def _text(rng: Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(1, 6)))


def _body(rng: Random) -> str:
    made = "".join(f"<p>{_text(rng)}</p>" for _ in range(rng.randint(0, 3)))
    if rng.random() < 0.3:
        made += f'<ac:structured-macro ac:name="{rng.choice(("toc", "jira"))}"/>'
    if rng.random() < 0.3:
        made += f'<ac:link><ri:user ri:account-id="{rng.choice(("u1", "u2"))}"/></ac:link>'
    return made


class _Site:
    """A site that lived a little."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.now = NOW - timedelta(days=700)
        self.state = SiteState(clock=lambda: self.now, seed=rng.randrange(1 << 30))
        self.state.own(UserRecord("u1", "Ada North", time_zone="Europe/Berlin"))
        self.state.add_user(UserRecord("u2", "Bo restart Reed"))
        for number, key in enumerate(("DEV", "QA", "~u1"), 1):
            name = f"{_text(rng)} space"
            self.state.add_space(SpaceRecord(number, key, name, "u1", self.now))
        for _ in range(40):
            self._live()
        self.now = NOW

    def _live(self) -> None:
        rng, state = self.rng, self.state
        self.now = min(self.now + timedelta(minutes=rng.randint(1, 50_000)), NOW)
        space, by = rng.randint(1, 3), rng.choice(("u1", "u2"))
        inside = [r.id for r in state.contents.values() if r.space_id == space]
        inside = [one for one in inside if state.contents[one].kind in {"page", "folder"}]
        above = rng.choice([None, *inside])
        kind = rng.choice(("page", "page", "page", "blogpost", "folder", "whiteboard"))
        body = _body(rng) if kind in {"page", "blogpost"} else ""
        title = f"{_text(rng)} {len(state.contents)}"
        parent = None if kind == "blogpost" else above
        row = state.create(kind, space, title, body, parent_id=parent, by=by)
        row.labels.extend(("global", one) for one in rng.sample(LABELS, rng.randint(0, 2)))
        if kind in {"page", "blogpost"}:
            self._talk(row.id, by)
        if rng.random() < 0.3:
            state.owner.favourites.add(row.id)
            state.owner.viewed.append(row.id)
        if rng.random() < 0.2:
            state.owner.favourite_spaces.add(space)

    def _talk(self, number: int, by: str) -> None:
        rng, state = self.rng, self.state
        if rng.random() < 0.4:
            state.comment(number, f"<p>{_text(rng)}</p>", by=by)
        if rng.random() < 0.3:
            name = f"{rng.choice(WORDS)}-{number}.log".replace(":", "")
            state.attach(number, name, b"x", "text/plain")
        if rng.random() < 0.3:
            self.now = min(self.now + timedelta(days=rng.randint(0, 30)), NOW)
            state.edit(number, _body(rng), by=rng.choice(("u1", "u2")))
        if rng.random() < 0.2:
            state.owner.watches.add(number)


def _pools(state: SiteState, rng: Random) -> Pools:
    rows = rng.sample(sorted(state.contents), 8)
    files = [f"att{one}" for one in list(state.attachments)[:3]]
    names = [one.name for one in fields.FIELDS.values() if not one.people_search]
    return Pools(
        ids=(*map(str, rows), *files),
        spaces=("DEV", "qa", "~u1"),
        labels=LABELS,
        people=("u1", "u2"),
        titles=tuple(state.contents[one].title.swapcase() for one in rows),
        words=WORDS,
        days=tuple(str(state.contents[one].created_at.date()) for one in rows),
        macros=("toc", "jira"),
        fields=tuple(name for name in names if name.lower() not in UNKNOWN),
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_library_finds_what_the_site_finds(seed: int, tmp_path: Path) -> None:
    rng, seconds = Random(seed), count()  # noqa: S311 - the same sites every time
    site = _Site(rng)
    store = Store.open(
        tmp_path / "library.desk",
        bytes(32),
        clock=lambda: NOW + timedelta(seconds=next(seconds)),
    )
    world = World(site.state, store)
    maker, whole, hits = Maker(rng, _pools(site.state, rng)), 0, 0
    for _ in range(QUERIES):
        cql = maker.query()
        here, there = world.selection(cql), set(world.there(cql))
        found = {int(one.removeprefix("att")) for one in here.ids}
        assert found <= there, cql
        assert found == there or here.unanswered, (cql, there - found)
        whole += not here.unanswered
        hits += bool(found)
    store.close()
    assert whole > QUERIES // 3
    assert hits > QUERIES // 3
