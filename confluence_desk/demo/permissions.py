"""Who may see and change what: space readers, space permissions, restrictions up the hierarchy."""

from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    Restriction,
    SpaceRecord,
)
from confluence_desk.demo.refusals import Absent, Forbidden
from confluence_desk.demo.rows import Rows


class PermittedRows(Rows):
    """Rows, as one account may see them."""

    def groups_of(self, account_id: str) -> set[str]:
        """The groups an account is in."""
        user = self.users.get(account_id)
        return user.groups if user else set()

    def admits(self, restriction: Restriction, account_id: str) -> bool:
        """Whether a restriction lets an account pass."""
        return (
            not restriction
            or account_id in restriction.users
            or not restriction.groups.isdisjoint(self.groups_of(account_id))
        )

    def may_see_space(self, account_id: str, space: SpaceRecord) -> bool:
        """Whether the account may view the space at all."""
        user = self.users.get(account_id)
        if user is None or user.account_status != "active":
            return False
        return space.readers is None or account_id in space.readers

    def allows(self, account_id: str, space: SpaceRecord, operation: str, target: str) -> bool:
        """Whether the space's permissions grant an operation; a space without any grants all."""
        if not self.may_see_space(account_id, space):
            return False
        if not space.permissions:
            return True
        principals = {("user", account_id), ("access-class", "ALL_LICENSED_USERS")}
        principals |= {("group", group) for group in self.groups_of(account_id)}
        return any(
            (kind, principal) in principals and (granted, on) == (operation, target)
            for kind, principal, granted, on in space.permissions
        )

    def may_read(self, account_id: str, row: ContentRecord) -> bool:
        """Whether the account may see the item: its space, its own and inherited restrictions."""
        space = self.spaces.get(row.space_id)
        if space is None or not self.may_see_space(account_id, space):
            return False
        if row.status == "draft" and row.author_id != account_id:
            return False
        return self.admits(row.read, account_id) and all(
            self.admits(one.read, account_id) for one in self.ancestors_of(row)
        )

    def may_update(self, account_id: str, row: ContentRecord) -> bool:
        """Whether the account may change the item; update restrictions are not inherited."""
        space = self.spaces.get(row.space_id)
        if space is None or not self.may_read(account_id, row) or space.status != "current":
            return False
        target = row.kind if row.kind == "blogpost" else "page"
        granted = self.allows(account_id, space, "create", target)
        return granted and self.admits(row.update, account_id)

    def may_list(self, account_id: str, row: ContentRecord) -> bool:
        """Whether lists show the item to the account: the trash is for those who may change it."""
        if row.status in {"trashed", "draft"}:
            return self.may_update(account_id, row)
        return self.may_read(account_id, row)

    def may_administer(self, account_id: str, space: SpaceRecord) -> bool:
        """Whether the account administers the space: may purge and see its trash."""
        user = self.users.get(account_id)
        if user is not None and user.admin and self.may_see_space(account_id, space):
            return True
        return self.allows(account_id, space, "administer", "space")

    def seen_space(self, account_id: str, space_id: int) -> SpaceRecord:
        """The space, if the account may see it; raises Absent."""
        space = self.spaces.get(space_id)
        if space is None or not self.may_see_space(account_id, space):
            raise Absent
        return space

    def seen(self, account_id: str, content_id: int, *kinds: str) -> ContentRecord:
        """The item (of one of ``kinds``, if given), if the account may see it; raises Absent."""
        row = self.contents.get(content_id)
        if row is None or (kinds and row.kind not in kinds) or not self.may_read(account_id, row):
            raise Absent
        return row

    def changeable(self, account_id: str, content_id: int, *kinds: str) -> ContentRecord:
        """The item, if the account may change it; raises Absent or Forbidden."""
        row = self.seen(account_id, content_id, *kinds)
        if not self.may_update(account_id, row):
            raise Forbidden("Not permitted to update this content")
        return row

    def seen_comment(self, account_id: str, comment_id: int) -> CommentRecord:
        """The comment, if the account may see its page; raises Absent."""
        row = self.comments.get(comment_id)
        if row is None:
            raise Absent
        self.seen(account_id, row.container_id)
        return row

    def seen_attachment(self, account_id: str, attachment_id: int) -> AttachmentRecord:
        """The file, if the account may see its page; raises Absent."""
        row = self.attachments.get(attachment_id)
        if row is None:
            raise Absent
        self.seen(account_id, row.container_id)
        return row
