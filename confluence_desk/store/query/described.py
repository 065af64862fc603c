"""What is shown of results: their titles, where they are, and how old they are."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from confluence_desk.store.packing import to_moment
from confluence_desk.store.query.sql import listed
from confluence_desk.store.query.words import Read

_SPACE = "LEFT JOIN spaces s ON s.id = c.space_id"
_PLACE = "coalesce(s.name, ''), coalesce(s.space_key, '')"
_ROWS = f"""SELECT asked.key AS place, c.id, c.kind, c.title, {_PLACE}, c.version_at,
    c.version_author, c.body_number IS NOT NULL, c.web_path, c.id
    FROM json_each(?1) AS asked JOIN content c ON c.id = asked.value {_SPACE}
    UNION ALL SELECT asked.key, m.id, 'comment', 'Re: ' || c.title, {_PLACE}, m.version_at,
    m.version_author, 1, c.web_path, c.id
    FROM json_each(?1) AS asked JOIN comments m ON m.id = asked.value
    JOIN content c ON c.id = m.content_id {_SPACE}
    UNION ALL SELECT asked.key, a.id, 'attachment', a.title, {_PLACE}, a.version_at,
    a.version_author, EXISTS (SELECT 1 FROM blobs b WHERE b.attachment_id = a.id AND b.whole),
    c.web_path, c.id
    FROM json_each(?1) AS asked JOIN attachments a ON a.id = asked.value
    JOIN content c ON c.id = a.content_id {_SPACE} ORDER BY place"""  # noqa: S608 - our own words


class Described(NamedTuple):
    """A result; ``here`` when its text or its bytes are, ``page_id`` is what it stands on."""

    id: str
    kind: str
    title: str
    space_name: str
    space_key: str
    modified_at: datetime | None
    modified_by: str
    here: bool
    web_path: str
    page_id: str


def described(ids: Sequence[str], read: Read) -> list[Described]:
    """These, in their order; what is not in the library is left out."""
    found = []
    for _, id_, kind, title, space, key, at, by, here, path, page in read(_ROWS, (listed(ids),)):
        found.append(
            Described(id_, kind, title, space, key, to_moment(at), by, bool(here), path, page)
        )
    return found
