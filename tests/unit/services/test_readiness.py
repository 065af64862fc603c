"""Readiness: nothing that is missing or old goes unseen, nothing else stands in the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.entities import (
    Attachment,
    Kind,
    Label,
    Page,
    PageNode,
    Site,
    Space,
    Version,
)
from confluence_desk.domain.errors import Paused
from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule
from confluence_desk.domain.readiness import Gap, Lack, Readiness, Scope
from confluence_desk.domain.syncing import Depth
from confluence_desk.services.connection import Connection
from confluence_desk.services.documents import Documents
from confluence_desk.services.readiness import Surveyor
from confluence_desk.store import Store
from tests.unit.services.conftest import Worlds

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SITE = Site("https://acme.atlassian.net")
SPACE = Scope(Holds.SPACE, "1")


async def answers() -> None:
    """A service that answers."""


class Shelf:
    """A space of three pages, complete; a test takes something away."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.moment = NOON
        client: object = object()
        connection = Connection(SITE.url, answers)
        self.surveyor = Surveyor(
            store,
            client,  # type: ignore[arg-type]
            connection,
            SITE.url,
            lists_whole=Documents(SITE, store).lists_whole,
            now=lambda: self.moment,
        )

    async def look(self, scope: Scope = SPACE) -> Readiness:
        return await self.surveyor.look(scope)

    async def gaps(self, scope: Scope = SPACE) -> list[tuple[Lack, str, str]]:
        found = await self.look(scope)
        return [(gap.lack, gap.page_id, gap.wanted) for gap in found.gaps]

    async def put(self, id_: str, body: str | None, *, parent: str | None = "10") -> None:
        page = Page(
            id_, f"Page {id_}", "1", Version(3), parent_id=parent, parent_kind="page", body=body
        )
        await self.store.save_page(page)


@asynccontextmanager
async def shelf() -> AsyncIterator[Shelf]:
    store = Store.open(None, bytes(32), clock=lambda: NOON)
    try:
        made = Shelf(store)
        await store.save_spaces([Space("1", "OPS", "Operations", homepage_id="10")], complete=True)
        nodes = [PageNode(id_, Kind.PAGE, f"Page {id_}", "1", "10") for id_ in ("11", "12")]
        await store.save_children("space:1", [PageNode("10", Kind.PAGE, "Page 10", "1")])
        await store.save_children("10", nodes)
        for leaf in ("11", "12"):
            await store.save_children(leaf, [])
        await made.put("10", "<p>Home</p>", parent=None)
        await made.put("11", "<p>One</p>")
        await made.put("12", "<p>Two</p>")
        yield made
    finally:
        store.close()


def test_a_complete_space_is_ready() -> None:
    async def story() -> None:
        async with shelf() as here:
            found = await here.look()
            assert found.ready
            assert (found.pages, found.gaps, found.oldest) == (3, (), NOON)

    asyncio.run(story())


def test_nothing_known_is_not_ready() -> None:
    async def story() -> None:
        async with shelf() as here:
            found = await here.look(Scope(Holds.SPACE, "9"))
            assert not found.ready
            assert [gap.lack for gap in found.gaps] == [Lack.LIST]

    asyncio.run(story())


def test_a_page_without_text_and_one_outdated() -> None:
    async def story() -> None:
        async with shelf() as here:
            node = PageNode("13", Kind.PAGE, "Page 13", "1", "11")
            await here.store.save_children("11", [node])
            await here.store.save_children("13", [])
            newer = Page("12", "Page 12", "1", Version(4), parent_id="10", parent_kind="page")
            await here.store.save_page(newer)
            assert await here.gaps() == [(Lack.TEXT, "13", ""), (Lack.OUTDATED, "12", "")]
            assert not (await here.look()).ready

    asyncio.run(story())


