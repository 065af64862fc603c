"""Changes to comments and files, and what goes with a page that is purged."""

import uuid

from confluence_desk.demo.lifecycle import MovableRows
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    CommentRecord,
    ContentRecord,
    Data,
    VersionRecord,
    bytes_of,
    text_of,
)
from confluence_desk.demo.refusals import Absent, Invalid, Stale


class TalkingRows(MovableRows):
    """Rows with comments and files that can be written."""

    def _edited(self, row: ContentRecord, before: VersionRecord) -> None:
        """Inline comments whose text went with an edit dangle."""
        marked = [one for one in self._inline_roots(row.id) if one.marker_ref]
        if not marked or row.current.body is before.body:
            return
        was, now = text_of(before.body), text_of(row.current.body)
        for one in marked:
            if one.marker_ref in was and one.marker_ref not in now:
                one.resolution = "dangling"

    def _inline_roots(self, content_id: int) -> list[CommentRecord]:
        rows = (self.comments[one] for one in self.comment_ids_of(content_id))
        return [row for row in rows if row.place == "inline"]

    def comment(
        self,
        container_id: int,
        body: str,
        *,
        by: str = "",
        place: str = "footer",
        selection: str = "",
        marker_ref: str = "",
    ) -> CommentRecord:
        """A new comment under a page, or on a piece of its text."""
        version = self._said(container_id, body, by)
        row = CommentRecord(self.new_id(), place, container_id, [version])
        if place == "inline":
            row.selection = selection
            row.marker_ref = marker_ref or self._uuid(row.id)
        return self.add_comment(row)

    def reply(self, comment_id: int, body: str, *, by: str = "") -> CommentRecord:
        """An answer to a comment; a resolved inline comment is reopened by it."""
        parent = self._comment(comment_id)
        version = self._said(parent.container_id, body, by)
        row = CommentRecord(self.new_id(), parent.place, parent.container_id, [version], comment_id)
        return self.add_comment(row)

    def edit_comment(
        self,
        comment_id: int,
        body: str,
        *,
        by: str = "",
        message: str = "",
        number: int | None = None,
    ) -> CommentRecord:
        """A new version of a comment; ``number``, when given, must be exactly the next one."""
        row = self._comment(comment_id)
        if number is not None and number != len(row.versions) + 1:
            raise Stale(len(row.versions))
        version = self._said(row.container_id, body, by)
        version.message = message
        row.versions.append(version)
        self.touch()
        return row

    def resolve(self, comment_id: int, *, resolved: bool = True, by: str = "") -> CommentRecord:
        """Resolve a comment, or reopen it."""
        row = self._comment(comment_id)
        row.resolution = "resolved" if resolved else "reopened"
        row.resolved_by, row.resolved_at = by or self.owner_id, self.now()
        self.touch()
        return row

    def delete_comment(self, comment_id: int) -> None:
        """Remove a comment for good, with the replies under it."""
        row = self._comment(comment_id)
        for reply_id in list(self.reply_ids_of(comment_id)):
            self.delete_comment(reply_id)
        siblings = (
            self._comments_of[row.container_id]
            if row.parent_id is None
            else self._replies[row.parent_id]
        )
        siblings.remove(comment_id)
        self._of_kind[f"{row.place}-comment"].remove(comment_id)
        del self.comments[comment_id]
        self.touch()

    def attach(
        self,
        container_id: int,
        title: str,
        data: Data,
        media_type: str = "application/octet-stream",
        *,
        by: str = "",
        message: str = "",
        minor_edit: bool = False,
    ) -> AttachmentRecord:
        """A new file on a page; raises Invalid when it has one of this name."""
        if self.attachment_named(container_id, title):
            raise Invalid(
                "Cannot add a new attachment with same file name as an existing attachment: "
                f"{title}"
            )
        number = self.new_id()
        version = self._filed(data, by, message, minor_edit=minor_edit)
        return self.add_attachment(
            AttachmentRecord(number, container_id, title, media_type, self._uuid(number), [version])
        )

    def add_file_version(
        self,
        attachment_id: int,
        data: Data,
        *,
        by: str = "",
        message: str = "",
        minor_edit: bool = False,
        media_type: str = "",
    ) -> AttachmentRecord:
        """New bytes for a file that is there."""
        row = self._attachment(attachment_id)
        row.versions.append(self._filed(data, by, message, minor_edit=minor_edit))
        row.media_type = media_type or row.media_type
        self.touch()
        return row

    def rename_attachment(self, attachment_id: int, title: str) -> AttachmentRecord:
        """Give a file another name."""
        row = self._attachment(attachment_id)
        row.title = title
        self.touch()
        return row

    def trash_attachment(self, attachment_id: int) -> AttachmentRecord:
        """Put a file into the trash."""
        row = self._attachment(attachment_id)
        row.status = "trashed"
        self.touch()
        return row

    def purge_attachment(self, attachment_id: int) -> None:
        """Remove a trashed file for good."""
        row = self._attachment(attachment_id)
        if row.status != "trashed":
            raise Invalid("Trashable Content must be trashed before it can be purged")
        self._drop_attachment(row)

    def _purged(self, content_id: int) -> None:
        for comment_id in list(self.comment_ids_of(content_id)):
            self.delete_comment(comment_id)
        for attachment_id in list(self.attachment_ids_of(content_id)):
            self._drop_attachment(self.attachments[attachment_id])

    def _drop_attachment(self, row: AttachmentRecord) -> None:
        self._files_of[row.container_id].remove(row.id)
        self._of_kind["attachment"].remove(row.id)
        self._files.pop(row.file_id, None)
        for label in row.labels:
            self._labelled[label].discard(row.id)
        del self.attachments[row.id]
        self.touch()

    def _said(self, container_id: int, body: str, by: str) -> VersionRecord:
        title = f"Re: {self._row(container_id).title}"
        return VersionRecord(self.now(), by or self.owner_id, title, body)

    def _filed(self, data: Data, by: str, message: str, *, minor_edit: bool) -> AttachmentVersion:
        size = len(bytes_of(data))
        author_id = by or self.owner_id
        return AttachmentVersion(self.now(), author_id, data, size, message, minor_edit)

    def _comment(self, comment_id: int) -> CommentRecord:
        row = self.comments.get(comment_id)
        if row is None:
            raise Absent
        return row

    def _attachment(self, attachment_id: int) -> AttachmentRecord:
        row = self.attachments.get(attachment_id)
        if row is None:
            raise Absent
        return row

    def _uuid(self, number: int) -> str:
        return str(uuid.uuid5(uuid.UUID(self.cloud_id), str(number)))
