"""Copies over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo.records import Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_copies import routes
from confluence_desk.demo.v1_tasks import LongTasks

CONTENT = "/wiki/rest/api/content"


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state, LongTasks(state.clock)))


def test_a_page_is_copied_with_what_is_wished(state: SiteState, client: Any) -> None:
    page, parent = state.create_page(1, "Plan", "<p>x</p>"), state.create_page(2, "Parent")
    state.add_label(page.id, "ops")
    state.attach(page.id, "a.txt", b"x")
    state.restrict(page.id, update=Restriction(users={"ada"}))
    wish = {"copyLabels": True, "copyAttachments": True, "copyPermissions": True}
    place = {"type": "parent_page", "value": str(parent.id)}
    shown = client.post(f"{CONTENT}/{page.id}/copy", json={**wish, "destination": place}).json()
    made = state.contents[int(shown["id"])]
    assert (made.title, made.parent_id, made.space_id) == ("Plan", parent.id, 2)
    assert made.current.body == "<p>x</p>"
    assert made.labels == [("global", "ops")]
    assert state.attachment_named(made.id, "a.txt")
    assert made.update.users == {"ada"}


def test_a_copy_goes_into_a_space_or_over_a_page(state: SiteState, client: Any) -> None:
    page, other = state.create_page(1, "Plan", "<p>x</p>"), state.create_page(1, "Other")
    body = {"destination": {"type": "space", "value": "ops"}, "pageTitle": "Plan B"}
    shown = client.post(f"{CONTENT}/{page.id}/copy", json=body).json()
    assert state.contents[int(shown["id"])].parent_id is None
    body = {"destination": {"type": "existing_page", "value": str(other.id)}, "pageTitle": "C"}
    client.post(f"{CONTENT}/{page.id}/copy", json=body)
    assert (other.title, other.current.body, len(other.versions)) == ("C", "<p>x</p>", 2)


def test_a_tree_is_copied_under_new_titles(state: SiteState, client: Any) -> None:
    top = state.create_page(1, "Top")
    middle = state.create_folder(1, "Middle", parent_id=top.id)
    state.create_page(1, "Leaf", parent_id=middle.id)
    target = state.create_page(1, "Target")
    body = {"destinationPageId": str(target.id), "titleOptions": {"prefix": "Copy of "}}
    answer = client.post(f"{CONTENT}/{top.id}/pagehierarchy/copy", json=body)
    assert answer.status_code == 202
    made = [row.title for row in state.below(target.id)]
    assert made == ["Copy of Top", "Copy of Middle", "Copy of Leaf"]


@pytest.mark.parametrize(
    ("destination", "status"),
    [
        (None, 400),
        ({"type": "moon", "value": "1"}, 400),
        ({"type": "space", "value": "NOPE"}, 404),
        ({"type": "parent_page", "value": "x"}, 404),
        ({"type": "space", "value": "OPS"}, 400),
    ],
)
def test_a_copy_without_a_place_or_a_free_title_is_refused(
    state: SiteState, client: Any, destination: Any, status: int
) -> None:
    page = state.create_page(1, "Plan")
    answer = client.post(f"{CONTENT}/{page.id}/copy", json={"destination": destination})
    assert answer.status_code == status
