"""Puts written leaves into a site: rows, histories, restrictions, files, links between them."""

import base64
import re
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import quote_plus

from confluence_desk.demo.content import artwork, people, special
from confluence_desk.demo.content.shelf import Edit, Leaf
from confluence_desk.demo.content.shorthand import Surroundings, storage
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    ContentRecord,
    Restriction,
    SpaceRecord,
    VersionRecord,
)
from confluence_desk.demo.state import SiteState

_GAP = 1_000
_ITEM = re.compile(r"- |\d+\. |\{\{task ")


class Plant:
    """One site on its way to being filled."""

    def __init__(self, state: SiteState, now: datetime) -> None:
        self.state = state
        self.now = now
        self._named: dict[tuple[str, str], ContentRecord] = {}

    def space(self, key: str, name: str, by: str, days: float, about: str = "") -> SpaceRecord:
        """A space with nothing in it yet, made so many days ago."""
        row = SpaceRecord(
            id=self.state.new_id(),
            key=key,
            name=name,
            author_id=people.account(by),
            created_at=self.ago(days),
            type="personal" if key.startswith("~") else "collaboration",
            description=about,
            permissions=_permissions(people.account(by)),
        )
        return self.state.add_space(row)

    def grow(self, space: SpaceRecord, leaves: Iterable[Leaf]) -> None:
        """Leaves in their order, the homepage first and parents before their children."""
        for number, leaf in enumerate(leaves, 1):
            row = self._row(space, leaf, number * _GAP)
            self.state.add(row)
            self._named[space.key, leaf.title] = row
            for name in leaf.files:
                self._attach(row, name)
        space.homepage_id = next(iter(self.state.root_ids(space.id)), None)

    def ago(self, days: float) -> datetime:
        """A moment before now, in the service's milliseconds."""
        at = self.now - timedelta(days=days)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def named(self, key: str, title: str) -> ContentRecord:
        """What has this title in a space; raises KeyError."""
        return self._named[key, title]

    def body(self, key: str, name: str, source: str) -> str:
        """A body in storage format; links without a key stay in the space ``key``."""

        def day(space: str, title: str) -> str:
            return f"{self.named(space or key, title).created_at:%Y/%m/%d}"

        def url(shape: str, space: str, title: str) -> str:
            return self._url(shape, space or key, title)

        return storage(source, Surroundings(self.now, name, url, day))

    def _row(self, space: SpaceRecord, leaf: Leaf, position: int) -> ContentRecord:
        parent = self._named[space.key, leaf.parent] if leaf.parent else None
        blog = leaf.kind == "blogpost"
        return ContentRecord(
            id=self.state.new_id(),
            kind=leaf.kind,
            space_id=space.id,
            versions=self._versions(space.key, leaf),
            parent_id=parent.id if parent else None,
            position=None if blog else position,
            status=leaf.status,
            subtype=leaf.subtype,
            owner_id=people.account(leaf.edits[0].by),
            embed_url=leaf.embed_url,
            labels=[("global", name) for name in leaf.labels],
            likes=[people.account(one) for one in leaf.likes],
            read=_restriction(leaf.read),
            update=_restriction(leaf.update),
            state=leaf.state,
        )

    def _versions(self, key: str, leaf: Leaf) -> list[VersionRecord]:
        total = len(leaf.edits)
        grown_ones = (grown(leaf.source, number, total) for number in range(1, total + 1))
        pairs = zip(leaf.edits, leaf.sources or grown_ones, strict=True)
        return [self._version(key, leaf, edit, source) for edit, source in pairs]

    def _version(self, key: str, leaf: Leaf, edit: Edit, source: str) -> VersionRecord:
        written = partial(self.body, key, f"{key}/{leaf.title}", source) if source else ""
        body = special.made(source) or written
        by = people.account(edit.by)
        return VersionRecord(self.ago(edit.days), by, leaf.title, body, edit.message)

    def _attach(self, row: ContentRecord, name: str) -> None:
        made = artwork.versions(name)
        first, last = row.created_at, row.current.created_at
        span = (last - first) / max(1, len(made) - 1)
        versions = [
            AttachmentVersion(first + span * place, row.author_id, data, len(data), message)
            for place, (data, message) in enumerate(made)
        ]
        number = self.state.new_id()
        file_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{row.title}/{name}"))
        self.state.add_attachment(
            AttachmentRecord(number, row.id, name, artwork.media_type(name), file_id, versions)
        )

    def _url(self, shape: str, key: str, title: str) -> str:
        row = self.named(key, title)
        code = base64.b64encode(row.id.to_bytes(8, "little").rstrip(b"\0"), b"_-").decode()
        ends = {
            "page": f"/spaces/{key}/pages/{row.id}/{quote_plus(title)}",
            "folder": f"/spaces/{key}/folder/{row.id}",
            "display": f"/display/{key}/{quote_plus(title)}",
            "viewpage": f"/pages/viewpage.action?pageId={row.id}",
            "tiny": f"/x/{code.rstrip('=')}",
        }
        return f"{self.state.site_url}/wiki{ends[shape]}"


def grown(source: str, number: int, total: int) -> str:
    """The text as it was at a version: pages grow by sections, and the last version has all."""
    if number == total:
        return source
    if "{{layout}}" in source:
        return _without_last_items(source, total - number)
    sections = source.split("\n## ")
    return "\n## ".join(sections[: max(1, round(len(sections) * number / total))])


def _without_last_items(source: str, count: int) -> str:
    """A layout cannot be cut in the middle, but its lists can be shorter."""
    lines = source.splitlines()
    items = [place for place, line in enumerate(lines) if _ITEM.match(line)]
    dropped = set(items[1:][-count:])
    return "\n".join(line for place, line in enumerate(lines) if place not in dropped)


def _permissions(author_id: str) -> list[tuple[str, str, str, str]]:
    """Everybody may read and write; the author, and who uses the demo, look after the space."""
    kinds = ("page", "blogpost", "comment", "attachment")
    all_of_us = ("access-class", "ALL_LICENSED_USERS")
    everyone = [(*all_of_us, "read", "space"), *((*all_of_us, "create", one) for one in kinds)]
    keepers = dict.fromkeys((author_id, people.account(people.OWNER)))
    return [*everyone, *(("user", one, "administer", "space") for one in keepers)]


def _restriction(names: Iterable[str]) -> Restriction:
    groups = {"operations-leads": people.LEADS, "people-team": people.PEOPLE_TEAM}
    listed = tuple(names)
    users = {people.account(one) for one in listed if one not in groups}
    return Restriction(users, {groups[one] for one in listed if one in groups})
