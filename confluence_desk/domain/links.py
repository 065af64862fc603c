"""Every shape that a Confluence link has <-> what it points at."""

import base64
import binascii
import re
from dataclasses import replace
from functools import cache
from urllib.parse import (
    SplitResult,
    parse_qsl,
    quote,
    quote_plus,
    unquote,
    unquote_plus,
    urlencode,
    urlsplit,
)

from confluence_desk.domain.entities import Site
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.patterns import pattern


@frozen
class Target:
    """What a link points at.

    ``kind`` is ``page``, ``blogpost``, ``folder``, ``whiteboard``, ``database``, ``embed`` (by
    ``id``), ``space``, ``title`` (with the ``posting_day`` ``2026/04/28`` for a blog post),
    ``tiny`` (``id`` is the code), ``attachment`` (``id`` is its page, ``attachment`` its ``att``
    id or file name), ``search`` (``title`` is the words or the CQL), ``user`` (``id`` is the
    account id) or ``external`` (``id`` is the whole address). ``page`` also stands for a bare id,
    whatever is behind it.
    """

    kind: str
    id: str = ""
    space_key: str = ""
    title: str = ""
    anchor: str = ""
    comment_id: str = ""
    attachment: str = ""
    version: int = 0
    posting_day: str = ""


_ID = r"(?P<id>\d{1,19})"
_KEY = r"(?P<key>[^/]+)"
_DAY = r"(?P<day>\d{4}/\d\d/\d\d)"
_API = r"(?:rest/api|api/v2)"
_SHAPES = (
    ("space", rf"spaces/(?!viewspace\.action){_KEY}(?:/overview|/pages|/blog)?"),
    ("page", rf"spaces/{_KEY}/(?:pages|history)/(?:edit(?:-v2)?/)?{_ID}(?:/.*)?"),
    ("blogpost", rf"spaces/{_KEY}/blog/{_DAY}/{_ID}(?:/.*)?"),
    ("folder", rf"spaces/{_KEY}/folder/{_ID}(?:/.*)?"),
    ("whiteboard", rf"spaces/{_KEY}/whiteboard/{_ID}(?:/.*)?"),
    ("database", rf"spaces/{_KEY}/database/{_ID}(?:/.*)?"),
    ("embed", rf"spaces/{_KEY}/embed/{_ID}(?:/.*)?"),
    ("space", rf"display/{_KEY}"),
    ("title", rf"display/{_KEY}/(?:{_DAY}/)?(?P<title>.*[^/])"),
    ("tiny", r"x/(?P<id>[A-Za-z0-9_-]+)"),
    ("page", rf"pages/{_ID}"),
    ("attachment", rf"download/(?:attachments|thumbnails)/{_ID}/(?P<file>[^/]+)"),
    (
        "attachment",
        rf"download/attachments/embedded-page/{_KEY}/(?P<title>[^/]+)/(?P<file>[^/]+)",
    ),
    ("attachment", rf"{_API}/content/{_ID}/child/attachment/(?P<file>att\d+)(?:/.*)?"),
    ("attachment", rf"{_API}/attachments/(?P<file>att\d+)(?:/.*)?"),
    ("page", rf"{_API}/(?:content|pages)/{_ID}(?:/.*)?"),
    ("blogpost", rf"{_API}/blogposts/{_ID}(?:/.*)?"),
    ("folder", rf"{_API}/folders/{_ID}(?:/.*)?"),
    ("whiteboard", rf"{_API}/whiteboards/{_ID}(?:/.*)?"),
    ("database", rf"{_API}/databases/{_ID}(?:/.*)?"),
    ("embed", rf"{_API}/embeds/{_ID}(?:/.*)?"),
    ("user", r"people/(?P<id>[^/]+)"),
)
"""How the path of each kind of address looks below ``/wiki``, before it is decoded."""

_FORMS = {
    "space": "spaces/{key}/overview",
    "page": "spaces/{key}/pages/{id}",
    "blogpost": "spaces/{key}/blog/{day}/{id}",
    "folder": "spaces/{key}/folder/{id}",
    "whiteboard": "spaces/{key}/whiteboard/{id}",
    "database": "spaces/{key}/database/{id}",
    "embed": "spaces/{key}/embed/{id}",
    "title": "display/{key}/{title}",
    "tiny": "x/{id}",
    "user": "people/{id}",
}
"""The address that we write for each kind."""

