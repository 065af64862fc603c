from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.domain.entities import Page, Version
from confluence_desk.render.document import Drawn, Header, page_document
from confluence_desk.services.look import Look
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.dressing import dressed, sheet_of
from tests.ui.web.browsing import FakePages, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]

TALL = '<p class="tall">x</p>'
SHEETS = "[...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href)"


def test_a_document_gets_the_address_of_its_style_sheet() -> None:
    look = Look(dark=True, high=True, accent="pink", text_size=150, full=True)
    html = page_document(Drawn("<p>x</p>"), page=Page("1", "T", "9", Version(1)), header=Header())
    address = "desk://site/style/page.css?look=dark-high-pink-150-full"
    assert sheet_of(look) == address
    assert dressed(html, look).count(f'href="{address}"') == 1


def test_what_a_page_says_of_style_sheets_stays_as_it_is() -> None:
    said = '<link href="desk://site/style/page.css"><p>href="desk://site/style/page.css"</p>'
    assert dressed(said, Look()).endswith('<p>href="desk://site/style/page.css"</p>')


def test_each_choice_exchanges_the_style_sheet_and_only_that(run: Run, theme: Theme) -> None:
    preferences = Preferences(None)
    preferences.choose(choices.SCHEME, "light")
    theme.follow(preferences)

    async def main() -> None:
        async with viewing(FakePages({"1": TALL}), theme) as seen:
            await seen.show("1")
            await seen.do("window.same = 1")
            assert await seen.ask(SHEETS) == [sheet_of(theme.look)]
            preferences.choose(choices.ACCENT, "green")
            preferences.choose(choices.TEXT_SIZE, 150)
            preferences.choose(choices.CONTRAST, "high")
            await seen.asked_until(SHEETS, [sheet_of(theme.look)])
            assert await seen.ask("window.same") == 1
            assert seen.loaded == ["1"]

    run(main())
