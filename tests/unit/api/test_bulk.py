"""What a sync asks: whole spaces, subtrees, labels and the talk of a site, hundreds at a time."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.paging import gathered
from confluence_desk.demo.records import ContentRecord, VersionRecord
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.entities import Kind, Place
from confluence_desk.domain.errors import BadReply
from tests.unit.api.demo_client import Demo
from tests.unit.api.fakes import Answer, FakeSite, page_row, run, v2_list

T = TypeVar("T")
V2 = "/wiki/api/v2"
SEARCH = "/wiki/rest/api/search"


def everything(slices: AsyncIterator[list[T]]) -> list[T]:
    return run(gathered(slices))


@pytest.fixture(params=[False, True], ids=["site", "gateway"])
def gateway(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


class Ticking:
    """A clock that never tells the same time twice, near enough to the real one."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def demo() -> Demo:
    return Demo(SiteState(clock=Ticking()))


def client_of(demo: Demo, *, gateway: bool = False) -> ConfluenceClient:
    return demo.client(gateway=gateway)


@pytest.mark.parametrize("thin", [False, True], ids=["full slices", "thin slices"])
def test_trap_19_a_space_is_listed_whole_though_slices_come_short(
    demo: Demo, *, gateway: bool, thin: bool
) -> None:
    rows = [demo.state.create("page", demo.space.id, f"Page {n}") for n in range(600)]
    demo.state.archive(rows[3].id)
    demo.state.trash(rows[4].id)
    posts = [demo.state.create_blog(demo.space.id, f"Post {n}") for n in range(260)]
    demo.state.thin_lists = thin
    client = client_of(demo, gateway=gateway)
    pages = everything(client.space_pages(str(demo.space.id)))
    found = everything(client.space_posts(str(demo.space.id)))
    assert {page.id for page in pages} == {str(demo.home)} | {
        str(row.id) for row in rows if row is not rows[4]
    }
    assert [page.status for page in pages if page.id == str(rows[3].id)] == ["archived"]
    assert all(page.body is None and page.version.number == 1 for page in pages)
    assert {post.id for post in found} == {str(post.id) for post in posts}
    assert {post.kind for post in found} == {Kind.BLOGPOST}


def test_the_newest_come_first_when_that_is_asked(demo: Demo) -> None:
    rows = [demo.state.create_page(demo.space.id, f"Page {n}") for n in range(5)]
    demo.state.edit(rows[1].id, body="<p>new</p>")
    listed = everything(client_of(demo).space_pages(str(demo.space.id), newest=True, rows=2))
    assert listed[0].id == str(rows[1].id)
    assert listed[0].version.number == 2
    assert len(listed) == 6


def test_trap_30_many_pages_by_id_come_in_no_order_with_their_positions(demo: Demo) -> None:
    first = demo.state.create_page(demo.space.id, "Made first")
    second = demo.state.create_page(demo.space.id, "Made second")
    demo.state.reorder([second.id, first.id])
    client = client_of(demo)
    found = run(client.pages_by_id([str(second.id), str(first.id)], bodies=True))
    places = {page.id: page.position or 0 for page in found}
    assert 0 < places[str(second.id)] < places[str(first.id)]
    assert all(page.body is not None for page in found)
    assert client.requests == 1


def test_trap_28_a_draft_in_a_batch_is_left_out_and_the_batch_kept(demo: Demo) -> None:
    page = demo.state.create_page(demo.space.id, "Here")
    now = demo.state.now()
    draft = ContentRecord(
        demo.state.new_id(), "page", demo.space.id, [VersionRecord(now, "x", "Draft")]
    )
    draft.status = "draft"
    demo.state.add(draft)
    ids = [str(draft.id), str(page.id), "999999"]
    assert [found.title for found in run(client_of(demo).pages_by_id(ids))] == ["Here"]


def test_statuses_of_pages_that_left_are_told_by_their_ids(demo: Demo) -> None:
    rows = [demo.state.create_page(demo.space.id, f"Page {n}") for n in range(3)]
    demo.state.archive(rows[0].id)
    demo.state.trash(rows[1].id)
    statuses = ("current", "archived", "trashed", "deleted")
    ids = [str(row.id) for row in rows]
    found = run(client_of(demo).pages_by_id(ids, statuses=statuses))
    assert sorted(page.status for page in found) == ["archived", "current", "trashed"]


def test_more_ids_than_fit_are_a_mistake_of_ours_and_none_is_no_request(demo: Demo) -> None:
    client = client_of(demo)
    with pytest.raises(ValueError, match="250"):
        run(client.pages_by_id(map(str, range(1, 252))))
    assert run(client.posts_by_id(["no number"])) == []
    assert client.requests == 0


