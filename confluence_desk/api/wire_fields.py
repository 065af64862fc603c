"""The fields that all kinds of answers share, and how each becomes a plain value."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec

from confluence_desk.domain.entities import Kind, Version

Text = str | int | float | None
"""What ought to be a string; ids of spaces are numbers in v1, and anything can be null."""


Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
"""A number that every store can hold; one beyond makes the answer a bad reply."""

Placed = Number | None | msgspec.UnsetType
"""A place among siblings: null where there is none, and left out where it is not told."""


class Wire(msgspec.Struct, rename="camel", kw_only=True, gc=False):
    """An object as Confluence writes it: unknown keys are ignored, any key may be missing."""


class Webui(msgspec.Struct, gc=False):
    """The links of an object, relative to the site's ``/wiki``."""

    webui: str | None = None
    tinyui: str | None = None


class VersionWire(Wire):
    """A version's record."""

    number: Number | None = None
    message: str | None = None
    minor_edit: bool | None = None
    author_id: Text = None
    created_at: Text = None


class Representation(msgspec.Struct, gc=False):
    """One form of a body."""

    value: str | None = None


class Body(msgspec.Struct, gc=False):
    """The forms of a body that we ask for; empty when none was asked for."""

    storage: Representation | None = None


def text(value: Text) -> str:
    """A string, whatever was written."""
    return "" if value is None else str(value)


def maybe(value: Text) -> str | None:
    """A string, or None for nothing."""
    return text(value) or None


def moment(value: Text) -> datetime | None:
    """An aware UTC time; None for a missing, unreadable or impossible one (trap 70)."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def placed(*told: Placed) -> tuple[int | None, bool]:
    """The first place among these; if there is none, whether that is what they say."""
    place = next((one for one in told if isinstance(one, int)), None)
    return place, place is None and None in told


def version(wire: VersionWire | None) -> Version:
    """A version; number 0 where the service says nothing."""
    if wire is None:
        return Version(0)
    return Version(
        number=wire.number or 0,
        created_at=moment(wire.created_at),
        author_id=text(wire.author_id),
        message=wire.message or "",
        minor_edit=bool(wire.minor_edit),
    )


def storage(body: Body | None) -> str | None:
    """The storage format of a body; None when there is none (trap 57)."""
    return body.storage.value if body and body.storage else None


def kind_of(word: str | None) -> Kind | None:
    """A node's kind; None for a word that this program does not know."""
    try:
        return Kind(word) if word else None
    except ValueError:
        return None
