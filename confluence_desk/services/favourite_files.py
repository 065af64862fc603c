"""Writes favourites for other machines and browsers, and reads what those wrote."""

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from confluence_desk.domain.collected import GROUP, SPACE, Favourite
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.legible import legible
from confluence_desk.domain.links import Target, from_tiny, parse
from confluence_desk.services.library import Library
from confluence_desk.store import Store

Finding = Callable[[str], tuple[str, str] | None]
"""Kind and id of what an address is about."""
_Below = dict[int, list[Favourite]]
"""What lies in each folder."""
FORMAT, VERSION = "confluence-desk-favourites", 1
_KINDS = {GROUP, SPACE, *(kind.value for kind in Kind)}
_DEEPEST = 50
_LONGEST_TITLE, _LONGEST_ID = 500, 19
_AT_ONCE = 500
"""Rows that are read in one turn."""
_PARTS = 200
"""Pieces that are written in one turn; for some a page's address is looked up."""
_PIECE, _LONGEST_MARK = 1 << 15, 1 << 20
"""Letters; browsers put the picture of a page into its mark."""
_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""


@dataclass(slots=True)
class Found:
    """What a file held: rows with keys of their own, folders before what is in them."""

    rows: list[Favourite] = field(default_factory=list)
    left_out: int = 0
    trouble: str = ""

    def add(self, kind: str, target: str, title: str, parent: int) -> int:
        """One more row; gives its key."""
        said = " ".join(legible(title[:_LONGEST_TITLE]).split()) or "…"
        self.rows.append(Favourite(len(self.rows) + 1, kind, target, said, parent))
        return len(self.rows)


async def to_json(rows: Sequence[Favourite], site_url: str) -> str:
    """A file of this program."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "site": site_url,
        "items": _items(_below(rows), 0),
    }
    return await _whole(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(whole)) + "\n"


async def from_json(text: str, site_url: str) -> Found:
    """What a file of this program holds; ``trouble`` where it is none of ours."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return Found(trouble="broken")
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return Found(trouble="broken")
    if whole.get("version") != VERSION:
        return Found(trouble="newer")
    if str(whole.get("site", "")).rstrip("/").casefold() != site_url.rstrip("/").casefold():
        return Found(trouble="site")
    found = Found()
    for number, _ in enumerate(_read_items(whole.get("items"), 0, found, 0), 1):
        if number % _AT_ONCE == 0:
            await asyncio.sleep(0)
    return found


async def to_bookmarks(rows: Sequence[Favourite], address: Callable[[Favourite], str]) -> str:
    """A file of bookmarks as every browser writes and reads it."""
    return _HEAD + await _whole(_lines(_below(rows), 0, address, ""))


async def from_bookmarks(text: str, finder: Finding) -> Found:
    """The links to this site, in their folders; folders without any are left away.

    Whoever waits for something else is let in between. A mark that does not end is read anew
    with each piece, so that a file with one of no browser's length counts as none.
    """
    reader = _Bookmarks(finder)
    for at in range(0, len(text), _PIECE):
        reader.feed(text[at : at + _PIECE])
        if len(reader.rawdata) > _LONGEST_MARK:
            return Found(trouble="broken")
        await asyncio.sleep(0)
    return Found(_with_content(reader.found.rows), reader.found.left_out)


class Finder:
    """Tells what an address of this site is about, from what is known on this machine."""

    def __init__(self, library: Library, store: Store) -> None:
        self._library = library
        self._store = store

    def __call__(self, address: str) -> tuple[str, str] | None:
        """Kind and id; None for an address elsewhere, or one whose id nobody here knows."""
        target = parse(address, self._library.site.url)
        if target is None:
            return None
        if target.kind == SPACE:
            space = self._store.space_by_key(target.space_key)
            return (SPACE, space.id) if space else None
        content_id = self._content_id(target)
        if not content_id:
            return None
        node = self._library.node(content_id)
        said = target.kind if target.kind in _KINDS else Kind.PAGE.value
        return (node.kind.value if node else said), content_id

    def _content_id(self, target: Target) -> str:
        if target.kind == "tiny":
            return from_tiny(target.id)
        if target.kind == "title":
            space = self._store.space_by_key(target.space_key)
            node = space and self._store.node_by_title(space.id, target.title)
            return node.id if node else ""
        return target.id if target.kind in _KINDS else ""


