"""Every answer that is no success has one meaning."""

import httpx
import pytest

from confluence_desk.api.call import V1, V2, WHO_AM_I, Call
from confluence_desk.api.failures import failure, sentence
from confluence_desk.api.scopes import needed
from confluence_desk.domain.errors import (
    Conflict,
    DeskError,
    Forbidden,
    LoginPage,
    Missing,
    RateLimited,
    Refused,
    Removed,
    ScopeMissing,
    ServerFault,
    SignInNeeded,
    TooLarge,
    WrongOwner,
)
from tests.unit.api.fakes import NOT_FOUND, SITE

PAGE = Call(f"{V2}/pages/12", "page 12")
ME = Call(WHO_AM_I, "the current user")
HTML = {"content-type": "text/html"}


def v1_error(status: int, message: str) -> httpx.Response:
    return httpx.Response(status, json={"statusCode": status, "message": message})


def v2_error(status: int, title: str, detail: str | None = None) -> httpx.Response:
    error = {"status": status, "code": "X", "title": title, "detail": detail}
    return httpx.Response(status, json={"errors": [error]})


def same(found: DeskError, expected: DeskError) -> bool:
    return type(found) is type(expected) and vars(found) == vars(expected)


@pytest.mark.parametrize(
    ("response", "call", "expected"),
    [
        (httpx.Response(404, json=NOT_FOUND), PAGE, Missing("page 12", "Not Found")),
        (httpx.Response(404, text=""), PAGE, Missing("page 12", "")),
        (httpx.Response(404, json=NOT_FOUND), ME, SignInNeeded(SITE.url, "Not Found")),
        (v1_error(403, 'a.b.CException: 403 FORBIDDEN "no"'), PAGE,
         Forbidden("page 12", '403 FORBIDDEN "no"')),
        (v1_error(403, "Current user not permitted to use Confluence"), ME,
         SignInNeeded(SITE.url, "Current user not permitted to use Confluence")),
        (httpx.Response(403, text="Basic Authentication has been disabled on this instance."), PAGE,
         SignInNeeded(SITE.url, "Basic Authentication has been disabled on this instance.")),
        (httpx.Response(401, headers={"x-failure-category": "FAILURE_CLIENT_AUTH_MISMATCH"},
                        json={"code": 401, "message": "Unauthorized"}),
         PAGE, WrongOwner(SITE.url, "Unauthorized")),
        (httpx.Response(403, headers={**HTML, "x-seraph-loginreason": "AUTHENTICATION_DENIED"}),
         PAGE, SignInNeeded(SITE.url, "AUTHENTICATION_DENIED")),
        (httpx.Response(403, html="<h1>IP address not allowed</h1>"), ME,
         Forbidden("the current user", "")),
        (httpx.Response(401, html="<h1>401</h1>"), PAGE, SignInNeeded(SITE.url, "")),
        (httpx.Response(401, json={"code": 401, "message": "Unauthorized"}), PAGE,
         SignInNeeded(SITE.url, "Unauthorized")),
        (httpx.Response(401, json={"message": "Unauthorized; scope does not match"}), PAGE,
         ScopeMissing("pages", ("read:page:confluence",))),
        (httpx.Response(401, headers={"x-failure-category": "FAILURE_CLIENT_SCOPE_CHECK"}), PAGE,
         ScopeMissing("pages", ("read:page:confluence",))),
        (v2_error(400, "Bad thing", "because"), PAGE, Refused("page 12", "Bad thing because")),
        (v1_error(400, "com.a.BadRequestException: Could not parse cql : type ="), PAGE,
         Refused("page 12", "Could not parse cql : type =")),
        (httpx.Response(405), PAGE, Refused("page 12", "status 405")),
        (v2_error(409, "Version must be incremented on update. Current version is: 7"), PAGE,
         Conflict("page 12", 7)),
        (v1_error(409, "javax.OptimisticLockException: Batch"), PAGE, Conflict("page 12", None)),
        (v1_error(410, "GoneException: removed"), PAGE, Removed("page 12")),
        (httpx.Response(413), PAGE, TooLarge("page 12")),
        (httpx.Response(414), PAGE, TooLarge("page 12")),
        (httpx.Response(429, headers={"ratelimit-reason": "confluence-burst-based"}), PAGE,
         RateLimited(None, "confluence-burst-based")),
        (httpx.Response(503, html="<h1>503</h1>", headers={"atl-traceid": "abc"}), PAGE,
         ServerFault(503, "", "abc")),
        (v1_error(500, "SSStatusCodeException: XP-Search Aggregator API"), PAGE,
         ServerFault(500, "XP-Search Aggregator API")),
        (httpx.Response(404, html="<h1>404</h1>", headers={"x-cache": "Error from cloudfront"}),
         PAGE, ServerFault(404, "", "")),
        (httpx.Response(404, json=NOT_FOUND, headers={"x-cache": "Error from cloudfront"}),
         PAGE, Missing("page 12", "Not Found")),
        (httpx.Response(302, headers={"location": "https://id.atlassian.com/login?token=x"}), PAGE,
         LoginPage("a redirect to id.atlassian.com")),
        (httpx.Response(302, headers={"location": "/login"}), PAGE,
         LoginPage("a redirect to the same host")),
    ],
)  # fmt: skip
def test_status_and_body_decide(response: httpx.Response, call: Call, expected: DeskError) -> None:
    assert same(failure(response, call, SITE.url), expected)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"error": "unauthorized_client", "error_description": "too old"}, "too old"),
        ({"error": "Failed to parse Connect Session Auth Token"},
         "Failed to parse Connect Session Auth Token"),
        ({"message": "null for uri: https://x", "status-code": 404}, "null for uri: https://x"),
        ({"errors": []}, ""), ({"errors": [None]}, ""), ({"errors": "x"}, ""), ([1], ""),
        ({"message": {"a": 1}}, ""), ({"message": "a.BException: c.DException: text"}, "text"),
        ({"message": "x" * 2000}, "x" * 500),
    ],
)  # fmt: skip
def test_the_services_own_words_are_found(body: object, words: str) -> None:
    assert sentence(httpx.Response(400, json=body)) == words


