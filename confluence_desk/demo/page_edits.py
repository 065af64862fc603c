"""Changes to pages, blog posts and folders, under the rules the service has for them."""

from datetime import datetime

from confluence_desk.demo.labelling import LabelledRows
from confluence_desk.demo.records import ContentRecord, Restriction, Text, VersionRecord
from confluence_desk.demo.refusals import Absent, Clash, Invalid, Stale, TitleTaken

_RESERVING = {"current", "archived"}
_LONGEST_TITLE = 255


class EditableRows(LabelledRows):
    """Rows whose pages can be written, renamed and restored.

    ``by`` is the account id of who does it; without one it is the site's owner.
    """

    owner_id = ""
    """The account that the demo is used as, and that changes things when nobody is named."""

    def create(
        self,
        kind: str,
        space_id: int,
        title: str,
        body: Text = "",
        *,
        parent_id: int | None = None,
        by: str = "",
        status: str = "current",
        created_at: datetime | None = None,
    ) -> ContentRecord:
        """A new page, blog post or folder; the title rule applies."""
        version = VersionRecord(created_at or self.now(), by or self.owner_id, title, body)
        row = ContentRecord(self.new_id(), kind, space_id, [version], status=status)
        row.owner_id, row.parent_id = version.author_id, parent_id
        if status != "draft":
            self.check_title(row, title)
        if kind != "blogpost":
            row.position = self._last_position(row)
        self.watch(version.author_id, row.id)
        return self.add(row)

    def create_page(
        self,
        space_id: int,
        title: str,
        body: Text = "",
        *,
        parent_id: int | None = None,
        by: str = "",
    ) -> ContentRecord:
        """A new page; without a parent it goes under the homepage, as the service does it."""
        parent = parent_id if parent_id is not None else self.spaces[space_id].homepage_id
        return self.create("page", space_id, title, body, parent_id=parent, by=by)

    def create_blog(
        self, space_id: int, title: str, body: Text = "", *, by: str = ""
    ) -> ContentRecord:
        """A new blog post of today."""
        return self.create("blogpost", space_id, title, body, by=by)

    def create_folder(
        self, space_id: int, title: str, *, parent_id: int | None = None, by: str = ""
    ) -> ContentRecord:
        """A new folder; its title may repeat."""
        return self.create("folder", space_id, title, parent_id=parent_id, by=by)

    def edit(
        self,
        content_id: int,
        body: Text | None = None,
        *,
        title: str | None = None,
        by: str = "",
        message: str = "",
        minor_edit: bool = False,
        number: int | None = None,
    ) -> ContentRecord:
        """A new version; ``number``, when given, must be exactly the next one."""
        row = self._row(content_id)
        last = row.current
        if number is not None and number != len(row.versions) + 1:
            raise Stale(len(row.versions))
        new_title = last.title if title is None else title
        self.check_title(row, new_title)
        version = VersionRecord(
            self.now(),
            by or self.owner_id,
            new_title,
            last.body if body is None else body,
            message,
            minor_edit,
        )
        with self.changing(row):
            row.versions.append(version)
        self._edited(row, last)
        return row

    def rename(self, content_id: int, title: str, *, by: str = "") -> ContentRecord:
        """A new version with another title and the same text."""
        return self.edit(content_id, title=title, by=by)

    def publish(self, content_id: int, version: VersionRecord) -> ContentRecord:
        """Make a draft current, with its last text."""
        row = self._row(content_id)
        self.check_title(row, version.title)
        with self.changing(row):
            row.versions = [version]
            row.status = "current"
            row.draft = None
        return row

    def restore_version(
        self, content_id: int, number: int, *, by: str = "", message: str = "", title: bool = True
    ) -> ContentRecord:
        """Append a version that says what version ``number`` said."""
        row = self._row(content_id)
        old = self.version_of(row, number)
        said = message or f"Reverted from v. {number}"
        return self.edit(
            content_id, old.body, title=old.title if title else None, by=by, message=said
        )

    def delete_version(self, content_id: int, number: int) -> ContentRecord:
        """Remove an old version; the later ones are renumbered."""
        row = self._row(content_id)
        self.version_of(row, number)
        if number == len(row.versions):
            raise Invalid("Cannot delete the current version")
        with self.changing(row):
            del row.versions[number - 1]
        return row

    def version_of(self, row: ContentRecord, number: int) -> VersionRecord:
        """Version ``number`` of a row; raises Absent."""
        if not 1 <= number <= len(row.versions):
            raise Absent
        return row.versions[number - 1]

    def restrict(
        self,
        content_id: int,
        *,
        read: Restriction | None = None,
        update: Restriction | None = None,
    ) -> ContentRecord:
        """Set who may read or update an item; an empty Restriction lifts it."""
        row = self._row(content_id)
        with self.changing(row):
            row.read = row.read if read is None else read
            row.update = row.update if update is None else update
        return row

    def set_state(self, content_id: int, state: str) -> ContentRecord:
        """Set the lozenge beside the title ("" takes it off)."""
        row = self._row(content_id)
        with self.changing(row):
            row.state = state
        return row

    def hand_over(self, content_id: int, account_id: str) -> ContentRecord:
        """Give a page to another owner."""
        row = self._row(content_id)
        with self.changing(row):
            row.owner_id = account_id
        return row

    def watch(self, account_id: str, content_id: int, *, watching: bool = True) -> None:
        """Let an account watch an item, or stop that."""
        user = self.users.get(account_id)
        if user is None:
            return
        (user.watches.add if watching else user.watches.discard)(content_id)
        self.touch()

    def check_title(self, row: ContentRecord, title: str) -> None:
        """Raise TitleTaken or Invalid when ``row`` may not be called ``title``."""
        if not title.strip():
            raise Invalid("Title is required")
        if len(title) > _LONGEST_TITLE:
            raise Invalid("Title cannot be longer than 255 characters")
        if row.kind not in {"page", "blogpost"}:
            return
        for other_id in self.ids_titled(row.space_id, row.kind, title):
            other = self.contents[other_id]
            if other.id != row.id and other.status in _RESERVING and _rivals(row, other):
                raise TitleTaken(title, self.spaces[row.space_id].key)

    def check_free(self, taken: bool, sentence: str) -> None:  # noqa: FBT001 - reads as a sentence
        """Raise Clash with ``sentence`` when something is taken."""
        if taken:
            raise Clash(sentence)

    def _edited(self, row: ContentRecord, before: VersionRecord) -> None:
        """What follows from a new version."""

    def _row(self, content_id: int) -> ContentRecord:
        row = self.contents.get(content_id)
        if row is None:
            raise Absent
        return row

    def _last_position(self, row: ContentRecord) -> int:
        siblings = (
            self.root_ids(row.space_id) if row.parent_id is None else self.child_ids(row.parent_id)
        )
        positions = (self.contents[one].position or 0 for one in siblings)
        return max(positions, default=0) + 330


def _rivals(row: ContentRecord, other: ContentRecord) -> bool:
    """Blog posts compete for a title only within a day."""
    return row.kind == "page" or row.created_at.date() == other.created_at.date()
