"""People and groups over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_users import routes

V1 = "/wiki/rest/api"


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state))


def _json(client: Any, path: str, **query: Any) -> Any:
    answer = client.get(f"{V1}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_current_user_is_known_by_zone_and_address(client: Any) -> None:
    me = _json(client, "/user/current")
    assert (me["type"], me["accountId"]) == ("known", "ada")
    assert (me["email"], me["timeZone"]) == ("ada@acme.test", "Asia/Tokyo")


def test_others_keep_their_address_to_themselves(client: Any) -> None:
    bo = _json(client, "/user", accountId="bo")
    assert (bo["displayName"], bo["email"]) == ("Bo Reed", "")
    assert "timeZone" not in bo


def test_people_in_bulk_include_those_who_left(client: Any) -> None:
    rows = _json(client, "/user/bulk", accountId=["bo", "557058:gone"])["results"]
    assert [row["displayName"] for row in rows] == ["Bo Reed", "Former user"]
    assert rows[1]["accountStatus"] == "closed"


def test_only_the_first_hundred_of_a_bulk_are_looked_at(client: Any) -> None:
    ids = [f"id{number}" for number in range(150)]
    assert len(_json(client, "/user/bulk", accountId=ids)["results"]) == 100


def test_groups_and_who_is_in_them(client: Any) -> None:
    assert [row["id"] for row in _json(client, "/group")["results"]] == ["g1"]
    assert _json(client, "/group/by-id", id="g1")["name"] == "night shift"
    assert _json(client, "/group/picker", query="NIGHT")["size"] == 1
    assert _json(client, "/group/picker", query="day")["size"] == 0
    members = _json(client, "/group/g1/membersByGroupId")["results"]
    assert [row["accountId"] for row in members] == ["ada"]
    assert _json(client, "/group/unknown/membersByGroupId")["results"] == []
    assert _json(client, "/user/memberof", accountId="ada")["size"] == 1


@pytest.mark.parametrize(
    ("cql", "found"),
    [
        ("type = user", ["ada", "bo"]),
        ('user.fullname ~ "ad"', ["ada"]),
        ('user.fullname ~ "north ada"', ["ada"]),
        ('user.fullname ~ "orth"', []),
        ('user.fullname ~ "Re*"', ["bo"]),
        ("user = currentUser()", ["ada"]),
        ('user.accountid in ("bo", "x")', ["bo"]),
        ("type = user and not user = bo", ["ada"]),
        ("user = bo or user = ada", ["ada", "bo"]),
        ('user.fullname !~ "ada"', ["bo"]),
    ],
)
def test_people_are_found(client: Any, cql: str, found: list[str]) -> None:
    answer = _json(client, "/search/user", cql=cql)
    assert [row["user"]["accountId"] for row in answer["results"]] == found


def test_the_search_of_people_pages_by_start(client: Any) -> None:
    answer = _json(client, "/search/user", cql="type = user", start="1", limit="1")
    assert [row["title"] for row in answer["results"]] == ["Bo Reed"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/user", {}, 400),
        ("/user", {"accountId": "nobody"}, 404),
        ("/user/bulk", {}, 400),
        ("/user/email", {"accountId": "bo"}, 401),
        ("/group/by-id", {"id": "nothing"}, 404),
        ("/group", {"limit": "abc"}, 400),
        ("/group", {"start": "-1"}, 400),
        ("/search/user", {}, 400),
        ("/search/user", {"cql": ""}, 400),
        ("/search/user", {"cql": "order by created"}, 400),
        ("/search/user", {"cql": "title ~ x"}, 400),
        ("/search/user", {"cql": 'user.fullname ~ "*da"'}, 400),
    ],
)
def test_a_wrong_question_is_told_so(
    client: Any, path: str, query: dict[str, str], status: int
) -> None:
    answer = client.get(f"{V1}{path}", params=query)
    assert answer.status_code == status
    assert answer.json()["statusCode"] == status
