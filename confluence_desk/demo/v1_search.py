"""Search as version 1 serves it: by cursor only, HTML-escaped, with marks around the hits."""

import base64
import binascii
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.cql.errors import CqlError
from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.addresses import space_address
from confluence_desk.demo.answers import V1, answer, stamp
from confluence_desk.demo.index import Entry, Scope
from confluence_desk.demo.records import SpaceRecord
from confluence_desk.demo.search import Answer, Question, Search
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper, expansions
from confluence_desk.demo.v1_requests import Declined, guarded
from confluence_desk.demo.v1_shapes import Json, friendly, space

_DEFAULT_LIMIT = 25
_EXCERPT = 350
_WITH_BODIES = {"body.export_view": 25, "body.styled_view": 25, "body.view": 50, "body.storage": 50}
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_ICONS = {
    "space": "aui-icon content-type-space",
    "attachment": "aui-icon content-type-attachment-file",
}


def routes(state: SiteState, search: Search) -> list[Route]:
    """The searches of content."""
    desk = _SearchDesk(state, search)
    return [
        Route(f"{V1}/search", guarded(desk.everything), methods=["GET"]),
        Route(f"{V1}/content/search", guarded(desk.content), methods=["GET"]),
    ]


@dataclass(frozen=True, slots=True)
class _Slice:
    """One page of an answer: where it begins and ends, and what of it may be seen by now."""

    key: str
    offset: int
    end: int
    limit: int
    entries: list[Entry]
    more: bool


class _SearchDesk:
    """Both searches; they differ in what they show of a hit and in how they write ``next``."""

    def __init__(self, state: SiteState, search: Search) -> None:
        self._state = state
        self._search = search
        self._shaper = Shaper(state)

    async def everything(self, request: Request) -> Response:
        """``/search``: content and spaces, with excerpts."""
        started = perf_counter()
        found, part = await self._slice(request, content_only=False)
        rows = [self._hit(entry, found, request) for entry in part.entries]
        body = self._envelope(rows, part, request)
        body |= {
            "totalSize": len(found.entries),
            "cqlQuery": request.query_params["cql"],
            "searchDuration": round((perf_counter() - started) * 1000),
            "archivedResultCount": 0,
        }
        if part.more:
            body["_links"]["next"] = self._next(request, part)
        return answer(body)

    async def content(self, request: Request) -> Response:
        """``/content/search``: bare content objects."""
        found, part = await self._slice(request, content_only=True)
        expand = expansions(request)
        rows = [self._content(entry, expand) for entry in part.entries]
        body = self._envelope(rows, part, request)
        body["totalSize"] = len(found.entries)
        if part.more:
            body["_links"]["next"] = self._plain_next(request, part)
        return answer(body)

    async def _slice(self, request: Request, *, content_only: bool) -> tuple[Answer, _Slice]:
        limit = _limit(request, content_only=content_only)
        question = self._question(request, content_only=content_only)
        cursor = request.query_params.get("cursor")
        key, offset = _read_cursor(cursor) if cursor else ("", 0)
        try:
            search = self._search
            key, found = await (search.again(key, question) if key else search.ask(question))
        except CqlError as error:
            raise Declined(_cql_response(question.cql, error)) from error
        end = min(offset + limit, len(found.entries))
        part = self._search.seen(question.account_id, found.entries[offset:end])
        return found, _Slice(key, offset, end, limit, part, end < len(found.entries))

    def _question(self, request: Request, *, content_only: bool) -> Question:
        query = request.query_params
        if not query.get("cql", "").strip():
            unread = v1_errors.cql_unread("")
            raise Declined(unread if "cql" in query else v1_errors.cql_required())
        context = _context(query.get("cqlcontext", ""))
        content_id = str(context.get("contentId", ""))
        return Question(
            query["cql"],
            caller_of(request).account_id,
            content_only,
            _scope(query, context),
            str(context.get("spaceKey", "")),
            int(content_id) if content_id.isdecimal() else None,
        )

    def _envelope(self, rows: list[Json], part: _Slice, request: Request) -> Json:
        asked = request.query_params.get("start", "")
        return {
            "results": rows,
            "start": part.offset or int(asked if asked.isdecimal() else 0),
            "limit": part.limit,
            "size": len(rows),
            "_links": self._shaper.links(f"{request.url.path}".removeprefix("/wiki")),
        }

    def _next(self, request: Request, part: _Slice) -> str:
        query = {
            **_own_parameters(request),
            "cursor": _cursor("_t_", part),
            "limit": str(part.limit),
            "start": str(part.end),
            "cql": request.query_params["cql"],
        }
        return f"/rest/api/search?next=true&{urlencode(query, quote_via=quote)}"

    def _plain_next(self, request: Request, part: _Slice) -> str:
        """The other search does not percent-encode the query in its link."""
        query = {**_own_parameters(request), "limit": str(part.limit)}
        start = part.end
        return (
            f"/rest/api/content/search?next=true&cursor={quote(_cursor('_sa_', part))}"
            f"&{urlencode(query)}&start={start}&cql={request.query_params['cql']}"
        )

    def _hit(self, entry: Entry, found: Answer, request: Request) -> Json:
        mode = request.query_params.get("excerpt", "highlight")
        path = self._path(entry)
        shown: Json = {
            "title": _shown(entry.title, found, mode),
            "excerpt": _shown(_cut(entry, found), found, mode) if mode != "none" else "",
            "url": path,
            "resultGlobalContainer": {
                "title": entry.space.name,
                "displayUrl": space_address(entry.space),
            },
            "breadcrumbs": [],
            "entityType": "space" if entry.kind == "space" else "content",
            "iconCssClass": _ICONS.get(entry.kind, f"aui-icon content-type-{entry.kind}"),
            "lastModified": stamp(entry.modified.replace(microsecond=0)),
            "friendlyLastModified": friendly(entry.modified),
            "score": 0,
        }
        if isinstance(entry.record, SpaceRecord):
            return {"space": space(entry.record, self._shaper.base), **shown}
        expand = frozenset(
            one.removeprefix("content.") for one in expansions(request) if one != "content"
        )
        return {"content": self._content(entry, expand), **shown}

    def _path(self, entry: Entry) -> str:
        if isinstance(entry.record, SpaceRecord):
            return space_address(entry.record)
        return self._shaper.path(entry.record)

    def _content(self, entry: Entry, expand: frozenset[str]) -> Json:
        assert not isinstance(entry.record, SpaceRecord)  # noqa: S101 - narrows for mypy
        return {
            **self._shaper.content(entry.record, expand),
            "childTypes": {},
            "restrictions": {},
        }