def test_lists_of_what_is_not_here_stand_in_the_way() -> None:
    def listing(name: str, page: str) -> str:
        resource = f'<ac:link><ri:page ri:space-key="OPS" ri:content-title="{page}" /></ac:link>'
        inner = f'<ac:parameter ac:name="page">{resource}</ac:parameter>'
        return f'<ac:structured-macro ac:name="{name}">{inner}</ac:structured-macro>'

    async def scenario() -> None:
        async with shelf() as made:
            far = PageNode("99", Kind.PAGE, "Far", "1")
            await made.store.save_nodes([far], 1)
            await made.put("11", listing("children", "Page 10") + listing("children", "Far"))
            assert (Lack.LISTED, "11", "") in await made.gaps()
            await made.store.save_children("99", [])
            assert Lack.LISTED not in {lack for lack, _, _ in await made.gaps()}

    asyncio.run(scenario())


def test_what_was_never_listed_below_may_hide_pages() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.store.save_children("12", [PageNode("14", Kind.PAGE, "Deep", "1", "12")])
            await here.put("14", "<p>x</p>", parent="12")
            assert await here.gaps() == [(Lack.LIST, "14", "")]
            assert await here.gaps(Scope(Holds.TREE, "12")) == [(Lack.LIST, "14", "")]

    asyncio.run(story())


def test_old_copies_do_not_count() -> None:
    async def story() -> None:
        async with shelf() as here:
            here.moment = NOON + timedelta(hours=23)
            assert (await here.look()).ready
            here.moment = NOON + timedelta(hours=25)
            found = await here.look()
            assert found.counts == {Lack.OLD: 3}
            assert not found.ready

    asyncio.run(story())


IMAGE = '<ac:image><ri:attachment ri:filename="a.png" /></ac:image>'


def test_an_image_must_be_here_with_its_bytes() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.put("11", IMAGE)
            assert await here.gaps() == [(Lack.IMAGE, "11", "a.png")]
            file = Attachment("att1", "11", "a.png", Version(2), "image/png", 3)
            await here.store.save_attachments("11", [file])
            found = await here.look()
            assert [(g.wanted, g.wanted_id) for g in found.gaps] == [("a.png", "att1")]
            await here.store.save_blob("att1", 1, b"old", "image/png")
            assert not (await here.look()).ready, "bytes of an older version"
            await here.store.save_blob("att1", 2, b"new", "image/png")
            found = await here.look()
            assert (found.ready, found.images) == (True, 1)

    asyncio.run(story())


def test_an_image_that_nobody_attached_is_no_fault_of_this_machine() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.put("11", IMAGE)
            await here.store.save_attachments("11", [])
            assert await here.gaps() == []

    asyncio.run(story())


INCLUDE = (
    '<ac:structured-macro ac:name="include"><ac:parameter ac:name=""><ac:link>'
    '<ri:page ri:content-title="Page 77" /></ac:link></ac:parameter></ac:structured-macro>'
)


def test_an_included_page_must_be_here() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.put("11", INCLUDE)
            assert await here.gaps() == [(Lack.INCLUDE, "11", "Page 77")]
            elsewhere = Page("77", "Page 77", "1", Version(1), status="archived", body="<p>x</p>")
            await here.store.save_page(elsewhere)
            assert await here.gaps() == []

    asyncio.run(story())


def test_a_linked_page_must_be_here_unless_the_link_is_broken() -> None:
    link = '<ac:link><ri:page ri:content-title="Nowhere" /></ac:link>'
    outside = '<ac:link><ri:page ri:space-key="ENG" ri:content-title="There" /></ac:link>'

    async def story() -> None:
        async with shelf() as here:
            await here.put("11", link + outside)
            await here.put("12", link)
            assert await here.gaps() == [(Lack.LINK, "11", "Nowhere"), (Lack.LINK, "11", "There")]
            run = await here.store.begin_run(Depth.FULL)
            await here.store.set_mark("space", "1", run)
            assert await here.gaps() == [(Lack.LINK, "11", "There")]
            await here.store.save_spaces([Space("2", "ENG", "Engineering")], complete=False)
            await here.store.save_page(Page("20", "There", "2", Version(1)))
            found = await here.look()
            assert [(gap.wanted, gap.wanted_id) for gap in found.gaps] == [("There", "20")]
            await here.store.save_page(Page("20", "There", "2", Version(1), body="<p>x</p>"))
            assert (await here.look()).ready

    asyncio.run(story())


