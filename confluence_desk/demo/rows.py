"""The tables of the demo site and the indexes that keep every look-up independent of its size."""

import uuid
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from confluence_desk.demo.history import History
from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    GroupRecord,
    PropertyRecord,
    SpaceRecord,
    UserRecord,
)

Label = tuple[str, str]
"""(prefix, name)"""

SiblingKey = tuple[bool, int, str, int]

_FIRST_ID = 98304
_MANY = 200


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


class Rows:
    """All rows by id, with who hangs under what, in which order, and under which title.

    Rows are put in by the ``add_…`` methods and changed only by the methods of ``SiteState``:
    the indexes follow those. Numbers of content, comments, attachments and spaces are one series.
    """

    def __init__(self, *, clock: Callable[[], datetime] = utc_now, seed: int = 0) -> None:
        self.clock = clock
        self.seed = seed
        self.cloud_id = str(uuid.uuid5(uuid.NAMESPACE_DNS, f"confluence-desk-demo-{seed}"))
        self.site_url = "https://demo.invalid"
        """Where a browser finds the site; what ``_links.base`` starts with."""
        self.thin_lists = False
        """Serve every list in short and empty pages."""
        self.users: dict[str, UserRecord] = {}
        self.groups: dict[str, GroupRecord] = {}
        self.spaces: dict[int, SpaceRecord] = {}
        self.contents: dict[int, ContentRecord] = {}
        self.comments: dict[int, CommentRecord] = {}
        self.attachments: dict[int, AttachmentRecord] = {}
        self.revision = 0
        """Counts changes; what is derived from rows is good for one revision."""
        self.history = History(clock)
        self._last_id = _FIRST_ID
        self._keys: dict[str, int] = {}
        self._children: defaultdict[int, list[int]] = defaultdict(list)
        self._roots: defaultdict[int, list[int]] = defaultdict(list)
        self._in_space: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        self._of_kind: defaultdict[str, list[int]] = defaultdict(list)
        self._titles: defaultdict[tuple[int, str, str], set[int]] = defaultdict(set)
        self._label_ids: dict[Label, int] = {}
        self._labels: dict[int, Label] = {}
        self._labelled: defaultdict[Label, set[int]] = defaultdict(set)
        self._comments_of: defaultdict[int, list[int]] = defaultdict(list)
        self._replies: defaultdict[int, list[int]] = defaultdict(list)
        self._files_of: defaultdict[int, list[int]] = defaultdict(list)
        self._files: dict[str, int] = {}
        self._properties: dict[int, dict[str, PropertyRecord]] = {}
        self._sorted: dict[tuple[str, int], tuple[int, Sequence[int]]] = {}

    def now(self) -> datetime:
        """The site's time, in the milliseconds that the service writes."""
        at = self.clock()
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def new_id(self) -> int:
        """The next free number; they have gaps, as the service's have."""
        self._last_id += 1 + self._last_id % 3
        return self._last_id

    def touch(self) -> None:
        """Something has changed."""
        self.revision += 1

    def add_user(self, user: UserRecord) -> UserRecord:
        """Let ``user`` exist."""
        self.users[user.account_id] = user
        return user

    def add_group(self, group: GroupRecord) -> GroupRecord:
        """Let ``group`` exist; who is in it stands with the users."""
        self.groups[group.id] = group
        return group

    def add_space(self, space: SpaceRecord) -> SpaceRecord:
        """Let ``space`` exist."""
        self.spaces[space.id] = space
        self._keys[space.key.casefold()] = space.id
        if space.alias:
            self._keys[space.alias.casefold()] = space.id
        for label in space.labels:
            self.label_id(label)
        self._grown(space.id)
        return space

    def add(self, row: ContentRecord) -> ContentRecord:
        """Let a page, blog post, folder … exist as it is; no rule is checked."""
        self.history.note(row.id, None)
        self.contents[row.id] = row
        self._index(row)
        self._grown(row.id)
        return row

    def add_comment(self, row: CommentRecord) -> CommentRecord:
        """Let a comment exist as it is."""
        self.comments[row.id] = row
        insort(self._of_kind[f"{row.place}-comment"], row.id)
        if row.parent_id is None:
            insort(self._comments_of[row.container_id], row.id)
        else:
            insort(self._replies[row.parent_id], row.id)
        self._grown(row.id)
        return row

    def add_attachment(self, row: AttachmentRecord) -> AttachmentRecord:
        """Let a file exist as it is."""
        self.attachments[row.id] = row
        insort(self._of_kind["attachment"], row.id)
        insort(self._files_of[row.container_id], row.id)
        self._files[row.file_id] = row.id
        self._index_labels(row.id, row.labels)
        self._grown(row.id)
        return row

    def space_by_key(self, key: str) -> SpaceRecord | None:
        """The space with this key or alias, in any case of letters."""
        space_id = self._keys.get(key.casefold())
        return None if space_id is None else self.spaces[space_id]

    def child_ids(self, parent_id: int) -> list[int]:
        """What hangs directly under a content item, in the sidebar's order, any status."""
        return list(self._ordered(("node", parent_id), self._children.get(parent_id, ())))

    def root_ids(self, space_id: int) -> list[int]:
        """What hangs under nothing in a space (no blog posts), in the sidebar's order."""
        return list(self._ordered(("space", space_id), self._roots.get(space_id, ())))

    def sibling_key(self, content_id: int) -> SiblingKey:
        """What orders siblings."""
        return sibling_key(self.contents[content_id])

    def ancestors_of(self, row: ContentRecord) -> list[ContentRecord]:
        """Everything above ``row``, highest first."""
        found: list[ContentRecord] = []
        seen = {row.id}
        parent_id = row.parent_id
        while parent_id is not None and parent_id not in seen:
            parent = self.contents.get(parent_id)
            if parent is None:
                break
            seen.add(parent_id)
            found.append(parent)
            parent_id = parent.parent_id
        return found[::-1]

    def ids_of(self, kind: str, space_id: int | None = None) -> Sequence[int]:
        """Ids of a kind in rising order; also attachment and footer-comment."""
        if space_id is None:
            return self._of_kind.get(kind, ())
        return self._in_space.get((space_id, kind), ())

    def ids_titled(self, space_id: int, kind: str, title: str) -> set[int]:
        """Ids of a kind with this title in a space, in any case of letters, any status."""
        return self._titles.get((space_id, kind, title.casefold()), set())

    def comment_ids_of(self, container_id: int) -> Sequence[int]:
        """Root comments of a page or blog post, oldest first, footer and inline."""
        return self._comments_of.get(container_id, ())

    def reply_ids_of(self, comment_id: int) -> Sequence[int]:
        """Direct replies to a comment, oldest first."""
        return self._replies.get(comment_id, ())

    def attachment_ids_of(self, container_id: int) -> Sequence[int]:
        """Files of a page or blog post, oldest first, any status."""
        return self._files_of.get(container_id, ())

    def attachment_named(self, container_id: int, title: str) -> AttachmentRecord | None:
        """The file with this name on a page, trashed ones left out."""
        rows = (self.attachments[one] for one in self.attachment_ids_of(container_id))
        return next((row for row in rows if row.title == title and row.status == "current"), None)

    def attachment_by_file(self, file_id: str) -> AttachmentRecord | None:
        """The file with this media id."""
        number = self._files.get(file_id)
        return None if number is None else self.attachments[number]

    def label_id(self, label: Label) -> int:
        """The label's own number, given at first sight."""
        if label not in self._label_ids:
            number = _FIRST_ID + 2 * len(self._label_ids) + 1
            self._label_ids[label] = number
            self._labels[number] = label
        return self._label_ids[label]

    def label_of(self, label_id: int) -> Label | None:
        """The label with this number."""
        return self._labels.get(label_id)

    def label_ids(self) -> Sequence[int]:
        """Numbers of all labels in rising order."""
        return sorted(self._labels)

    def labelled(self, label: Label) -> set[int]:
        """Ids of content and attachments with this label."""
        return self._labelled.get(label, set())

    def _ordered(self, name: tuple[str, int], numbers: Sequence[int]) -> Sequence[int]:
        """``numbers`` as siblings stand; long rows of siblings are not sorted twice."""
        if len(numbers) < _MANY:
            return sorted(numbers, key=self.sibling_key)
        revision, found = self._sorted.get(name, (-1, ()))
        if revision != self.revision:
            found = sorted(numbers, key=self.sibling_key)
            self._sorted[name] = self.revision, found
        return found

    def _grown(self, number: int) -> None:
        self._last_id = max(self._last_id, number)
        self.touch()

    def _index(self, row: ContentRecord) -> None:
        insort(self._of_kind[row.kind], row.id)
        insort(self._in_space[row.space_id, row.kind], row.id)
        if row.kind != "blogpost":
            insort(self._siblings(row), row.id)
        self._titles[row.space_id, row.kind, row.title.casefold()].add(row.id)
        self._index_labels(row.id, row.labels)

    def _forget(self, row: ContentRecord) -> None:
        _drop(self._of_kind[row.kind], row.id)
        _drop(self._in_space[row.space_id, row.kind], row.id)
        if row.kind != "blogpost":
            _drop(self._siblings(row), row.id)
        self._titles[row.space_id, row.kind, row.title.casefold()].discard(row.id)
        for label in row.labels:
            self._labelled[label].discard(row.id)

    def _siblings(self, row: ContentRecord) -> list[int]:
        if row.parent_id is None:
            return self._roots[row.space_id]
        return self._children[row.parent_id]

    def _index_labels(self, number: int, labels: Sequence[Label]) -> None:
        for label in labels:
            self.label_id(label)
            self._labelled[label].add(number)


def sibling_key(row: ContentRecord) -> SiblingKey:
    """Orders siblings: positioned ones first, the others by title."""
    return row.position is None, row.position or 0, row.title.casefold(), row.id


def _drop(numbers: list[int], number: int) -> None:
    place = bisect_left(numbers, number)
    if place < len(numbers) and numbers[place] == number:
        del numbers[place]
