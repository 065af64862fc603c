import base64
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from confluence_desk.demo.access import Allowed
from confluence_desk.demo.application import Site
from confluence_desk.demo.scopes import READING, WRITING, opens


def basic(email: str, token: str) -> dict[str, str]:
    pair = base64.b64encode(f"{email}:{token}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


@pytest.fixture
def ask(site: Site, visit: Callable[..., Any]) -> Callable[..., httpx.Response]:
    def asked(path: str, *, gateway: bool = False, **headers: str) -> httpx.Response:
        base = f"http://acme.test/ex/confluence/{site.state.cloud_id}" if gateway else None
        visitor = visit(site.app, base, **headers) if base else visit(site.app, **headers)
        response: httpx.Response = visitor.get(path)
        return response

    return asked


Ask = Callable[..., httpx.Response]
SPACES = "/wiki/api/v2/spaces"
ME = "/wiki/rest/api/user/current"


def test_a_classic_token_works_on_the_site_and_on_the_gateway(site: Site, ask: Ask) -> None:
    headers = basic("ada@acme.test", site.credentials.issue("ada"))
    assert ask(SPACES, **headers).status_code == 200
    assert ask(SPACES, gateway=True, **headers).status_code == 200


def test_a_scoped_token_is_refused_on_the_site_as_if_it_were_wrong(site: Site, ask: Ask) -> None:
    headers = basic("ada@acme.test", site.credentials.issue("ada", READING))
    assert ask(SPACES, **headers).status_code == 404
    assert ask(ME, **headers).status_code == 403
    assert ask(SPACES, gateway=True, **headers).status_code == 200


@pytest.mark.parametrize("gateway", [False, True])
def test_bad_credentials_are_404_in_v2_and_403_in_v1(ask: Ask, gateway: bool) -> None:
    for headers in ({}, basic("ada@acme.test", "wrong"), basic("", "")):
        v2, v1 = ask(SPACES, gateway=gateway, **headers), ask(ME, gateway=gateway, **headers)
        error = {"status": 404, "code": "NOT_FOUND", "title": "Not Found", "detail": None}
        assert (v2.status_code, v2.json()) == (404, {"errors": [error]})
        assert v1.status_code == 403
        assert "Request rejected because caller cannot access Confluence" in v1.json()["message"]
    search = ask("/wiki/rest/api/search?cql=x", gateway=gateway)
    assert search.json() == {
        "message": "Current user not permitted to use Confluence",
        "statusCode": 403,
    }


def test_a_wrong_credential_is_named_in_a_header_and_a_missing_one_is_not(ask: Ask) -> None:
    wrong = ask(ME, **basic("ada@acme.test", "wrong"))
    assert wrong.headers["x-seraph-loginreason"] == "AUTHENTICATED_FAILED"
    assert "x-seraph-loginreason" not in ask(ME).headers


@pytest.mark.parametrize("value", ["Basic %%%", "Basic YQ==", "Basic //79"])
def test_an_unreadable_basic_value_is_a_401_page(ask: Ask, value: str) -> None:
    response = ask(SPACES, Authorization=value)
    assert response.status_code == 401
    assert response.headers["content-type"] == "text/html;charset=utf-8"
    assert response.headers["www-authenticate"].startswith("OAuth realm=")


def test_a_bearer_on_the_site_is_no_connect_token(site: Site, ask: Ask) -> None:
    token = site.credentials.issue_service(READING)
    response = ask(SPACES, Authorization=f"Bearer {token}")
    assert response.status_code == 403
    assert response.json() == {"error": "Failed to parse Connect Session Auth Token"}
    assert ask(SPACES, gateway=True, Authorization=f"Bearer {token}").status_code == 200
    assert ask(SPACES, gateway=True, Authorization="Bearer no").status_code == 404


def test_a_service_accounts_token_comes_alone_and_only_to_the_gateway(site: Site, ask: Ask) -> None:
    token = site.credentials.issue_service(READING)
    me = ask(ME, gateway=True, Authorization=f"Bearer {token}").json()
    assert (token[:7], me["accountType"]) == ("ATSTT3x", "app")
    assert me["email"].endswith("@serviceaccount.atlassian.com")
    for gateway in (False, True):
        assert ask(ME, gateway=gateway, **basic(me["email"], token)).status_code == 403
    page = "/wiki/rest/api/audit"
    assert ask(page, gateway=True, Authorization=f"Bearer {token}").status_code == 401


def test_a_persons_scoped_token_is_nobodys_without_the_e_mail(site: Site, ask: Ask) -> None:
    token = site.credentials.issue("ada", READING)
    assert token.startswith("ATATT3x")
    assert ask(ME, gateway=True, Authorization=f"Bearer {token}").status_code == 403


def test_a_missing_scope_is_the_one_clear_401(site: Site, ask: Ask) -> None:
    token = site.credentials.issue("ada", frozenset({"read:page:confluence"}))
    headers = basic("ada@acme.test", token)
    assert ask("/wiki/api/v2/pages", gateway=True, **headers).status_code == 200
    response = ask(SPACES, gateway=True, **headers)
    assert response.status_code == 401
    assert response.headers["x-failure-category"] == "FAILURE_CLIENT_SCOPE_CHECK"
    assert response.json() == {"code": 401, "message": "Unauthorized; scope does not match"}


def test_a_scoped_token_with_the_wrong_address_is_told_apart(site: Site, ask: Ask) -> None:
    headers = basic("bo@acme.test", site.credentials.issue("ada", READING))
    response = ask(SPACES, gateway=True, **headers)
    assert response.headers["x-failure-category"] == "FAILURE_CLIENT_AUTH_MISMATCH"


def test_a_token_taken_back_or_a_closed_account_opens_nothing(site: Site, ask: Ask) -> None:
    token = site.credentials.issue("bo")
    headers = basic("bo@acme.test", token)
    site.state.users["bo"].account_status = "inactive"
    assert ask(ME, **headers).status_code == 403
    site.state.users["bo"].account_status = "active"
    assert ask(ME, **headers).status_code == 200
    site.credentials.revoke(token)
    assert ask(ME, **headers).status_code == 403


def test_downloads_want_a_session_and_are_not_on_the_gateway(site: Site, ask: Ask) -> None:
    headers = basic("ada@acme.test", site.credentials.issue("ada"))
    response = ask("/wiki/download/attachments/1/a.png", **headers)
    assert (response.status_code, "www-authenticate" in response.headers) == (401, True)
    beyond = ask("/wiki/download/attachments/1/a.png", gateway=True, **headers)
    assert (beyond.status_code, "www-authenticate" in beyond.headers) == (404, False)


def test_the_gateway_of_another_cloud_id_has_nothing(site: Site, visit: Callable[..., Any]) -> None:
    headers = basic("ada@acme.test", site.credentials.issue("ada"))
    visitor = visit(site.app, "http://acme.test/ex/confluence/other", **headers)
    assert visitor.get(SPACES).status_code == 404


def test_anybody_may_ask_for_the_cloud_id(site: Site, ask: Ask) -> None:
    assert ask("/_edge/tenant_info").json() == {"cloudId": site.state.cloud_id}


def test_a_grant_of_oauth_opens_the_gateway(site: Site, ask: Ask) -> None:
    code = site.authority.code("ada", READING, site.authority.app.redirect_uri)
    tokens = site.authority.redeem(code, site.authority.app.redirect_uri) or {}
    response = ask(SPACES, gateway=True, Authorization=f"Bearer {tokens['access_token']}")
    assert response.status_code == 200
    grant: Allowed | None = site.authority.bearer(str(tokens["access_token"]))
    assert grant is not None


@pytest.mark.parametrize(
    ("scope", "path"),
    [
        ("read:page", "/wiki/api/v2/spaces/1/pages"),
        ("read:page", "/wiki/api/v2/pages/1/labels"),
        ("read:page", "/wiki/api/v2/labels/7/blogposts"),
        ("read:attachment", "/wiki/api/v2/labels/7/attachments"),
        ("read:hierarchical-content", "/wiki/api/v2/folders/1/descendants"),
        ("read:content.metadata", "/wiki/api/v2/pages/1/ancestors"),
        ("read:comment", "/wiki/api/v2/pages/1/footer-comments"),
        ("read:comment", "/wiki/api/v2/inline-comments/1/children"),
        ("read:attachment", "/wiki/api/v2/pages/1/attachments"),
        ("read:folder", "/wiki/api/v2/folders/1"),
        ("read:label", "/wiki/api/v2/labels"),
        ("read:content-details", "/wiki/rest/api/search"),
        ("read:attachment", "/wiki/rest/api/content/1/child/attachment/att2/download"),
        ("read:content.permission", "/wiki/rest/api/content/1/permission/check"),
    ],
)
def test_each_endpoint_wants_its_own_scope(scope: str, path: str) -> None:
    method = "POST" if path.endswith("check") else "GET"
    assert opens(frozenset({f"{scope}:confluence"}), method, path)
    assert not opens(READING - {f"{scope}:confluence"}, method, path)
    assert READING < WRITING


def test_classic_scopes_open_v1_and_never_v2() -> None:
    classic = frozenset({"search:confluence", "read:confluence-content.all"})
    assert opens(classic, "GET", "/wiki/rest/api/search")
    assert not opens(classic, "GET", "/wiki/api/v2/pages")


def test_every_family_works_behind_the_gateways_prefix(site: Site, ask: Ask) -> None:
    page = site.state.create("page", 1, "P")
    comment = site.state.comment(page.id, "<p>x</p>")
    headers = basic("ada@acme.test", site.credentials.issue("ada", WRITING))
    for path in (
        f"/pages/{page.id}/operations",
        f"/pages/{page.id}/versions/1",
        f"/footer-comments/{comment.id}/versions",
        f"/pages/{page.id}/properties",
        "/tasks",
    ):
        assert ask(f"/wiki/api/v2{path}", gateway=True, **headers).status_code == 200


def test_a_closed_account_is_out_whatever_its_token_is(site: Site, ask: Ask) -> None:
    robot = site.credentials.issue_service(READING)
    bearer = {"Authorization": f"Bearer {robot}"}
    assert ask(SPACES, gateway=True, **bearer).status_code == 200
    owner = basic("bo@acme.test", site.credentials.issue("bo", READING))
    assert ask(SPACES, gateway=True, **owner).status_code == 200
    for user in site.state.users.values():
        user.account_status = "inactive"
    assert ask(SPACES, gateway=True, **bearer).status_code == 404
    assert ask(SPACES, gateway=True, **owner).status_code == 404


def test_nobody_gets_no_token(site: Site, visit: Callable[..., Any]) -> None:
    answer = visit(site.app).post("/__control__/tokens", json={"account_id": "nobody"})
    assert answer.status_code == 400


def test_a_service_accounts_token_is_made_on_demand(
    site: Site, ask: Ask, visit: Callable[..., Any]
) -> None:
    wanted = {"service": True, "scopes": sorted(READING)}
    token = visit(site.app).post("/__control__/tokens", json=wanted).json()["token"]
    assert ask(SPACES, gateway=True, Authorization=f"Bearer {token}").status_code == 200
