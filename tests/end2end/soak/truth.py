"""What a site shows one reader of what is kept: the copy has to be equal to this."""

from collections.abc import Iterator

from confluence_desk.demo.records import AttachmentRecord, ContentRecord
from confluence_desk.demo.rows import sibling_key
from confluence_desk.domain.entities import Attachment, Comment, Label, Place, Version
from tests.end2end.soak.world import KEPT_LABEL, LISTED_LABEL, LISTING, World

TREE_KINDS = ("page", "folder", "whiteboard", "database", "embed")


class Truth:
    """One look at the site; it is good until the next change."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._state = world.state

    def sees(self, row: ContentRecord | None) -> bool:
        """Whether the reader may look at something that stands on the site."""
        return (
            row is not None
            and row.status in {"current", "archived"}
            and self._state.may_read(self._world.reader, row)
        )

    def held(self) -> dict[int, ContentRecord]:
        """Pages and posts that a rule names and the reader sees."""
        found = {
            row.id: row
            for row in self._state.contents.values()
            if row.kind in {"page", "blogpost"} and self.sees(row) and self._named(row)
        }
        found |= {row.id: row for row in self._below_tree() if row.kind == "page"}
        return found

    def with_every_file(self) -> dict[int, ContentRecord]:
        """Those whose files' bytes are all kept."""
        whole = self._world.kept[0]
        found = {row.id: row for row in self.held().values() if row.space_id == whole}
        return found | {row.id: row for row in self._below_tree() if row.kind == "page"}

    def with_pictures(self) -> dict[int, ContentRecord]:
        """Those whose pictures' bytes are kept, and more perhaps."""
        pictures = self._world.kept[1]
        return {row.id: row for row in self.held().values() if row.space_id == pictures}

    def lists(self) -> dict[str, list[str]]:
        """Every list of the kept spaces by its key, in the sidebar's order."""
        found: dict[str, list[ContentRecord]] = {}
        for space_id in self._spaces():
            found[f"space:{space_id}"], found[f"blog:{space_id}"] = [], []
            for row in self._shown_in(space_id):
                if row.kind == "blogpost":
                    found[f"blog:{space_id}"].append(row)
                    continue
                found.setdefault(str(row.id), [])
                above = f"space:{space_id}" if row.parent_id is None else str(row.parent_id)
                found.setdefault(above, []).append(row)
        return {key: [str(row.id) for row in self._sorted(key, found[key])] for key in found}

    def listing(self) -> list[ContentRecord]:
        """Kept pages that list what has a label, wherever it stands."""
        return [row for row in self.held().values() if LISTING in str(row.current.body)]

    def listed(self) -> set[str]:
        """The ids of what such a list shows; the search leaves archived spaces out."""
        return {
            str(row.id)
            for row in self._state.contents.values()
            if row.kind in {"page", "blogpost"}
            and ("global", LISTED_LABEL) in row.labels
            and row.status == "current"
            and self._state.spaces[row.space_id].status == "current"
            and self.sees(row)
        }

    def all_in_sight(self) -> bool:
        """Whether the reader sees every space that is kept."""
        return len(self._spaces()) == len(self._world.kept)

    def titles(self) -> dict[str, str]:
        """What every node of the kept spaces is called."""
        rows = (row for space_id in self._spaces() for row in self._shown_in(space_id))
        return {str(row.id): row.title for row in rows}

    def labels(self, row: ContentRecord) -> set[Label]:
        """The labels that everybody sees."""
        return {
            Label(name, prefix, str(self._state.label_id((prefix, name))))
            for prefix, name in row.labels
            if not prefix.startswith("my")
        }

    def comments(self, row: ContentRecord) -> list[Comment]:
        """Both kinds, with all replies, oldest first."""
        return [self._comment(number, row.id) for number in sorted(self._talk(row.id))]

    def files(self, row: ContentRecord) -> list[AttachmentRecord]:
        """The files on it."""
        found = (self._state.attachments[one] for one in self._state.attachment_ids_of(row.id))
        return [file for file in found if file.status == "current"]

    def file(self, row: AttachmentRecord) -> Attachment:
        """A file's record as the API tells it."""
        last = row.versions[-1]
        return Attachment(
            f"att{row.id}",
            str(row.container_id),
            row.title,
            Version(
                len(row.versions), last.created_at, last.author_id, last.message, last.minor_edit
            ),
            row.media_type,
            last.size,
            row.file_id,
            last.message,
            row.status,
        )

    def _spaces(self) -> list[int]:
        """The kept spaces that the reader sees; a copy of the others stays as it is."""
        state, reader = self._state, self._world.reader
        kept = (state.spaces[one] for one in self._world.kept)
        return [space.id for space in kept if state.may_see_space(reader, space)]

    def _named(self, row: ContentRecord) -> bool:
        if row.space_id in self._world.kept:
            return True
        blog = row.kind == "blogpost" and row.space_id == self._world.elsewhere
        return blog or ("global", KEPT_LABEL) in row.labels

    def _below_tree(self) -> list[ContentRecord]:
        """The page of the tree's rule, and what hangs under it as the service lists it."""
        top = self._state.contents.get(self._world.tree)
        if top is None or not self.sees(top):
            return []
        return [top, *self._current_below(top.id)]

    def _current_below(self, number: int) -> Iterator[ContentRecord]:
        for child_id in self._state.child_ids(number):
            child = self._state.contents[child_id]
            if child.status == "current":
                if self.sees(child):
                    yield child
                yield from self._current_below(child_id)

    def _shown_in(self, space_id: int) -> list[ContentRecord]:
        return [
            row
            for row in self._state.contents.values()
            if row.space_id == space_id and row.status == "current" and self.sees(row)
        ]

    def _sorted(self, key: str, rows: list[ContentRecord]) -> list[ContentRecord]:
        if key.startswith("blog:"):
            return sorted(rows, key=lambda row: (-row.created_at.timestamp(), row.id))
        return sorted(rows, key=sibling_key)

    def _talk(self, content_id: int) -> Iterator[int]:
        for number in self._state.comment_ids_of(content_id):
            yield from self._thread(number)

    def _thread(self, number: int) -> Iterator[int]:
        yield number
        for reply in self._state.reply_ids_of(number):
            yield from self._thread(reply)

    def _comment(self, number: int, content_id: int) -> Comment:
        row = self._state.comments[number]
        last = row.versions[-1]
        assert isinstance(last.body, str)
        return Comment(
            str(row.id),
            str(content_id),
            Place(row.place),
            Version(
                len(row.versions), last.created_at, last.author_id, last.message, last.minor_edit
            ),
            last.body,
            None if row.parent_id is None else str(row.parent_id),
            row.status,
            row.resolution,
            row.marker_ref,
            row.selection,
        )