def test_links_within_the_set_and_to_whiteboards_need_nothing_more() -> None:
    body = (
        '<ac:link><ri:page ri:content-title="Page 12" /></ac:link>'
        f'<a href="{SITE.url}/wiki/spaces/OPS/pages/12/x">x</a>'
        f'<a href="{SITE.url}/wiki/spaces/OPS/whiteboard/55">x</a>'
    )

    async def story() -> None:
        async with shelf() as here:
            await here.put("11", body)
            assert await here.gaps() == []

    asyncio.run(story())


def test_a_file_that_is_linked_is_told_but_stands_in_no_way() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.put("11", '<ac:link><ri:attachment ri:filename="a.pdf" /></ac:link>')
            found = await here.look()
            assert found.counts == {Lack.FILE: 1}
            assert found.ready

    asyncio.run(story())


def test_a_label_and_a_query_are_what_their_rule_held_last() -> None:
    async def story() -> None:
        async with shelf() as here:
            label = Scope(Holds.LABEL, "runbook")
            assert (await here.gaps(label)) == [(Lack.LIST, "", "")]
            key = await here.store.add_rule(Rule(0, Holds.LABEL, "runbook"))
            other = await here.store.add_rule(Rule(0, Holds.CQL, "type = page"))
            run = await here.store.begin_run(Depth.FULL)
            await here.store.note_members(key, ["11"], run)
            await here.store.note_members(other, ["12", "99"], run)
            await here.store.save_labels("11", [Label("runbook")])
            found = await here.look(label)
            assert (found.ready, found.pages) == (True, 1)
            query = Scope(Holds.CQL, "type = page")
            assert await here.gaps(query) == [(Lack.TEXT, "99", "")]

    asyncio.run(story())


def test_every_space_and_only_the_blog() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.store.save_spaces([Space("2", "ENG", "Engineering")], complete=False)
            assert await here.gaps(Scope(Holds.SPACE, EVERY_SPACE)) == [
                (Lack.LIST, "", "Engineering")
            ]
            post = Page("30", "News", "1", Version(1), Kind.BLOGPOST, body="<p>x</p>")
            await here.store.save_page(post)
            assert (await here.look(Scope(Holds.BLOG, "1"))).pages == 1

    asyncio.run(story())


def test_what_is_archived_or_gone_does_not_belong() -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.store.mark_missing("12", "trashed")
            assert (await here.look()).pages == 2

    asyncio.run(story())


def test_a_second_look_reads_no_text_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        async with shelf() as here:
            await here.put("11", IMAGE)
            first = await here.look()
            told: list[tuple[int, int]] = []
            monkeypatch.setattr(here.store, "bodies_of", None)
            again = await here.surveyor.look(SPACE, tell=lambda *n: told.append(n))
            assert again == first
            assert told[0] == (0, 3)

    asyncio.run(story())


def test_a_query_that_no_rule_keeps_is_asked(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.refresh_spaces()
            found = await here.session.surveyor.look(Scope(Holds.CQL, 'label = "runbook"'))
            assert found.counts[Lack.TEXT] == len(found.gaps) > 0
            here.session.connection.pause()
            with pytest.raises(Paused):
                await here.session.surveyor.look(Scope(Holds.CQL, "type = page"))

    asyncio.run(story())


def test_scopes_are_kept_as_words() -> None:
    for scope in (SPACE, Scope(Holds.CQL, 'a = "b:c"')):
        assert Scope.of(scope.key) == scope
    for wrong in ("", "space", "space:", "planet:1"):
        assert Scope.of(wrong) is None
    assert Gap(Lack.TEXT) == Gap(Lack.TEXT)
