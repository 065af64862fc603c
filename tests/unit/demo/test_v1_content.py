"""Changes to content over HTTP: labels, places, archive, trees, versions, states."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content import routes
from confluence_desk.demo.v1_tasks import LongTasks

CONTENT = "/wiki/rest/api/content"


@pytest.fixture
def tasks(state: SiteState) -> LongTasks:
    return LongTasks(state.clock)


@pytest.fixture
def client(state: SiteState, tasks: LongTasks, serve: Callable[..., Any]) -> Any:
    return serve([*routes(state, tasks), *tasks.routes()])


@pytest.fixture
def page(state: SiteState) -> ContentRecord:
    return state.create_page(1, "Restart", "<p>one</p>")


def test_labels_are_added_lowered_and_all_told(client: Any, page: ContentRecord) -> None:
    path = f"{CONTENT}/{page.id}/label"
    client.post(path, json=[{"prefix": "global", "name": "Runbook"}])
    answer = client.post(path, json=[{"name": "ops"}, {"prefix": "my", "name": "later"}]).json()
    told = [(one["prefix"], one["name"]) for one in answer["results"]]
    assert told == [("global", "runbook"), ("global", "ops"), ("my", "later")]
    assert all(one["id"].isdigit() for one in answer["results"])


def test_labels_are_taken_off_by_path_or_query(client: Any, page: ContentRecord) -> None:
    path = f"{CONTENT}/{page.id}/label"
    client.post(path, json=[{"name": "ops"}, {"name": "runbook"}])
    assert client.delete(f"{path}/ops").status_code == 204
    assert client.delete(path, params={"name": "runbook"}).status_code == 204
    assert client.delete(f"{path}/absent").status_code == 204
    assert page.labels == []


def test_files_have_labels_too(state: SiteState, client: Any, page: ContentRecord) -> None:
    file = state.attach(page.id, "a.txt", b"x")
    client.post(f"{CONTENT}/att{file.id}/label", json=[{"name": "log"}])
    assert file.labels == [("global", "log")]


@pytest.mark.parametrize("body", [[], [{}], [{"name": "two words"}], [1], None])
def test_what_is_no_label_is_refused(client: Any, page: ContentRecord, body: Any) -> None:
    assert client.post(f"{CONTENT}/{page.id}/label", json=body).status_code == 400


def test_a_page_moves_under_before_and_after(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    top = state.create("page", 1, "Top")
    first, last = (state.create_page(1, name, parent_id=top.id) for name in ("First", "Last"))

    def moved(position: str, target: ContentRecord) -> list[int]:
        answer = client.put(f"{CONTENT}/{page.id}/move/{position}/{target.id}")
        assert answer.json() == {"pageId": str(page.id)}
        return state.child_ids(top.id)

    assert moved("append", top) == [first.id, last.id, page.id]
    assert moved("before", first) == [page.id, first.id, last.id]
    assert moved("after", first) == [first.id, page.id, last.id]


def test_beside_a_page_without_a_parent_it_is_an_orphan(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    other = state.create("page", 2, "Elsewhere")
    client.put(f"{CONTENT}/{page.id}/move/after/{other.id}")
    assert (page.parent_id, page.space_id) == (None, 2)


def test_a_page_cannot_go_below_itself(state: SiteState, client: Any, page: ContentRecord) -> None:
    below = state.create_page(1, "Below", parent_id=page.id)
    for target, position in ((page.id, "append"), (below.id, "append"), (below.id, "sideways")):
        answer = client.put(f"{CONTENT}/{page.id}/move/{position}/{target}")
        assert answer.status_code == 400


def test_archiving_is_a_task_and_one_at_a_time(
    state: SiteState, client: Any, tasks: LongTasks, page: ContentRecord, clock: Any
) -> None:
    tasks.duration = timedelta(seconds=10)
    answer = client.post(f"{CONTENT}/archive", json={"pages": [{"id": page.id}]})
    assert answer.status_code == 202
    assert page.status == "archived"
    other = state.create_page(1, "Other")
    again = client.post(f"{CONTENT}/archive", json={"pages": [{"id": other.id}]})
    assert again.status_code == 400
    status = f"/wiki{answer.json()['links']['status']}"
    working = client.get(status).json()
    assert (working["finished"], working["successful"]) == (False, False)
    clock.now += timedelta(seconds=10)
    done = client.get(status).json()
    assert (done["finished"], done["percentageComplete"]) == (True, 100)
    assert client.get("/wiki/rest/api/longtask").json()["size"] == 1
    assert client.get("/wiki/rest/api/longtask/unknown").status_code == 404


@pytest.mark.parametrize("pages", [[], None, "x", [{}], [{"id": 1}], [{"id": 1}] * 301])
def test_archiving_wants_between_one_and_300_pages(client: Any, pages: Any) -> None:
    assert client.post(f"{CONTENT}/archive", json={"pages": pages}).status_code == 400


def test_a_whole_tree_goes_to_the_trash(state: SiteState, client: Any, page: ContentRecord) -> None:
    below = state.create_page(1, "Below", parent_id=page.id)
    assert client.delete(f"{CONTENT}/{page.id}/pageTree").status_code == 202
    assert (page.status, below.status) == ("trashed", "trashed")


def test_an_old_version_is_restored_as_a_new_one(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    state.edit(page.id, "<p>two</p>", title="Restart twice")
    params = {"versionNumber": 1, "message": "back"}
    sent = {"operationKey": "restore", "params": params}
    answer = client.post(f"{CONTENT}/{page.id}/version", json=sent).json()
    assert (answer["number"], answer["message"]) == (3, "back")
    assert (page.current.body, page.title) == ("<p>one</p>", "Restart twice")
    client.post(
        f"{CONTENT}/{page.id}/version",
        json={"operationKey": "restore", "params": {**params, "restoreTitle": True}},
    )
    assert page.title == "Restart"


@pytest.mark.parametrize(
    "sent", [{}, {"operationKey": "restore"}, {"operationKey": "restore", "params": {}}]
)
def test_a_version_that_is_not_there_cannot_be_restored(
    client: Any, page: ContentRecord, sent: Any
) -> None:
    assert client.post(f"{CONTENT}/{page.id}/version", json=sent).status_code == 400


def test_deleting_a_version_renumbers_and_the_last_one_stays(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    state.edit(page.id, "<p>two</p>")
    assert client.delete(f"{CONTENT}/{page.id}/version/2").status_code == 400
    assert client.delete(f"{CONTENT}/{page.id}/version/1").status_code == 204
    assert [one.body for one in page.versions] == ["<p>two</p>"]


def test_the_lozenge_is_set_told_and_taken_off(client: Any, page: ContentRecord) -> None:
    path = f"{CONTENT}/{page.id}/state"
    assert "contentState" not in client.get(path).json()
    shown = client.put(path, params={"status": "current"}, json={"id": 1}).json()
    assert shown["contentState"]["name"] == "In progress"
    client.put(path, params={"status": "current"}, json={"name": "Odd", "color": "#ff7452"})
    assert client.get(path).json()["contentState"]["name"] == "Odd"
    assert "contentState" not in client.delete(path).json()
    assert len(page.versions) == 4
    assert client.put(path, json={"name": "x" * 21}).status_code == 400
    assert client.get(f"{path}/available").json()["spaceContentStates"]


def test_who_may_not_read_is_told_that_nothing_is_there(
    state: SiteState, serve: Callable[..., Any], tasks: LongTasks, page: ContentRecord
) -> None:
    state.restrict(page.id, read=Restriction(users={"ada"}))
    bo = serve(routes(state, tasks), "bo")
    for path in (f"{CONTENT}/{page.id}/state", f"{CONTENT}/999/state", f"{CONTENT}/x/state"):
        answer = bo.get(path)
        assert answer.status_code == 404
        assert "NotFoundException: No content found with id : " in answer.json()["message"]
    state.restrict(page.id, read=Restriction(), update=Restriction(users={"ada"}))
    assert bo.delete(f"{CONTENT}/{page.id}/label/x").status_code == 403
