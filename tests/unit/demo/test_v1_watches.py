"""Watching and starring over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_watches import routes

V1 = "/wiki/rest/api"
NO_CHECK = {"X-Atlassian-Token": "no-check"}


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state))


def test_pages_spaces_and_labels_are_watched_and_left(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart", by="bo")
    state.add_label(page.id, "ops")
    for path in (f"content/{page.id}", "space/ops", "label/OPS"):
        place = f"{V1}/user/watch/{path}"
        assert client.get(place).json() == {"watching": False}
        assert client.post(place, headers=NO_CHECK).status_code == 204
        assert client.get(place).json() == {"watching": True}
        assert client.delete(place, headers=NO_CHECK).status_code == 204
        assert client.get(place).json() == {"watching": False}


def test_watching_wants_the_header_and_a_label_in_use(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart", by="bo")
    assert client.post(f"{V1}/user/watch/content/{page.id}").status_code == 403
    assert client.get(f"{V1}/user/watch/label/unused").status_code == 403
    assert client.get(f"{V1}/user/watch/content/999").status_code == 404
    assert client.get(f"{V1}/user/watch/space/NOPE").status_code == 404


def test_only_administrators_watch_for_others(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart", by="ada")
    place = f"{V1}/user/watch/content/{page.id}?accountId=bo"
    assert client.get(place).status_code == 403
    state.users["ada"].admin = True
    client.post(place, headers=NO_CHECK)
    assert page.id in state.users["bo"].watches
    assert client.get(place.replace("=bo", "=nobody")).status_code == 404


def test_watchers_are_listed(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart", by="bo")
    state.watch("ada", 1)
    rows = client.get(f"{V1}/content/{page.id}/notification/child-created").json()["results"]
    assert [row["watcher"]["accountId"] for row in rows] == ["bo"]
    for path in (f"content/{page.id}/notification/created", "space/OPS/watch"):
        rows = client.get(f"{V1}/{path}").json()["results"]
        assert [row["watcher"]["accountId"] for row in rows] == ["ada"]


@pytest.mark.parametrize("kind", ["content", "space"])
def test_stars_are_put_told_and_taken(state: SiteState, client: Any, kind: str) -> None:
    page = state.create_page(1, "Restart")
    target = str(page.id) if kind == "content" else "OPS"
    star = f"{V1}/relation/favourite/from/user/current/to/{kind}"
    assert client.get(f"{star}/{target}").status_code == 404
    assert client.put(f"{star}/{target}").status_code == 200
    assert client.get(f"{star}/{target}").json()["name"] == "favourite"
    assert client.get(star).json()["size"] == 1
    assert client.delete(f"{star}/{target}").status_code == 204
    assert client.get(star).json()["size"] == 0


def test_stars_of_others_and_other_relations_are_refused(client: Any) -> None:
    assert client.get(f"{V1}/relation/favourite/from/user/bo/to/content").status_code == 403
    assert client.get(f"{V1}/relation/likes/from/user/current/to/content").status_code == 400
    assert client.put(f"{V1}/relation/favourite/from/user/current/to/content/9").status_code == 404
