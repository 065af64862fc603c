"""The client's methods: what they ask, that lists are complete, and what comes out."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import msgspec
import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.domain.entities import Kind, PageNode, Person, Place, Version
from confluence_desk.domain.errors import (
    BadReply,
    Missing,
    Refused,
    SignInNeeded,
    Unreachable,
)
from tests.unit.api.fakes import GATEWAY, ME, NOT_FOUND, Answer, FakeSite, page_row, run, v2_list

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


def test_who_we_are() -> None:
    site = FakeSite()
    assert run(site.client().current_user()) == Person("712020:me", "Ada")
    site.on("/wiki/rest/api/user/current", {"type": "anonymous"})
    with pytest.raises(SignInNeeded):
        run(site.client().current_user())
    site.on("/wiki/rest/api/user/current", Answer({"message": "not permitted"}, 403))
    with pytest.raises(SignInNeeded):
        run(site.client().current_user())


def test_spaces_are_current_and_archived() -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces", v2_list([{"id": "1", "key": "A", "status": "archived"}]))
    assert run(site.client().spaces())[0].status == "archived"
    assert "status" not in site.queries()[0]


def test_trap_10_a_space_is_found_by_a_personal_key() -> None:
    site = FakeSite()
    key = "~712020:ab.cd"
    site.on(f"{V2}/spaces", v2_list([{"id": "7", "key": key, "type": "personal"}]), v2_list([]))
    client = site.client()

    async def main() -> None:
        space = await client.space_by_key(key)
        assert space is not None
        assert (space.id, space.personal) == ("7", True)
        assert await client.space_by_key("NOSUCH") is None

    run(main())
    assert site.queries()[0]["keys"] == key


def test_one_space() -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces/7", {"id": "7", "key": "OPS"})
    assert run(site.client().space("7")).key == "OPS"


def test_root_pages_are_the_current_ones() -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces/1/pages", v2_list([page_row(5, position=3)]))
    (node,) = run(site.client().root_nodes("1"))
    path = "/spaces/OPS/pages/5/Page+5"
    assert node == PageNode("5", Kind.PAGE, "Page 5", "1", None, 3, "current", path)
    query = site.queries()[0]
    assert (query["depth"], query["status"]) == ("root", "current")


def test_children_know_their_parent_and_come_page_by_page() -> None:
    site = FakeSite()
    rows = [ROWS["children"](n) for n in range(300)]
    site.on(f"{V2}/whiteboards/9/direct-children", v2_list(rows))

    async def main() -> list[int]:
        pages = site.client().children_pages(Kind.WHITEBOARD, "9")
        return [len(nodes) async for nodes in pages if {n.parent_id for n in nodes} == {"9"}]

    assert run(main()) == [250, 50]
    assert run(site.client().children(Kind.BLOGPOST, "9")) == []


def test_ancestors_get_their_titles_from_elsewhere() -> None:
    site = FakeSite()
    line = [{"id": "1", "type": "page"}, {"id": "2", "type": "folder"}, {"id": "3", "type": "page"}]
    site.on(f"{V2}/pages/9/ancestors", {"results": line, "_links": {}})
    site.on(f"{V2}/pages", v2_list([page_row(3, parentId="2"), page_row(1)]))
    site.on(f"{V2}/folders/2", {"id": "2", "type": "folder", "title": "Runbooks"})
    found = run(site.client().ancestors(Kind.PAGE, "9"))
    assert [(n.id, n.kind, n.title, n.parent_id) for n in found] == [
        ("1", Kind.PAGE, "Page 1", None),
        ("2", Kind.FOLDER, "Runbooks", "1"),
        ("3", Kind.PAGE, "Page 3", "2"),
    ]
    assert run(site.client().ancestors(Kind.BLOGPOST, "9")) == []


@pytest.mark.parametrize("answer", [Answer({}, 500), Answer(NOT_FOUND, 404)])
def test_ancestors_that_cannot_be_read_keep_their_place(answer: Answer) -> None:
    site = FakeSite()
    line = [{"id": "1", "type": "page"}, {"id": "2", "type": "folder"}]
    site.on(f"{V2}/folders/9/ancestors", {"results": line})
    site.on(f"{V2}/pages", v2_list([]))
    site.on(f"{V2}/folders/2", answer)
    found = run(site.client().ancestors(Kind.FOLDER, "9"))
    assert [(n.id, n.title, n.parent_id) for n in found] == [("1", "", None), ("2", "", "1")]


def test_more_ancestors_than_one_answer_holds() -> None:
    def above(request: httpx.Request) -> Answer:
        """The 25 ancestors nearest to the page, whatever was asked for."""
        own = int(request.url.path.split("/")[-2])
        line = [{"id": str(n), "type": "page"} for n in range(1, own)]
        return Answer({"results": line[-25:]})

    site = FakeSite()
    site.on(f"{V2}/pages/[0-9]+/ancestors", above)
    site.on(f"{V2}/pages", v2_list([page_row(n) for n in range(1, 61)]))
    found = run(site.client().ancestors(Kind.PAGE, "61"))
    assert [node.id for node in found] == [str(n) for n in range(1, 61)]


def test_a_network_failure_in_the_path_is_a_failure() -> None:
    site = FakeSite()
    line = [{"id": "2", "type": "folder"}]
    site.on(f"{V2}/pages/9/ancestors", {"results": line})
    site.on(f"{V2}/folders/2", httpx.ConnectError("down"))
    with pytest.raises(Unreachable):
        run(site.client().ancestors(Kind.PAGE, "9"))


def test_nodes_of_every_kind() -> None:
    site = FakeSite()
    site.on(f"{V2}/[a-z]+/5", {"id": "5", "title": "T", "spaceId": "1"})
    for kind in Kind:
        assert run(site.client().node(kind, "5")) == PageNode("5", kind, "T", "1")
    assert {path.split("/")[-2] for path in site.paths()} == {
        "pages", "blogposts", "folders", "whiteboards", "databases", "embeds",
    }  # fmt: skip


def test_a_page_now_and_as_it_was() -> None:
    site = FakeSite()
    body = {"storage": {"representation": "storage", "value": "<p>x</p>"}}
    site.on(f"{V2}/pages/5", page_row(5, body=body))
    site.on(f"{V2}/blogposts/5", page_row(5, status="historical"))
    client = site.client()

    async def main() -> None:
        page = await client.page("5")
        assert (page.kind, page.body, page.version.author_id) == (
            Kind.PAGE,
            "<p>x</p>",
            ME["accountId"],
        )
        post = await client.page("5", kind=Kind.BLOGPOST, version=3)
        assert (post.kind, post.body, post.status) == (Kind.BLOGPOST, None, "historical")

    run(main())
    assert site.queries() == [
        {"body-format": "storage"},
        {"body-format": "storage", "version": "3"},
    ]


def by_ids(request: httpx.Request) -> Answer:
    wanted = request.url.params["id"].split(",")
    assert len(wanted) <= int(request.url.params["limit"])
    return Answer({"results": [page_row(int(n)) for n in wanted if n != "13"]})


def test_many_pages_by_their_ids() -> None:
    site = FakeSite()
    site.on(f"{V2}/pages", by_ids)
    ids = [str(n) for n in range(1, 601)]
    found = run(site.client().pages([*ids, "5", "att7", "x"]))
    assert {page.id for page in found} == set(ids) - {"13"}
    assert len(site.requests) == 3
    assert run(site.client().pages([])) == []


def test_pages_with_bodies_come_in_smaller_portions() -> None:
    site = FakeSite()
    site.on(f"{V2}/pages", by_ids)
    assert len(run(site.client().pages(map(str, range(20, 140)), bodies=True))) == 120
    assert [query["body-format"] for query in site.queries()] == ["storage"] * 3


def test_one_failed_portion_fails_plainly_and_stops_the_others() -> None:
    site = FakeSite()
    site.on(f"{V2}/pages", by_ids, Answer({}, 400), by_ids)
    with pytest.raises(Refused):
        run(site.client().pages(map(str, range(20, 2000))))


def test_a_page_by_its_title_prefers_the_current_one() -> None:
    site = FakeSite()
    rows = [page_row(1, status="archived"), page_row(2)]
    site.on(f"{V2}/pages", v2_list(rows), v2_list([]))
    client = site.client()

    async def main() -> None:
        page = await client.page_by_title("7", 'C++ / "A&B" 100% ?')
        assert page is not None
        assert page.id == "2"
        assert await client.page_by_title("7", "no such") is None

    run(main())
    query = site.queries()[0]
    assert (query["space-id"], query["title"]) == ("7", 'C++ / "A&B" 100% ?')


def test_blog_posts_are_blog_posts() -> None:
    site = FakeSite()
    site.on(f"{V2}/spaces/1/blogposts", v2_list([page_row(5)]))
    assert run(site.client().blog_posts("1"))[0].kind is Kind.BLOGPOST
    assert site.queries()[0]["sort"] == "-created-date"


def test_kinds_of_any_number_of_ids() -> None:
    def types(request: httpx.Request) -> Answer:
        wanted = msgspec.json.decode(request.content)["contentIds"]
        assert len(wanted) <= 250
        return Answer({"results": {n: "folder" if n == "2" else None for n in wanted}})

    site = FakeSite()
    site.on(f"{V2}/content/convert-ids-to-types", types)
    found = run(site.client().kinds([*map(str, range(300)), "odd"]))
    assert len(found) == 300
    assert (found["2"], found["3"]) == (Kind.FOLDER, None)


def threads(site: FakeSite) -> None:
    """3 footer and 5 inline comments; footer 1 has a thread of depth 5 that ends in a circle."""
    site.on(f"{V2}/pages/1/footer-comments", v2_list([{"id": str(n)} for n in (1, 2, 3)]))
    inline = [
        {"id": str(n), "resolutionStatus": "resolved", "properties": {"inlineMarkerRef": f"r{n}"}}
        for n in range(11, 16)
    ]
    site.on(f"{V2}/pages/1/inline-comments", v2_list(inline))
    site.on(f"{V2}/(footer|inline)-comments/[0-9]+/children", v2_list([]))
    for parent, reply in ((1, 101), (101, 102), (102, 103), (103, 104), (104, 101)):
        site.on(f"{V2}/footer-comments/{parent}/children", v2_list([{"id": str(reply)}]))
    site.on(f"{V2}/inline-comments/11/children", v2_list([{"id": "111", "version": {"number": 2}}]))


def test_traps_71_and_73_both_collections_and_replies_of_any_depth() -> None:
    site = FakeSite()
    threads(site)
    found = run(site.client().comments(Kind.PAGE, "1"))
    ids = [comment.id for comment in found]
    assert len(ids) == len(set(ids)) == 3 + 4 + 5 + 1
    by_id = {comment.id: comment for comment in found}
    assert (by_id["104"].parent_id, by_id["101"].parent_id) == ("103", "1")
    assert by_id["11"].marker_ref == "r11"
    assert (by_id["111"].place, by_id["111"].parent_id) == (Place.INLINE, "11")
    assert by_id["111"].version == Version(2)  # trap 72
    assert {comment.container_id for comment in found} == {"1"}
    for comment in found:
        if comment.parent_id:
            assert ids.index(comment.parent_id) < ids.index(comment.id)
    asked = [q for q in site.queries() if q]
    assert {query["body-format"] for query in asked} == {"storage"}


def test_a_comment_that_vanished_meanwhile_has_no_replies() -> None:
    site = FakeSite()
    threads(site)
    site.on(f"{V2}/footer-comments/2/children", Answer(NOT_FOUND, 404))
    assert len(run(site.client().comments(Kind.PAGE, "1"))) == 13


def test_what_has_no_body_has_no_comments_labels_or_files() -> None:
    site = FakeSite()
    client = site.client()

    async def main() -> list[list[Any]]:
        calls = (client.comments, client.labels, client.attachments, client.versions)
        return [list(await call(Kind.FOLDER, "1")) for call in calls]

    assert run(main()) == [[], [], [], []]
    assert site.requests == []


def test_trap_24_nested_lists_are_not_relied_on() -> None:
    site = FakeSite()
    nested = {"results": [ROWS["labels"](1)], "meta": {"hasMore": True}}
    site.on(f"{V2}/pages/1", page_row(1, labels=nested, attachments=nested))
    site.on(f"{V2}/pages/1/attachments", v2_list([{"id": f"att{n}"} for n in range(60)]))
    found = run(site.client().attachments(Kind.PAGE, "1"))
    assert len(found) == 60
    assert {attachment.container_id for attachment in found} == {"1"}


def test_versions_are_newest_first() -> None:
    site = FakeSite()
    site.on(f"{V2}/pages/1/versions", v2_list([{"number": n} for n in (1, 3, 2)]))
    assert [v.number for v in run(site.client().versions(Kind.PAGE, "1"))] == [3, 2, 1]


def test_people_in_portions_without_the_unknown() -> None:
    def people(request: httpx.Request) -> Answer:
        wanted = msgspec.json.decode(request.content)["accountIds"]
        assert 1 <= len(wanted) <= 250
        rows = [{"accountId": i, "displayName": i.upper()} for i in wanted if i != "p3"]
        return Answer({"results": rows})

    site = FakeSite()
    site.on(f"{V2}/users-bulk", people)
    found = run(site.client().people([*(f"p{n}" for n in range(300)), "p1", ""]))
    assert len(found) == 299
    assert found[0] == Person("p0", "P0")
    assert run(site.client().people([])) == []


def search_list(count: int) -> Callable[[httpx.Request], Answer]:
    """v1: ``start`` is counted up but positions nothing; pages are short."""

    def answer(request: httpx.Request) -> Answer:
        at = int(request.url.params.get("cursor", "c0")[1:])
        rows = [
            {"content": {"id": str(n), "type": "page"}, "title": str(n), "entityType": "content"}
            for n in range(at, min(at + 20, count))
        ]
        links = {"base": "https://acme.atlassian.net/wiki", "context": "/wiki"}
        if at + 20 < count:
            links["next"] = f"/rest/api/search?next=true&cursor=c{at + 20}&limit=25&start={at + 25}"
        return Answer(
            {"results": rows, "start": at, "limit": 25, "size": len(rows), "_links": links}
        )

    return answer


def test_search_gives_as_many_hits_as_asked_for() -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/search", search_list(70))
    hits = run(site.client().search('text ~ "log \\"x\\""', limit=30))
    assert [hit.id for hit in hits] == [str(n) for n in range(30)]
    assert len(site.requests) == 2
    assert {query["cql"] for query in site.queries()} == {'text ~ "log \\"x\\""'}  # trap 22
    assert {query["limit"] for query in site.queries()} == {"30"}
    assert not [query for query in site.queries() if "start" in query]


def test_search_goes_to_the_end_page_by_page() -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/search", search_list(70))

    async def main() -> list[int]:
        return [len(hits) async for hits in site.client().search_pages("type = page", limit=500)]

    assert run(main()) == [20, 20, 20, 10]
    assert site.queries()[0]["limit"] == "100"


def test_a_query_that_the_service_does_not_understand_is_told_in_its_words() -> None:
    site = FakeSite()
    words = "com.x.BadRequestException: Could not parse cql : type = "
    site.on("/wiki/rest/api/search", Answer({"statusCode": 400, "message": words}, 400))
    with pytest.raises(Refused) as caught:
        run(site.client().search("type ="))
    assert caught.value.detail == "Could not parse cql : type ="
    assert len(site.requests) == 1


def test_trap_7_a_refused_credential_is_no_empty_search() -> None:
    site = FakeSite()
    refusal = Answer({"message": "Current user not permitted to use Confluence"}, 403)
    site.on("/wiki/rest/api/search", refusal)
    site.on("/wiki/rest/api/user/current", refusal)
    with pytest.raises(SignInNeeded):
        run(site.client().search("type = page"))


def test_a_read_restriction() -> None:
    site = FakeSite()
    subjects = {"user": {"results": [{"accountId": "1"}], "size": 1}, "group": {"results": []}}
    read = {"read": {"restrictions": subjects}}
    site.on("/wiki/rest/api/content/1/restriction/byOperation", read)
    assert run(site.client().read_restricted("1"))


def test_a_missing_page_is_named() -> None:
    site = FakeSite()
    with pytest.raises(Missing) as caught:
        run(site.client().page("404404"))
    assert caught.value.what == "page 404404"


def test_leaving_the_client_in_the_middle_leaves_nothing_behind() -> None:
    async def main() -> None:
        site = FakeSite()
        started = asyncio.Event()

        async def hang(_: httpx.Request) -> Answer:
            started.set()
            await asyncio.Event().wait()
            return Answer({})

        site.on(f"{V2}/pages/1/.*", hang)
        async with site.client() as client, asyncio.TaskGroup() as group:
            task = group.create_task(client.comments(Kind.PAGE, "1"))
            await started.wait()
            task.cancel()
        assert task.cancelled()

    run(main())
