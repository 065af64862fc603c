"""Loads a space kept as JSON (pages, versions, comments, files) into the demo site."""

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from confluence_desk.demo.content.people import settle
from confluence_desk.demo.corpus_talk import Talk
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    ContentRecord,
    SpaceRecord,
    UserRecord,
    VersionRecord,
)
from confluence_desk.demo.state import SiteState

Row = Mapping[str, Any]

_NO_KEY = re.compile(r"[^A-Za-z0-9~._-]+")


def load(state: SiteState, path: Path, now: datetime) -> None:
    """Let the space in a JSON file exist; raises ValueError with a sentence for a bad file."""
    settle(state)
    data = _read(path)
    try:
        _Loading(state, path, now).space(data)
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        said = f"{type(problem).__name__}: {problem}"
        raise ValueError(f"{path} does not hold a space as it should ({said}).") from problem


def _read(path: Path) -> Row:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ValueError(f"{path} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise ValueError(f"{path} is not JSON: {problem}.") from problem
    if not isinstance(data, dict) or not isinstance(data.get("space"), dict):
        raise ValueError(f"{path} holds no space: there is no object named space in it.")  # noqa: TRY004 - the file is bad, not the call
    if not isinstance(data.get("pages"), list):
        raise ValueError(f"{path} holds no pages: there is no list named pages in it.")  # noqa: TRY004 - as above
    return data


class _Loading:
    """One file on its way in; numbers that are taken, or are none, are given anew."""

    def __init__(self, state: SiteState, path: Path, now: datetime) -> None:
        self._state = state
        self._folder = path.with_suffix("")
        self._now = now
        self._numbers: dict[str, int] = {}
        self._given: set[int] = set()
        self._space_id = 0

    def space(self, data: Row) -> None:
        """Everything of the file."""
        row = data["space"]
        live = [*data["pages"], *(data.get("drafts") or ())]
        self._number_all(row, live)
        self._space_id = self._numbers["space"]
        self._state.add_space(self._space_record(row, data["pages"]))
        orphans = {str(one) for one in data.get("orphanPages") or ()}
        for page in live:
            self._page(page, orphan=str(page["id"]) in orphans)

    def _number_all(self, space: Row, pages: Iterable[Row]) -> None:
        self._numbers["space"] = self._number(space.get("id"))
        for page in pages:
            self._numbers[str(page["id"])] = self._number(page["id"])

    def _number(self, wanted: object) -> int:
        """The number asked for, or the next free one if it is none or taken."""
        digits = str(wanted or "").removeprefix("att")
        number = int(digits) if digits.isascii() and digits.isdigit() else 0
        if not number or number >= 1 << 62 or number in self._given or self._taken(number):
            number = self._state.new_id()
            while number in self._given:
                number = self._state.new_id()
        self._given.add(number)
        return number

    def _taken(self, number: int) -> bool:
        state = self._state
        tables: tuple[Mapping[int, object], ...] = (
            state.contents,
            state.comments,
            state.attachments,
            state.spaces,
        )
        return any(number in table for table in tables)

    def _space_record(self, row: Row, pages: Iterable[Row]) -> SpaceRecord:
        key = self._key(row)
        home = self._numbers.get(str(row.get("homepageId")))
        known = {self._numbers[str(page["id"])] for page in pages}
        kind = row.get("type") or "global"
        return SpaceRecord(
            id=self._space_id,
            key=key,
            name=row.get("name") or key,
            author_id=self._state.owner_id,
            created_at=self._at(row.get("createdAt")),
            type="personal" if key.startswith("~") else kind,
            status="archived"
            if str(row.get("status")).strip().upper() == "ARCHIVED"
            else "current",
            homepage_id=home if home in known else None,
        )

    def _key(self, row: Row) -> str:
        base = _NO_KEY.sub("", row.get("key") or row.get("name") or "") or "SPACE"
        key, count = base, 1
        while self._state.space_by_key(key) is not None:
            count += 1
            key = f"{base}{count}"
        return key

    def _page(self, page: Row, *, orphan: bool) -> None:
        number = self._numbers[str(page["id"])]
        parent = None if orphan else self._numbers.get(str(page.get("parentId")))
        kind = "blogpost" if page.get("type") == "blogpost" else "page"
        versions = self._versions(page)
        row = ContentRecord(
            id=number,
            kind=kind,
            space_id=self._space_id,
            versions=versions,
            parent_id=parent if kind == "page" and parent != number else None,
            position=page.get("position"),
            status={"deleted": "trashed"}.get(
                page.get("status") or "", page.get("status") or "current"
            ),
            owner_id=versions[0].author_id,
            labels=[_label(one) for one in page.get("labels") or ()],
            properties=dict(page.get("properties") or {}),
        )
        if row.status == "draft":
            row.owner_id = versions[0].author_id = self._state.owner_id
        self._state.add(row)
        talk = Talk(self._state, self._number, self._person, self._at)
        talk.add(number, page.get("comments") or ())
        for file in page.get("attachments") or ():
            self._file(number, file)

    def _versions(self, page: Row) -> list[VersionRecord]:
        title = page.get("title") or "Untitled"
        found = [
            VersionRecord(
                created_at=self._at(one.get("createdAt") or page.get("createdAt")),
                author_id=self._person(one.get("authorId") or page.get("authorId")),
                title=one.get("title") or title,
                body=_storage(one),
                message=one.get("message") or "",
            )
            for one in page.get("versions") or ()
        ]
        at, by = self._at(page.get("createdAt")), self._person(page.get("authorId"))
        found = found or [VersionRecord(at, by, title)]
        found[-1].title = title
        return found

    def _file(self, container: int, file: Row) -> None:
        data = self._bytes(file)
        if data is None:
            return
        number = self._number(file.get("id"))
        versions = [
            AttachmentVersion(
                created_at=self._at(one.get("createdAt") or file.get("createdAt")),
                author_id=self._person(one.get("authorId") or file.get("authorId")),
                data=data,
                size=len(data),
                message=one.get("message") or "",
            )
            for one in file.get("versions") or [file]
        ]
        self._state.add_attachment(
            AttachmentRecord(
                id=number,
                container_id=container,
                title=file["fileName"],
                media_type=file.get("mediaType") or "application/octet-stream",
                file_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self._space_id}/{number}")),
                versions=versions,
                status="trashed" if file.get("status") == "deleted" else "current",
                labels=[_label(one) for one in file.get("labels") or ()],
            )
        )

    def _bytes(self, file: Row) -> bytes | None:
        """The file's bytes, if they are there; a path out of the folder is no path."""
        folder = self._folder.resolve()
        place = (folder / (file.get("path") or "")).resolve()
        if not file.get("path") or not place.is_relative_to(folder) or not place.is_file():
            return None
        return place.read_bytes()

    def _person(self, account_id: str | None) -> str:
        if not account_id:
            return self._state.owner_id
        if account_id not in self._state.users:
            name = f"Writer {account_id[-4:]}"
            self._state.add_user(UserRecord(account_id=account_id, display_name=name))
        return account_id

    def _at(self, text: str | None) -> datetime:
        if not text:
            return self._now
        at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=self._now.tzinfo)


def _label(one: Row | str) -> tuple[str, str]:
    return ("global", one) if isinstance(one, str) else (one.get("prefix") or "global", one["name"])


def _storage(version: Row) -> str:
    """The body; one in old wiki markup, which no API hands out, is shown as it is written."""
    text = version.get("storage") or ""
    if version.get("format") != "wiki":
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<pre>{escaped}</pre>"
