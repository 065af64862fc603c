"""Spaces, pages, the hierarchy and files: v2 JSON -> entities."""

from dataclasses import replace
from typing import NamedTuple

import msgspec

from confluence_desk.api.decode import listing, one
from confluence_desk.api.wire_fields import (
    Body,
    Number,
    Placed,
    Representation,
    Text,
    VersionWire,
    Webui,
    Wire,
    kind_of,
    maybe,
    moment,
    placed,
    storage,
    text,
    version,
)
from confluence_desk.domain.entities import Attachment, Kind, Label, Page, PageNode, Space


class _Description(msgspec.Struct, gc=False):
    plain: Representation | None = None


class _Space(Wire):
    id: str | int
    key: str | None = None
    name: str | None = None
    type: str | None = None
    status: str | None = None
    current_active_alias: str | None = None
    homepage_id: Text = None
    description: _Description | None = None
    created_at: Text = None
    links: Webui | None = msgspec.field(name="_links", default=None)


class _Page(Wire):
    id: str | int
    title: str | None = None
    space_id: Text = None
    status: str | None = None
    subtype: str | None = None
    parent_id: Text = None
    parent_type: str | None = None
    position: Placed = msgspec.UNSET
    author_id: Text = None
    owner_id: Text = None
    created_at: Text = None
    version: VersionWire | None = None
    body: Body | None = None
    links: Webui | None = msgspec.field(name="_links", default=None)


class _Node(Wire):
    id: str | int
    type: str | None = None
    title: str | None = None
    space_id: Text = None
    parent_id: Text = None
    position: Placed = msgspec.UNSET
    child_position: Placed = msgspec.UNSET
    depth: Number | None = None
    status: str | None = None
    links: Webui | None = msgspec.field(name="_links", default=None)


class _Ids(msgspec.Struct, gc=False):
    results: dict[str, str | None] = {}


class _Named(Wire):
    id: str | int


class _Attachment(Wire):
    id: str | int
    title: str | None = None
    page_id: Text = None
    blog_post_id: Text = None
    custom_content_id: Text = None
    media_type: str | None = None
    file_size: Number | None = None
    file_id: Text = None
    comment: str | None = None
    status: str | None = None
    version: VersionWire | None = None


class _Label(Wire):
    id: Text = None
    name: str | None = None
    prefix: str | None = None


def _space(wire: _Space) -> Space:
    links = wire.links or Webui()
    plain = wire.description.plain if wire.description else None
    return Space(
        id=str(wire.id),
        key=wire.key or "",
        name=wire.name or wire.key or "",
        type=wire.type or "global",
        status=wire.status or "current",
        alias=wire.current_active_alias or "",
        homepage_id=maybe(wire.homepage_id),
        description=(plain.value if plain else None) or "",
        created_at=moment(wire.created_at),
        web_path=links.webui or "",
    )


def _page(wire: _Page) -> Page:
    links = wire.links or Webui()
    position, unplaced = placed(wire.position)
    return Page(
        id=str(wire.id),
        title=wire.title or "",
        space_id=text(wire.space_id),
        version=version(wire.version),
        status=wire.status or "current",
        subtype=wire.subtype or "",
        parent_id=maybe(wire.parent_id),
        parent_kind=wire.parent_type or None,
        position=position,
        author_id=text(wire.author_id),
        owner_id=text(wire.owner_id),
        created_at=moment(wire.created_at),
        body=storage(wire.body),
        web_path=links.webui or "",
        tiny_path=links.tinyui or "",
        unplaced=unplaced,
    )


def _blog_post(wire: _Page) -> Page:
    return replace(_page(wire), kind=Kind.BLOGPOST)


def _node(wire: _Node, kind: Kind = Kind.PAGE) -> PageNode:
    position, unplaced = placed(wire.position, wire.child_position)
    return PageNode(
        id=str(wire.id),
        kind=kind,
        title=wire.title or "",
        space_id=text(wire.space_id),
        parent_id=maybe(wire.parent_id),
        position=position,
        status=wire.status or "current",
        web_path=(wire.links or Webui()).webui or "",
        unplaced=unplaced,
    )


def _child(wire: _Node) -> PageNode | None:
    kind = kind_of(wire.type)
    return None if kind is None else _node(wire, kind)


class Below(NamedTuple):
    """A node of a subtree, and how far below its top it is."""

    node: PageNode
    depth: int

    @property
    def id(self) -> str:
        """The node's id."""
        return self.node.id


def _below(wire: _Node) -> Below | None:
    node = _child(wire)
    return None if node is None else Below(node, wire.depth or 1)


def _ancestor(wire: _Node) -> tuple[str, Kind]:
    return str(wire.id), kind_of(wire.type) or Kind.PAGE


def _attachment(wire: _Attachment) -> Attachment:
    number = str(wire.id)
    return Attachment(
        id=number if number.startswith("att") else f"att{number}",
        container_id=text(wire.page_id or wire.blog_post_id or wire.custom_content_id),
        title=wire.title or "",
        version=version(wire.version),
        media_type=wire.media_type or "",
        file_size=wire.file_size or 0,
        file_id=text(wire.file_id),
        comment=wire.comment or "",
        status=wire.status or "current",
    )


def _label(wire: _Label) -> Label:
    return Label(wire.name or "", wire.prefix or "global", text(wire.id))


SPACE = one(_Space, _space)
SPACES = listing(_Space, _space)
PAGE = one(_Page, _page)
PAGES = listing(_Page, _page)
IDS = listing(_Named, lambda wire: str(wire.id))
BLOG_POSTS = listing(_Page, _blog_post)
NODE = one(_Node, _node)
PAGE_NODES = listing(_Node, _node)
CHILDREN = listing(_Node, _child)
DESCENDANTS = listing(_Node, _below)
ANCESTORS = listing(_Node, _ancestor)
KINDS = one(_Ids, lambda ids: {number: kind_of(word) for number, word in ids.results.items()})
ATTACHMENT = one(_Attachment, _attachment)
ATTACHMENTS = listing(_Attachment, _attachment)
LABELS = listing(_Label, _label)
VERSIONS = listing(VersionWire, version)
