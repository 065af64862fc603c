"""Generates large sites that look lived in, keeping numbers in memory instead of bodies."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from confluence_desk.demo import generator_text as text
from confluence_desk.demo.content.people import account, settle, slugs
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    CommentRecord,
    ContentRecord,
    SpaceRecord,
    VersionRecord,
)
from confluence_desk.demo.state import SiteState

SPACE_SIZE = 20_000
"""Pages in one space; a larger site has more spaces."""

CROWD = 2_200
"""Children of the one page that has very many, where a space is large enough."""

_LARGE = 8_000
_DEEPEST = 14
_MOST = 100_000


def generate(state: SiteState, pages: int, seed: int, now: datetime) -> None:
    """Let ``pages`` pages exist in spaces GEN, GEN2 …, with folders, versions, comments, files.

    Raises ValueError for more pages than a demo can bear.
    """
    if not 0 <= pages <= _MOST:
        raise ValueError(f"A generated site has 0 to {_MOST} pages, not {pages}.")
    settle(state)
    for number, start in enumerate(range(0, pages, SPACE_SIZE), 1):
        _Space(state, seed, now, number).grow(start, min(SPACE_SIZE, pages - start))


@dataclass(slots=True)
class _Place:
    """Where pages may hang."""

    id: int
    depth: int


@dataclass(slots=True)
class _Space:
    state: SiteState
    seed: int
    now: datetime
    number: int
    rng: Random = field(init=False)
    places: list[_Place] = field(default_factory=list)
    people: list[str] = field(init=False)
    space_id: int = field(init=False)

    def __post_init__(self) -> None:
        """Start from the seed and the space's number."""
        self.rng = Random(self.seed * 31 + self.number)
        self.people = [account(slug) for slug in slugs() if slug != "bot"]
        self.space_id = self.state.new_id()

    def grow(self, start: int, count: int) -> None:
        """The space and ``count`` pages, which are numbered over all spaces."""
        key = "GEN" if self.number == 1 else f"GEN{self.number}"
        created = self.now - timedelta(days=2200)
        space = SpaceRecord(self.space_id, key, f"Generated {self.number}", self.people[0], created)
        self.state.add_space(space)
        crowded = range(100, 100 + CROWD) if count >= _LARGE else range(0)
        for index in range(count):
            self._page(start + index, index, count, crowded)
        space.homepage_id = self.places[0].id

    def _page(self, index: int, order: int, count: int, crowded: range) -> None:
        parent = self._parent(order, crowded)
        row = ContentRecord(
            id=self.state.new_id(),
            kind="page",
            space_id=self.space_id,
            versions=self._versions(index, order / count),
            parent_id=parent.id if parent else None,
            position=None if self.rng.random() < 0.03 else order // 2 * 100,  # noqa: PLR2004 - the share
            labels=text.labels(self.rng),
        )
        row.owner_id = row.author_id
        self.state.add(row)
        self.places.append(_Place(row.id, parent.depth + 1 if parent else 0))
        self._talk(row, index)
        self._file(row, index)

    def _parent(self, order: int, crowded: range) -> _Place | None:
        """Half of the pages gather under few parents, the others anywhere."""
        if order == 0:
            return None
        if order in crowded:
            return self.places[1]
        step = self.rng.choice((1, 12))
        place = self.places[self.rng.randrange(0, len(self.places), step)]
        if place.depth >= _DEEPEST:
            return self.places[0]
        return self._folder(place) if self.rng.random() < 0.02 else place  # noqa: PLR2004 - the share

    def _folder(self, place: _Place) -> _Place:
        parent = self.state.contents[place.id]
        if parent.kind != "page":
            return place
        version = VersionRecord(parent.created_at, parent.author_id, text.folder_title(self.rng))
        row = ContentRecord(
            id=self.state.new_id(),
            kind="folder",
            space_id=self.space_id,
            versions=[version],
            parent_id=place.id,
            owner_id=parent.author_id,
        )
        self.state.add(row)
        folder = _Place(row.id, place.depth + 1)
        self.places.append(folder)
        return folder

    def _versions(self, index: int, age: float) -> list[VersionRecord]:
        total = min(12, 1 + int(self.rng.expovariate(0.9)))
        title = text.title(self.seed, index)
        at = self.now - timedelta(days=2000 * (1 - age) + 1, minutes=self.rng.randrange(1440))
        found = []
        for number in range(1, total + 1):
            body = partial(text.body, self.seed, index, number, total, index % 40 == 0)
            found.append(VersionRecord(at, self.rng.choice(self.people), title, body))
            at += (self.now - at) * self.rng.random()
        return found

    def _talk(self, row: ContentRecord, index: int) -> None:
        if index % 40 == 0:
            self._comment(row, "inline", None, index)
        if self.rng.random() < 0.12:  # noqa: PLR2004 - the share
            root = self._comment(row, "footer", None, index)
            for _ in range(self.rng.randrange(3)):
                self._comment(row, "footer", root, index)

    def _comment(
        self, row: ContentRecord, place: str, parent: CommentRecord | None, index: int
    ) -> CommentRecord:
        since = parent.versions[0].created_at if parent else row.current.created_at
        at = since + (self.now - since) * self.rng.random()
        inline = place == "inline"
        version = VersionRecord(
            at,
            self.rng.choice(self.people),
            f"Re: {row.title}",
            f"<p>{text.sentence(self.rng)}</p>",
        )
        record = CommentRecord(
            id=self.state.new_id(),
            place=place,
            container_id=row.id,
            versions=[version],
            parent_id=parent.id if parent else None,
            marker_ref=text.marker(self.seed, index) if inline else "",
            selection=text.selection(self.seed, index) if inline else "",
        )
        return self.state.add_comment(record)

    def _file(self, row: ContentRecord, index: int) -> None:
        if self.rng.random() > 0.1:  # noqa: PLR2004 - the share
            return
        size = int(self.rng.lognormvariate(9, 1.5)) + 1
        data = partial(text.file, self.seed, index, size)
        number = self.state.new_id()
        version = AttachmentVersion(row.created_at, row.author_id, data, size)
        file_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.seed}/{number}"))
        self.state.add_attachment(
            AttachmentRecord(
                number, row.id, f"trace-{index:05d}.log", "text/plain", file_id, [version]
            )
        )
