"""Judges the demo site by the official specifications, where they lie beside the checkout."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import Match, Route
from starlette.types import ASGIApp

from confluence_desk.demo.application import Site
from confluence_desk.demo.records import (
    GroupRecord,
    PropertyRecord,
    Restriction,
    SpaceRecord,
    UserRecord,
)
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.tasks import tasks_of

_SPECS = Path(__file__).parents[4] / "shared" / "api"
_EXAMPLES = 6
_BOUNDED = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
_CHECKS = [response_schema_conformance, content_type_conformance, status_code_conformance]

pytestmark = pytest.mark.skipif(
    not (_SPECS / "v2.json").exists(), reason="the official specifications are not here"
)

# Where the service breaks its own specification (and the demo with it): schema, property.
_NULLS = (
    ("AttachmentSingle", "mediaTypeDescription"),
    ("AttachmentBulk", "mediaTypeDescription"),
    ("User", "timeZone"),
    ("User", "personalSpaceId"),
    ("User", "profilePicture"),
    ("User", "email"),
)
# Enums that the service goes beyond: folder and comment kinds, permission names, empty words.
_OPEN = {"ContentIdToContentTypeResponse", "SpacePermissionAssignment"}
# What is answered everywhere, whether the specification names it or not: bad parameters, lost
# credentials (404 or 403 in life, 401 on paper), version conflicts, too large bodies.
_ALWAYS = ("400", "401", "403", "404", "405", "409", "413", "415")


def _state() -> SiteState:
    """A little of everything."""
    site = SiteState(clock=lambda: datetime(2026, 5, 6, 12, tzinfo=UTC))
    site.site_url = "http://acme.test"
    site.own(UserRecord("ada", "Ada North", "ada@acme.test", admin=True, groups={"g1"}))
    site.add_user(UserRecord("bo", "Bo Reed", "bo@acme.test"))
    site.add_group(GroupRecord("g1", "night shift"))
    anyone = ("access-class", "ALL_LICENSED_USERS", "create", "page")
    space = site.create_space("OPS", "Operations")
    space.permissions = [anyone, ("user", "ada", "manage_templates", "space")]
    space.permissions += [("user", "ada", "create", one) for one in ("blogpost", "comment")]
    space.labels = [("team", "night"), ("my:ada", "favourite")]
    site.add_space(SpaceRecord(2, "~712020:ab", "Ada", "ada", site.now(), type="personal"))
    folder = site.create_folder(space.id, "Runbooks", parent_id=space.homepage_id)
    body = "<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete"
    body += '</ac:task-status><ac:task-body>Do <time datetime="2026-05-06" /><ac:link>'
    body += '<ri:user ri:account-id="bo" /></ac:link></ac:task-body></ac:task></ac:task-list>'
    page = site.create_page(space.id, "Restart", f"<p>the queue</p>{body}", parent_id=folder.id)
    site.edit(page.id, f"<p>the queue, again</p>{body}", message="more")
    for kind in ("whiteboard", "database", "embed"):
        site.create(kind, space.id, f"A {kind}", parent_id=page.id).embed_url = "https://x.test"
    post = site.create_blog(space.id, "News", "<p>new</p>")
    for number in (page.id, post.id):
        site.add_label(number, "runbook")
        site.reply(site.comment(number, "<p>nice</p>").id, "<p>yes</p>")
        inline = site.comment(number, "<p>hm</p>", place="inline", selection="the queue")
        site.resolve(site.reply(inline.id, "<p>what?</p>").parent_id or 0)
        site.attach(number, "a b.png", b"png", "image/png")
        site.add_property(number, "status", {"a": [1, None]})
        site.contents[number].likes.append("bo")
    site.add_property(space.id, "colour", "red")
    for number in (*list(site.contents), *site.comments, *site.attachments):
        if not site.properties_of(number):
            site.add_property(number, "seen", value=True)
    site.restrict(page.id, update=Restriction({"ada"}, {"g1"}))
    return site


def _known(spec: dict[str, Any], site: Site, prefix: str) -> dict[str, Any]:
    """The operations of a specification that the site has."""
    wild = {"/wiki/{path:path}"}
    routes = [one for one in site.routes if isinstance(one, Route) and one.path not in wild]
    paths: dict[str, Any] = {}
    for path, operations in spec["paths"].items():
        filled = prefix + re.sub(r"\{[^}]*\}", "1", path)
        for method, operation in operations.items():
            scope = {"type": "http", "path": filled, "method": method.upper(), "headers": []}
            if any(one.matches(scope)[0] is Match.FULL for one in routes):
                paths.setdefault(path, {})[method] = operation
    return paths


def _adapted(spec: dict[str, Any], site: Site, prefix: str, base: str) -> dict[str, Any]:
    """The specification as the service keeps it, for what the site has."""
    spec["paths"] = _known(spec, site, prefix)
    spec["servers"] = [{"url": base}]
    spec.pop("security", None)
    schemas = spec["components"]["schemas"]
    for name, prop in _NULLS:
        if prop in schemas.get(name, {}).get("properties", {}):
            found = schemas[name]["properties"][prop]
            schemas[name]["properties"][prop] = {"allOf": [found], "nullable": True}
    for name in _OPEN & set(schemas):
        schemas[name] = {"type": "object"}
    for path, operations in spec["paths"].items():
        for operation in operations.values():
            operation.pop("security", None)
            for status in _ALWAYS:
                operation["responses"].setdefault(status, {"description": "as in life"})
            for parameter in operation.get("parameters", ()):
                _ids_that_exist(path, parameter, site.state)
    return spec


def _ids_that_exist(path: str, parameter: dict[str, Any], state: SiteState) -> None:
    """Ask for what is there, most of the time."""
    if parameter.get("in") != "path":
        return
    name, family = parameter["name"].lower(), path.split("/")[1]
    if "number" in name:
        parameter["schema"] = {"type": "integer", "enum": [1, 2, 9]}
    elif "property-id" in name:
        parameter["schema"] = {"enum": [one.id for one in _properties(family, state)]}
    elif "id" in name:
        known = _ids(family, state)
        if "{property-id}" in path:
            known = [one for one in known if state.properties_of(_number(one))]
        parameter["schema"] = {"enum": [*known, 999_999]}


def _properties(family: str, state: SiteState) -> list[PropertyRecord]:
    owners = (_number(one) for one in _ids(family, state))
    return [one for owner in owners for one in state.properties_of(owner)]


def _number(given: object) -> int:
    return int(str(given).removeprefix("att"))


def _ids(family: str, state: SiteState) -> list[object]:
    match family:
        case "spaces":
            return list(state.spaces)
        case "labels":
            return list(state.label_ids())
        case "attachments":
            return [f"att{one}" for one in state.attachments]
        case "tasks":
            return [one.id for row in state.contents.values() for one in tasks_of(row)]
        case "comments" | "footer-comments" | "inline-comments":
            place = family.partition("-")[0]
            return [one.id for one in state.comments.values() if place in {"comments", one.place}]
        case _:
            rows = state.contents.values()
            return [one.id for one in rows if f"{one.kind}s" == family] or [*state.contents]


class _Judge:
    """Sends what schemathesis makes up to a fresh site, and lets it judge the answers."""

    def __init__(self, base: str, runner: asyncio.Runner) -> None:
        self._base = base
        self._runner = runner
        self.succeeded: set[str] = set()
        self.violations: list[str] = []

    def judge(self, operation: Any) -> None:
        site = Site(_state())
        auth = httpx.BasicAuth("ada@acme.test", site.credentials.issue("ada"))

        @_BOUNDED
        @given(case=operation.as_strategy())
        def run(case: schemathesis.Case[Any]) -> None:
            response = self._runner.run(_sent(site.app, auth, self._request(case)))
            case.validate_response(response, checks=_CHECKS)
            if response.is_success or response.is_redirect:
                self.succeeded.add(operation.label)

        try:
            run()
        except BaseExceptionGroup as problem:
            self.violations += [f"{operation.label}: {one}" for one in problem.exceptions]

    def _request(self, case: schemathesis.Case[Any]) -> dict[str, Any]:
        made = case.as_transport_kwargs(base_url=self._base)
        wanted = {"method", "url", "params", "headers", "json"}
        request = {name: value for name, value in made.items() if name in wanted}
        return {**request, "content": made["data"]} if made.get("data") else request


async def _sent(app: ASGIApp, auth: httpx.Auth, request: dict[str, Any]) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, auth=auth) as client:
        return await client.request(**request)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.mark.parametrize(("file", "prefix"), [("v2.json", "/wiki/api/v2"), ("v1.json", "")])
def test_no_read_breaks_the_official_specification(
    file: str, prefix: str, runner: asyncio.Runner
) -> None:
    schema = _schema(file, prefix)
    judge = _Judge(f"http://acme.test{prefix}", runner)
    for result in schema.get_all_operations():
        operation = result.ok()
        # Bodies are dear to make up; writes are judged below.
        if operation.method.upper() in {"GET", "DELETE"}:
            judge.judge(operation)
    assert judge.violations == []
    assert len(judge.succeeded) >= (90 if prefix else 15)


def _schema(file: str, prefix: str) -> Any:
    spec = json.loads((_SPECS / file).read_text("utf-8"))
    adapted = _adapted(spec, Site(_state()), prefix, f"http://acme.test{prefix}")
    return schemathesis.openapi.from_dict(adapted)


_BODY = {"representation": "storage", "value": "<p>new</p>"}
_NEXT = {"number": 2, "message": "why"}


def test_no_write_breaks_the_official_specification(runner: asyncio.Runner) -> None:
    schema, state = _schema("v2.json", "/wiki/api/v2"), _state()
    site = Site(state)
    auth = httpx.BasicAuth("ada@acme.test", site.credentials.issue("ada"))
    for method, path, number, content in _writes(state):
        address = re.sub(r"\{[^}]*\}", str(number), path)
        url = f"http://acme.test/wiki/api/v2{address}"
        request = {"method": method, "url": url, "json": content}
        response = runner.run(_sent(site.app, auth, request))
        assert response.is_success, (method, path, response.text)
        schema[path][method].validate_response(response)


def _writes(state: SiteState) -> list[tuple[str, str, int, dict[str, Any]]]:
    """Every kind of write once: method, path, the id in it, the body."""
    page = next(one for one in state.contents.values() if one.title == "Restart")
    post = next(one for one in state.contents.values() if one.kind == "blogpost")
    footer = next(one for one in state.comments.values() if one.place == "footer")
    inline = next(one for one in state.comments.values() if one.place == "inline")
    task = next(tasks_of(page))
    space, about = {"spaceId": str(page.space_id)}, {"status": "current", "title": "T"}
    selected = {
        "textSelection": "queue",
        "textSelectionMatchCount": 1,
        "textSelectionMatchIndex": 0,
    }
    nodes = [("POST", f"/{one}s", 0, {**space, "title": "N"}) for one in ("folder", "database")]
    return [
        ("PUT", "/tasks/{id}", task.id, {"status": "incomplete"}),
        ("POST", "/pages", 0, {**space, **about, "body": _BODY}),
        ("POST", "/blogposts", 0, {**space, **about, "body": _BODY}),
        ("POST", "/spaces", 0, {"key": "NEW", "name": "New"}),
        *nodes,
        ("POST", "/footer-comments", 0, {"pageId": str(page.id), "body": _BODY}),
        ("POST", "/footer-comments", 0, {"parentCommentId": str(footer.id), "body": _BODY}),
        (
            "POST",
            "/inline-comments",
            0,
            {"pageId": str(page.id), "body": _BODY, "inlineCommentProperties": selected},
        ),
        ("PUT", "/footer-comments/{comment-id}", footer.id, {"version": _NEXT, "body": _BODY}),
        (
            "PUT",
            "/inline-comments/{comment-id}",
            inline.id,
            {"version": _NEXT, "body": _BODY, "resolved": True},
        ),
        (
            "PUT",
            "/pages/{id}",
            page.id,
            {"id": str(page.id), **about, "title": "U", "body": _BODY, "version": {"number": 4}},
        ),
        ("PUT", "/pages/{id}/title", page.id, {**about, "title": "V"}),
        (
            "PUT",
            "/blogposts/{id}",
            post.id,
            {"id": str(post.id), **about, "title": "U", "body": _BODY, "version": _NEXT},
        ),
        ("POST", "/pages/{page-id}/properties", page.id, {"key": "k", "value": [1]}),
        ("POST", "/spaces/{space-id}/properties", page.space_id, {"key": "k", "value": None}),
        ("POST", "/users-bulk", 0, {"accountIds": ["ada", "nobody"]}),
        ("POST", "/content/convert-ids-to-types", 0, {"contentIds": [str(page.id), "5"]}),
    ]