def test_all_of_a_deep_subtree_comes_though_the_service_cuts_it_silently(
    demo: Demo, *, gateway: bool
) -> None:
    top = above = demo.state.create_page(demo.space.id, "Top")
    made = []
    for depth in range(1, 24):
        kind = "folder" if depth in {10, 15} else "page"
        above = demo.state.create(kind, demo.space.id, f"Level {depth}", parent_id=above.id)
        made.append(above)
    beside = demo.state.create_page(demo.space.id, "Beside", parent_id=top.id)
    found = everything(client_of(demo, gateway=gateway).descendants(Kind.PAGE, str(top.id)))
    assert {node.id for node in found} == {str(row.id) for row in [*made, beside]}
    assert len(found) == 24
    parents = {node.id: node.parent_id for node in found}
    assert parents[str(made[11].id)] == str(made[10].id)
    seen = {str(top.id)}
    for node in found:
        assert node.parent_id in seen
        seen.add(node.id)


def test_what_is_under_a_label_can_be_kept_to_some_spaces(demo: Demo) -> None:
    other = demo.state.create_space("DOCS", "Documents")
    rows = [demo.state.create_page(space.id, "Run") for space in (demo.space, other)]
    post = demo.state.create_blog(other.id, "Ran")
    for row in (*rows, post):
        demo.state.add_label(row.id, "runbook")
    client = client_of(demo)
    (label,) = run(client.labels_everywhere())
    assert (label.name, label.prefix) == ("runbook", "global")
    assert {page.id for page in everything(client.label_pages(label.id))} == {
        str(row.id) for row in rows
    }
    (found,) = everything(client.label_pages(label.id, [str(other.id)]))
    assert found.id == str(rows[1].id)
    ids = everything(client.ids_under_label(label.id, Kind.PAGE, [str(other.id)]))
    assert ids == [str(rows[1].id)]
    assert everything(client.ids_under_label(label.id, Kind.BLOGPOST)) == [str(post.id)]
    (found,) = everything(client.label_posts(label.id))
    assert (found.id, found.kind) == (str(post.id), Kind.BLOGPOST)


def test_trap_19_the_talk_of_a_whole_site_with_replies_and_their_pages(
    demo: Demo, *, gateway: bool
) -> None:
    page = demo.state.create_page(demo.space.id, "Talked about", "<p>words</p>")
    roots = [demo.state.comment(page.id, f"<p>{n}</p>") for n in range(280)]
    reply = demo.state.reply(roots[0].id, "<p>yes</p>")
    deeper = demo.state.reply(reply.id, "<p>no</p>")
    client = client_of(demo, gateway=gateway)
    found = {one.id: one for one in everything(client.comments_everywhere(Place.FOOTER))}
    assert len(found) == 282
    assert found[str(deeper.id)].container_id == str(page.id)
    assert found[str(deeper.id)].parent_id == str(reply.id)
    assert found[str(deeper.id)].body == "<p>no</p>"
    newest = everything(client.comments_everywhere(Place.FOOTER, newest=True, bodies=False))
    assert newest[0].id == str(deeper.id)
    assert newest[0].body == ""
    assert everything(client.comments_everywhere(Place.INLINE)) == []


def test_trap_19_the_files_of_a_whole_site(demo: Demo) -> None:
    page = demo.state.create_page(demo.space.id, "Full of files")
    for number in range(251):
        demo.state.attach(page.id, f"{number}.txt", b"x")
    found = everything(client_of(demo).attachments_everywhere())
    assert len(found) == 251
    assert {file.container_id for file in found} == {str(page.id)}


def test_folders_and_their_like_are_found_with_parents_and_places(
    demo: Demo, *, gateway: bool
) -> None:
    folder = demo.state.create("folder", demo.space.id, "Shelf & <co>", parent_id=demo.home)
    inner = demo.state.create("folder", demo.space.id, "Inner", parent_id=folder.id)
    board = demo.state.create("whiteboard", demo.space.id, "Board", parent_id=inner.id)
    alone = demo.state.create("database", demo.space.id, "Alone")
    personal = demo.state.create_space("~712020:ab.cd", "Ada")
    mine = demo.state.create("embed", personal.id, "Linked", parent_id=personal.homepage_id)
    keys = [demo.space.key, personal.key]
    nodes = {
        node.id: node for node in everything(client_of(demo, gateway=gateway).other_nodes(keys))
    }
    assert nodes.keys() == {str(row.id) for row in (folder, inner, board, alone, mine)}
    assert nodes[str(folder.id)].title == "Shelf & <co>"
    for row in (folder, inner, board, alone, mine):
        node = nodes[str(row.id)]
        assert node.kind == row.kind
        assert node.parent_id == (None if row.parent_id is None else str(row.parent_id))
        assert (node.position, node.space_id) == (row.position, str(row.space_id))


