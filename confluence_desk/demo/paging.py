"""Cuts lists into pages as v2 does it: opaque cursors, rows filtered after they were fetched."""

import base64
import binascii
import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from confluence_desk.demo.answers import Row, answer
from confluence_desk.demo.questions import long, wrong_type
from confluence_desk.demo.refusals import Invalid
from confluence_desk.demo.state import SiteState

T = TypeVar("T")
Key = list[str | int]
"""What a list is sorted by, ending with an id, so that no two rows share one."""

DEFAULT = 25
MOST = 250


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A sorted list to be served in pages.

    ``kept`` is part of the query; ``seen`` is asked after the rows were fetched, so pages come
    out short, or empty, while more follow. ``items`` rise by ``key`` even where the list falls.
    """

    items: Sequence[T]
    key: Callable[[T], Key]
    row: Callable[[T], Row]
    kept: Callable[[T], bool] = lambda _: True
    seen: Callable[[T], bool] = lambda _: True
    descending: bool = False

    def after(self, key: Key | None) -> Iterator[T]:
        """The rows behind a position that belong to the list."""
        size = len(self.items)
        if self.descending:
            end = size if key is None else bisect_left(self.items, key, key=self.key)
            places = range(end - 1, -1, -1)
        else:
            start = 0 if key is None else bisect_right(self.items, key, key=self.key)
            places = range(start, size)
        return (one for place in places if self.kept(one := self.items[place]))


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in a list: behind which row, and how many pages were served before.

    ``skip`` is for lists that begin inside another answer: so many of their rows were there.
    """

    key: Key | None = None
    page: int = 0
    skip: int = 0


def limit_of(request: Request, default: int = DEFAULT, most: int = MOST) -> int:
    """The ``limit`` parameter; raises Invalid."""
    value = request.query_params.get("limit")
    if value is None:
        return default
    limit = long(value, "limit")
    if not 1 <= limit <= most:
        raise Invalid(f"Provided value {{{value}}} for 'limit' must be between 1 and {most}")
    return limit


def serve(
    request: Request, state: SiteState, listing: Listing[T], *, default: int = DEFAULT
) -> Response:
    """One page of a list, as an answer."""
    limit = limit_of(request, default)
    cursor = read_cursor(request)
    try:
        window, more = _window(listing, cursor, limit, thin=state.thin_lists)
    except TypeError as error:
        raise _broken() from error
    rows = [listing.row(one) for one in window if listing.seen(one)]
    links = {"base": f"{state.site_url}/wiki"}
    header = f'<{links["base"]}>; rel="base"'
    if more:
        last = listing.key(window[-1]) if window else cursor.key
        links = {"next": _next(request, Cursor(last, cursor.page + 1), limit), **links}
        header = f'<{links["next"]}>; rel="next", {header}'
    return answer({"results": rows, "_links": links}, headers={"link": header})


def single(state: SiteState, row: Row, *, status: int = 200) -> Response:
    """One object; only there do ``_links`` carry the base."""
    base = f"{state.site_url}/wiki"
    row = {**row, "_links": {**row.get("_links", {}), "base": base}}
    return answer(row, status, {"link": f'<{base}>; rel="base"'})


def plain_list(state: SiteState, rows: list[Row]) -> Response:
    """A list that has no cursor."""
    base = f"{state.site_url}/wiki"
    content = {"results": rows, "_links": {"base": base}}
    return answer(content, headers={"link": f'<{base}>; rel="base"'})


def read_cursor(request: Request) -> Cursor:
    """The position the request asks for; raises Invalid for a cursor that is none of its own."""
    text = request.query_params.get("cursor")
    if text is None:
        return Cursor()
    try:
        content = json.loads(base64.b64decode(text, validate=True))
        if content.get("s") == _path_mark(request.scope["path"]):
            return Cursor(page=1, skip=max(0, int(content["n"])))
        mark, page, key = content["q"], content["p"], content["k"]
    except (binascii.Error, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _broken() from error
    if mark != _mark(request) or not _is_key(key) or not isinstance(page, int):
        raise _broken()
    return Cursor(key, page)


def continuing(path: str, count: int) -> str:
    """The cursor with which the list at ``path`` goes on after ``count`` rows shown elsewhere."""
    text = json.dumps({"s": _path_mark(path), "n": count})
    return base64.b64encode(text.encode()).decode()


def _window(listing: Listing[T], cursor: Cursor, limit: int, *, thin: bool) -> tuple[list[T], bool]:
    """The rows of one page before they are filtered, and whether more follow."""
    rows = islice(listing.after(cursor.key), cursor.skip, None)
    if thin and cursor.page % 3 == 1:
        return [], next(rows, None) is not None
    size = max(1, limit // 2) if thin else limit
    window = [one for one, _ in zip(rows, range(size + 1), strict=False)]
    return window[:size], len(window) > size


def _next(request: Request, cursor: Cursor, limit: int) -> str:
    """The link to the next page; the cursor is not its last parameter."""
    given = [(k, v) for k, v in request.query_params.multi_items() if k not in {"cursor", "limit"}]
    query = urlencode([("cursor", _written(request, cursor)), *given, ("limit", str(limit))])
    return f"{request.scope['path']}?{query}"


def _written(request: Request, cursor: Cursor) -> str:
    """Base64 that always ends with a ``=``, for those who would not escape it."""
    text = json.dumps({"q": _mark(request), "p": cursor.page, "k": cursor.key})
    text += "" if len(text) % 3 else " "
    return base64.b64encode(text.encode()).decode()


def _mark(request: Request) -> int:
    """What the cursor belongs to: the path and its filters."""
    given = sorted(
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in {"cursor", "limit"} and not name.startswith("include-")
    )
    return zlib.crc32(repr((request.scope["path"], given)).encode("utf-8", "surrogatepass"))


def _path_mark(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogatepass"))


def _is_key(key: object) -> bool:
    return key is None or (isinstance(key, list) and all(isinstance(one, str | int) for one in key))


def _broken() -> Invalid:
    return Invalid(
        wrong_type("", "cursor", "Cursor").sentence.replace(" {}", ""),
        "The provided cursor was not valid. You can get a new valid cursor by making the original "
        "pagination request again.",
    )