def test_cut_json_in_an_error_has_no_words() -> None:
    headers = {"content-type": "application/json"}
    assert sentence(httpx.Response(500, content=b'{"mess', headers=headers)) == ""


@pytest.mark.parametrize(
    ("path", "feature", "scope"),
    [
        (f"{V2}/spaces", "spaces", "space"),
        (f"{V2}/spaces/1", "spaces", "space"),
        (f"{V2}/spaces/1/pages", "pages", "page"),
        (f"{V2}/pages/1/labels", "pages", "page"),
        (f"{V2}/blogposts/1", "pages", "page"),
        (f"{V2}/pages/1/direct-children", "the page tree", "hierarchical-content"),
        (f"{V2}/folders/1/direct-children", "the page tree", "hierarchical-content"),
        (f"{V2}/pages/1/ancestors", "the path of a page", "content.metadata"),
        (f"{V2}/content/convert-ids-to-types", "the path of a page", "content.metadata"),
        (f"{V2}/folders/1", "folders", "folder"),
        (f"{V2}/embeds/1", "embeds", "embed"),
        (f"{V2}/pages/1/footer-comments", "comments", "comment"),
        (f"{V2}/inline-comments/1/children", "comments", "comment"),
        (f"{V2}/pages/1/attachments", "attachments", "attachment"),
        (f"{V1}/content/1/child/attachment/att2/download", "files", "attachment"),
        (f"{V2}/users-bulk", "people", "user"),
        (f"{V1}/search", "search", "content-details"),
        (WHO_AM_I, "your account", "content-details"),
        (f"{V1}/content/1/restriction/byOperation", "restrictions", "content-details"),
    ],
)
def test_trap_4_a_scope_miss_names_feature_and_scope(path: str, feature: str, scope: str) -> None:
    found, scopes = needed(path)
    assert found == feature
    assert f"read:{scope}:confluence" in scopes
