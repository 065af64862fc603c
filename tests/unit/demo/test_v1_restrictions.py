"""Restrictions over HTTP: told, changed, checked; what is inherited is not told."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_restrictions import routes


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state))


@pytest.fixture
def page(state: SiteState) -> ContentRecord:
    return state.create_page(1, "Salaries")


def _path(page: ContentRecord, rest: str = "") -> str:
    return f"/wiki/rest/api/content/{page.id}/restriction{rest}"


def _who(shown: Any, operation: str = "read") -> list[str]:
    lists = shown[operation]["restrictions"]
    users = [one["accountId"] for one in lists["user"]["results"]]
    return users + [one["id"] for one in lists["group"]["results"]]


def test_both_operations_are_always_there(client: Any, page: ContentRecord) -> None:
    shown = client.get(_path(page, "/byOperation")).json()
    assert (_who(shown, "read"), _who(shown, "update")) == ([], [])
    assert shown["read"]["restrictions"]["user"] == {
        "results": [],
        "start": 0,
        "limit": 200,
        "size": 0,
    }


def test_own_restrictions_are_told_and_inherited_ones_are_not(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    below = state.create_page(1, "Bonus", parent_id=page.id)
    state.restrict(page.id, read=Restriction(users={"ada"}, groups={"g1"}))
    assert _who(client.get(_path(page, "/byOperation")).json()) == ["ada", "g1"]
    assert _who(client.get(_path(below, "/byOperation")).json()) == []
    assert client.get(_path(page, "/byOperation/read")).json()["operation"] == "read"
    assert client.get(_path(page)).json()["size"] == 2


def test_users_and_groups_are_let_through_one_by_one(client: Any, page: ContentRecord) -> None:
    user, group = "/byOperation/update/user?accountId=ada", "/byOperation/update/byGroupId/g1"
    for path in (_path(page, user), _path(page, group)):
        assert client.get(path).status_code == 404
        assert client.put(path).status_code == 200
        assert client.get(path).status_code == 200
    assert page.update == Restriction(users={"ada"}, groups={"g1"})
    assert client.delete(_path(page, user)).status_code == 200
    assert page.update == Restriction(groups={"g1"})


def test_lists_are_added_replaced_and_lifted(client: Any, page: ContentRecord) -> None:
    def sent(*users: str) -> Any:
        people = [{"type": "known", "accountId": one} for one in users]
        return [{"operation": "read", "restrictions": {"user": people}}]

    client.post(_path(page), json=sent("ada"))
    client.post(_path(page), json={"results": sent("bo")})
    assert page.read.users == {"ada", "bo"}
    client.put(_path(page), json=sent("ada"))
    assert page.read.users == {"ada"}
    client.delete(_path(page))
    assert not page.read


@pytest.mark.parametrize(
    ("who", "operation", "allowed"),
    [
        ({"type": "user", "identifier": "ada"}, "read", True),
        ({"type": "user", "identifier": "bo"}, "read", False),
        ({"type": "group", "identifier": "g1"}, "update", True),
        ({"type": "user", "identifier": "bo"}, "delete", False),
    ],
)
def test_what_somebody_may_do_can_be_asked(
    state: SiteState, client: Any, page: ContentRecord, who: Any, operation: str, *, allowed: bool
) -> None:
    state.restrict(page.id, read=Restriction(users={"ada"}))
    path = f"/wiki/rest/api/content/{page.id}/permission/check"
    answer = client.post(path, json={"subject": who, "operation": operation})
    assert answer.json()["hasPermission"] is allowed


def test_an_unknown_subject_is_an_error_inside_a_200(client: Any, page: ContentRecord) -> None:
    path = f"/wiki/rest/api/content/{page.id}/permission/check"
    subject = {"type": "user", "identifier": "nobody"}
    answer = client.post(path, json={"subject": subject, "operation": "read"})
    assert answer.status_code == 200
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    ("method", "rest", "body", "status"),
    [
        ("GET", "/byOperation/delete", None, 404),
        ("GET", "/byOperation/read/user", None, 404),
        ("PUT", "/byOperation/read/user?accountId=nobody", None, 404),
        ("PUT", "/byOperation/read/byGroupId/nothing", None, 404),
        ("PUT", "", {"results": "x"}, 400),
        ("PUT", "", [{"operation": "export", "restrictions": {}}], 400),
        ("POST", "", None, 400),
    ],
)
def test_wrong_requests_are_told_so(
    client: Any, page: ContentRecord, method: str, rest: str, body: Any, status: int
) -> None:
    assert client.request(method, _path(page, rest), json=body).status_code == status


def test_what_one_may_not_read_has_no_restrictions(
    state: SiteState, serve: Callable[..., Any], page: ContentRecord
) -> None:
    state.restrict(page.id, read=Restriction(users={"ada"}))
    answer = serve(routes(state), "bo").get(_path(page, "/byOperation"))
    assert answer.status_code == 404
    assert f"No content with id <ContentId{{id={page.id}}}>" in answer.json()["message"]
