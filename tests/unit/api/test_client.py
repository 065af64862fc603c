"""The client's methods: what they ask and what comes out."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from confluence_desk.domain.entities import Kind, PageNode, Person, Place, Version
from confluence_desk.domain.errors import (
    Missing,
    Refused,
    SignInNeeded,
    Unreachable,
)
from tests.unit.api.fakes import ME, NOT_FOUND, Answer, FakeSite, page_row, run, v2_list

V2 = "/wiki/api/v2"


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
    rows = [{"id": str(n), "type": "page", "title": "t"} for n in range(300)]
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
