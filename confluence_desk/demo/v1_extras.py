"""Templates, the audit log, page views and labels looked up by name."""

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer, millis
from confluence_desk.demo.paperwork import AuditRecord, Paperwork, Template, recorded
from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper, expansions, kind_of
from confluence_desk.demo.v1_requests import content_number, guarded, wanted, window
from confluence_desk.demo.v1_shapes import Json, label

_MILLIS = re.compile(r"[0-9]{1,18}")
_TEMPLATES, _RECORDS, _LABELLED = 25, 1000, 200


def routes(state: SiteState, paperwork: Paperwork) -> list[Route]:
    """The small families."""
    desk = _ExtraDesk(state, paperwork)
    paths = {
        "/template/page": desk.templates,
        "/template/blueprint": desk.blueprints,
        "/template/{template_id}": desk.template,
        "/audit": desk.audit,
        "/audit/since": desk.audit,
        "/analytics/content/{id}/views": desk.views,
        "/analytics/content/{id}/viewers": desk.views,
        "/label": desk.label,
    }
    return [
        Route(f"{V1}{path}", guarded(endpoint), methods=["GET"]) for path, endpoint in paths.items()
    ]


class _ExtraDesk:
    """Answers about the rest."""

    def __init__(self, state: SiteState, paperwork: Paperwork) -> None:
        self._state = state
        self._paperwork = paperwork
        self._shaper = Shaper(state)

    async def templates(self, request: Request) -> Response:
        """The templates of a space, or those for everybody."""
        key = request.query_params.get("spaceKey", "")
        found = [one for one in self._paperwork.templates if one.space_key.lower() == key.lower()]
        rows = [self._template(one, request) for one in found]
        body = window(request, _TEMPLATES).of(rows)
        return answer({**body, "_links": self._shaper.links("/rest/api/template/page")})

    async def blueprints(self, request: Request) -> Response:
        """Templates of apps: none."""
        body = window(request, _TEMPLATES).of([])
        return answer({**body, "_links": self._shaper.links("/rest/api/template/blueprint")})

    async def template(self, request: Request) -> Response:
        """One template."""
        wanted_id = request.path_params["template_id"]
        found = next((one for one in self._paperwork.templates if one.id == wanted_id), None)
        if found is None:
            return v1_errors.forbidden(f"No template found with id: {wanted_id}")
        return answer(self._template(found, request, body=True))

    async def audit(self, request: Request) -> Response:
        """What was done, newest first; for administrators."""
        caller = self._state.users[caller_of(request).account_id]
        if not caller.admin:
            return v1_errors.forbidden("User is not permitted to view the audit log")
        first, last = _bound(request, "startDate"), _bound(request, "endDate")
        searched = request.query_params.get("searchString", "").casefold()
        lines = [*self._paperwork.audit, *recorded(self._state)]
        found = [
            one
            for one in sorted(lines, key=lambda one: one.at, reverse=True)
            if (first is None or millis(one.at) >= first)
            and (last is None or millis(one.at) < last)
            and searched in f"{one.summary} {one.name}".casefold()
        ]
        part = window(request, _RECORDS)
        body = part.of([self._record(one) for one in found])
        links = self._shaper.links("/rest/api/audit")
        if part.start + part.limit < len(found):
            following = part.start + part.limit
            links["next"] = f"/rest/api/audit?limit={part.limit}&start={following}"
        return answer({**body, "_links": links})

    async def views(self, request: Request) -> Response:
        """How often a page was looked at, or by how many."""
        row = self._state.seen(caller_of(request).account_id, content_number(request))
        counts = [user.viewed.count(row.id) for user in self._state.users.values()]
        people = request.url.path.endswith("/viewers")
        count = sum(map(bool, counts)) if people else sum(counts)
        return answer({"id": row.id, "count": count})

    async def label(self, request: Request) -> Response:
        """A label by its name, with what has it."""
        name = ("global", wanted(request, "name").lower())
        numbers = sorted(self._state.labelled(name))
        if not numbers:
            return v1_errors.missing(f"No label found with name: {name[1]}")
        wanted_kind = request.query_params.get("type")
        found = [one for number in numbers if (one := self._labelled(request, number))]
        kept = [one for one in found if wanted_kind in {None, one["contentType"]}]
        return answer(
            {
                "label": label(*name, self._state.label_id(name)),
                "associatedContents": window(request, _LABELLED).of(kept),
            }
        )

    def _labelled(self, request: Request, number: int) -> Json | None:
        row = self._state.contents.get(number) or self._state.attachments.get(number)
        if row is None:
            return None
        page = row if isinstance(row, ContentRecord) else self._state.contents[row.container_id]
        if not self._state.may_read(caller_of(request).account_id, page):
            return None
        return {"contentType": kind_of(row), "contentId": number, "title": row.title}

    def _template(self, one: Template, request: Request, *, body: bool = False) -> Json:
        shown: Json = {
            "templateId": one.id,
            "name": one.name,
            "description": one.description,
            "labels": [
                label("global", name, self._state.label_id(("global", name))) for name in one.labels
            ],
            "templateType": "page",
            "editorVersion": "v2",
            "_expandable": {},
            "_links": {"self": f"{self._shaper.base}/rest/api/template/{one.id}"},
        }
        if body or "body" in expansions(request):
            shown["body"] = {"storage": {"value": one.body, "representation": "storage"}}
        else:
            shown["_expandable"]["body"] = ""
        return shown

    def _record(self, one: AuditRecord) -> Json:
        user = self._state.users.get(one.account_id)
        name = user.display_name if user else "Former user"
        return {
            "author": {
                "type": "user",
                "displayName": name,
                "operations": None,
                "accountId": one.account_id,
                "accountType": "atlassian",
                "publicName": name,
                "isExternalCollaborator": False,
                "externalCollaborator": False,
            },
            "remoteAddress": "",
            "creationDate": millis(one.at),
            "summary": one.summary,
            "description": "",
            "category": one.category,
            "sysAdmin": False,
            "superAdmin": False,
            "affectedObject": {"name": one.name, "objectType": one.kind},
            "changedValues": [],
            "associatedObjects": [],
        }


def _bound(request: Request, name: str) -> int | None:
    """Milliseconds since the epoch; what is none bounds nothing."""
    value = request.query_params.get(name, "")
    return int(value) if _MILLIS.fullmatch(value) else None
