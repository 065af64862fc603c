"""The search index of the demo site: rows as the search sees them, texts read only when asked."""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from confluence_desk.demo.extract import Extract, extract, rough
from confluence_desk.demo.matching import Terms
from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    SpaceRecord,
    VersionRecord,
    text_of,
)
from confluence_desk.demo.state import SiteState

_KEPT = 4000
"""Bodies whose words are remembered: all of a hand-written site, a part of a generated one."""

Record = ContentRecord | AttachmentRecord | CommentRecord | SpaceRecord
Labels = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the index took from one version of one text and its labels."""

    version: VersionRecord
    labels: tuple[str, ...]
    extract: Extract
    terms: Terms


class Readings:
    """Reads each version of a text once, as long as there is room to remember it."""

    def __init__(self, room: int = _KEPT) -> None:
        self._room = room
        self._kept: OrderedDict[int, Reading] = OrderedDict()

    def knows(self, number: int, version: VersionRecord) -> bool:
        """Whether a reading is at hand."""
        found = self._kept.get(number)
        return found is not None and found.version is version

    def of(self, number: int, version: VersionRecord, labels: Collection[str]) -> Reading:
        """The reading of ``version``, which belongs to the row ``number``."""
        found, names = self._kept.get(number), tuple(sorted(labels))
        if found is None or found.version is not version or found.labels != names:
            found = _read(version, names)
            self._kept[number] = found
        self._kept.move_to_end(number)
        if len(self._kept) > self._room:
            self._kept.popitem(last=False)
        return found


def _read(version: VersionRecord, labels: tuple[str, ...]) -> Reading:
    taken = extract(text_of(version.body))
    terms = Terms()
    for text in (version.title, taken.text, *labels):
        terms.add(text)
    return Reading(version, labels, taken, terms)


@dataclass(eq=False)
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
        return self._reading.extract.text

    @property
    def macros(self) -> Collection[str]:
        """The macros in its body."""
        return self._reading.extract.macros

    @property
    def mentions(self) -> Collection[str]:
        """The people named in its body."""
        return self._reading.extract.mentions

    @cached_property
    def title_terms(self) -> Terms:
        """The words of its title."""
        terms = Terms()
        terms.add(self.title)
        return terms

    @property
    def terms(self) -> Terms:
        """The words of title, body and labels."""
        return self._reading.terms

    def may_hold(self, needles: Collection[str]) -> bool:
        """Whether all ``needles`` might be in its text."""
        version = self.text_version
        if not needles or version is None or self.readings.knows(self.number, version):
            return True
        text = rough(" ".join((version.title, text_of(version.body), *self.labels)))
        return all(one in text for one in needles)

    @property
    def _reading(self) -> Reading:
        version = self.text_version or VersionRecord(self.created, self.creator, self.title)
        return self.readings.of(self.number, version, self.labels)


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
        for number in self._numbers():
            row = self._state.indexed(number)
            if row and row.status in scope.statuses and (not wanted or row.kind in wanted):
                entry = self.content(row)
                if entry.space.status in scope.spaces:
                    yield entry
        yield from self._parts(scope, wanted)

    def spaces(self, scope: Scope) -> Iterator[Entry]:
        """The spaces themselves."""
        for space in self._state.spaces.values():
            if space.status in scope.spaces:
                yield self.space(space)

    def may_see(self, account_id: str, entry: Entry) -> bool:
        """Whether an account may know of it."""
        record = entry.record
        if isinstance(record, SpaceRecord):
            return self._state.may_see_space(account_id, record)
        if not isinstance(record, ContentRecord):
            record = self._state.contents[record.container_id]
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
            yield from self._state.comments.values()
        if kinds is None or "attachment" in kinds:
            yield from self._state.attachments.values()
