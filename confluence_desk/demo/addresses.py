"""Web addresses of things as answers carry them: relative to the site's ``/wiki``."""

import base64
from datetime import UTC
from urllib.parse import quote, quote_plus

from confluence_desk.demo.answers import millis
from confluence_desk.demo.records import AttachmentRecord, ContentRecord, SpaceRecord


def tiny_code(number: int) -> str:
    """The short code of a content id: base64 of its bytes from the smallest, ``/+`` as ``-_``."""
    code = base64.b64encode(number.to_bytes(8, "little")).decode().rstrip("=").rstrip("A")
    return code.replace("/", "-").replace("+", "_")


def space_address(space: SpaceRecord) -> str:
    """Where a space is shown; by its alias, when it has one."""
    return f"/spaces/{quote(space.alias or space.key, safe='~')}"


def content_address(row: ContentRecord, space: SpaceRecord) -> str:
    """Where a page, blog post, folder … is shown."""
    here, title = space_address(space), _slug(row.title)
    if row.kind == "blogpost":
        day = row.created_at.astimezone(UTC)
        return f"{here}/blog/{day:%Y/%m/%d}/{row.id}/{title}"
    if row.kind != "page":
        return f"{here}/{row.kind}/{row.id}"
    if row.id == space.homepage_id:
        return f"{here}/overview"
    return f"{here}/pages/{row.id}/{title}"


def edit_address(row: ContentRecord, space: SpaceRecord) -> str:
    """Where a page or blog post is edited."""
    place = "blog" if row.kind == "blogpost" else "pages"
    return f"{space_address(space)}/{place}/edit-v2/{row.id}"


def download_address(row: AttachmentRecord, number: int) -> str:
    """Where a browser with a session finds a file; a token does not."""
    at = millis(row.versions[number - 1].created_at)
    name = quote(row.title, safe="")
    return (
        f"/download/attachments/{row.container_id}/{name}"
        f"?version={number}&modificationDate={at}&cacheVersion=1&api=v2"
    )


def preview_address(row: AttachmentRecord) -> str:
    """Where a browser shows a file."""
    preview = quote(f"/{row.container_id}/{row.id}/{row.title}", safe="")
    return f"/pages/viewpageattachments.action?pageId={row.container_id}&preview={preview}"


def _slug(title: str) -> str:
    return quote_plus(title.encode("utf-8", "replace"))
