"""An HTTP answer that is no success -> the ``DeskError`` that says what happened."""

import re
from http import HTTPStatus

import httpx
import msgspec

from confluence_desk.api.call import WHO_AM_I, Call
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

_EXCEPTION = re.compile(r"^.*Exception: ", re.DOTALL)
_CURRENT = re.compile(r"Current version is: (\d+)")
_MISMATCH = "FAILURE_CLIENT_AUTH_MISMATCH"
_BASIC_OFF = "Basic Authentication has been disabled"
_LONGEST = 500


def failure(response: httpx.Response, call: Call, site: str) -> DeskError:
    """What an answer means whose body is read and whose status is no success."""
    status = response.status_code
    if response.is_success:
        return LoginPage("a web page in place of the API")
    if edge_fault(response):
        return ServerFault(status, sentence(response), trace(response))
    if status in {401, 403, 404}:
        return _refusal(response, call, site)
    if status < HTTPStatus.BAD_REQUEST:
        return LoginPage(f"a redirect to {_host(response)}")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ServerFault(status, sentence(response), trace(response))
    return _declined(response, call)


def sentence(response: httpx.Response) -> str:
    """The service's own words in an error's body, without the Java around them."""
    if not is_json(response):
        plain = "html" not in response.headers.get("content-type", "")
        return response.text.strip()[:_LONGEST] if plain else ""
    try:
        body = msgspec.json.decode(response.content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    return _EXCEPTION.sub("", _words(body)).strip()[:_LONGEST]


def is_json(response: httpx.Response) -> bool:
    """Whether the answer says that it is JSON."""
    return "json" in response.headers.get("content-type", "")


def trace(response: httpx.Response) -> str:
    """What Atlassian's support asks for."""
    return str(response.headers.get("atl-traceid", ""))


def edge_fault(response: httpx.Response) -> bool:
    """A 403 or 404 that the edge made by itself under load: it says nothing about the content."""
    return (
        response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
        and "error from cloudfront" in response.headers.get("x-cache", "").lower()
        and not is_json(response)
    )


def _refusal(response: httpx.Response, call: Call, site: str) -> DeskError:
    """401, 403 and 404: a bad credential shows as any of them (the caller asks who we are)."""
    words = sentence(response)
    if _scope_missing(response, words):
        return ScopeMissing(*needed(call.path))
    if _unknown(response, call, words):
        owner = response.headers.get("x-failure-category", "") == _MISMATCH
        kind = WrongOwner if owner else SignInNeeded
        return kind(site, words if _BASIC_OFF in words else _reason(response) or words)
    if response.status_code == HTTPStatus.FORBIDDEN:
        return Forbidden(call.what, words)
    return Missing(call.what, words)


def _unknown(response: httpx.Response, call: Call, words: str) -> bool:
    """Whether it is the credential that is refused, for sure."""
    return (
        response.status_code == HTTPStatus.UNAUTHORIZED
        or bool(_reason(response))
        or _BASIC_OFF in words
        or (call.path == WHO_AM_I and is_json(response))
    )


def _reason(response: httpx.Response) -> str:
    """Why the sign-in failed, where the site says so."""
    reason = str(response.headers.get("x-seraph-loginreason", ""))
    return reason if reason.startswith("AUTH") else ""


def _scope_missing(response: httpx.Response, words: str) -> bool:
    category = response.headers.get("x-failure-category", "")
    return response.status_code == HTTPStatus.UNAUTHORIZED and (
        category == "FAILURE_CLIENT_SCOPE_CHECK" or "scope does not match" in words
    )


def _declined(response: httpx.Response, call: Call) -> DeskError:
    """The other 4xx."""
    words = sentence(response)
    match response.status_code:
        case HTTPStatus.TOO_MANY_REQUESTS:
            return RateLimited(None, response.headers.get("ratelimit-reason", ""))
        case HTTPStatus.GONE:
            return Removed(call.what)
        case HTTPStatus.CONFLICT:
            found = _CURRENT.search(words)
            return Conflict(call.what, int(found[1]) if found else None)
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE | HTTPStatus.REQUEST_URI_TOO_LONG:
            return TooLarge(call.what)
        case status:
            return Refused(call.what, words or f"status {status}")


def _words(body: object) -> str:
    """Where the different families of errors keep their text."""
    if not isinstance(body, dict):
        return ""
    errors = body.get("errors")
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        parts = (errors[0].get("title"), errors[0].get("detail"))
        return " ".join(part for part in parts if isinstance(part, str))
    found = (body.get(key) for key in ("message", "error_description", "error"))
    return next((words for words in found if isinstance(words, str)), "")


def _host(response: httpx.Response) -> str:
    """Only the host: the rest of a login address may hold a secret."""
    try:
        return httpx.URL(response.headers.get("location", "")).host or "the same host"
    except httpx.InvalidURL:
        return "no address"
