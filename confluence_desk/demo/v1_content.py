"""What version 1 still does to content: labels, versions, states, moves, archive, trees."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer, nothing, stamp
from confluence_desk.demo.records import AttachmentRecord, ContentRecord
from confluence_desk.demo.refusals import Absent, Forbidden, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper
from confluence_desk.demo.v1_requests import (
    Endpoint,
    content_number,
    guarded,
    json_body,
    json_object,
    wanted,
)
from confluence_desk.demo.v1_shapes import Json
from confluence_desk.demo.v1_tasks import LongTasks

_MOST_AT_ONCE = 300
_LONGEST_STATE = 20
_ARCHIVING = "archive.pages"
STATES = {"Rough draft": "#ffc400", "In progress": "#2684ff", "Ready for review": "#57d9a3"}
"""The lozenges a space suggests, with their colours."""


def routes(state: SiteState, tasks: LongTasks) -> list[Route]:
    """Everything below ``/content`` that changes an item or where it is."""
    desk = _ContentDesk(state, tasks)
    here = f"{V1}/content"

    def route(path: str, endpoint: Endpoint, method: str) -> Route:
        return Route(f"{here}{path}", guarded(endpoint), methods=[method])

    return [
        route("/archive", desk.archive, "POST"),
        route("/{id}/pageTree", desk.trash_tree, "DELETE"),
        route("/{id}/move/{position}/{target_id}", desk.move, "PUT"),
        route("/{id}/label", desk.add_labels, "POST"),
        route("/{id}/label", desk.remove_label, "DELETE"),
        route("/{id}/label/{name:path}", desk.remove_label, "DELETE"),
        Route(f"{here}/{{id}}/version", _versions(desk.restore_version), methods=["POST"]),
        Route(
            f"{here}/{{id}}/version/{{number}}", _versions(desk.delete_version), methods=["DELETE"]
        ),
        route("/{id}/state", desk.state, "GET"),
        route("/{id}/state", desk.set_state, "PUT"),
        route("/{id}/state", desk.clear_state, "DELETE"),
        route("/{id}/state/available", desk.states, "GET"),
        Route(f"{V1}/content-states", guarded(desk.own_states), methods=["GET"]),
    ]


def _versions(endpoint: Endpoint) -> Endpoint:
    return guarded(endpoint, v1_errors.out_of_reach)


class _ContentDesk:
    """Changes content, as its caller may."""

    def __init__(self, state: SiteState, tasks: LongTasks) -> None:
        self._state = state
        self._tasks = tasks
        self._shaper = Shaper(state)

    async def archive(self, request: Request) -> Response:
        """Archive some pages; one such job at a time."""
        sent = (await json_object(request)).get("pages")
        if not isinstance(sent, list) or not 0 < len(sent) <= _MOST_AT_ONCE:
            raise Invalid("Between 1 and 300 pages can be archived at once")
        if self._tasks.busy(_ARCHIVING):
            raise Invalid("Another archive job is running")
        who = caller_of(request).account_id
        try:
            rows = [self._state.changeable(who, _sent_id(one), "page") for one in sent]
        except Absent:
            raise Invalid("One of the pages cannot be found") from None
        for row in rows:
            self._state.archive(row.id)
        return self._tasks.start(_ARCHIVING)

    async def trash_tree(self, request: Request) -> Response:
        """Trash a page with everything under it."""
        row = self._changeable(request, "page")
        self._state.trash_tree(row.id)
        return self._tasks.start("delete.page.tree")

    async def move(self, request: Request) -> Response:
        """Hang a page beside or under another."""
        row = self._changeable(request)
        target = self._changeable(request, name="target_id")
        match request.path_params["position"]:
            case "append":
                self._state.move(row.id, target.id)
            case "before":
                self._beside(row, target, self._state.move, before=target.id)
            case "after":
                self._beside(row, target, self._state.move, after=target.id)
            case other:
                raise Invalid(f"Unknown position: {other}")
        return answer({"pageId": str(row.id)})

    def _beside(
        self,
        row: ContentRecord,
        target: ContentRecord,
        move: Callable[..., ContentRecord],
        **place: int,
    ) -> None:
        """Beside a page without a parent it becomes one without a parent, too."""
        if row.id != target.id:
            move(row.id, target.parent_id, space_id=target.space_id, **place)

    async def add_labels(self, request: Request) -> Response:
        """Label something; the answer lists all its labels."""
        row = self._labelable(request)
        sent = await json_body(request)
        labels = sent if isinstance(sent, list) else [sent]
        if not labels or not all(isinstance(one, dict) and one.get("name") for one in labels):
            raise Invalid("At least one label is required")
        for one in labels:
            prefix = self._prefix(request, str(one.get("prefix") or "global"))
            self._state.add_label(row.id, str(one["name"]), prefix)
        path = f"/rest/api/content/{row.id}/label"
        return answer({**self._shaper.labels(row), "_links": self._shaper.links(path)})

    async def remove_label(self, request: Request) -> Response:
        """Take a label off; one that is not there is no error."""
        row = self._labelable(request)
        name = request.path_params.get("name") or wanted(request, "name")
        for prefix in ("global", "team", self._prefix(request, "my")):
            self._state.remove_label(row.id, str(name), prefix)
        return nothing()

    async def restore_version(self, request: Request) -> Response:
        """Append what an old version said."""
        row = self._changeable(request)
        body = await json_object(request)
        params = body.get("params")
        if body.get("operationKey") != "restore" or not isinstance(params, dict):
            raise Invalid("operationKey and params are required")
        number = params.get("versionNumber")
        if not isinstance(number, int) or not 1 <= number <= len(row.versions):
            raise Invalid(f"No version found with number: {number}")
        self._state.restore_version(
            row.id,
            number,
            by=caller_of(request).account_id,
            message=str(params.get("message") or ""),
            title=params.get("restoreTitle") is True,
        )
        return answer(self._shaper.version(row))

    async def delete_version(self, request: Request) -> Response:
        """Remove an old version for good."""
        row = self._changeable(request)
        self._state.delete_version(row.id, content_number(request, "number"))
        return nothing()

    async def state(self, request: Request) -> Response:
        """The lozenge beside the title."""
        who = caller_of(request).account_id
        return answer(self._lozenge(self._state.seen(who, content_number(request))))

    async def set_state(self, request: Request) -> Response:
        """Set the lozenge, which makes a version."""
        row = self._changeable(request)
        body = await json_object(request)
        name = self._state_name(body)
        if not 0 < len(name) <= _LONGEST_STATE:
            raise Invalid("The name of a content state has 1 to 20 characters")
        return self._restate(request, row, name)

    async def clear_state(self, request: Request) -> Response:
        """Take the lozenge off, which makes a version as well."""
        return self._restate(request, self._changeable(request), "")

    async def states(self, request: Request) -> Response:
        """What may be set here."""
        self._changeable(request)
        return answer({"spaceContentStates": _suggested(), "customContentStates": []})

    async def own_states(self, _: Request) -> Response:
        """The caller's own lozenges: none."""
        return answer([])

    def _restate(self, request: Request, row: ContentRecord, name: str) -> Response:
        self._state.set_state(row.id, name)
        self._state.edit(row.id, by=caller_of(request).account_id)
        return answer(self._lozenge(row))

    def _state_name(self, body: Json) -> str:
        number = body.get("id")
        if isinstance(number, int) and 0 <= number < len(STATES):
            return list(STATES)[number]
        return str(body.get("name") or "")

    def _lozenge(self, row: ContentRecord) -> Json:
        shown: Json = {"lastUpdated": stamp(row.current.created_at)}
        if row.state:
            names = list(STATES)
            number = names.index(row.state) if row.state in STATES else row.id
            color = STATES.get(row.state, "#ff7452")
            shown["contentState"] = {"id": number, "name": row.state, "color": color}
        return shown

    def _changeable(self, request: Request, *kinds: str, name: str = "id") -> ContentRecord:
        who = caller_of(request).account_id
        return self._state.changeable(who, content_number(request, name), *kinds)

    def _labelable(self, request: Request) -> ContentRecord | AttachmentRecord:
        number, who = content_number(request), caller_of(request).account_id
        if number not in self._state.attachments:
            return self._changeable(request)
        row = self._state.seen_attachment(who, number)
        if not self._state.may_update(who, self._state.contents[row.container_id]):
            raise Forbidden("Not permitted to update this content")
        return row

    def _prefix(self, request: Request, prefix: str) -> str:
        return f"my:{caller_of(request).account_id}" if prefix == "my" else prefix


def _suggested() -> list[Json]:
    return [
        {"id": number, "name": name, "color": color}
        for number, (name, color) in enumerate(STATES.items())
    ]


def _sent_id(sent: object) -> int:
    number = str(sent.get("id", "")) if isinstance(sent, dict) else ""
    if not (number.isascii() and number.isdigit()):
        raise Absent
    return int(number)