class _Bookmarks(HTMLParser):
    """Reads what browsers write: ``H3`` names a folder, the ``DL`` after it is its inside.

    Folders that lie deeper than anybody looks are one with those above them.
    """

    def __init__(self, finder: Finding) -> None:
        super().__init__()
        self.found = Found()
        self._finder = finder
        self._way: list[int] = []
        self._next_group = 0
        self._words: list[str] | None = None
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A list goes one folder down; a heading or link begins its words."""
        if tag == "dl":
            deep = len(self._way) >= _DEEPEST
            self._way.append((0 if deep else self._next_group) or self._here())
            self._next_group = 0
        elif tag in {"h3", "a"}:
            self._words = []
            self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """The words are whole, or a folder ends."""
        if tag == "dl" and self._way:
            self._way.pop()
        elif tag in {"h3", "a"} and self._words is not None:
            title, self._words = " ".join("".join(self._words).split()), None
            if tag == "h3":
                self._next_group = self.found.add(GROUP, "", title, self._here())
            else:
                self._link(title)

    def handle_data(self, data: str) -> None:
        """Words of a heading or link."""
        if self._words is not None:
            self._words.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass over what no page of the web has; Python's own reader fails at it."""
        return self.parse_bogus_comment(i, bool(report))

    def _link(self, title: str) -> None:
        told = self._finder(self._address)
        if told is None:
            self.found.left_out += 1
        else:
            self.found.add(*told, title or self._address, self._here())

    def _here(self) -> int:
        return self._way[-1] if self._way else 0


async def _whole(parts: Iterable[str]) -> str:
    """All of them; whoever waits for something else is let in between."""
    said = []
    for number, part in enumerate(parts, 1):
        said.append(part)
        if number % _PARTS == 0:
            await asyncio.sleep(0)
    return "".join(said)


def _below(rows: Iterable[Favourite]) -> _Below:
    below: _Below = {}
    for row in rows:
        below.setdefault(row.parent, []).append(row)
    return below


def _items(below: _Below, parent: int) -> list[dict[str, Any]]:
    return [
        {"kind": GROUP, "title": row.title, "items": _items(below, row.key)}
        if row.is_group
        else {"kind": row.kind, "id": row.target, "title": row.title}
        for row in below.get(parent, ())
    ]


def _read_items(items: object, parent: int, found: Found, depth: int) -> Iterator[None]:
    """Take in one after the other, as long as somebody asks for the next."""
    for item in items if isinstance(items, list) and depth < _DEEPEST else ():
        yield
        if not _is_sound(item):
            found.left_out += 1
            continue
        key = found.add(item["kind"], str(item.get("id", "")), item["title"], parent)
        if item["kind"] == GROUP:
            yield from _read_items(item.get("items"), key, found, depth + 1)


def _is_sound(item: object) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("title"), str):
        return False
    kind, ident = item.get("kind"), item.get("id", "")
    known = isinstance(kind, str) and kind in _KINDS
    return known and (kind == GROUP or (isinstance(ident, str) and _is_id(ident)))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID


def _lines(
    below: _Below, parent: int, address: Callable[[Favourite], str], indent: str
) -> Iterable[str]:
    yield f"{indent}<DL><p>\n"
    for row in below.get(parent, ()):
        if row.is_group:
            yield f"{indent}    <DT><H3>{escape(row.title)}</H3>\n"
            yield from _lines(below, row.key, address, f"{indent}    ")
        else:
            yield f'{indent}    <DT><A HREF="{escape(address(row))}">{escape(row.title)}</A>\n'
    yield f"{indent}</DL><p>\n"


def _with_content(rows: Sequence[Favourite]) -> list[Favourite]:
    """Without the folders in which no link of ours lies, however deep."""
    above = {row.key: row.parent for row in rows}
    wanted: set[int] = set()
    for row in rows:
        key = 0 if row.is_group else row.key
        while key and key not in wanted:
            wanted.add(key)
            key = above[key]
    return [row for row in rows if row.key in wanted]
