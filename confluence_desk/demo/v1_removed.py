"""The reads that version 2 replaced: gone, or on some sites alive with a warning."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper, expansions
from confluence_desk.demo.v1_requests import Endpoint, content_number, guarded, window
from confluence_desk.demo.v1_shapes import space

_SPACE_CAP, _DEFAULT = 1000, 25
_WARNING = {
    "deprecation": "Wed, 1 Mar 2023 00:00:00 GMT",
    "warning": '299 - "Deprecated API, will be removed on Mon, 31 Mar 2025"',
    "link": '<https://developer.atlassian.com/changelog/#CHANGE-864>; rel="deprecation"',
}
_EVERY = ["GET", "POST", "PUT", "DELETE"]


def routes(state: SiteState, *, alive: bool = False) -> list[Route]:
    """The removed routes; ``alive`` keeps the commonest reads working on the site's own host.

    These come after all other routes of version 1. That a site answers 410 by itself is a guess
    about most sites: the removal rolls out.
    """
    desk = _OldDesk(state)
    gone = [
        Route(f"{V1}{path}", _gone, methods=methods)
        for path, methods in (
            ("/content", _EVERY),
            ("/content/{id}", _EVERY),
            ("/content/{id}/child", ["GET"]),
            ("/content/{id}/child/{kind:path}", ["GET"]),
            ("/content/{id}/label", ["GET"]),
            ("/content/{id}/property", _EVERY),
            ("/content/{id}/property/{key}", _EVERY),
            ("/content/{id}/history", ["GET"]),
            ("/space", ["GET"]),
            ("/space/{key}", ["GET"]),
            ("/space/{key}/content", ["GET"]),
        )
    ]
    living = {
        "/content/{id}": desk.content,
        "/content/{id}/label": desk.labels,
        "/space": desk.spaces,
        "/space/{key}": desk.space,
    }
    kept = [
        Route(f"{V1}{path}", _warned(endpoint), methods=["GET"])
        for path, endpoint in living.items()
    ]
    return [*(kept if alive else []), *gone]


async def _gone(_: Request) -> Response:
    return v1_errors.gone()


def _warned(endpoint: Endpoint) -> Endpoint:
    """``endpoint`` on the site, with the headers that announce its end; gone on the gateway."""
    guarding = guarded(endpoint)

    async def warning(request: Request) -> Response:
        if caller_of(request).gateway:
            return v1_errors.gone()
        response = await guarding(request)
        response.headers.update(_WARNING)
        return response

    return warning


class _OldDesk:
    """The reads of old."""

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._shaper = Shaper(state)

    async def content(self, request: Request) -> Response:
        """One item."""
        row = self._state.seen(caller_of(request).account_id, content_number(request))
        shown = self._shaper.content(row, expansions(request))
        shown["_links"] |= {"base": self._shaper.base, "context": "/wiki"}
        return answer(shown)

    async def labels(self, request: Request) -> Response:
        """The labels of an item."""
        row = self._state.seen(caller_of(request).account_id, content_number(request))
        path = f"/rest/api/content/{row.id}/label"
        return answer({**self._shaper.labels(row), "_links": self._shaper.links(path)})

    async def spaces(self, request: Request) -> Response:
        """All spaces."""
        who = caller_of(request).account_id
        rows = [
            space(one, self._shaper.base)
            for one in self._state.spaces.values()
            if self._state.may_see_space(who, one)
        ]
        body = window(request, _DEFAULT, _SPACE_CAP).of(rows)
        return answer({**body, "_links": self._shaper.links("/rest/api/space")})

    async def space(self, request: Request) -> Response:
        """One space."""
        key = request.path_params["key"]
        found = self._state.space_by_key(key)
        if found is None or not self._state.may_see_space(caller_of(request).account_id, found):
            return v1_errors.space_missing(key)
        return answer(space(found, self._shaper.base))
