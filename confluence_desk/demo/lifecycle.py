"""Changes to where things are, and whether they are: moves, archive, trash, purge, spaces."""

from collections.abc import Iterable, Sequence

from confluence_desk.demo.page_edits import EditableRows
from confluence_desk.demo.records import ContentRecord, SpaceRecord
from confluence_desk.demo.refusals import Absent, Invalid

_STEP = 330


class MovableRows(EditableRows):
    """Rows that move about in the hierarchy and in and out of the trash."""

    def move(
        self,
        content_id: int,
        parent_id: int | None,
        *,
        before: int | None = None,
        after: int | None = None,
        space_id: int | None = None,
    ) -> ContentRecord:
        """Hang an item under ``parent_id`` (None: the root), beside a sibling or last."""
        row = self._row(content_id)
        parent = None if parent_id is None else self._row(parent_id)
        target_space = parent.space_id if parent else space_id or row.space_id
        self._check_move(row, parent)
        if target_space != row.space_id:
            self._change_space(row, target_space)
        with self.changing(row):
            row.parent_id = parent_id
        self._place(row, before, after)
        return row

    def reorder(self, content_ids: Sequence[int]) -> None:
        """Give siblings this order, with the gaps that the service leaves."""
        for place, content_id in enumerate(content_ids, 1):
            row = self._row(content_id)
            with self.changing(row):
                row.position = place * _STEP

    def archive(self, content_id: int) -> ContentRecord:
        """Put a page into the archive; its title stays taken."""
        return self._set_status(content_id, "archived")

    def trash(self, content_id: int) -> ContentRecord:
        """Put an item into the trash; what hangs under it moves up."""
        row = self._row(content_id)
        for child_id in self.child_ids(content_id):
            with self.changing(self.contents[child_id]):
                self.contents[child_id].parent_id = row.parent_id
        return self._set_status(content_id, "trashed")

    def trash_tree(self, content_id: int) -> list[ContentRecord]:
        """Put an item and everything under it into the trash."""
        rows = [self._row(content_id), *self.below(content_id)]
        return [self._set_status(row.id, "trashed") for row in rows]

    def restore(self, content_id: int) -> ContentRecord:
        """Take an item out of the trash; its title must still be free."""
        row = self._row(content_id)
        self.check_title(row, row.title)
        parent = self.contents.get(row.parent_id or 0)
        if parent is None or parent.status != "current":
            with self.changing(row):
                row.parent_id = None
        return self._set_status(content_id, "current")

    def purge(self, content_id: int) -> None:
        """Remove a trashed item for good, with its comments and files."""
        row = self._row(content_id)
        if row.status not in {"trashed", "draft"}:
            raise Invalid("Trashable Content must be trashed before it can be purged")
        for child_id in self.child_ids(content_id):
            with self.changing(self.contents[child_id]):
                self.contents[child_id].parent_id = row.parent_id
        self.history.note(row.id, row)
        self._forget(row)
        del self.contents[row.id]
        self._purged(row.id)
        self.touch()

    def below(self, content_id: int) -> Iterable[ContentRecord]:
        """Everything under an item, parents before children."""
        waiting, seen = self.child_ids(content_id), {content_id}
        while waiting:
            number = waiting.pop(0)
            if number not in seen:
                seen.add(number)
                waiting += self.child_ids(number)
                yield self.contents[number]

    def create_space(self, key: str, name: str, *, by: str = "") -> SpaceRecord:
        """A new space with a homepage; raises Clash when the key is taken."""
        taken = self.space_by_key(key) is not None
        self.check_free(taken, f"A space already exists with key {key}")
        account_id = by or self.owner_id
        space = self.add_space(SpaceRecord(self.new_id(), key, name, account_id, self.now()))
        space.homepage_id = self.create("page", space.id, f"{name} Home", by=account_id).id
        self.touch()
        return space

    def archive_space(self, space_id: int, *, archived: bool = True) -> SpaceRecord:
        """Put a space into the archive, or take it out."""
        space = self._space(space_id)
        space.status = "archived" if archived else "current"
        self.touch()
        return space

    def revoke(self, account_id: str, space_id: int) -> SpaceRecord:
        """Take a space away from one account."""
        space = self._space(space_id)
        space.readers = (set(self.users) if space.readers is None else space.readers) - {account_id}
        self.touch()
        return space

    def grant(self, account_id: str, space_id: int) -> SpaceRecord:
        """Let an account see a space."""
        space = self._space(space_id)
        if space.readers is not None:
            space.readers = space.readers | {account_id}
        self.touch()
        return space

    def _purged(self, content_id: int) -> None:
        """What must go when an item has gone for good."""

    def _space(self, space_id: int) -> SpaceRecord:
        space = self.spaces.get(space_id)
        if space is None:
            raise Absent
        return space

    def _set_status(self, content_id: int, status: str) -> ContentRecord:
        row = self._row(content_id)
        with self.changing(row):
            row.status = status
        return row

    def _check_move(self, row: ContentRecord, parent: ContentRecord | None) -> None:
        if parent is None:
            return
        if parent.id == row.id:
            raise Invalid("Can not set page as its own parent")
        if any(one.id == row.id for one in self.ancestors_of(parent)):
            raise Invalid("Can not move a page under one of its own descendants")

    def _change_space(self, row: ContentRecord, space_id: int) -> None:
        """Take ``row`` and all that hangs under it into another space."""
        moving = [row, *self.below(row.id)]
        for one in moving:
            moved = ContentRecord(one.id, one.kind, space_id, one.versions)
            self.check_title(moved, one.title)
        for one in moving:
            with self.changing(one):
                one.space_id = space_id

    def _place(self, row: ContentRecord, before: int | None, after: int | None) -> None:
        siblings = (
            self.root_ids(row.space_id) if row.parent_id is None else self.child_ids(row.parent_id)
        )
        siblings.remove(row.id)
        if before in siblings:
            siblings.insert(siblings.index(before), row.id)
        elif after in siblings:
            siblings.insert(siblings.index(after) + 1, row.id)
        else:
            siblings.append(row.id)
        self.reorder(siblings)