def _limit(request: Request, *, content_only: bool) -> int:
    """The most rows wanted; the older of the two searches takes a word for a wrong path."""
    value = request.query_params.get("limit", str(_DEFAULT_LIMIT))
    if re.fullmatch(r"-\d{1,9}", value, re.ASCII):
        raise Declined(v1_errors.negative("limit"))
    if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        wrong = v1_errors.not_a_number(value) if content_only else v1_errors.empty_missing()
        raise Declined(wrong)
    expand = {one.removeprefix("content.") for one in expansions(request)}
    caps = [cap for name, cap in _WITH_BODIES.items() if name in expand]
    return min([int(value), *caps])


def _context(value: str) -> Mapping[str, object]:
    try:
        context = json.loads(value or "{}")
    except ValueError:
        raise Declined(v1_errors.refused("Invalid cqlcontext")) from None
    return context if isinstance(context, dict) else {}


def _scope(query: Mapping[str, str], context: Mapping[str, object]) -> Scope:
    statuses = context.get("contentStatuses")
    names = [str(one) for one in statuses] if isinstance(statuses, list) else []
    allowed = frozenset(one for one in names if one in {"current", "archived"})
    spaces = {"current"} if query.get("excludeCurrentSpaces") != "true" else set()
    if query.get("includeArchivedSpaces") == "true":
        spaces.add("archived")
    return Scope(allowed or frozenset({"current"}), frozenset(spaces))


def _cql_response(cql: str, error: CqlError) -> Response:
    if error.message.startswith("There is no field"):
        name = cql[error.start : error.end]
        return v1_errors.cql_refused(f"No field exists with name: {name}")
    if error.message.startswith("There is no type"):
        got = cql[error.start : error.end].strip("\"'")
        known = ", ".join(error.expected)
        return v1_errors.cql_refused(
            f"Unsupported value for type, got : {got}, expected one of : [{known}]"
        )
    if error.message.startswith("No field exists"):
        return v1_errors.cql_refused(error.message)
    return v1_errors.cql_unread(cql)


def _own_parameters(request: Request) -> dict[str, str]:
    """The request's own parameters, which the link repeats."""
    replaced = {"cql", "cursor", "limit", "start", "next"}
    return {name: value for name, value in request.query_params.items() if name not in replaced}


def _cursor(prefix: str, part: _Slice) -> str:
    place = json.dumps([part.key, part.end])
    return prefix + base64.b64encode(place.encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, int]:
    try:
        packed = re.sub("^_(t|sa)_", "", cursor)
        key, offset = json.loads(base64.b64decode(packed, validate=True))
        return str(key), max(0, int(offset))
    except (binascii.Error, TypeError, ValueError):
        raise Declined(v1_errors.cursor_unread()) from None


def _shown(text: str, found: Answer, mode: str) -> str:
    """A text as the search shows it: marked, escaped, and with its emoji broken."""
    marked = found.marker.mark(text) if mode.startswith("highlight") else text
    escaped = marked if mode.endswith("_unescaped") else html.escape(marked)
    return _BEYOND_BMP.sub("\ufffd\ufffd", escaped.replace("&#x27;", "&#39;"))


def _cut(entry: Entry, found: Answer) -> str:
    """Some hundred characters of the text, from shortly before the first hit."""
    text = entry.text
    if len(text) <= _EXCERPT:
        return text
    start = max(0, found.marker.first(text) - _EXCERPT // 4)
    start = 0 if start == 0 else text.find(" ", start) + 1
    return text[start : start + _EXCERPT]
