"""OAuth: the consent page, codes that work once, refresh tokens that rotate."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette

from confluence_desk.demo.authority import App, Authority, Resource
from confluence_desk.demo.oauth import routes

BACK = "http://localhost:8765/callback"
SCOPES = "read:page:confluence read:me offline_access"
ASKED = {
    "audience": "api.atlassian.com",
    "client_id": "desk",
    "scope": SCOPES,
    "redirect_uri": BACK,
    "state": "s&1",
    "response_type": "code",
    "prompt": "consent",
}


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def authority(clock: Clock) -> Authority:
    app = App("desk", "hush", BACK)
    return Authority(app, Resource("cloud-1", "https://acme.test", "acme"), clock)


@pytest.fixture
def client(authority: Authority, visit: Callable[..., Any]) -> Any:
    return visit(Starlette(routes=routes(authority, "ada", lambda who: {"account_id": who})))


def _code(client: Any) -> str:
    answer = client.post("/authorize", data={**ASKED, "answer": "approve"})
    return str(parse_qs(urlsplit(answer.headers["location"]).query)["code"][0])


def _token(client: Any, **asked: str) -> dict[str, Any]:
    fields = {"client_id": "desk", "client_secret": "hush", **asked}
    answer = client.post("/oauth/token", json=fields)
    return {**answer.json(), "status": str(answer.status_code)}


def _redeem(client: Any, code: str) -> dict[str, Any]:
    return _token(client, grant_type="authorization_code", code=code, redirect_uri=BACK)


def _refresh(client: Any, token: str) -> dict[str, Any]:
    return _token(client, grant_type="refresh_token", refresh_token=token)


def test_the_person_is_asked(client: Any) -> None:
    answer = client.get("/authorize", params={**ASKED, "state": '"><script>'})
    assert answer.status_code == 200
    assert "read:page:confluence" in answer.text
    assert "acme" in answer.text
    assert "<script>" not in answer.text


def test_a_refusal_goes_back_to_the_app(client: Any) -> None:
    answer = client.post("/authorize", data={**ASKED, "answer": "deny"})
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["error"] == ["access_denied"]
    assert query["state"] == ["s&1"]


@pytest.mark.parametrize(
    "change",
    [
        {"redirect_uri": "http://localhost:8766/callback"},
        {"redirect_uri": "http://127.0.0.1:8765/callback"},
        {"client_id": "other"},
        {"state": ""},
        {"prompt": ""},
        {"response_type": "token"},
        {"audience": "acme.test"},
    ],
)
def test_a_wrong_request_shows_in_the_browser_only(client: Any, change: dict[str, str]) -> None:
    assert client.get("/authorize", params={**ASKED, **change}).status_code == 400
    assert client.post("/authorize", data={**ASKED, **change}).status_code == 400


def test_scopes_must_be_ticked_in_the_console(authority: Authority, client: Any) -> None:
    authority.app = App("desk", "hush", BACK, scopes=frozenset({"read:page:confluence"}))
    answer = client.get("/authorize", params=ASKED)
    assert answer.status_code == 400
    assert "read:me" in answer.text


def test_a_code_works_once(client: Any) -> None:
    code = _code(client)
    made = _redeem(client, code)
    assert made["expires_in"] == 3600
    assert made["scope"].split() == sorted(SCOPES.split())
    assert _redeem(client, code)["error"] == "invalid_grant"


def test_a_code_dies_within_minutes(client: Any, clock: Clock) -> None:
    code = _code(client)
    clock.now += timedelta(minutes=6)
    assert _redeem(client, code)["status"] == "403"


def test_a_code_belongs_to_its_address(client: Any) -> None:
    code = _code(client)
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": "http://x"}
    assert _token(client, **fields)["error"] == "invalid_grant"


def test_the_secret_is_wanted_even_with_pkce(client: Any) -> None:
    code = _code(client)
    answer = _token(
        *(client,),
        client_secret="",
        grant_type="authorization_code",
        code=code,
        redirect_uri=BACK,
        code_verifier="v",
    )
    assert answer["status"] == "401"
    assert answer["error_description"] == "Unauthorized"


def test_refresh_tokens_rotate_and_the_old_one_dies(client: Any) -> None:
    first = _redeem(client, _code(client))
    second = _refresh(client, first["refresh_token"])
    assert second["refresh_token"] != first["refresh_token"]
    dead = _refresh(client, first["refresh_token"])
    assert (dead["status"], dead["error"]) == ("403", "unauthorized_client")
    assert dead["error_description"] == "refresh_token is invalid"
    assert _refresh(client, second["refresh_token"])["status"] == "200"


def test_a_leeway_forgives_a_second_use(client: Any, authority: Authority, clock: Clock) -> None:
    authority.leeway = timedelta(minutes=10)
    first = _redeem(client, _code(client))
    _refresh(client, first["refresh_token"])
    clock.now += timedelta(minutes=9)
    assert _refresh(client, first["refresh_token"])["status"] == "200"
    clock.now += timedelta(minutes=2)
    assert _refresh(client, first["refresh_token"])["status"] == "403"


def test_without_offline_access_there_is_no_refresh_token(client: Any) -> None:
    fields = {**ASKED, "scope": "read:page:confluence", "answer": "approve"}
    location = client.post("/authorize", data=fields).headers["location"]
    made = _redeem(client, parse_qs(urlsplit(location).query)["code"][0])
    assert "refresh_token" not in made


def test_an_access_token_lives_an_hour(client: Any, authority: Authority, clock: Clock) -> None:
    token = _redeem(client, _code(client))["access_token"]
    grant = authority.bearer(token)
    assert grant is not None
    assert grant.account_id == "ada"
    clock.now += timedelta(hours=1)
    assert authority.bearer(token) is None


def test_the_sites_and_the_person_behind_a_token(client: Any) -> None:
    token = _redeem(client, _code(client))["access_token"]
    headers = {"authorization": f"Bearer {token}"}
    (site,) = client.get("/oauth/token/accessible-resources", headers=headers).json()
    assert site["id"] == "cloud-1"
    assert site["scopes"] == ["read:page:confluence"]
    assert client.get("/me", headers=headers).json() == {"account_id": "ada"}


def test_a_consent_may_open_several_sites_and_name_one_of_them_twice(
    client: Any, authority: Authority
) -> None:
    authority.others = (Resource("cloud-2", "https://other.test", "other"),)
    asked = {**ASKED, "scope": f"{SCOPES} read:jira-work", "answer": "approve"}
    location = client.post("/authorize", data=asked).headers["location"]
    token = _redeem(client, parse_qs(urlsplit(location).query)["code"][0])["access_token"]
    headers = {"authorization": f"Bearer {token}"}
    rows = client.get("/oauth/token/accessible-resources", headers=headers).json()
    assert [row["id"] for row in rows] == ["cloud-1", "cloud-1", "cloud-2", "cloud-2"]
    assert [row["scopes"] for row in rows[:2]] == [["read:jira-work"], ["read:page:confluence"]]


@pytest.mark.parametrize("path", ["/me", "/oauth/token/accessible-resources"])
@pytest.mark.parametrize("sent", ["", "Bearer nonsense", "Basic eA=="])
def test_without_a_good_token_nothing_is_told(client: Any, path: str, sent: str) -> None:
    assert client.get(path, headers={"authorization": sent}).status_code == 401


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"'])
def test_a_broken_token_request_is_denied(client: Any, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    assert client.post("/oauth/token", content=body, headers=headers).status_code == 401


def test_a_form_is_as_good_as_json(client: Any) -> None:
    fields = {"client_id": "desk", "client_secret": "hush", "grant_type": "password"}
    answer = client.post("/oauth/token", data=fields)
    assert answer.json()["error"] == "unsupported_grant_type"