_BARE_TITLE = pattern(r"(~\d+:[^:\s]+|~[^:\s]+|[A-Z][A-Z0-9_]*):([^/].*)")
_BARE_FILE = pattern(r"att\d{1,19}")
_COMMENT_ANCHOR = pattern(r"comment-(\d+)")
_WIKI = pattern(r"(?:/*wiki(?=[/?#]|$))*/*")
_LOST_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_PORTS = {"http": 80, "https": 443}
_SHORTEST_ID = 5
_WEB = pattern(r"https?://\S+\Z", re.IGNORECASE)
_LONGEST_ID = 19
_TINY_BYTES = 8
_TINY_LENGTH = 12


def parse(url_or_text: str, site_url: str) -> Target | None:
    """What ``url_or_text`` points at, on the site ``site_url`` or elsewhere; None for no link.

    Understands absolute and relative addresses (with or without ``/wiki``), bare ids and
    ``KEY:Title``. Never raises.
    """
    text = url_or_text.strip().removeprefix("<").removesuffix(">").strip()
    try:
        return _bare(text) or _address(text, site_url.rstrip("/"))
    except ValueError:
        return None


def web_url(site: Site, web_path: str) -> str:
    """The address for a browser; ``web_path`` is relative to ``/wiki``, or begins with it.

    What is already percent-encoded stays so; blanks and the like are encoded.
    """
    path = _LOST_PERCENT.sub("%25", _below_wiki(web_path.removeprefix(site.url)))
    return f"{site.url}/wiki/" + quote(path, safe="/%?&=#+:~@!$'()*,;-._")


def address(site: Site, target: Target) -> str:
    """The address for a browser of whatever ``target`` is; ``parse`` understands it again."""
    if target.kind == "external":
        return target.id
    path, query = _path(target)
    if target.comment_id:
        query["focusedCommentId"] = target.comment_id
    if target.version:
        query["pageVersion"] = str(target.version)
    asked = f"?{urlencode(query)}" if query else ""
    anchor = f"#{quote(target.anchor, safe='')}" if target.anchor else ""
    return web_url(site, path + asked + anchor)


def tiny_code(content_id: str) -> str:
    """The code of a ``/x/`` link: the id's little-endian bytes in base64, shortened."""
    number = int(content_id).to_bytes(_TINY_BYTES, "little")
    code = base64.b64encode(number).decode("ascii").rstrip("=").rstrip("A")
    return code.replace("/", "-").replace("+", "_")


def from_tiny(code: str) -> str:
    """The content id behind a code; raises ``ValueError`` for one that is none."""
    text = code.replace("-", "/").replace("_", "+").ljust(_TINY_LENGTH - 1, "A") + "="
    if not code.isascii() or len(text) != _TINY_LENGTH:
        raise ValueError("not a tiny code")
    try:
        number = int.from_bytes(base64.b64decode(text, validate=True), "little")
    except binascii.Error:
        number = 0
    if number == 0:
        raise ValueError("not a tiny code")
    return str(number)


def _bare(text: str) -> Target | None:
    if _is_id(text):
        return Target("page", id=text)
    if _BARE_FILE.fullmatch(text):
        return Target("attachment", attachment=text)
    found = _BARE_TITLE.fullmatch(text)
    return Target("title", space_key=found[1], title=found[2].strip()) if found else None


def _address(text: str, site_url: str) -> Target | None:
    site = urlsplit(site_url)
    if text.lower().startswith(f"{site.netloc}/"):
        text = f"{site.scheme}://{text}"
    elif text.startswith("//"):
        text = f"https:{text}"
    elif text.startswith("/"):
        text = site_url + text
    parts = urlsplit(text)
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    if _place(parts) != _place(site):
        return Target("external", id=text)
    return _on_site(parts) or Target("external", id=text)


