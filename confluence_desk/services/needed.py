"""Tells which of the things that texts need are on this machine."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.readiness import Gap, Lack

if TYPE_CHECKING:
    from confluence_desk.render.references import Reference
    from confluence_desk.store import Store

_Found = tuple[Lack, Gap | None]


class Needed:
    """Looks everything up once; ``inside`` are the pages that are looked at anyhow.

    What is known not to exist on the site (a link to a title that no page of a listed space
    bears, a picture that nobody attached) is a fault of the page, not of this machine.
    """

    def __init__(self, store: "Store", inside: AbstractSet[str]) -> None:
        self._store = store
        self._inside = inside
        self._seen: set[tuple[object, ...]] = set()
        self._listed: dict[str, bool] = {}

    def of(
        self, page_id: str, title: str, space_id: str, wants: Iterable["Reference"]
    ) -> Iterator[_Found]:
        """What one page needs and nobody before it did: how, and what is missing of it."""
        for want in wants:
            lack = Lack(want.needs.value)
            key = (lack, want.page_id, want.space_key or space_id, want.title, want.names)
            own = (*key, page_id) if want.names and not want.title else key
            if own in self._seen:
                continue
            self._seen.add(own)
            missing = self._file(page_id, space_id, want) if want.names else None
            if not want.names:
                missing = self._page(space_id, want)
            gap = Gap(lack, page_id, title, *missing) if missing is not None else None
            yield lack, gap

    def _page(self, space_id: str, want: "Reference") -> tuple[str, str] | None:
        """Name and id of a page that is not here; None where it is, or is nowhere."""
        found = want.page_id or self._titled(space_id, want)
        if found is None:
            return None
        if not found:
            return want.title, ""
        node = self._store.node(found)
        if found in self._inside or (node is not None and not node.kind.readable):
            return None
        if self._store.kept([found]):
            return None
        return (node.title if node else "") or want.title, found

    def _titled(self, space_id: str, want: "Reference") -> str | None:
        """The id of a page by its title, "" while it is not known, None where there is none."""
        home = space_id
        if want.space_key:
            space = self._store.space_by_key(want.space_key)
            if space is None:
                return ""
            home = space.id
        node = self._store.node_by_title(home, want.title)
        if node is not None:
            return node.id
        return None if self._whole(home) else ""

    def _whole(self, space_id: str) -> bool:
        """Whether every page of a space is known by its title."""
        if space_id not in self._listed:
            self._listed[space_id] = self._store.mark("space", space_id) is not None
        return self._listed[space_id]

    def _file(self, page_id: str, space_id: str, want: "Reference") -> tuple[str, str] | None:
        """Name and id of a file that is not here; None where it is, or is nowhere."""
        holder: str | None = page_id
        if want.title:
            holder = self._titled(space_id, want)
        if holder is None:
            return None
        file = self._named(holder, want.names) if holder else None
        if file is None:
            unknown = not holder or not self._store.knows_attachments(holder)
            return (want.names[0], "") if unknown else None
        here = self._store.has_blob(file.id, file.version.number)
        return None if here else (file.title, file.id)

    def _named(self, holder: str, names: Iterable[str]) -> Attachment | None:
        found = (self._store.attachment_by_name(holder, name) for name in names)
        return next((file for file in found if file is not None), None)
