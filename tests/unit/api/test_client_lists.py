"""Every list is complete, whatever the service does with limits and cursors."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import (
    BadReply,
)
from tests.unit.api.fakes import GATEWAY, Answer, FakeSite, page_row, run, v2_list

V2 = "/wiki/api/v2"
MANY = 1001
ROWS: dict[str, Callable[[int], object]] = {
    "spaces": lambda n: {"id": str(n), "key": f"S{n}", "name": "n"},
    "pages": page_row,
    "children": lambda n: {"id": str(n), "type": "page", "title": "t"},
    "comments": lambda n: {"id": str(n), "pageId": "1"},
    "labels": lambda n: {"id": str(n), "name": f"l{n}", "prefix": "global"},
    "attachments": lambda n: {"id": f"att{n}", "title": "f", "pageId": "1"},
    "versions": lambda n: {"number": n},
}
LISTS: list[tuple[str, str, Callable[[ConfluenceClient], Awaitable[list[Any]]]]] = [
    ("spaces", f"{V2}/spaces", lambda c: c.spaces()),
    ("pages", f"{V2}/spaces/1/pages", lambda c: c.root_nodes("1")),
    ("pages", f"{V2}/spaces/1/blogposts", lambda c: c.blog_posts("1")),
    ("children", f"{V2}/folders/1/direct-children", lambda c: c.children(Kind.FOLDER, "1")),
    ("labels", f"{V2}/pages/1/labels", lambda c: c.labels(Kind.PAGE, "1")),
    ("attachments", f"{V2}/blogposts/1/attachments", lambda c: c.attachments(Kind.BLOGPOST, "1")),
    ("versions", f"{V2}/pages/1/versions", lambda c: c.versions(Kind.PAGE, "1")),
]


async def result(call: Awaitable[list[Any]]) -> list[Any]:
    return await call


@pytest.mark.parametrize(("rows", "path", "call"), LISTS, ids=[path for _, path, _ in LISTS])
@pytest.mark.parametrize("count", [0, 26, 251, MANY])
def test_trap_19_every_list_is_complete(
    rows: str, path: str, call: Callable[[ConfluenceClient], Awaitable[list[Any]]], count: int
) -> None:
    site = FakeSite()
    site.on(path, v2_list([ROWS[rows](n) for n in range(1, count + 1)], empty_between=True))
    assert len(run(result(call(site.client())))) == count
    queries = site.queries()  # trap 22: nothing but the cursor changes
    assert {frozenset({**query, "cursor": ""}.items()) for query in queries} == {
        frozenset({**queries[0], "cursor": ""}.items())
    }
    assert queries[0]["limit"] == "250"


def test_trap_19_all_comments_with_their_replies() -> None:
    site = FakeSite()
    comments = v2_list([ROWS["comments"](n) for n in range(MANY)])
    site.on(f"{V2}/pages/1/footer-comments", comments)
    site.on(f"{V2}/pages/1/inline-comments", v2_list([]))
    site.on(f"{V2}/footer-comments/[0-9]+/children", v2_list([]))
    site.on(
        f"{V2}/footer-comments/0/children", v2_list([{"id": str(n)} for n in range(5000, 5251)])
    )
    assert len(run(site.client().comments(Kind.PAGE, "1"))) == MANY + 251


@pytest.mark.parametrize("base", ["https://acme.atlassian.net", GATEWAY])
def test_trap_20_the_second_page_is_asked_at_the_same_address(base: str) -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces", v2_list([ROWS["spaces"](n) for n in range(300)]))
    run(site.client(base=base).spaces())
    first, second = (request.url for request in site.requests)
    assert str(first).startswith(f"{base}/wiki/api/v2/spaces?")
    assert str(second).startswith(f"{base}/wiki/api/v2/spaces?")
    assert second.params["cursor"] == "MjUwOjA6Pj4+Pw=="


def test_trap_21_a_listing_that_runs_in_a_circle_stops() -> None:
    site = FakeSite()
    links = {"next": "/wiki/api/v2/spaces?cursor=same"}
    site.on(f"{V2}/spaces", {"results": [ROWS["spaces"](1)], "_links": links})
    with pytest.raises(BadReply):
        run(site.client().spaces())
    assert len(site.requests) == 2


def test_trap_23_a_server_that_trims_the_limit_loses_nothing() -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces", v2_list([ROWS["spaces"](n) for n in range(220)], size=50))
    assert [space.id for space in run(site.client().spaces())] == [str(n) for n in range(220)]


def test_trap_25_a_listing_goes_on_where_it_was_slowed_down() -> None:
    site = FakeSite()
    pages = v2_list([ROWS["spaces"](n) for n in range(600)])
    busy = Answer({}, 429)
    site.on(f"{V2}/spaces", pages, busy, busy, pages, busy, pages)
    assert len(run(site.client().spaces())) == 600
    cursors = [query.get("cursor") for query in site.queries()]
    assert cursors[1] == cursors[2] == cursors[3]
    assert cursors[4] == cursors[5]


def test_a_cursor_that_the_service_forgot_starts_the_listing_again() -> None:
    site = FakeSite()
    pages = v2_list([ROWS["spaces"](n) for n in range(300)])
    title = "Provided value for 'cursor' is not the correct type. Expected type is Cursor."
    broken = Answer({"errors": [{"status": 400, "title": title}]}, 400)
    site.on(f"{V2}/spaces", pages, broken, pages)
    assert len(run(site.client().spaces())) == 300
    assert [("cursor" in query) for query in site.queries()] == [False, True, False, True]


@pytest.mark.parametrize("body", ['{"results":[', '{"results":null}', "{}", "[]"])
def test_a_spoilt_listing_is_never_an_empty_one(body: str) -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces", Answer(body.encode()))
    with pytest.raises(BadReply):
        run(site.client().spaces())


def test_trap_24_nested_lists_are_not_relied_on() -> None:
    site = FakeSite()
    nested = {"results": [ROWS["labels"](1)], "meta": {"hasMore": True}}
    site.on(f"{V2}/pages/1", page_row(1, labels=nested, attachments=nested))
    site.on(f"{V2}/pages/1/attachments", v2_list([{"id": f"att{n}"} for n in range(60)]))
    found = run(site.client().attachments(Kind.PAGE, "1"))
    assert len(found) == 60
    assert {attachment.container_id for attachment in found} == {"1"}
