"""Comments, people and who may read: JSON -> entities."""

import msgspec

from confluence_desk.api.decode import listing, one
from confluence_desk.api.wire_fields import (
    Body,
    Text,
    VersionWire,
    Wire,
    maybe,
    storage,
    text,
    version,
)
from confluence_desk.domain.entities import Comment, Person, Place


class _Marker(msgspec.Struct, gc=False):
    """Where an inline comment hangs; the hyphened twins are the older spelling."""

    ref: str | None = msgspec.field(name="inlineMarkerRef", default=None)
    selection: str | None = msgspec.field(name="inlineOriginalSelection", default=None)
    old_ref: str | None = msgspec.field(name="inline-marker-ref", default=None)
    old_selection: str | None = msgspec.field(name="inline-original-selection", default=None)


class _Comment(Wire):
    id: str | int
    status: str | None = None
    page_id: Text = None
    blog_post_id: Text = None
    parent_comment_id: Text = None
    version: VersionWire | None = None
    resolution_status: str | None = None
    properties: _Marker | None = None
    body: Body | None = None


class _Person(Wire):
    account_id: str | None = None
    type: str | None = None
    display_name: str | None = None
    public_name: str | None = None
    email: str | None = None
    time_zone: str | None = None
    account_type: str | None = None
    account_status: str | None = None


class _Subjects(msgspec.Struct, gc=False):
    results: list[msgspec.Raw] | None = None
    size: int | None = None


class _Restrictions(msgspec.Struct, gc=False):
    user: _Subjects | None = None
    group: _Subjects | None = None


class _Operation(msgspec.Struct, gc=False):
    restrictions: _Restrictions | None = None


class _ByOperation(msgspec.Struct, gc=False):
    read: _Operation | None = None


def _comment(wire: _Comment) -> Comment:
    marker = wire.properties or _Marker()
    return Comment(
        id=str(wire.id),
        container_id=text(wire.page_id or wire.blog_post_id),
        place=Place.FOOTER,
        version=version(wire.version),
        body=storage(wire.body) or "",
        parent_id=maybe(wire.parent_comment_id),
        status=wire.status or "current",
        resolution=wire.resolution_status or "",
        marker_ref=marker.ref or marker.old_ref or "",
        selection=marker.selection or marker.old_selection or "",
    )


def _person(wire: _Person) -> Person | None:
    if not wire.account_id:
        return None
    return Person(
        account_id=wire.account_id,
        display_name=wire.display_name or wire.public_name or wire.account_id,
        email=wire.email or "",
        time_zone=wire.time_zone or "",
        account_type=wire.account_type or "",
        active=wire.account_status not in {"inactive", "closed"},
    )


def _current_user(wire: _Person) -> Person | None:
    """None for an anonymous answer, which is no refusal by its status."""
    return _person(wire) if wire.type in {"known", None} else None


def _read_restricted(wire: _ByOperation) -> bool:
    """Both lists empty means that this item restricts nobody (trap 44)."""
    restrictions = (wire.read or _Operation()).restrictions or _Restrictions()
    subjects = (restrictions.user, restrictions.group)
    return any(some and (some.results or some.size) for some in subjects)


COMMENT = one(_Comment, _comment)
COMMENTS = listing(_Comment, _comment)
PEOPLE = listing(_Person, _person)
CURRENT_USER = one(_Person, _current_user)
READ_RESTRICTED = one(_ByOperation, _read_restricted)
