"""What links here, looked through behind; who may read, asked with the rest."""

import asyncio
from urllib.parse import quote

import pytest

from confluence_desk.demo.records import Restriction
from confluence_desk.domain.entities import Kind
from confluence_desk.services.cards import PageCard, PersonCard
from tests.unit.services.conftest import World, Worlds


def in_world(world: Worlds, story) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    async def main() -> None:
        async with world() as opened:
            await story(opened)

    asyncio.run(main())


async def _page(world: World, title: str) -> str:
    """Have a page here that others link to or that links."""
    found = next(c for c in world.demo.state.contents.values() if c.title == title)
    await world.library.refresh_page(str(found.id))
    return str(found.id)


def _linking(world: World) -> tuple[str, str]:
    """Titles of a page of the demo and of one that it names by title."""
    contents = [c for c in world.demo.state.contents.values() if c.kind == "page"]
    titles = {c.title for c in contents}
    for content in contents:
        text = content.versions[-1].body
        body = text if isinstance(text, str) else text()
        for title in titles:
            if f'content-title="{title}"' in body and title != content.title:
                return content.title, title
    pytest.fail("the demo has no links")


def test_a_link_is_known_from_both_its_ends_once_the_text_was_looked_through(
    world: Worlds,
) -> None:
    async def story(opened: World) -> None:
        source, target = _linking(opened)
        from_id, to_id = await _page(opened, source), await _page(opened, target)
        links, told = opened.library.backlinks, list[bool]()
        links.changed.connect(lambda _what: told.append(links.whole))
        assert not links.to(to_id)
        assert not links.whole
        await links.gather()
        assert [node.id for node in links.to(to_id)] == [from_id]
        assert links.whole
        assert told[-1] is True
        told.clear()
        await links.gather()
        assert not told  # nothing changed meanwhile, so nothing is looked for
        state = opened.demo.state
        state.edit(int(from_id), body="<p>No link any more.</p>")
        await opened.library.refresh_page(from_id)
        await links.gather()
        assert told
        assert not links.to(to_id)

    in_world(world, story)


def test_a_card_says_what_is_here_and_asks_nobody(world: Worlds) -> None:
    async def story(opened: World) -> None:
        source, _target = _linking(opened)
        source_id = await _page(opened, source)
        card = await opened.library.cards.of(f"desk://site/page/{source_id}")
        assert isinstance(card, PageCard)
        assert (card.title, card.readable, card.missing) == (source, True, False)
        assert card.excerpt
        assert card.author
        web = opened.library.web_url(source_id)
        assert await opened.library.cards.of(web) == card
        assert await opened.library.cards.of("desk://site/page/nobody-knows") is None
        assert await opened.library.cards.of("https://example.com/") is None
        writer = opened.demo.state.contents[int(source_id)].versions[-1].author_id
        person = await opened.library.cards.of(f"desk://site/person/{quote(writer, safe='')}")
        assert isinstance(person, PersonCard)
        assert person.name == card.author

    in_world(world, story)


def test_who_may_read_is_asked_with_the_rest_and_refused_without_harm(world: Worlds) -> None:
    """Trap 44: empty restrictions are no secret. Trap 1: v1 may be gone; the rest arrives."""

    async def story(opened: World) -> None:
        source, _target = _linking(opened)
        page_id = await _page(opened, source)

        def html() -> str:
            found = opened.library.document(page_id)
            assert found is not None
            return found.html

        await opened.library.refresh_details(page_id)
        assert 'class="restricted"' not in html()
        reader = opened.session.account.account_id
        opened.demo.state.restrict(int(page_id), read=Restriction({reader}))
        news = await opened.library.refresh_details(page_id)
        assert page_id in news.pages
        assert 'class="restricted"' in html()
        await opened.library.refresh_children(page_id)
        below = next(n for n in opened.library.children(page_id) or () if n.kind is Kind.PAGE)
        await opened.library.refresh_page(below.id)
        child = opened.library.document(below.id)
        assert child is not None
        assert "and what is below it" in child.html

    in_world(world, story)
