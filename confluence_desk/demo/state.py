"""The whole of a demo site in one object: look at it, and change it as its users would."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from confluence_desk.demo.properties import PropertyRows
from confluence_desk.demo.records import ContentRecord, UserRecord
from confluence_desk.demo.rows import sibling_key


class SiteState(PropertyRows):
    """Everything the site holds, and the control object of demo and tests.

    Tables: ``users`` (by account id), ``groups``, ``spaces``, ``contents``, ``comments``,
    ``attachments`` (by number). Rows come in by ``add_user``, ``add_group``, ``add_space``,
    ``add``, ``add_comment``, ``add_attachment``; afterwards only methods change them.
    """

    def lag(self, *, lists: timedelta | None = None, search: timedelta | None = None) -> None:
        """From now on let lists, or the search, answer with rows of some time ago."""
        if lists is not None:
            self.history.list_lag = lists
        if search is not None:
            self.history.index_lag = search

    def own(self, user: UserRecord) -> UserRecord:
        """Make ``user`` the account the demo is used as."""
        self.owner_id = user.account_id
        return self.add_user(user)

    @property
    def owner(self) -> UserRecord:
        """The account the demo is used as."""
        return self.users[self.owner_id]

    def listed(self, content_id: int) -> ContentRecord | None:
        """The row as lists and the hierarchy know it; None when they do not know it yet."""
        return self.history.listed(content_id, self.contents.get(content_id))

    def indexed(self, content_id: int) -> ContentRecord | None:
        """The row as the search knows it; None when it does not know it yet."""
        return self.history.indexed(content_id, self.contents.get(content_id))

    def listed_children(self, parent_id: int) -> list[ContentRecord]:
        """What hangs directly under an item, in order, as the lagging hierarchy knows it."""
        return self._as_listed(self.child_ids(parent_id), lambda row: row.parent_id == parent_id)

    def listed_roots(self, space_id: int) -> list[ContentRecord]:
        """What hangs under nothing in a space, in order, as the lagging hierarchy knows it."""
        return self._as_listed(
            self.root_ids(space_id),
            lambda row: (
                row.parent_id is None and row.space_id == space_id and row.kind != "blogpost"
            ),
        )

    def _as_listed(
        self, content_ids: Iterable[int], belongs: Callable[[ContentRecord], bool]
    ) -> list[ContentRecord]:
        late = list(self.history.changed())
        if not late:
            return [self.contents[one] for one in content_ids]
        rows = (self.listed(one) for one in dict.fromkeys([*content_ids, *late]))
        return sorted((row for row in rows if row and belongs(row)), key=sibling_key)
