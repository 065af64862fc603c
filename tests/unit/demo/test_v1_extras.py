"""Templates, audit, views and labels by name over HTTP; and what is gone."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo import v1_removed
from confluence_desk.demo.paperwork import AuditRecord, Paperwork, Template, usual
from confluence_desk.demo.records import Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_extras import routes

V1 = "/wiki/rest/api"


@pytest.fixture
def paperwork(state: SiteState) -> Paperwork:
    return Paperwork(
        [
            Template("t1", "Retrospective", "After the storm", "<p>What went well?</p>"),
            Template("t2", "Runbook", "Before it", "<p/>", space_key="OPS", labels=("runbook",)),
        ],
        [
            AuditRecord(state.now(), "ada", "Page restricted", "Permissions", "Salaries"),
            AuditRecord(state.now(), "gone", "Space created", "Spaces", "OPS", "Space"),
        ],
    )


@pytest.fixture
def client(state: SiteState, paperwork: Paperwork, serve: Callable[..., Any]) -> Any:
    return serve(routes(state, paperwork))


def test_templates_are_everybodys_or_a_spaces(client: Any) -> None:
    everybodys = client.get(f"{V1}/template/page", params={"expand": "body"}).json()["results"]
    assert [one["templateId"] for one in everybodys] == ["t1"]
    assert everybodys[0]["body"]["storage"]["value"] == "<p>What went well?</p>"
    spaces = client.get(f"{V1}/template/page", params={"spaceKey": "ops"}).json()["results"]
    assert [one["name"] for one in spaces] == ["Runbook"]
    assert "body" not in spaces[0]
    assert client.get(f"{V1}/template/t2").json()["labels"][0]["name"] == "runbook"
    assert client.get(f"{V1}/template/t9").status_code == 403
    assert client.get(f"{V1}/template/blueprint").json()["results"] == []


def test_the_audit_log_is_for_administrators(state: SiteState, client: Any) -> None:
    assert client.get(f"{V1}/audit").status_code == 403
    state.users["ada"].admin = True
    answer = client.get(f"{V1}/audit", params={"limit": "1"}).json()
    assert [one["summary"] for one in answer["results"]] == ["Space created"]
    assert answer["results"][0]["author"]["displayName"] == "Former user"
    assert answer["_links"]["next"] == "/rest/api/audit?limit=1&start=1"
    rest = client.get(f"{V1}/audit", params={"start": "1"}).json()
    assert "next" not in rest["_links"]
    told = [(one["summary"], one["affectedObject"]["name"]) for one in rest["results"]]
    assert told[0] == ("Page restricted", "Salaries")
    assert ("Space created", "Operations") in told
    at = rest["results"][0]["creationDate"]
    between = client.get(f"{V1}/audit", params={"startDate": str(at), "endDate": str(at + 1)})
    assert between.json()["size"] == 1
    assert client.get(f"{V1}/audit", params={"searchString": "SALAR"}).json()["size"] == 1
    assert client.get(f"{V1}/audit", params={"startDate": "x"}).json()["size"] == 4


def test_locks_leave_a_line_in_the_audit_log(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Salaries")
    state.restrict(page.id, read=Restriction(users={"ada"}))
    state.users["ada"].admin = True
    found = client.get(f"{V1}/audit", params={"searchString": "restriction"}).json()["results"]
    assert [one["affectedObject"]["name"] for one in found] == ["Salaries"]


def test_a_site_has_the_usual_templates(state: SiteState, serve: Callable[..., Any]) -> None:
    client = serve(routes(state, usual()))
    rows = client.get(f"{V1}/template/page").json()["results"]
    assert [one["name"] for one in rows] == ["Runbook", "Decision", "Retrospective"]
    body = client.get(f"{V1}/template/{rows[0]['templateId']}").json()["body"]["storage"]["value"]
    assert '<at:var at:name="service" />' in body


def test_views_and_viewers_are_counted(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart")
    state.users["ada"].viewed += [page.id, page.id]
    state.users["bo"].viewed.append(page.id)
    here = f"{V1}/analytics/content/{page.id}"
    assert client.get(f"{here}/views").json() == {"id": page.id, "count": 3}
    assert client.get(f"{here}/viewers").json() == {"id": page.id, "count": 2}


def test_a_label_is_known_by_its_name(state: SiteState, client: Any) -> None:
    page, hidden = state.create_page(1, "Restart"), state.create_page(1, "Secret")
    file = state.attach(page.id, "a.txt", b"x")
    for number in (page.id, hidden.id, file.id):
        state.add_label(number, "ops")
    state.restrict(hidden.id, read=Restriction(users={"bo"}))
    shown = client.get(f"{V1}/label", params={"name": "OPS"}).json()
    assert shown["label"]["name"] == "ops"
    assert [one["title"] for one in shown["associatedContents"]["results"]] == ["Restart", "a.txt"]
    pages = client.get(f"{V1}/label", params={"name": "ops", "type": "page"}).json()
    assert pages["associatedContents"]["size"] == 1
    assert client.get(f"{V1}/label", params={"name": "unknown"}).status_code == 404


REMOVED = ("content", "content/{id}", "content/{id}/child/page", "content/{id}/label", "space")


@pytest.mark.parametrize("path", REMOVED)
@pytest.mark.parametrize("gateway", [True, False])
def test_removed_reads_are_gone(
    state: SiteState, serve: Callable[..., Any], path: str, *, gateway: bool
) -> None:
    page = state.create_page(1, "Restart")
    client = serve(v1_removed.routes(state), gateway=gateway)
    answer = client.get(f"{V1}/{path.format(id=page.id)}")
    assert answer.status_code == 410
    assert answer.json()["message"].endswith("This deprecated endpoint has been removed.")


def test_on_some_sites_they_live_on_with_a_warning(
    state: SiteState, serve: Callable[..., Any]
) -> None:
    page = state.create_page(1, "Restart", "<p>x</p>")
    client = serve(v1_removed.routes(state, alive=True))
    answer = client.get(f"{V1}/content/{page.id}", params={"expand": "body.storage,version"})
    assert answer.json()["body"]["storage"]["value"] == "<p>x</p>"
    assert 'rel="deprecation"' in answer.headers["link"]
    assert answer.headers["warning"].startswith("299")
    assert client.get(f"{V1}/content/{page.id}/label").json()["size"] == 0
    assert client.get(f"{V1}/space").json()["results"][0]["id"] == 1
    assert client.get(f"{V1}/space/ops").json()["key"] == "OPS"
    assert "No space found with key : NOPE" in client.get(f"{V1}/space/NOPE").json()["message"]
    assert client.get(f"{V1}/content/{page.id}/child/page").status_code == 410
    gateway = serve(v1_removed.routes(state, alive=True), gateway=True)
    assert gateway.get(f"{V1}/content/{page.id}").status_code == 410
