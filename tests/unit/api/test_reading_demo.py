"""The whole client on the demo site: with a classic token there, a scoped one on the gateway."""

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.demo.records import Restriction, SpaceRecord
from confluence_desk.demo.scopes import READING
from confluence_desk.domain.entities import Attachment, Kind, Place
from confluence_desk.domain.errors import Missing, Refused, ScopeMissing, SignInNeeded
from tests.unit.api.demo_client import Demo
from tests.unit.api.fakes import run

MOUNTS = pytest.mark.parametrize("gateway", [False, True], ids=["site", "gateway"])
MANY = 1001


@MOUNTS
def test_spaces_current_archived_and_personal(gateway: bool) -> None:
    demo = Demo()
    old = demo.state.create_space("OLD", "Long ago")
    demo.state.archive_space(old.id)
    key = "~712020:ab.cd"  # trap 10
    number = demo.state.new_id()
    demo.state.add_space(
        SpaceRecord(number, key, "Ada", demo.state.owner_id, demo.state.now(), type="personal")
    )
    client = demo.client(gateway=gateway)

    async def main() -> None:
        spaces = {space.key: space for space in await client.spaces()}
        assert {"OPS", "OLD", key} <= set(spaces)
        assert (spaces["OLD"].status, spaces[key].personal) == ("archived", True)
        assert await client.space(spaces["OPS"].id) == spaces["OPS"]
        assert await client.space_by_key(key) == spaces[key]
        assert await client.space_by_key("ops") == spaces["OPS"]
        assert await client.space_by_key("NOSUCH") is None

    run(main())


@MOUNTS
def test_trap_19_1001_children_and_pages_are_all_there(gateway: bool) -> None:
    demo = Demo()
    rows = [demo.state.create_page(demo.space.id, f"Page {n}") for n in range(MANY)]
    ids = {str(row.id) for row in rows}
    client = demo.client(gateway=gateway)

    async def main() -> None:
        children = await client.children(Kind.PAGE, str(demo.home))
        assert {node.id for node in children} == ids
        assert [node.title for node in children] == [f"Page {n}" for n in range(MANY)]
        pages = await client.pages(ids, bodies=True)
        assert {page.id for page in pages} == ids
        kinds = await client.kinds([*ids, "999999999"])
        assert kinds == {**dict.fromkeys(ids, Kind.PAGE), "999999999": None}

    run(main())


@MOUNTS
def test_the_hierarchy_with_every_kind_of_node(gateway: bool) -> None:
    demo = Demo()
    state = demo.state
    folder = state.create_folder(demo.space.id, "Runbooks", parent_id=demo.home)
    page = state.create_page(demo.space.id, "Restart", "<p>Now.</p>", parent_id=folder.id)
    for kind in ("whiteboard", "database", "embed"):
        state.create(kind, demo.space.id, kind.title(), parent_id=folder.id)
    client = demo.client(gateway=gateway)
    space_id = str(demo.space.id)

    async def main() -> None:
        assert [node.id for node in await client.root_nodes(space_id)] == [str(demo.home)]
        (node,) = await client.children(Kind.PAGE, str(demo.home))
        assert (node.kind, node.title, node.parent_id) == (Kind.FOLDER, "Runbooks", str(demo.home))
        below = await client.children(Kind.FOLDER, node.id)
        kinds = [Kind.PAGE, Kind.WHITEBOARD, Kind.DATABASE, Kind.EMBED]
        assert [child.kind for child in below] == kinds
        for child in below:
            found = await client.node(child.kind, child.id)
            assert (found.kind, found.title, found.space_id) == (child.kind, child.title, space_id)
        path = await client.ancestors(Kind.PAGE, str(page.id))
        assert [(step.id, step.kind) for step in path] == [
            (str(demo.home), Kind.PAGE),
            (str(folder.id), Kind.FOLDER),
        ]
        assert path[1].title == "Runbooks"

    run(main())


