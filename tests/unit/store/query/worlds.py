"""A demo site and a library with the same in it: what one finds, the other is to find."""

import asyncio
from zoneinfo import ZoneInfo

from confluence_desk.cql.check import read
from confluence_desk.demo.extract import extract
from confluence_desk.demo.records import CommentRecord, ContentRecord, VersionRecord, text_of
from confluence_desk.demo.search import Question, Search
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.collected import Favourite
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Label,
    Page,
    Person,
    Place,
    Space,
    Version,
)
from confluence_desk.store import Store
from confluence_desk.store.index_rows import Indexed, Waiting
from confluence_desk.store.query.asking import Asker, Selection


class World:
    """Asks both; ``store`` is filled once, from what the site holds then."""

    def __init__(self, state: SiteState, store: Store) -> None:
        self.state = state
        self.store = store
        self._search = Search(state)
        asyncio.run(_filled(state, store))

    def there(self, cql: str) -> list[int]:
        """What the site finds."""
        question = Question(cql, self.state.owner_id, content_only=True)
        _, answer = asyncio.run(self._search.ask(question))
        return [entry.number for entry in answer.entries]

    def selection(self, cql: str, space_key: str = "") -> Selection:
        """What the library says."""
        owner = self.state.owner
        zone = ZoneInfo(owner.time_zone)
        asker = Asker(owner.account_id, zone, self.state.now(), space_key)
        return self.store.select(read(cql), asker)

    def here(self, cql: str, space_key: str = "") -> list[int]:
        """What the library finds."""
        return numbers(self.selection(cql, space_key))


def numbers(selection: Selection) -> list[int]:
    """The ids as the site counts them."""
    return [int(one.removeprefix("att")) for one in selection.ids]


async def _filled(state: SiteState, store: Store) -> None:
    await stored(state, store)
    waiting = await store.texts_to_index(1 << 20)
    await store.save_index([_indexed(one) for one in waiting])


async def stored(state: SiteState, store: Store) -> None:
    """Let a library hold all that a site has; nothing of it is in the index yet."""
    spaces = [
        Space(str(one.id), one.key, one.name, type=one.type, status=one.status)
        for one in state.spaces.values()
    ]
    await store.save_spaces(spaces, complete=True)
    people = [Person(one.account_id, one.display_name) for one in state.users.values()]
    await store.save_people(people)
    await store.save_pages([_page(row) for row in state.contents.values()])
    for row in state.contents.values():
        versions = [_version(one, number) for number, one in enumerate(row.versions, 1)]
        await store.save_versions(str(row.id), versions)
        await store.save_labels(str(row.id), _labels(row.labels))
        await _contained(state, store, row.id)
    await _own(state, store)


def _indexed(one: Waiting) -> Indexed:
    found = extract(one.body or "")
    return Indexed(one, found.text, found.macros, found.mentions)


async def _contained(state: SiteState, store: Store, number: int) -> None:
    comments = [_comment(state.comments[one]) for one in state.comment_ids_of(number)]
    await store.save_comments(str(number), comments)
    files = [state.attachments[one] for one in state.attachment_ids_of(number)]
    rows = [
        Attachment(
            f"att{one.id}",
            str(number),
            one.title,
            Version(len(one.versions), one.versions[-1].created_at, one.versions[-1].author_id),
            status=one.status,
        )
        for one in files
    ]
    await store.save_attachments(str(number), rows)
    for one in files:
        await store.save_labels(f"att{one.id}", _labels(one.labels))


async def _own(state: SiteState, store: Store) -> None:
    owner = state.owner
    starred = [("page", one) for one in sorted(owner.favourites)]
    starred += [("space", one) for one in sorted(owner.favourite_spaces)]
    rows = [Favourite(at, kind, str(one), "") for at, (kind, one) in enumerate(starred, 1)]
    await store.keep_favourites(rows, [row.key for row in rows])
    for one in owner.viewed:
        await store.note_visit(str(one))
    await store.keep_watched(str(one) for one in owner.watches)


def _page(row: ContentRecord) -> Page:
    return Page(
        id=str(row.id),
        title=row.title,
        space_id=str(row.space_id),
        version=_version(row.current, len(row.versions)),
        kind=Kind(row.kind),
        status=row.status,
        parent_id=None if row.parent_id is None else str(row.parent_id),
        author_id=row.author_id,
        created_at=row.created_at,
        body=text_of(row.current.body),
    )


def _version(one: VersionRecord, number: int) -> Version:
    return Version(number, one.created_at, one.author_id)


def _comment(row: CommentRecord) -> Comment:
    last = row.versions[-1]
    version = _version(last, len(row.versions))
    place = Place(row.place)
    return Comment(str(row.id), str(row.container_id), place, version, text_of(last.body))


def _labels(labels: list[tuple[str, str]]) -> list[Label]:
    return [Label(name, prefix.partition(":")[0], "1") for prefix, name in labels]
