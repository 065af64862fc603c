"""Who wrote this, over the versions that are here: kept, added to, honest about the others."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import Missing, Unreachable
from confluence_desk.services import annotating
from confluence_desk.services.annotating import Annotating, Authorship, stretches
from confluence_desk.services.cards import Cards, VersionCard
from confluence_desk.services.comparing import Pair, Side
from confluence_desk.services.documents import Documents
from confluence_desk.store import Store
from tests.unit.services.annotated_page import BODIES, SITE, moment, page, versions
from tests.unit.services.conftest import Worlds

Steps = list[tuple[str, int, int]]


class Desk:
    """A store with a page, and a site that has the versions which are not in it."""

    def __init__(self, here: list[int], trouble: Exception | None = None) -> None:
        self.store = Store.open(None, bytes(32))
        self.asked: list[int] = []
        self.steps: Steps = []
        self.trouble = trouble
        self.here = here

    async def authorship(self) -> Authorship | None:
        return await self.service().authorship("1", lambda *step: self.steps.append(step))

    def service(self) -> Annotating:
        documents = Documents(SITE, self.store)
        return Annotating(self.store, documents, self._bring, "desk://site/wrote/")

    async def fill(self, newest: int) -> None:
        await self.store.save_page(page(newest))
        await self.store.save_versions("1", versions(newest))
        for number in self.here:
            await self.store.save_old_version(page(number))

    async def _bring(self, _page_id: str, number: int) -> None:
        self.asked.append(number)
        if self.trouble is not None:
            raise self.trouble
        await self.store.save_old_version(page(number))


def on(desk: Desk, work: Callable[[], Any]) -> Any:
    async def main() -> Any:
        try:
            return await work()
        finally:
            desk.store.close()

    return asyncio.run(main())


def test_each_word_names_its_version_person_day_and_message() -> None:
    desk = Desk([1, 2])

    async def work() -> None:
        await desk.fill(3)
        found = await desk.authorship()
        assert found is not None
        html = found.document.html
        said = "v2 · Unknown user · 3 Nov 2026 · Change 2"
        assert f'aria-description="{said}">three</a>' in html, html
        assert 'href="desk://site/wrote/1/3"' in html
        assert (found.number, found.missing, found.trouble) == (3, (), None)

    on(desk, work)


def test_a_new_version_costs_one_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk([1, 2])

    async def work() -> None:
        await desk.fill(3)
        assert await desk.authorship() is not None
        desk.steps.clear()
        desk.here.append(3)
        await desk.fill(4)
        first = await desk.authorship()
        assert desk.steps == [("reading", 0, 1)]
        desk.steps.clear()
        again = await desk.authorship()
        assert desk.steps == []
        monkeypatch.setattr(annotating, "EDITION", 99)
        anew = await desk.authorship()
        assert [step for step, *_ in desk.steps] == ["reading"] * 4
        assert first is not None
        assert again is not None
        assert anew is not None
        assert first.document.html == again.document.html == anew.document.html

    on(desk, work)


def test_what_was_found_out_outlives_the_texts_of_older_versions() -> None:
    desk = Desk([1, 2])

    async def work() -> None:
        await desk.fill(3)
        first = await desk.authorship()
        await desk.store.forget_old("1", but=())
        assert desk.store.versions_here("1") == [3]
        desk.here = [3]
        await desk.fill(4)
        desk.steps.clear()
        found = await desk.authorship()
        assert first is not None
        assert found is not None
        assert desk.steps == [("reading", 0, 1)]
        assert (desk.asked, found.missing) == ([], ())
        assert 'aria-description="v1 ' in found.document.html

    on(desk, work)


def test_what_is_not_here_is_fetched_with_progress_and_counts_from_then_on() -> None:
    desk = Desk([])

    async def work() -> None:
        await desk.fill(4)
        found = await desk.authorship()
        assert found is not None
        assert sorted(desk.asked) == [1, 2, 3]
        assert desk.steps[0] == ("fetching", 0, 3)
        assert found.missing == ()

    on(desk, work)


def test_trap_88_offline_it_says_which_versions_are_missing() -> None:
    desk = Desk([2], Unreachable("x.test"))

    async def work() -> None:
        await desk.fill(4)
        found = await desk.authorship()
        assert found is not None
        assert (found.missing, found.trouble) == ((1, 3), desk.trouble)
        assert "Not here: v1, v3." in found.document.html
        desk.trouble = None
        whole = await desk.authorship()
        assert whole is not None
        assert whole.missing == ()
        assert "Not here" not in whole.document.html

    on(desk, work)


def test_trap_88_a_version_that_has_no_text_any_more_is_passed_over() -> None:
    desk = Desk([1], Missing("gone"))

    async def work() -> None:
        await desk.fill(3)
        found = await desk.authorship()
        assert found is not None
        assert (found.missing, found.trouble) == ((2,), None)

    on(desk, work)


def test_trap_88_versions_that_were_renumbered_are_looked_at_anew() -> None:
    desk = Desk([1, 2])

    async def work() -> None:
        await desk.fill(3)
        await desk.authorship()
        desk.steps.clear()
        await desk.store.save_versions(
            "1", [Version(1, moment(1)), Version(2, moment(9)), Version(3, moment(10))]
        )
        await desk.authorship()
        assert ("reading", 0, 3) in desk.steps or ("reading", 0, 2) in desk.steps

    on(desk, work)


def test_a_page_that_is_not_here_has_no_writers() -> None:
    desk = Desk([])

    async def work() -> None:
        assert await desk.authorship() is None
        await desk.store.save_page(Page("1", "Retry", "1", Version(1)))
        assert await desk.authorship() is None

    on(desk, work)


def test_a_name_in_the_margin_has_a_card() -> None:
    desk = Desk([])

    async def work() -> None:
        await desk.fill(3)
        nobody: Any = None
        cards = Cards(desk.store, nobody)
        card = await cards.of("desk://site/wrote/1/2")
        assert isinstance(card, VersionCard)
        assert (card.number, card.message, card.saved_at) == (2, "Change 2", moment(2))
        assert await cards.of("desk://site/wrote/1/9") is None
        assert await cards.of("desk://site/wrote/") is None

    on(desk, work)


def test_both_sides_of_a_comparison_know_their_writers() -> None:
    desk = Desk([1, 2])

    async def work() -> None:
        await desk.fill(3)
        service = desk.service()
        found = await service.both(Pair("1", 2, 3))
        assert found.old is not None
        assert found.new is not None
        assert (found.old.annotation.version, found.new.annotation.version) == (2, 3)
        assert {note.version for note in found.new.notes.values()} == {"v1", "v2", "v3"}
        assert not desk.asked  # what is here has to do
        again = await service.both(Pair("1", 2, 3))
        assert again.new is not None
        assert again.new.annotation is found.new.annotation
        assert (await service.both(Pair("1", 7, 3))).old is None
        assert (await service.both(Pair("1", 0, 3, Side(name="a", text="<p/>")))).old is None

    on(desk, work)


def test_what_came_with_versions_that_are_not_here_is_told_as_such() -> None:
    desk = Desk([2])

    async def work() -> None:
        await desk.fill(3)
        found = (await desk.service().both(Pair("1", 2, 3))).new
        assert found is not None
        assert {note.version for note in found.notes.values()} == {"≤ v2", "v3"}

    on(desk, work)


def test_numbers_are_told_in_short() -> None:
    assert stretches([1, 3, 4, 5, 9]) == "v1, v3\u2013v5, v9"
    assert len(BODIES) == 4


def test_on_a_site_every_version_is_had_and_every_writer_named(world: Worlds) -> None:
    async def work() -> None:
        async with world() as at:
            library = at.library
            found = await library.resolve("ENG:Retry policy for outbound calls")
            assert found is not None
            await library.refresh_page(found.page_id)
            await library.refresh_details(found.page_id)
            steps: Steps = []
            written = await library.annotating.authorship(
                found.page_id, lambda *step: steps.append(step)
            )
            assert written is not None
            assert (written.missing, written.trouble) == ((), None)
            versions = library.versions(found.page_id) or []
            assert ("fetching", 0, len(versions) - 1) in steps
            html = written.document.html
            newest = versions[0]
            name = library.person_name(newest.author_id)
            assert f'href="desk://site/wrote/{found.page_id}/{newest.number}"' in html
            assert f">{name}</span>" in html

    asyncio.run(work())
