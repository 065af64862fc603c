"""Whatever happens on the site and in the window meanwhile: a quiet run makes all lists true."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from confluence_desk.domain.entities import Attachment, Comment, Label, Page, Place, Version
from confluence_desk.domain.syncing import Depth
from confluence_desk.store import Store

RUNS, MUTATIONS, SLICE = 12, 14, 5
NAMES = ("red", "green", "blue", "grey")


@dataclass
class Site:
    """What is true, and the dice."""

    dice: Random
    pages: dict[str, Page] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    files: dict[str, Attachment] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)
    made: int = 0

    def new_id(self) -> str:
        self.made += 1
        return str(self.made)

    def mutate(self) -> None:
        deeds = (self.page, self.comment, self.comment, self.file, self.label, self.edit, self.drop)
        self.dice.choice(deeds)()

    def page(self) -> None:
        id_ = self.new_id()
        self.pages[id_] = Page(id_, f"Page {id_}", "7", Version(1), body="x")

    def comment(self) -> None:
        if not self.pages:
            return
        id_, page = self.new_id(), self.dice.choice(sorted(self.pages))
        near = [c for c in self.comments.values() if c.container_id == page]
        above = self.dice.choice([None, *near])
        place = above.place if above else self.dice.choice(list(Place))
        parent = above.id if above else None
        self.comments[id_] = Comment(id_, page, place, Version(1), f"text {id_}", parent)

    def file(self) -> None:
        if self.pages:
            id_ = f"att{self.new_id()}"
            page = self.dice.choice(sorted(self.pages))
            self.files[id_] = Attachment(id_, page, f"{id_}.png", Version(1))

    def label(self) -> None:
        if self.pages:
            page = self.dice.choice(sorted(self.pages))
            self.labels.setdefault(page, set()).symmetric_difference_update(
                {self.dice.choice(NAMES)}
            )

    def edit(self) -> None:
        every: tuple[dict[str, Any], ...] = (self.pages, self.comments, self.files)
        for rows in every:
            if rows and self.dice.random() < 0.5:
                id_ = self.dice.choice(sorted(rows))
                version = Version(rows[id_].version.number + 1)
                rows[id_] = replace(rows[id_], version=version)

    def drop(self) -> None:
        if self.comments and self.dice.random() < 0.5:
            gone = {self.dice.choice(sorted(self.comments))}
            while more := {c.id for c in self.comments.values() if c.parent_id in gone} - gone:
                gone |= more
            for id_ in gone:
                del self.comments[id_]
        elif self.files:
            del self.files[self.dice.choice(sorted(self.files))]

    def comments_of(self, page: str) -> dict[str, Comment]:
        return {c.id: c for c in self.comments.values() if c.container_id == page}

    def files_of(self, page: str) -> dict[str, Attachment]:
        return {f.id: f for f in self.files.values() if f.container_id == page}

    def labels_of(self, page: str) -> list[Label]:
        return [Label(name) for name in sorted(self.labels.get(page, ()))]


class Sync:
    """One run after the other, all lists or a few of them, quiet or with the window's doings."""

    def __init__(self, store: Store, site: Site) -> None:
        self._store, self._site, self._dice = store, site, site.dice

    async def run(self, *, quiet: bool) -> None:
        run, site = await self._store.begin_run(Depth.FULL), self._site
        self._quiet = quiet
        listed = await self._store.save_listed(list(site.pages.values()), run)
        texts = [site.pages[id_] for id_ in listed.stale if quiet or self._dice.random() < 0.7]
        await self._store.save_pages(texts)
        for place in Place:
            await self._comments(place, run)
        await self._files(run)
        await self._labels(run)

    async def _between(self) -> None:
        """What happens between two requests: on the site, and in a window that opens a page."""
        if self._quiet:
            return
        self._site.mutate()
        if self._site.pages and self._dice.random() < 0.5:
            page = self._dice.choice(sorted(self._site.pages))
            await self._store.save_page(self._site.pages[page])
            await self._store.save_comments(page, list(self._site.comments_of(page).values()))
            await self._store.save_attachments(page, list(self._site.files_of(page).values()))
            await self._store.save_labels(page, self._site.labels_of(page))

    def _skipped(self) -> bool:
        return not self._quiet and self._dice.random() < 0.4

    async def _comments(self, place: Place, run: int) -> None:
        if self._skipped():
            return
        rows = [c for c in self._site.comments.values() if c.place is place]
        told = [replace(c, container_id="") if c.parent_id else c for c in rows]
        for start in range(0, len(told), SLICE):
            await self._store.save_comments_seen(told[start : start + SLICE], run)
            await self._between()
        await self._store.end_comments(place, run)

    async def _files(self, run: int) -> None:
        if self._skipped():
            return
        rows = list(self._site.files.values())
        for start in range(0, len(rows), SLICE):
            await self._store.save_files_seen(rows[start : start + SLICE], run)
            await self._between()
        await self._store.end_files(run)

    async def _labels(self, run: int) -> None:
        names = sorted({name for some in self._site.labels.values() for name in some})
        for name in names:
            await self._store.save_label_seen(Label(name), (), run)
        for name in names:
            if not self._skipped():
                ids = [page for page, some in self._site.labels.items() if name in some]
                await self._between()
                await self._store.save_label_seen(Label(name), ids, run)
                await self._store.end_label(Label(name), run)
        await self._store.end_labels(run)

    def check(self) -> None:
        for id_, page in self._site.pages.items():
            assert self._store.page(id_) == page
            comments = self._store.comments(id_)
            assert comments is not None
            assert {c.id: c for c in comments} == self._site.comments_of(id_)
            order = [c.id for c in comments]
            assert all(
                order.index(c.parent_id) < order.index(c.id) for c in comments if c.parent_id
            )
            files = self._store.attachments(id_)
            assert files is not None
            assert {f.id: f for f in files} == self._site.files_of(id_)
            assert self._store.labels(id_) == self._site.labels_of(id_)


@pytest.mark.parametrize("seed", range(6))
def test_after_a_quiet_run_every_list_of_every_page_is_true(
    library: Path, key: bytes, seed: int
) -> None:
    async def story() -> None:
        site = Site(Random(seed))  # noqa: S311 - the same story every time
        store = Store.open(library, key)
        sync = Sync(store, site)
        for _ in range(RUNS):
            for _ in range(MUTATIONS):
                site.mutate()
            await sync.run(quiet=False)
        await sync.run(quiet=True)
        sync.check()
        assert await store.sound()
        store.close()

    asyncio.run(story())