def _place(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port, the same for http and https where the port is the usual one."""
    return parts.hostname, None if parts.port == _PORTS.get(parts.scheme) else parts.port


def _on_site(parts: SplitResult) -> Target | None:
    """What an address of this site means; None when it is nothing that we know."""
    query = dict(parse_qsl(parts.query))
    path = _below_wiki(parts.path)
    found = _previewed(query) or _shaped(path) or _asked(path.rstrip("/"), query)
    return found and _with_spot(found, query, unquote(parts.fragment))


def _previewed(query: dict[str, str]) -> Target | None:
    """A file that is shown on top of a page: ``preview=/PAGE/FILE/name``."""
    pieces = query.get("preview", "").strip("/").split("/")
    if len(pieces) > 1 and all(_is_id(piece) for piece in pieces[:2]):
        return Target("attachment", id=pieces[0], attachment=f"att{pieces[1]}")
    return None


def _shaped(path: str) -> Target | None:
    """What a path alone says."""
    for kind, shape in _shapes():
        found = shape.fullmatch(path)
        if found and (kind != "tiny" or _is_tiny(found["id"])):
            return _from_groups(kind, found.groupdict(""))
    return None


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"{path}/?")) for kind, path in _SHAPES)


def _from_groups(kind: str, groups: dict[str, str]) -> Target:
    return Target(
        kind,
        id=unquote(groups.get("id", "")),
        space_key=unquote(groups.get("key", "")),
        title=unquote_plus(groups.get("title", "")),  # here a blank is written as a plus
        attachment=unquote(groups.get("file", "")),
        posting_day=groups.get("day", ""),
    )


def _asked(path: str, query: dict[str, str]) -> Target | None:
    """The older addresses, which name their thing in the query."""
    key = query.get("spaceKey") or query.get("key") or ""
    if path.endswith("user") and query.get("accountId"):
        return Target("user", id=query["accountId"])
    if path == "spaces/viewspace.action" and key:
        return Target("space", space_key=key)
    if path in {"search", "dosearchsite.action"}:
        words = (query.get(name) for name in ("text", "queryString", "cql"))
        return Target("search", title=next(filter(None, words), ""))
    return _paged(query, key) if path.startswith("pages/") else None


def _paged(query: dict[str, str], key: str) -> Target | None:
    number = query.get("pageId") or query.get("draftId") or ""
    if _is_id(number):
        return Target("page", id=number)
    title = query.get("title")
    return Target("title", space_key=key, title=title) if key and title else None


def _with_spot(target: Target, query: dict[str, str], fragment: str) -> Target:
    """``target`` with the comment, version and heading that the address names."""
    found = _COMMENT_ANCHOR.fullmatch(fragment)
    comment = query.get("focusedCommentId", "") or (found[1] if found else "")
    version = query.get("pageVersion", "")
    return replace(
        target,
        anchor="" if found else fragment,
        comment_id=comment if _is_id(comment) else "",
        version=int(version) if _is_id(version) else 0,
    )


def _path(target: Target) -> tuple[str, dict[str, str]]:
    """Path below ``/wiki`` and query of a target's address."""
    if target.kind == "attachment":
        return _file_path(target)
    if target.kind == "search":
        return "search", {"text": target.title}
    form = _FORMS[target.kind]
    day = target.posting_day
    if ("{key}" in form and not target.space_key) or ("{day}" in form and not day):
        return "pages/viewpage.action", {"pageId": target.id}
    title = quote_plus(target.title)
    path = form.format(
        key=quote(target.space_key, safe="~:"),
        id=quote(target.id, safe=":"),
        day=day,
        title=f"{day}/{title}" if day else title,
    )
    return path, {}


def _file_path(target: Target) -> tuple[str, dict[str, str]]:
    if target.id and _BARE_FILE.fullmatch(target.attachment):
        number = target.attachment.removeprefix("att")
        preview = f"/{target.id}/{number}/"
        return "pages/viewpageattachments.action", {"pageId": target.id, "preview": preview}
    name = quote(target.attachment, safe="")
    if target.id:
        return f"download/attachments/{quote(target.id, safe='')}/{name}", {}
    page = f"{quote(target.space_key, safe='~:')}/{quote_plus(target.title)}"
    return f"download/attachments/embedded-page/{page}/{name}", {}


def _below_wiki(path: str) -> str:
    """``path`` without ``/wiki``, however often it stands there (trap 9)."""
    return _WIKI.sub("", path, count=1)


def _is_tiny(code: str) -> bool:
    try:
        return bool(from_tiny(code))
    except ValueError:
        return False


def may_be_id(number: str) -> bool:
    """Whether a number is as long as the ids of contents are; none of the Cloud is shorter."""
    return len(number) >= _SHORTEST_ID


def space_named(text: str) -> str:
    """The key in front of a bare ``KEY:Title``, of no person; empty for every other text."""
    found = _BARE_TITLE.fullmatch(text.strip())
    return found[1] if found and found[1][0] != "~" else ""


def is_web(text: str) -> bool:
    """Whether it is an address of the web, whosoever."""
    return bool(_WEB.match(text))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID
