"""Compares a copy with the site, as one reader may see it: every difference is a sentence."""

import re
from collections.abc import Iterator

from confluence_desk.demo.records import ContentRecord, bytes_of
from confluence_desk.domain.entities import Page, Site
from confluence_desk.domain.syncing import Gone
from confluence_desk.services.documents import Documents
from confluence_desk.store import Store
from tests.end2end.soak.truth import Truth
from tests.end2end.soak.world import World

_LINK = re.compile(r'<div class="what"><a href="desk://site/page/(\d+)"')


def differences(store: Store, world: World) -> list[str]:
    """What is not as it is on the site; empty when the copy is equal."""
    truth = Truth(world)
    return [
        *_pages(store, truth),
        *_lists(store, truth),
        *_shown(store, truth),
        *_talk(store, truth),
        *_files(store, truth),
        *_bytes(store, truth),
        *_tombs(store, truth),
    ]


def lost(store: Store, world: World, had: set[int]) -> list[str]:
    """Which of the texts that were here are here no more, or are none that ever was."""
    found = []
    for number in sorted(had):
        page = store.page(str(number))
        if page is None or page.body is None:
            found.append(f"{number}: its last copy is lost")
        elif page.body not in world.bodies[number]:
            found.append(f"{number}: the copy says what the page never said")
    return found


def unburied(store: Store, world: World, had: set[int]) -> list[str]:
    """Which of those that were here are out of sight and say nothing of it."""
    truth = Truth(world)
    gone = [one for one in sorted(had) if not truth.sees(world.state.contents.get(one))]
    gone = [one for one in gone if world.open_to(one)]  # else the space is gone, not the page
    return [
        f"{number} is out of sight and has no tombstone"
        for number in gone
        if not store.missing_reason(str(number))
    ]


def _pages(store: Store, truth: Truth) -> Iterator[str]:
    for row in truth.held().values():
        page = store.page(str(row.id))
        if page is None:
            yield f"{row.kind} {row.id} “{row.title}” is not here"
            continue
        yield from _page(page, row)
        if reason := store.missing_reason(str(row.id)):
            archived = row.status == "archived" and reason == Gone.ARCHIVED
            if not archived:
                yield f"{row.kind} {row.id} is marked “{reason}” and stands on the site"


def _page(page: Page, row: ContentRecord) -> Iterator[str]:
    parent = None if row.parent_id is None else str(row.parent_id)
    expected = {
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "space": str(row.space_id),
        "version": len(row.versions),
        "changed at": row.current.created_at,
        "by": row.current.author_id,
        "message": row.current.message,
        "created at": row.created_at,
        "body": row.current.body,
        **({"parent": parent, "position": row.position} if row.kind == "page" else {}),
    }
    stored = {
        "title": page.title,
        "kind": page.kind.value,
        "status": page.status,
        "space": page.space_id,
        "version": page.version.number,
        "changed at": page.version.created_at,
        "by": page.version.author_id,
        "message": page.version.message,
        "created at": page.created_at,
        "body": page.body,
        "parent": page.parent_id,
        "position": page.position,
    }
    for name, value in expected.items():
        if stored[name] != value:
            yield f"{row.kind} {row.id} {name}: here {stored[name]!r}, there {value!r}"


def _lists(store: Store, truth: Truth) -> Iterator[str]:
    titles = truth.titles()
    for key, there in truth.lists().items():
        nodes = store.children(key)
        here = None if nodes is None else [node.id for node in nodes]
        if here != there:
            yield f"list {key}: here {here}, there {there}"
        for node in nodes or ():
            if node.id in titles and node.title != titles[node.id]:
                yield f"{node.kind} {node.id} in list {key} is called {node.title!r}"


def _shown(store: Store, truth: Truth) -> Iterator[str]:
    """What lists on kept pages show without a network, of kept pages and of others."""
    documents = Documents(Site("https://acme.test"), store)
    for row in truth.listing():
        document = documents.document(str(row.id))
        here = set(_LINK.findall(document.html)) if document else set()
        if here != truth.listed():
            yield f"the list on {row.id} shows {sorted(here)}, there {sorted(truth.listed())}"


def _talk(store: Store, truth: Truth) -> Iterator[str]:
    for row in truth.held().values():
        labels = store.labels(str(row.id))
        if labels is None or set(labels) != truth.labels(row):
            yield f"labels of {row.id}: here {labels}, there {truth.labels(row)}"
        comments, there = store.comments(str(row.id)), truth.comments(row)
        if comments is None or sorted(comments, key=lambda one: int(one.id)) != there:
            yield f"comments of {row.id}: here {comments}, there {there}"


def _files(store: Store, truth: Truth) -> Iterator[str]:
    for row in truth.held().values():
        files = store.attachments(str(row.id))
        there = {f"att{one.id}": truth.file(one) for one in truth.files(row)}
        here = None if files is None else {one.id: one for one in files}
        if here != there:
            yield f"files of {row.id}: here {here}, there {there}"


def _bytes(store: Store, truth: Truth) -> Iterator[str]:
    every, pictures = truth.with_every_file(), truth.with_pictures()
    for row in (every | pictures).values():
        for file in truth.files(row):
            if row.id not in every and not file.media_type.startswith("image/"):
                continue
            if store.blob(f"att{file.id}", len(file.versions)) != bytes_of(file.versions[-1].data):
                yield f"bytes of att{file.id} v{len(file.versions)} on {row.id} are not here"


def _tombs(store: Store, truth: Truth) -> Iterator[str]:
    """A tombstone is true when what it stands for is not to be found in what is kept.

    Its reason is of the day it was made: what was trashed then may be purged by now.
    """
    held = truth.held()
    for node, reason, _ in store.tombstones():
        row = held.get(int(node.id))
        if row is not None and not (reason is Gone.ARCHIVED and row.status == "archived"):
            yield f"tombstone of {node.id} ({reason}), which stands on the site"
