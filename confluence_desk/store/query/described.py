"""What is shown of results: their titles, where they are, whose they are and how old."""

import json
from collections.abc import Sequence
from dataclasses import replace

from confluence_desk.domain.hits import Excerpt, Hit
from confluence_desk.store.packing import to_moment, unpack
from confluence_desk.store.query.excerpts import excerpt, lit
from confluence_desk.store.query.finding import Finder
from confluence_desk.store.query.people import named
from confluence_desk.store.query.sources import FILES
from confluence_desk.store.query.sql import listed
from confluence_desk.store.query.words import Read
from confluence_desk.store.sightings import CHECKED

_SPACE = "LEFT JOIN spaces o ON o.id = c.space_id LEFT JOIN people p ON p.account_id = "
_PLACE = "coalesce(o.name, ''), coalesce(o.space_key, ''), coalesce(p.display_name, '')"
_LABELS = """(SELECT json_group_array(name) FROM (SELECT name FROM labels WHERE content_id = {0}
    AND substr(prefix, 1, 2) != 'my' ORDER BY name))"""
_ROWS = f"""SELECT asked.key AS place, c.key * 4, c.id, c.kind, c.title, {_PLACE}, c.version_at,
    c.version_author, c.body_number IS NOT NULL, c.web_path, c.id, {CHECKED},
    {_LABELS.format("c.id")}, ''
    FROM json_each(?1) AS asked JOIN content c ON c.id = asked.value {_SPACE} c.version_author
    LEFT JOIN sightings s ON s.key = c.key
    UNION ALL SELECT asked.key, m.key * 4 + 1, m.id, 'comment', 'Re: ' || c.title, {_PLACE},
    m.version_at, m.version_author, 1, c.web_path, c.id, NULL, '[]', ''
    FROM json_each(?1) AS asked JOIN comments m ON m.id = asked.value
    JOIN content c ON c.id = m.content_id {_SPACE} m.version_author
    UNION ALL SELECT asked.key, {FILES.key} * 4 + 2, a.id, 'attachment', a.title, {_PLACE},
    a.version_at, a.version_author,
    EXISTS (SELECT 1 FROM blobs b WHERE b.attachment_id = a.id AND b.whole),
    c.web_path, c.id, NULL, {_LABELS.format("a.id")}, c.title
    FROM json_each(?1) AS asked JOIN attachments a ON a.id = asked.value
    JOIN content c ON c.id = a.content_id {_SPACE} a.version_author ORDER BY place"""  # noqa: S608 - our own words


_TEXTS = """SELECT t.number, t.codec, t.body FROM json_each(?) AS asked
    JOIN texts t ON t.number = asked.value"""


def described(ids: Sequence[str], find: Finder, read: Read) -> list[Hit]:
    """These, in their order, with what ``find`` finds in them; what is not here is left out."""
    rows = read(_ROWS, (listed(ids),))
    found = read(_TEXTS, (listed([row[1] for row in rows]),))
    texts = named([unpack(codec, body) for _, codec, body in found], read)
    known = dict(zip((row[0] for row in found), texts, strict=True))
    return [_found(_hit(*row[2:]), known.get(row[1]), find) for row in rows]


def _found(hit: Hit, text: str | None, find: Finder) -> Hit:
    part = Excerpt() if text is None else excerpt(text, find)
    return replace(hit, title_lit=lit(hit.title, find), excerpt=part)


def _hit(  # noqa: PLR0913, PLR0917 - the columns of a row
    id_: str,
    kind: str,
    title: str,
    space: str,
    key: str,
    author: str,
    at: int | None,
    author_id: str,
    here: int,
    path: str,
    page: str,
    checked: int | None,
    labels: str,
    page_title: str,
) -> Hit:
    return Hit(
        id_,
        kind,
        title,
        space,
        key,
        to_moment(at),
        bool(here),
        path,
        page,
        author,
        author_id,
        tuple(json.loads(labels)),
        to_moment(checked),
        page_title=page_title,
    )
