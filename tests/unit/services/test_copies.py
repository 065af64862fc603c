"""A page of the demo in the forms that other programs take."""

import asyncio

from confluence_desk.services.copies import Form
from tests.unit.services.conftest import World, Worlds


async def _home(world: World) -> str:
    """The first homepage of the demo, with all that hangs on it."""
    await world.library.refresh_spaces()
    home = next(s.homepage_id for s in world.library.spaces() if s.homepage_id)
    assert home
    await world.library.refresh_page(home)
    await world.library.refresh_details(home)
    return home


def test_a_page_is_copied_under_its_title_without_anything_of_ours(world: Worlds) -> None:
    async def main() -> None:
        async with world() as opened:
            home = await _home(opened)
            title = opened.library.node(home).title  # type: ignore[union-attr]
            copies = opened.library.copies
            rich = await copies.page(home, Form.RICH)
            assert rich is not None
            assert rich.html.startswith(f"<h1>{title}</h1>")
            assert rich.text.startswith(title)
            markdown = await copies.page(home, Form.MARKDOWN)
            assert markdown is not None
            assert markdown.text.startswith(f"# {title}\n\n")
            assert not markdown.html
            plain = await copies.page(home, Form.PLAIN)
            assert plain is not None
            assert (plain.text, plain.html) == (rich.text, "")
            assert "desk:" not in rich.html + markdown.text + plain.text
            assert await copies.page("nobody", Form.RICH) is None

    asyncio.run(main())


def test_a_part_keeps_the_words_that_were_selected_and_leads_to_the_site(world: Worlds) -> None:
    async def main() -> None:
        async with world() as opened:
            home = await _home(opened)
            html = f'<p>See <a href="desk://site/page/{home}#Top">home</a>, <a href="#x">x</a></p>'
            copy = await opened.library.copies.part(html, Form.RICH, "See home, x")
            assert copy.text == "See home, x"
            assert f'href="{opened.library.web_url(home)}#Top"' in copy.html
            assert ">x</a>" not in copy.html
            told = await opened.library.copies.part(html, Form.MARKDOWN)
            assert told.text == f"See [home]({opened.library.web_url(home)}#Top), x\n"

    asyncio.run(main())


def test_a_picture_of_another_host_is_copied_by_its_own_address(world: Worlds) -> None:
    async def main() -> None:
        async with world() as opened:
            html = (
                '<p><img src="desk://site/outer/https%3A%2F%2Fa.example%2Fb%20c.png" alt="x"></p>'
            )
            copy = await opened.library.copies.part(html, Form.RICH)
            assert 'src="https://a.example/b%20c.png"' in copy.html

    asyncio.run(main())
