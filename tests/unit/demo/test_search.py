"""Searching a living site: what is seen, by whom, how late, in which order."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from confluence_desk.cql.errors import CqlError
from confluence_desk.demo.index import Scope
from confluence_desk.demo.records import Restriction
from confluence_desk.demo.search import Question, Search
from confluence_desk.demo.state import SiteState


def _titles(state: SiteState, cql: str, who: str = "ada", **more: object) -> list[str]:
    question = Question(cql, who, **more)  # type: ignore[arg-type]
    return [entry.title for entry in asyncio.run(Search(state).ask(question))[1].entries]


def test_pages_are_found_through_folders(state: SiteState) -> None:
    home = state.create_page(1, "Home")
    folder = state.create_folder(1, "Drawer", parent_id=home.id)
    state.create_page(1, "Deep", parent_id=folder.id)
    assert _titles(state, f"ancestor = {home.id} order by title") == ["Deep", "Drawer"]
    assert _titles(state, f"parent = {folder.id}") == ["Deep"]


def test_comments_and_files_belong_to_their_page(state: SiteState) -> None:
    page = state.create_page(1, "Restart", "<p>carefully</p>")
    state.comment(page.id, "<p>worked at night</p>")
    state.attach(page.id, "night.log", b"x", "text/plain")
    found = _titles(state, f"container = {page.id} order by type")
    assert found == ["night.log", "Re: Restart"]
    assert _titles(state, "type = comment and text ~ night") == ["Re: Restart"]
    assert _titles(state, f"ancestor = {page.id}") == []


def test_the_best_match_comes_first(state: SiteState) -> None:
    state.create_page(1, "Elsewhere", "<p>the backup runs at night</p>")
    state.create_page(1, "Backup", "<p>how the backup works</p>")
    state.create_page(1, "Quiet", "<p>nothing</p>")
    assert _titles(state, "text ~ backup and type = page") == ["Backup", "Elsewhere"]


def test_without_words_the_newest_comes_first(state: SiteState) -> None:
    first = state.create_page(1, "First")
    state.create_page(1, "Second")
    assert _titles(state, "type = page") == ["Second", "First"]
    state.edit(first.id, "<p>more</p>")
    assert _titles(state, "type = page") == ["First", "Second"]


def test_restricted_pages_are_found_by_those_who_may_read_them(state: SiteState) -> None:
    top = state.create_page(1, "Salaries")
    state.create_page(1, "Bonus", parent_id=top.id)
    state.restrict(top.id, read=Restriction(users={"ada"}))
    assert len(_titles(state, "type = page")) == 2
    assert _titles(state, "type = page", "bo") == []


def test_drafts_archive_and_trash_are_not_found(state: SiteState) -> None:
    for title in ("Live", "Old", "Gone"):
        state.create_page(1, title)
    by_title = {row.title: row.id for row in state.contents.values()}
    state.archive(by_title["Old"])
    state.trash(by_title["Gone"])
    state.create("page", 1, "Sketch", status="draft")
    assert _titles(state, "type = page") == ["Live"]
    scope = Scope(statuses=frozenset({"current", "archived"}))
    assert sorted(_titles(state, "type = page", scope=scope)) == ["Live", "Old"]


def test_archived_spaces_are_found_when_asked_for(state: SiteState) -> None:
    state.create_page(1, "Live")
    state.archive_space(1)
    assert _titles(state, "type = page") == []
    scope = Scope(spaces=frozenset({"current", "archived"}))
    assert _titles(state, "type = page", scope=scope) == ["Live"]


def test_the_index_lags_behind_edits(state: SiteState, clock: Any) -> None:
    page = state.create_page(1, "Before", "<p>alpha</p>")
    clock.now += timedelta(minutes=5)
    state.lag(search=timedelta(minutes=1))
    state.edit(page.id, "<p>beta</p>", title="After")
    state.create_page(1, "New")
    state.comment(page.id, "<p>gamma</p>")
    assert _titles(state, "type = page") == ["Before"]
    assert _titles(state, "text ~ beta or text ~ gamma") == []
    clock.now += timedelta(minutes=2)
    assert sorted(_titles(state, "type = page")) == ["After", "New"]
    assert sorted(_titles(state, "text ~ beta or text ~ gamma")) == ["After", "Re: After"]


def test_a_personal_space_is_found_by_its_quoted_key(state: SiteState) -> None:
    """Trap 10: personal keys with dots, colons and a tilde."""
    state.create_page(2, "My notes")
    assert _titles(state, 'space = "~712020:ab.cd" and type = page') == ["My notes"]


def test_spaces_are_found_by_name(state: SiteState) -> None:
    state.create_page(1, "Operations manual")
    assert _titles(state, "title ~ operations and type = space") == ["Operations"]
    assert sorted(_titles(state, "title ~ operations")) == ["Operations", "Operations manual"]
    assert _titles(state, "title ~ operations", content_only=True) == ["Operations manual"]
    assert _titles(state, "space = OPS") == ["Operations manual"]


def test_dates_are_the_askers(state: SiteState, clock: Any) -> None:
    clock.now = datetime(2026, 5, 5, 20, tzinfo=UTC)  # five in the morning of the 6th in Tokyo
    state.create_page(1, "Early")
    assert _titles(state, "created = 2026-05-06 and type = page") == ["Early"]
    assert _titles(state, "created = 2026-05-06 and type = page", "bo") == []
    assert _titles(state, "created >= startOfDay() and type = page") == ["Early"]


def test_favourites_views_and_watches_are_the_askers_own(state: SiteState) -> None:
    first, second = state.create_page(1, "First"), state.create_page(2, "Second")
    ada = state.users["ada"]
    ada.favourites.add(first.id)
    ada.favourite_spaces.add(2)
    ada.viewed += [first.id, second.id]
    assert _titles(state, "favourite = currentUser()") == ["First"]
    assert _titles(state, "favourite = currentUser()", "bo") == []
    assert _titles(state, "space in favouriteSpaces() and type = page") == ["Second"]
    assert _titles(state, "id in recentlyViewedContent(1)") == ["Second"]
    assert _titles(state, "space in recentlyViewedSpaces(1) and type = page") == ["Second"]
    assert len(_titles(state, "watcher = currentUser()")) == 2


def test_labels_are_words_of_the_text_too(state: SiteState) -> None:
    page = state.create_page(1, "Restart")
    assert _titles(state, "text ~ runbook") == []
    state.add_label(page.id, "runbook")
    assert _titles(state, "text ~ runbook") == ["Restart"]
    assert _titles(state, "label = runbook") == ["Restart"]


def test_an_answer_stays_while_it_is_paged_through(state: SiteState) -> None:
    """Trap 22: what "now" is does not move between the pages of one cursor."""
    state.create_page(1, "First")
    search, question = Search(state), Question("type = page", "ada")

    async def main() -> None:
        key, answer = await search.ask(question)
        state.create_page(1, "Second")
        assert await search.again(key, question) == (key, answer)
        assert len((await search.again("forgotten", question))[1].entries) == 2
        other = Question("type = page ", "ada")
        assert len((await search.again(key, other))[1].entries) == 2

    asyncio.run(main())


def test_bodies_are_not_made_for_questions_about_titles(state: SiteState) -> None:
    def explode() -> str:
        raise AssertionError

    for number in range(50):
        state.create_page(1, f"Generated {number}", explode)
    assert len(_titles(state, "title ~ generated and space = OPS and label != x")) == 50
    assert _titles(state, "text ~ words and title ~ other") == []


def test_what_was_read_before_is_found_as_it_is_now(state: SiteState) -> None:
    first = state.create_page(1, "First", "<p>alpha runs</p>")
    second = state.create_page(1, "Second", '<p>alpha</p><ac:structured-macro ac:name="toc" />')
    search = Search(state)

    def found(cql: str) -> list[str]:
        answer = asyncio.run(search.ask(Question(cql, "ada")))[1]
        return sorted(entry.title for entry in answer.entries)

    assert found("text ~ alpha") == ["First", "Second"]
    state.edit(first.id, "<p>beta waits</p>")
    state.add_label(second.id, "gamma")
    state.create_page(1, "Third", "<p>alpha</p>")
    assert found("text ~ alpha") == ["Second", "Third"]
    assert found('text ~ beta or text ~ "gam*"') == ["First", "Second"]
    assert found("macro = toc") == ["Second"]
    state.edit(second.id, "<p>delta</p>")
    assert found("macro = toc") == []


def test_a_page_that_goes_while_it_is_searched_does_no_harm(state: SiteState) -> None:
    for number in range(30):
        page = state.create_page(1, f"Page {number}", "<p>alpha</p>")
        state.comment(page.id, "<p>alpha</p>")
    search = Search(state)

    async def main() -> None:
        asking = asyncio.create_task(search.ask(Question("text ~ alpha", "ada")))
        await asyncio.sleep(0)
        for row in list(state.contents.values()):
            state.trash(row.id)
            state.purge(row.id)
            await asyncio.sleep(0)
        await asking

    asyncio.run(main())


def test_everything_is_read_in_advance_with_rests(state: SiteState) -> None:
    for number in range(3):
        state.create_page(1, f"Page {number}", "<p>alpha</p>")
    rests = []

    async def rest() -> None:
        rests.append(True)

    asyncio.run(Search(state).warm(rest))
    assert len(rests) == 3


def test_nonsense_is_refused(state: SiteState) -> None:
    with pytest.raises(CqlError):
        _titles(state, "type = pages")