def test_folders_of_an_archived_space_are_found_too(demo: Demo) -> None:
    folder = demo.state.create_folder(demo.space.id, "Shelf")
    demo.state.archive_space(demo.space.id)
    (node,) = everything(client_of(demo).other_nodes([demo.space.key]))
    assert node.id == str(folder.id)


def test_many_spaces_are_asked_about_in_addresses_of_a_sane_length(demo: Demo) -> None:
    keys = [f"~{number:040}" for number in range(120)]
    client = client_of(demo)
    assert everything(client.other_nodes(keys)) == []
    assert client.requests == 3


def folder_hit(number: int, **more: object) -> dict[str, Any]:
    content = {"id": str(number), "type": "folder", "status": "current", "title": "F", **more}
    return {"content": content, "title": "F", "url": f"/spaces/OPS/folder/{number}"}


def test_trap_29_a_folder_that_answers_500_is_told_and_comes_without_a_parent() -> None:
    site = FakeSite()
    hits = [folder_hit(1), folder_hit(2), folder_hit(3, ancestors=[{"id": 9}], space={"id": 4})]
    site.on(SEARCH, {"results": hits})
    site.on(f"{V2}/folders/1", Answer("<html>oops</html>", 500))
    site.on(f"{V2}/folders/2", {"id": "2", "title": "F", "parentId": "7", "spaceId": "4"})
    client, told = site.client(), list[tuple[str, str]]()
    client.skipped = lambda what, subject: told.append((what, subject))
    first, second, third = everything(client.other_nodes(["OPS"]))
    assert told == [("folder", "1")]
    assert (first.id, first.parent_id, first.space_id) == ("1", None, "")
    assert (second.parent_id, second.space_id) == ("7", "4")
    assert (third.parent_id, third.space_id) == ("9", "4")


def test_a_query_gives_ids_of_what_can_be_kept_archived_too(demo: Demo) -> None:
    page = demo.state.create_page(demo.space.id, "Kestrel")
    old = demo.state.create_page(demo.space.id, "Kestrel of old")
    demo.state.archive(old.id)
    demo.state.comment(page.id, "<p>kestrel</p>")
    demo.state.create_space("KES", "Other")
    found = everything(client_of(demo).search_ids('text ~ "kestrel"'))
    assert sorted(found) == sorted([(str(page.id), Kind.PAGE), (str(old.id), Kind.PAGE)])


def test_trap_27_one_bad_row_is_told_and_does_not_spoil_the_others() -> None:
    site = FakeSite()
    rows = [page_row(1), page_row(2, position=2**70), page_row(3), {"title": "nobody"}, 5]
    site.on(f"{V2}/pages", v2_list(rows))
    client, told = site.client(), list[tuple[str, str]]()
    client.skipped = lambda what, subject: told.append((what, subject))
    assert [page.id for page in run(client.pages_by_id(["1", "2", "3"]))] == ["1", "3"]
    assert told == [("page", "2"), ("page", ""), ("page", "")]


@pytest.mark.parametrize("body", [b'{"results":[', b'{"results":null}', b"{}"])
def test_trap_38_a_spoilt_listing_is_no_shorter_one(body: bytes) -> None:
    site = FakeSite()
    site.on(f"{V2}/pages", Answer(body))
    with pytest.raises(BadReply):
        run(site.client().pages_by_id(["1"]))


@pytest.mark.parametrize("again", [1, 2], ids=["itself", "the one before"])
def test_trap_21_and_22_a_bulk_listing_never_runs_in_a_circle_and_asks_the_same(
    again: int,
) -> None:
    site = FakeSite()
    cursors = iter(["A", "B", "A" if again == 2 else "B"])
    site.on(
        f"{V2}/spaces/1/pages",
        lambda _: Answer(
            {"results": [], "_links": {"next": f"/wiki/x?cursor={next(cursors)}&limit=25"}}
        ),
    )
    with pytest.raises(Exception, match="repeats a cursor"):
        everything(site.client().space_pages("1", newest=True))
    asked = [{**query, "cursor": ""} for query in site.queries()]
    assert all(query == asked[0] for query in asked)


def test_trap_20_a_second_slice_is_asked_where_the_first_was(demo: Demo, *, gateway: bool) -> None:
    for number in range(300):
        demo.state.create("page", demo.space.id, f"Page {number}")
    client = client_of(demo, gateway=gateway)
    assert len(everything(client.space_pages(str(demo.space.id)))) == 301
    assert client.requests == 2


def test_requests_and_bytes_are_counted(demo: Demo) -> None:
    page = demo.state.create_page(demo.space.id, "With a file")
    demo.state.attach(page.id, "a.bin", bytes(100_000))

    async def main() -> None:
        async with demo.client(gateway=False) as client:
            (file,) = await gathered(client.attachments_everywhere())
            before = client.bytes_in
            assert client.requests == 1
            assert before > 100
            await client.download(file)
            assert client.requests == 3
            assert client.bytes_in - before >= 100_000

    run(main())
