"""Addresses of our own, ``confluence-desk://…``, and whatever else a start can be asked to open.

Everything here comes from outside: a browser, a mail, another program. What is read becomes one
plain text that ``links.parse`` understands, or a refusal in a sentence.
"""

from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from confluence_desk.domain.entities import Site
from confluence_desk.domain.legible import is_legible
from confluence_desk.domain.links import parse
from confluence_desk.domain.patterns import pattern

SCHEME = "confluence-desk"
LONGEST = 4096
"""Letters; no link to a page is longer."""

_ID = pattern(r"(?:att)?\d{1,19}")
_TITLE = pattern(r"~?[\w.-]+(?::[^:\s/]+)?:\s*[^\s/].*")
_HOST = pattern(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?")
_NEITHER = "“{text}” is no Confluence link, no page id and no KEY:Title."
_SHOWN = 80
_PASSWORD = pattern(r"//[^/\s]*@")


def made(web_url: str) -> str:
    """The address of ours for a page's web address; it says which site is meant."""
    return f"{SCHEME}://open?{urlencode({'url': web_url}, quote_via=quote)}"


def read(text: str) -> str:
    """The web address, id or ``KEY:Title`` that ``text`` asks for.

    Understands all of these, addresses without ``https://``, and ``confluence-desk:`` addresses:
    ``open?url=…``, ``page/ID``, ``title/KEY/Title`` and ``space/KEY``, the last three with
    ``?site=…`` where it matters. Raises ``ValueError`` with a sentence for the person.
    """
    text = text.strip()
    if not text or len(text) > LONGEST or not all(map(is_legible, text)):
        raise ValueError(_refusal(text))
    try:
        found = _ours(text) if text.lower().startswith(f"{SCHEME}:") else _plain(text)
    except ValueError:  # urlsplit's and parse_qs's own reasons say nothing to a person
        found = ""
    if not found:
        raise ValueError(_refusal(text))
    return found


def elsewhere(text: str, site: Site) -> str:
    """The host that ``text`` (as ``read`` gave it) belongs to, where that is not ``site``."""
    target = parse(text, site.url)
    if target is None or target.kind != "external":
        return ""
    host = urlsplit(target.id).netloc
    return "" if host.lower() == urlsplit(site.url).netloc.lower() else host


def _plain(text: str) -> str:
    """As ``read``, without addresses of ours; "" is a refusal from here on."""
    if text.lower().startswith(("http://", "https://")):
        return _web(text)
    if _HOST.fullmatch(text.partition("/")[0].lower()) and "/" in text:
        return _web(f"https://{text}")
    named = _ID.fullmatch(text) or (_TITLE.fullmatch(text) and "://" not in text)
    return text if named and not text.lower().startswith(f"{SCHEME}:") else ""


def _web(text: str) -> str:
    """A web address that names a host, and nobody's password."""
    parts = urlsplit(text)
    sound = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    return text if sound and " " not in text else ""


def _ours(text: str) -> str:
    parts = urlsplit(text)
    kind, *rest = [unquote(piece) for piece in f"{parts.netloc}{parts.path}".strip("/").split("/")]
    asked = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=8).items()}
    if kind.lower() == "open" and not any(rest):
        found = asked.get("url", "")
    else:
        found = _named(kind.lower(), rest)
        if found and "site" in asked:
            found = f"https://{asked['site']}{_path(kind.lower(), rest)}"
    if not all(map(is_legible, found)):
        return ""
    return found if found.startswith("/wiki/") and kind.lower() == "space" else _plain(found)


def _named(kind: str, rest: list[str]) -> str:
    match kind, rest:
        case "page", [page_id]:
            return page_id if _ID.fullmatch(page_id) else ""
        case "title", [key, title] if key and title.strip():
            return f"{key}:{title}"
        case "space", [key] if key:
            return _path(kind, rest)
    return ""


def _path(kind: str, rest: list[str]) -> str:
    form = {"page": "/wiki/pages/{}", "title": "/wiki/display/{}/{}", "space": "/wiki/spaces/{}"}
    return form[kind].format(*(quote(piece, safe="~:") for piece in rest))


def _refusal(text: str) -> str:
    text = _PASSWORD.sub("//", text)
    shown = "".join(letter for letter in text[:_SHOWN] if is_legible(letter))
    return _NEITHER.format(text=shown + ("…" if len(text) > _SHOWN else ""))