@MOUNTS
def test_a_page_its_versions_and_its_old_text(gateway: bool) -> None:
    demo = Demo()
    row = demo.state.create_page(demo.space.id, 'C++ / "A&B" 100% ?', "<p>one</p>")
    demo.state.edit(row.id, "<p>two</p>", message="why", minor_edit=True)
    client = demo.client(gateway=gateway)
    page_id = str(row.id)

    async def main() -> None:
        page = await client.page(page_id)
        assert (page.title, page.body) == ('C++ / "A&B" 100% ?', "<p>two</p>")
        assert (page.version.number, page.version.message) == (2, "why")
        assert page.parent_id == str(demo.home)
        old = await client.page(page_id, version=1)
        assert (old.body, old.version.number) == ("<p>one</p>", 1)
        versions = await client.versions(Kind.PAGE, page_id)
        assert [version.number for version in versions] == [2, 1]
        found = await client.page_by_title(page.space_id, 'c++ / "a&b" 100% ?')
        assert found is not None
        assert found.id == page_id
        assert await client.page_by_title(page.space_id, "No such page") is None
        with pytest.raises(Missing):
            await client.page("99999999")

    run(main())


@MOUNTS
def test_blog_posts(gateway: bool) -> None:
    demo = Demo()
    posts = [demo.state.create_blog(demo.space.id, f"Post {n}", "<p>x</p>") for n in range(30)]
    client = demo.client(gateway=gateway)

    async def main() -> None:
        found = await client.blog_posts(str(demo.space.id))
        assert {post.id for post in found} == {str(row.id) for row in posts}
        assert {post.kind for post in found} == {Kind.BLOGPOST}
        post = await client.page(found[0].id, kind=Kind.BLOGPOST)
        assert post.body == "<p>x</p>"

    run(main())


@MOUNTS
def test_traps_71_and_72_comments_of_both_kinds_with_replies(gateway: bool) -> None:
    demo = Demo()
    state = demo.state
    row = state.create_page(demo.space.id, "Talked about", "<p>words here</p>")
    footer = [state.comment(row.id, f"<p>f{n}</p>") for n in range(3)]
    inline = [
        state.comment(row.id, "<p>i</p>", place="inline", selection="words", marker_ref=f"m{n}")
        for n in range(5)
    ]
    state.resolve(inline[0].id)
    reply = footer[0]
    for depth in range(5):
        reply = state.reply(reply.id, f"<p>r{depth}</p>")
    state.reply(inline[1].id, "<p>inline reply</p>")
    client = demo.client(gateway=gateway)

    async def main() -> None:
        found = await client.comments(Kind.PAGE, str(row.id))
        assert len(found) == 3 + 5 + 5 + 1
        by_id = {comment.id: comment for comment in found}
        assert by_id[str(inline[0].id)].resolved
        assert by_id[str(inline[2].id)].marker_ref == "m2"
        assert by_id[str(inline[2].id)].selection == "words"
        assert [c.place for c in found if c.body == "<p>inline reply</p>"] == [Place.INLINE]
        assert by_id[str(reply.id)].parent_id
        assert all(c.version.author_id and c.version.created_at for c in found)
        people = await client.people({c.version.author_id for c in found} | {"712020:nobody"})
        assert [person.account_id for person in people] == [state.owner_id]

    run(main())


@MOUNTS
def test_labels_and_restrictions(gateway: bool) -> None:
    demo = Demo()
    row = demo.state.create_page(demo.space.id, "Labelled")
    for number in range(60):
        demo.state.add_label(row.id, f"label-{number}")
    client = demo.client(gateway=gateway)

    async def main() -> None:
        labels = await client.labels(Kind.PAGE, str(row.id))
        assert {label.name for label in labels} == {f"label-{n}" for n in range(60)}
        assert not await client.read_restricted(str(row.id))
        demo.state.restrict(row.id, read=Restriction(users={demo.state.owner_id}))
        assert await client.read_restricted(str(row.id))

    run(main())


