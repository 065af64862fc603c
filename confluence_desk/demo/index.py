"""The search index of the demo site: rows as the search sees them, texts read only when asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from confluence_desk.cql.text import Wanted
from confluence_desk.demo.matching import Terms
from confluence_desk.demo.readings import Readings, Source
from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    SpaceRecord,
    VersionRecord,
)
from confluence_desk.demo.state import SiteState

Record = ContentRecord | AttachmentRecord | CommentRecord | SpaceRecord
Labels = Collection[tuple[str, str]]


@dataclass(eq=False, slots=True)
class Entry:
    """One thing that can be found: a row of ``evaluation``."""

    state: SiteState
    readings: Readings
    record: Record
    space: SpaceRecord
    number: int
    kind: str
    title: str
    all_labels: Labels
    created: datetime
    modified: datetime
    creator: str
    modifier: str
    text_version: VersionRecord | None = None
    parent: int | None = None
    container: int | None = None
    status_name: str = ""

    @property
    def space_key(self) -> str:
        """The key of its space."""
        return self.space.key

    @property
    def space_title(self) -> str:
        """The name of its space."""
        return self.space.name

    @property
    def space_type(self) -> str:
        """The type of its space."""
        return self.space.type

    @property
    def space_labels(self) -> Collection[str]:
        """The categories of its space."""
        return _names(self.space.labels)

    @property
    def labels(self) -> Collection[str]:
        """The names of its labels; private ones are left out."""
        return _names(self.all_labels)

    @property
    def creator_name(self) -> str:
        """What its creator is called."""
        user = self.state.users.get(self.creator)
        return user.display_name if user else ""

    @property
    def contributors(self) -> Collection[str]:
        """Who wrote any version."""
        if isinstance(self.record, SpaceRecord):
            return {self.creator}
        return {version.author_id for version in self.record.versions}

    @property
    def ancestors(self) -> Collection[int]:
        """All above it, folders too; what is contained has none."""
        if not isinstance(self.record, ContentRecord):
            return ()
        return {one.id for one in self.state.ancestors_of(self.record)}

    @property
    def text(self) -> str:
        """Its body without markup."""
        return self.readings.of(self._source).extract.text if self.text_version else ""

    @property
    def macros(self) -> Collection[str]:
        """The macros in its body."""
        return self.readings.macros(self._source) if self.text_version else ()

    @property
    def mentions(self) -> Collection[str]:
        """The people named in its body."""
        return self.readings.mentions(self._source) if self.text_version else ()

    @property
    def title_terms(self) -> Terms:
        """The words of its title."""
        terms = Terms()
        terms.add(self.title)
        return terms

    def holds(self, wanted: Wanted) -> bool:
        """Whether title, body and labels hold what is wanted."""
        if self.text_version is None:
            return self._bare_terms.holds(wanted)
        return self.readings.holds(self._source, wanted)

    def count(self, wanted: Wanted) -> int:
        """How often the words that are wanted stand in title, body and labels."""
        if self.text_version is None:
            return self._bare_terms.count(wanted)
        return self.readings.count(self._source, wanted)

    def learn(self) -> None:
        """Take in the words of its text, so that it need not be read for each question."""
        if self.text_version is not None and self.number not in self.readings:
            self.readings.learn(self._source)

    @property
    def _bare_terms(self) -> Terms:
        """The words of what has no body."""
        terms = Terms()
        for text in (self.title, *self.labels):
            terms.add(text)
        return terms

    @property
    def _source(self) -> Source:
        assert self.text_version is not None  # noqa: S101 - narrows for mypy
        return Source(self.number, self.text_version, tuple(sorted(self.labels)))


def _names(labels: Labels) -> set[str]:
    return {name for prefix, name in labels if not prefix.startswith("my")}


@dataclass(frozen=True, slots=True)
class Scope:
    """Which statuses of content and of spaces a search looks at."""

    statuses: frozenset[str] = frozenset({"current"})
    spaces: frozenset[str] = frozenset({"current"})


class Index:
    """Lists what can be found, as old as the site's index lag makes it."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._readings = Readings()

    def entries(self, scope: Scope, kinds: Collection[str] | None = None) -> Iterator[Entry]:
        """Everything of ``kinds`` (None: all) within ``scope``, whoever may see it."""
        wanted = frozenset(kinds or ()) or None
        for number in list(self._numbers()):
            row = self._state.indexed(number)
            if row and row.status in scope.statuses and (not wanted or row.kind in wanted):
                entry = self.content(row)
                if entry.space.status in scope.spaces:
                    yield entry
        yield from self._parts(scope, wanted)

    def spaces(self, scope: Scope) -> Iterator[Entry]:
        """The spaces themselves."""
        for space in list(self._state.spaces.values()):
            if space.status in scope.spaces:
                yield self.space(space)

    def may_see(self, account_id: str, entry: Entry) -> bool:
        """Whether an account may know of it."""
        record = entry.record
        if isinstance(record, SpaceRecord):
            return self._state.may_see_space(account_id, record)
        if not isinstance(record, ContentRecord):
            page = self._state.contents.get(record.container_id)
            return page is not None and self._state.may_read(account_id, page)
        return self._state.may_read(account_id, record)

    def content(self, row: ContentRecord) -> Entry:
        """A page, blog post, folder, whiteboard, database or embed."""
        last = row.current
        return Entry(
            *(self._state, self._readings, row, self._state.spaces[row.space_id]),
            *(row.id, row.kind, last.title, row.labels),
            *(row.created_at, last.created_at, row.author_id, last.author_id),
            text_version=last,
            parent=row.parent_id,
            status_name=row.state,
        )

    def comment(self, row: CommentRecord, page: ContentRecord) -> Entry:
        """A comment, which is found under its page's name."""
        first, last = row.versions[0], row.versions[-1]
        return Entry(
            *(self._state, self._readings, row, self._state.spaces[page.space_id]),
            *(row.id, "comment", f"Re: {page.title}", ()),
            *(first.created_at, last.created_at, first.author_id, last.author_id),
            text_version=last,
            container=page.id,
        )

    def attachment(self, row: AttachmentRecord, page: ContentRecord) -> Entry:
        """A file; its bytes are not read."""
        first, last = row.versions[0], row.versions[-1]
        return Entry(
            *(self._state, self._readings, row, self._state.spaces[page.space_id]),
            *(row.id, "attachment", row.title, row.labels),
            *(first.created_at, last.created_at, first.author_id, last.author_id),
            container=page.id,
        )

    def space(self, row: SpaceRecord) -> Entry:
        """A space."""
        return Entry(
            *(self._state, self._readings, row, row),
            *(row.id, "space", row.name, row.labels),
            *(row.created_at, row.created_at, row.author_id, row.author_id),
        )

    def _numbers(self) -> Iterator[int]:
        yield from self._state.contents
        yield from (one for one in self._state.history.changed() if one not in self._state.contents)

    def _parts(self, scope: Scope, kinds: Collection[str] | None) -> Iterator[Entry]:
        """Comments and files of what is within ``scope`` and already known to the index."""
        horizon = self._state.now() - self._state.history.index_lag
        for row in self._contained(kinds):
            page = self._state.contents.get(row.container_id)
            if page is None or page.status not in scope.statuses or row.status != "current":
                continue
            if row.versions[0].created_at > horizon:
                continue
            if self._state.spaces[page.space_id].status in scope.spaces:
                yield (
                    self.comment(row, page)
                    if isinstance(row, CommentRecord)
                    else self.attachment(row, page)
                )

    def _contained(
        self, kinds: Collection[str] | None
    ) -> Iterator[CommentRecord | AttachmentRecord]:
        if kinds is None or "comment" in kinds:
            yield from list(self._state.comments.values())
        if kinds is None or "attachment" in kinds:
            yield from list(self._state.attachments.values())
