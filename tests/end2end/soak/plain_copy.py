"""Copies what a reader sees into a library without any engine: what the checker must find equal."""

from dataclasses import replace

from confluence_desk.demo.records import ContentRecord, bytes_of
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.render.questions import Matching
from confluence_desk.services.asked_lists import question_of
from confluence_desk.store import Store
from tests.end2end.soak.truth import Truth
from tests.end2end.soak.world import LISTED_LABEL, MOST_LISTED, World


async def copy(store: Store, world: World) -> None:
    """Everything that is kept, as it is now."""
    truth = Truth(world)
    for row in truth.held().values():
        await store.save_page(page(row))
        await store.save_comments(str(row.id), truth.comments(row))
        await store.save_labels(str(row.id), sorted(truth.labels(row), key=lambda one: one.name))
        files = truth.files(row)
        await store.save_attachments(str(row.id), [truth.file(one) for one in files])
        for file in files:
            number, data = len(file.versions), bytes_of(file.versions[-1].data)
            await store.save_blob(f"att{file.id}", number, data, file.media_type)
    for key, ids in truth.lists().items():
        await store.save_children(key, [node(world.state.contents[int(one)]) for one in ids])
    asked = Matching(f'label = "{LISTED_LABEL}"', "", "", MOST_LISTED)
    listed = [world.state.contents[int(one)] for one in sorted(truth.listed())]
    away = [page(row) for row in listed if row.id not in truth.held()]
    await store.save_pages([replace(one, body=None) for one in away])
    await store.save_found_list(question_of(asked), [str(row.id) for row in listed], more=False)


def page(row: ContentRecord) -> Page:
    """A page or post with its text."""
    last = row.current
    version = Version(
        len(row.versions), last.created_at, last.author_id, last.message, last.minor_edit
    )
    return Page(
        str(row.id),
        last.title,
        str(row.space_id),
        version,
        kind=Kind(row.kind),
        status=row.status,
        parent_id=None if row.parent_id is None else str(row.parent_id),
        position=row.position,
        author_id=row.author_id,
        owner_id=row.owner_id,
        created_at=row.created_at,
        body=last.body if isinstance(last.body, str) else None,
    )


def node(row: ContentRecord) -> PageNode:
    """Its row in the hierarchy."""
    parent = None if row.parent_id is None else str(row.parent_id)
    return PageNode(
        str(row.id), Kind(row.kind), row.title, str(row.space_id), parent, row.position, row.status
    )