@MOUNTS
def test_traps_16_24_50_and_51_files_come_from_the_other_origin(gateway: bool) -> None:
    demo = Demo()
    row = demo.state.create_page(demo.space.id, "With files")
    for number in range(60):
        demo.state.attach(row.id, f"file {number}.txt", f"text {number}".encode(), "text/plain")
    last = demo.state.attach(row.id, "ä.bin", b"\x00" * 200_000)
    demo.state.add_file_version(last.id, b"new", by=demo.state.owner_id)
    client = demo.client(gateway=gateway)

    async def main() -> None:
        files = await client.attachments(Kind.PAGE, str(row.id))
        assert len(files) == 61
        assert {file.container_id for file in files} == {str(row.id)}
        found = {file.title: file for file in files}
        assert await client.download(found["file 7.txt"]) == b"text 7"
        assert await client.download(found["ä.bin"]) == b"new"
        assert len(await client.download(found["ä.bin"], version=1)) == 200_000
        with pytest.raises(Missing):
            await client.download(Attachment("att1", str(row.id), "x", found["ä.bin"].version))

    run(main())


@MOUNTS
def test_search(gateway: bool) -> None:
    demo = Demo()
    for number in range(45):
        demo.state.create_page(demo.space.id, f"Rotate & log {number}", "<p>kestrel</p>")
    client = demo.client(gateway=gateway)

    async def main() -> None:
        hits = await client.search('text ~ "kestrel" and space = "OPS"', limit=40)
        assert len(hits) == len({hit.id for hit in hits}) == 40
        assert hits[0].title.startswith("Rotate & log")
        assert (hits[0].kind, hits[0].space_key, hits[0].space_name) == (
            "page",
            "OPS",
            "Operations",
        )
        assert hits[0].web_path.startswith("/spaces/OPS/pages/")
        pages = [len(some) async for some in client.search_pages('text ~ "kestrel"', limit=10)]
        assert sum(pages) == 45
        with pytest.raises(Refused) as caught:
            await client.search("type = ")
        assert caught.value.detail.startswith("Could not parse cql")

    run(main())


def tried(client: ConfluenceClient) -> None:
    async def main() -> None:
        with pytest.raises(SignInNeeded):
            await client.current_user()
        with pytest.raises(SignInNeeded):
            await client.spaces()
        with pytest.raises(SignInNeeded):
            await client.search("type = page")

    run(main())


@MOUNTS
def test_a_wrong_token_is_never_an_empty_list_or_a_missing_page(gateway: bool) -> None:
    tried(Demo().client(gateway=gateway, token="wrong"))


def test_a_scoped_token_is_refused_by_the_site() -> None:
    demo = Demo()
    scoped = demo.site.credentials.issue(demo.state.owner_id, READING)
    tried(demo.client(gateway=False, token=scoped))


@MOUNTS
def test_a_page_that_is_hidden_is_missing_and_we_stay_signed_in(gateway: bool) -> None:
    demo = Demo()
    hidden = str(demo.secret_page())
    client = demo.client(gateway=gateway)

    async def main() -> None:
        assert (await client.current_user()).account_id == demo.state.owner_id
        with pytest.raises(Missing):
            await client.page(hidden)
        assert await client.pages([hidden]) == []

    run(main())


def test_trap_4_a_missing_scope_names_the_feature_and_the_rest_works() -> None:
    demo = Demo()
    row = demo.state.create_page(demo.space.id, "P")
    client = demo.client(gateway=True, scopes=READING - {"read:comment:confluence"})

    async def main() -> None:
        await client.page(str(row.id))
        with pytest.raises(ScopeMissing) as caught:
            await client.comments(Kind.PAGE, str(row.id))
        assert caught.value.what == "comments"
        assert caught.value.scopes == ("read:comment:confluence",)

    run(main())
