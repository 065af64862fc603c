"""All that people said about a page, from a living site: traps 71 to 76 as far as one reads."""

import asyncio
from collections import Counter

from confluence_desk.demo.records import text_of
from confluence_desk.domain.entities import Place
from tests.unit.services.conftest import Worlds
from tests.unit.services.test_library import opened


def test_inline_footer_and_replies_all_arrive_with_who_and_when_traps_71_and_72(
    world: Worlds,
) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.refresh_spaces()
            page_id = await opened(here.library, "OPS", "Redis failover")
            told = [
                record
                for record in here.demo.state.comments.values()
                if record.container_id == int(page_id) and record.status == "current"
            ]
            shown = here.library.comments(page_id) or []
            assert {comment.id for comment in shown} == {str(record.id) for record in told}
            kinds = Counter((comment.place, bool(comment.parent_id)) for comment in shown)
            assert all(kinds[place, reply] for place in Place for reply in (False, True))
            assert all(comment.version.created_at for comment in shown)
            assert all(comment.version.author_id for comment in shown)

    asyncio.run(story())


def test_what_an_inline_comment_is_about_is_in_the_text_or_known_to_be_gone_trap_74(
    world: Worlds,
) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.refresh_spaces()
            page_id = await opened(here.library, "OPS", "Redis failover")
            marks = here.library.marks(page_id)
            assert marks is not None
            openings = [
                comment
                for comment in here.library.comments(page_id) or []
                if comment.place is Place.INLINE and not comment.parent_id
            ]
            there = [c for c in openings if c.marker_ref in marks]
            assert {marks[c.marker_ref] for c in there} == {c.selection for c in there}
            assert len(there) < len(openings)  # the demo has one whose text was rewritten
            assert here.library.marks("nobody") is None

    asyncio.run(story())


def test_what_is_said_to_marked_text_stays_there_word_for_word_trap_75(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.refresh_spaces()
            page_id = await opened(here.library, "OPS", "Redis failover")
            shown = {comment.id: comment for comment in here.library.comments(page_id) or []}
            replies = [comment for comment in shown.values() if comment.parent_id]
            assert Place.INLINE in {reply.place for reply in replies}
            for reply in replies:
                assert reply.place is shown[reply.parent_id or ""].place
                told = here.demo.state.comments[int(reply.id)]
                assert reply.body == text_of(told.versions[-1].body)

    asyncio.run(story())


def test_a_kept_text_is_the_sites_with_every_mark_byte_for_byte_trap_76(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            await here.library.refresh_spaces()
            page_id = await opened(here.library, "OPS", "Redis failover")
            kept = here.library.page(page_id)
            assert kept is not None
            assert kept.body is not None
            assert kept.body.count("<ac:inline-comment-marker") > 1
            held = here.demo.state.contents[int(page_id)].versions[-1].body
            assert kept.body == text_of(held)

    asyncio.run(story())
