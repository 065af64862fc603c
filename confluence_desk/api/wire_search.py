"""Search results: v1 JSON -> hits, with the texts made readable."""

import re
from html import unescape

import msgspec

from confluence_desk.api.decode import listing
from confluence_desk.api.wire_fields import Text, Webui, Wire, kind_of, moment, text
from confluence_desk.domain.entities import Hit, Kind, Label, PageNode

_MARK = re.compile(r"@@@(?:end)?hl@@@")
_PIECE = re.compile(r"@@@hl@@@(.*?)@@@endhl@@@", re.DOTALL)
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_NO_PLACE = "none"
_SPACE_IN_PATH = re.compile(r"/(?:spaces|display)/([^/?#]+)")


class _SpaceWire(Wire):
    id: Text = None
    key: str | None = None
    name: str | None = None
    type: str | None = None


class _Above(Wire):
    id: Text = None


class _Extensions(Wire):
    position: Text = None


class _Label(Wire):
    id: Text = None
    prefix: str | None = None
    name: str | None = None


class _Labels(Wire):
    results: list[_Label]
    size: int = 0
    limit: int = 0


class _Metadata(Wire):
    labels: _Labels | None = None


class _Holder(Wire):
    title: str | None = None


class _Content(Wire):
    id: Text = None
    metadata: _Metadata | None = None
    type: str | None = None
    status: str | None = None
    title: str | None = None
    space: _SpaceWire | None = None
    container: _Holder | None = None
    ancestors: list[_Above] | None = None
    extensions: _Extensions | None = None
    links: Webui | None = msgspec.field(name="_links", default=None)


class _User(Wire):
    account_id: str | None = None


class _Container(Wire):
    title: str | None = None
    display_url: str | None = None


class _Result(Wire):
    content: _Content | None = None
    space: _SpaceWire | None = None
    user: _User | None = None
    title: str | None = None
    excerpt: str | None = None
    url: str | None = None
    result_global_container: _Container | None = None
    entity_type: str | None = None
    last_modified: Text = None


def readable(raw: str | None) -> str:
    """Plain text of a title or excerpt: no marks of the hits, entities and emoji as characters.

    Emoji that the service destroyed, which arrive as pairs of U+FFFD, are left out.
    """
    plain = _MARK.sub("", raw or "").replace("\ufffd\ufffd", "")
    return unescape(_PAIR.sub(_character, plain))


def lit(raw: str | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Such a text on one line, and where its hits start and end."""
    text, spans = "", []
    for number, piece in enumerate(_PIECE.split(raw or "")):
        plain = re.sub(r"\s+", " ", readable(piece))
        plain = plain.removeprefix(" ") if not text or text.endswith(" ") else plain
        if number % 2 and plain:
            spans.append((len(text), len(text) + len(plain)))
        text += plain
    return text.rstrip(), tuple(spans)


def _character(pair: re.Match[str]) -> str:
    """An emoji that the service wrote as two escapes in the middle of plain text."""
    both = bytes.fromhex(pair[1]) + bytes.fromhex(pair[2])
    return both.decode("utf-16-be", "replace")


def _hit(wire: _Result) -> Hit | None:
    content = wire.content or _Content()
    space = wire.space or content.space or _SpaceWire()
    container = wire.result_global_container or _Container()
    holder = content.container or _Holder()
    found = _identity(wire)
    if not found:
        return None
    excerpt, lit_words = lit(wire.excerpt)
    title = readable(wire.title)
    named, lit_title = lit(wire.title)
    return Hit(
        id=found,
        kind=content.type or wire.entity_type or "",
        title=title,
        excerpt=excerpt,
        space_key=space.key or _key_in(container.display_url),
        space_name=space.name or readable(container.title),
        web_path=wire.url or (content.links or Webui()).webui or "",
        modified_at=moment(wire.last_modified),
        lit=lit_words,
        title_lit=lit_title if named == title else (),
        labels=_labels(content),
        page_title=readable(holder.title) if content.type == "attachment" else "",
    )


def _labels(content: _Content) -> tuple[Label, ...] | None:
    """All of them, or None where they were not told, or perhaps not all."""
    told = content.metadata.labels if content.metadata else None
    if told is None or (told.limit and len(told.results) >= told.limit):
        return None
    return tuple(
        Label(one.name, one.prefix or "global", text(one.id)) for one in told.results if one.name
    )


def _identity(wire: _Result) -> str:
    """Whichever id the kind of result has; empty for a kind that has none (trap 79)."""
    if wire.content:
        return text(wire.content.id)
    if wire.space:
        return text(wire.space.id) or wire.space.key or ""
    return (wire.user.account_id if wire.user else None) or ""


def _key_in(display_url: str | None) -> str:
    found = _SPACE_IN_PATH.search(display_url or "")
    return found[1] if found else ""


def _found(wire: _Result) -> tuple[str, Kind] | None:
    """What a hit is, if it is a node of a hierarchy or a blog post."""
    content = wire.content
    kind = kind_of(content.type) if content else None
    return (text(content.id), kind) if content and kind and content.id else None


def _found_node(wire: _Result) -> PageNode | None:
    """A hit as a node; without its space's id where the answer does not say its parent."""
    content, found = wire.content, _found(wire)
    if content is None or found is None:
        return None
    told = content.ancestors is not None
    above = content.ancestors or []
    place = text(content.extensions.position) if content.extensions else ""
    return PageNode(
        id=found[0],
        kind=found[1],
        title=readable(wire.title) or content.title or "",
        space_id=text(content.space.id) if told and content.space else "",
        parent_id=text(above[-1].id) or None if above else None,
        position=_place(place),
        status=content.status or "current",
        web_path=wire.url or (content.links or Webui()).webui or "",
        unplaced=place == _NO_PLACE,
    )


def _place(word: str) -> int | None:
    """The place among siblings; a word stands for none."""
    return int(word) if word.removeprefix("-").isdecimal() else None


FOUND = listing(_Result, _found)
FOUND_NODES = listing(_Result, _found_node)
HITS = listing(_Result, _hit)
