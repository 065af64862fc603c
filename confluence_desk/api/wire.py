"""What Confluence's JSON means: decoders from bytes to entities, without any I/O."""

from confluence_desk.api.wire_content import (
    ANCESTORS,
    ATTACHMENT,
    ATTACHMENTS,
    BLOG_POSTS,
    CHILDREN,
    DESCENDANTS,
    IDS,
    KINDS,
    LABELS,
    NODE,
    PAGE,
    PAGE_NODES,
    PAGES,
    SPACE,
    SPACES,
    VERSIONS,
)
from confluence_desk.api.wire_search import FOUND, FOUND_NODES, HITS
from confluence_desk.api.wire_talk import COMMENT, COMMENTS, CURRENT_USER, PEOPLE, READ_RESTRICTED
from confluence_desk.domain.entities import Kind

PLURAL = {
    Kind.PAGE: "pages",
    Kind.BLOGPOST: "blogposts",
    Kind.FOLDER: "folders",
    Kind.WHITEBOARD: "whiteboards",
    Kind.DATABASE: "databases",
    Kind.EMBED: "embeds",
}
"""How v2 names the collection of each kind."""

__all__ = [
    "ANCESTORS",
    "ATTACHMENT",
    "ATTACHMENTS",
    "BLOG_POSTS",
    "CHILDREN",
    "COMMENT",
    "COMMENTS",
    "CURRENT_USER",
    "DESCENDANTS",
    "FOUND",
    "FOUND_NODES",
    "HITS",
    "IDS",
    "KINDS",
    "LABELS",
    "NODE",
    "PAGE",
    "PAGES",
    "PAGE_NODES",
    "PEOPLE",
    "PLURAL",
    "READ_RESTRICTED",
    "SPACE",
    "SPACES",
    "VERSIONS",
]
