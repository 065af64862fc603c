"""Loads the comments of a page kept as JSON, replies after what they reply to."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from confluence_desk.demo.records import CommentRecord, VersionRecord
from confluence_desk.demo.state import SiteState

Row = Mapping[str, Any]


class Talk:
    """Puts one page's comments into a site."""

    def __init__(
        self,
        state: SiteState,
        number: Callable[[object], int],
        person: Callable[[str | None], str],
        at: Callable[[str | None], datetime],
    ) -> None:
        self._state = state
        self._number = number
        self._person = person
        self._at = at

    def add(self, container_id: int, comments: Sequence[Row]) -> None:
        """All comments of one page; a reply to nothing that is there becomes a root."""
        numbers = {str(one["id"]): self._number(one["id"]) for one in comments}
        for one in comments:
            parent = numbers.get(str(one.get("parentId")))
            self._state.add_comment(self._record(container_id, one, numbers, parent))

    def _record(
        self, container_id: int, one: Row, numbers: Mapping[str, int], parent: int | None
    ) -> CommentRecord:
        number = numbers[str(one["id"])]
        inline = one.get("location") == "inline"
        marker = one.get("inlineMarkerRef") or str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))
        return CommentRecord(
            id=number,
            place="inline" if inline else "footer",
            container_id=container_id,
            versions=self._versions(container_id, one),
            parent_id=parent if parent != number else None,
            resolution="resolved" if one.get("resolved") else "open",
            marker_ref=marker if inline else "",
            selection=(one.get("inlineOriginalSelection") or "") if inline else "",
            status=one.get("status") or "current",
        )

    def _versions(self, container_id: int, one: Row) -> list[VersionRecord]:
        title = f"Re: {self._state.contents[container_id].title}"
        by, at = one.get("authorId"), one.get("createdAt")
        found = [
            VersionRecord(
                created_at=self._at(version.get("createdAt") or at),
                author_id=self._person(version.get("authorId") or by),
                title=title,
                body=version.get("storage") or "",
            )
            for version in one.get("versions") or ()
        ]
        return found or [VersionRecord(self._at(at), self._person(by), title)]
