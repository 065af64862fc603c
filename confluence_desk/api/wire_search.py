"""Search results: v1 JSON -> hits, with the texts made readable."""

import re
from html import unescape

import msgspec

from confluence_desk.api.decode import listing
from confluence_desk.api.wire_fields import Text, Webui, Wire, moment, text
from confluence_desk.domain.entities import Hit

_MARK = re.compile(r"@@@(?:end)?hl@@@")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_SPACE_IN_PATH = re.compile(r"/(?:spaces|display)/([^/?#]+)")


class _SpaceWire(Wire):
    id: Text = None
    key: str | None = None
    name: str | None = None
    type: str | None = None


class _Content(Wire):
    id: Text = None
    type: str | None = None
    space: _SpaceWire | None = None
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


def _character(pair: re.Match[str]) -> str:
    """An emoji that the service wrote as two escapes in the middle of plain text."""
    both = bytes.fromhex(pair[1]) + bytes.fromhex(pair[2])
    return both.decode("utf-16-be", "replace")


def _hit(wire: _Result) -> Hit | None:
    content = wire.content or _Content()
    space = wire.space or content.space or _SpaceWire()
    container = wire.result_global_container or _Container()
    found = _identity(wire)
    if not found:
        return None
    return Hit(
        id=found,
        kind=content.type or wire.entity_type or "",
        title=readable(wire.title),
        excerpt=readable(wire.excerpt),
        space_key=space.key or _key_in(container.display_url),
        space_name=space.name or readable(container.title),
        web_path=wire.url or (content.links or Webui()).webui or "",
        modified_at=moment(wire.last_modified),
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


HITS = listing(_Result, _hit)
