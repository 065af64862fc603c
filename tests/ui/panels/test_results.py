"""A tab of results: here at once, on Confluence after, and every reason why there are none."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import Forbidden, Paused, ScopeMissing, SignInNeeded, Unreachable
from confluence_desk.services.search import Found
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.models.found_results import FoundResults
from confluence_desk.ui.palette import contrast
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.results import ResultsTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.results import (
    FILE,
    QUORUM,
    REDIS,
    Tell,
    Until,
    find,
    heard,
    key,
    press,
    teller,
    titles,
)
from tests.ui.fakes.screens import on_screen
from tests.ui.fakes.search import FakeSearch
from tests.ui.fakes.stage import Stage
from tests.ui.fakes.stopping import stop


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Tell:
    return teller(run, theme, until)


def test_what_is_here_comes_first_and_the_rest_after_it(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert titles(tab) == ["Redis <b>failover", "Quorum", "failover.png"]
        assert "1 here" in tab.said
        assert "2 on Confluence" in tab.said
        told = tab.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told == "Quorum, Page, Operations, On Confluence, after a failover"

    tell(story, find())


def test_titles_here_do_not_wait_for_confluence(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: titles(tab) == ["Redis <b>failover"])
        tab.list.setCurrentIndex(tab.model.index(0))
        search.gates["redis"].set()
        await until(lambda: len(titles(tab)) == 3)
        assert tab.list.currentIndex().row() == 0

    tell(story, find(gates={"redis": asyncio.Event()}))


def test_a_search_that_was_stopped_shows_what_is_here_and_can_be_asked_again_trap_95(
    tell: Tell, until: Until
) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: titles(tab) == ["Redis <b>failover"])
        await stop(":search")
        assert "You stopped it." in tab.said
        search.gates["redis"].set()
        press(tab, "Try again")
        await until(lambda: len(titles(tab)) == 3)
        assert "You stopped it." not in tab.said

    tell(story, find(gates={"redis": asyncio.Event()}))


def test_a_search_stopped_before_anything_was_found_does_not_search_for_ever_trap_95(
    tell: Tell, until: Until
) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: search.asked == ["redis"])
        await stop(":search")
        assert tab.said.startswith("You stopped it.")
        search.gates["redis"].set()
        press(tab, "Try again")
        await until(lambda: titles(tab) == ["Quorum"])

    search = FakeSearch({}, {"redis": [QUORUM]}, gates={"redis": asyncio.Event()})
    tell(story, search)


def test_a_late_answer_is_dropped(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: search.asked == ["redis"])
        tab.ask("quorum")
        await until(lambda: titles(tab) == ["Quorum"])
        search.gates["redis"].set()
        await asyncio.sleep(0)
        assert titles(tab) == ["Quorum"]
        assert tab.title == "quorum"

    search = find(gates={"redis": asyncio.Event()})
    search.server["quorum"] = [QUORUM]
    tell(story, search)


def test_keys_open_here_behind_and_in_a_window(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        opens = heard(tab.open_requested)
        tab.enter()
        key(tab.list, Qt.Key.Key_Return)
        key(tab.list, Qt.Key.Key_Down)
        key(tab.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        key(tab.list, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
        assert opens == [("1", "", "here"), ("2", "", "behind"), ("2", "", "window")]

    tell(story, find())


def test_the_mouse_opens_too(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        opens = heard(tab.open_requested)
        place = tab.list.visualRect(tab.model.index(1)).center()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            QTest.mouseClick(tab.list.viewport(), button, pos=place)
        assert opens == [("2", "", "here"), ("2", "", "behind")]

    tell(story, find())


def test_what_is_no_page_opens_by_its_address(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        opens, links = heard(tab.open_requested), heard(tab.link_requested)
        tab.list.setCurrentIndex(tab.model.index(2))
        key(tab.list, Qt.Key.Key_Return)
        assert (opens, links) == ([], [("/x/att3",)])

    tell(story, find())


def test_offline_is_said_once_and_what_is_here_stays(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        assert titles(tab) == ["Redis <b>failover"]
        assert tab.said.count("does not answer") == 1
        search.trouble = None
        press(tab, "Try again")
        await until(lambda: len(titles(tab)) == 3)
        assert "does not answer" not in tab.said

    tell(story, find(trouble=Unreachable("acme.atlassian.net")))


@pytest.mark.parametrize("trouble", [None, Paused("acme")])
def test_that_there_is_more_is_said_online_and_offline(
    tell: Tell, trouble: Exception | None
) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "The first results are shown" in tab.said

    tell(story, find(trouble=trouble, more=True))


def test_working_offline_is_a_wish_not_a_fault_trap_97(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        asked: list[str] = []
        tab.command_requested.connect(asked.append)
        assert "You are working offline" in tab.said
        press(tab, "Go online")
        assert asked == ["online"]

    tell(story, find(trouble=Paused("acme")))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("nothing", "Nothing on this machine holds"),
        ("type = page", "Nothing on this machine fits"),
    ],
)
def test_offline_with_nothing_here_says_why(tell: Tell, query: str, said: str) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert said in tab.said

    tell(story, find(trouble=Unreachable("acme")), TabState("results", query))


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(Forbidden("search"), "may not see"), (SignInNeeded("acme"), "does not accept")],
)
def test_other_troubles_have_their_own_words(tell: Tell, trouble: Exception, said: str) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert said in tab.said

    tell(story, FakeSearch(trouble=trouble))


@pytest.mark.parametrize("here", [True, False])
def test_trap_7_without_the_scope_for_search_results_say_what_they_are_and_what_is_missing(
    tell: Tell, here: bool
) -> None:
    scope = "read:content-details:confluence"
    trouble = ScopeMissing("search", (scope, "search:confluence"))

    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "The token may not read search" in tab.said
        assert scope in tab.said
        assert ("This is what is on this machine." in tab.said) == here

    tell(story, find(trouble=trouble) if here else FakeSearch(trouble=trouble))


def test_bad_cql_says_what_is_wrong_and_offers_to_mend_it(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        assert "There is no type" in tab.said
        assert search.asked == []
        press(tab, "Write blogpost")
        await until(lambda: search.asked == ["type = blogpost"])
        assert tab.asked == "type = blogpost"

    tell(story, FakeSearch(), TabState("results", "type = blog"))


def test_cql_that_only_the_library_refuses_is_told_too(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "There is no word to search for." in tab.said

    tell(story, FakeSearch(trouble=CqlError("There is no word to search for.", 6, 7)))


def test_nothing_found_and_nothing_asked_are_designed(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "Nothing was found" in tab.said
        tab.ask("")
        assert not tab.narrowing.sort.isEnabled()
        assert "What are you looking for?" in tab.said
        assert not tab.can_reload

    tell(story, FakeSearch())


def test_what_was_typed_and_not_sent_comes_back(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert titles(tab)
        assert tab.asked == "redis sent"
        assert tab.state() == TabState("results", "redis", pinned=True, words="redis sent")
        tab.ask(tab.asked)
        assert tab.state() == TabState("results", "redis sent", pinned=True)

    tell(story, find(), TabState("results", "redis", pinned=True, words="redis sent"))


def test_hits_here_show_while_one_types_and_nothing_is_sent(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        search.stored["quo"] = [QUORUM]
        tab.preview("quo")
        await until(lambda: titles(tab) == ["Quorum"])
        assert search.asked == ["redis"]
        assert (tab.title, tab.asked) == ("redis", "quo")
        tab.preview("quox")
        await until(lambda: "Nothing on this machine" in tab.said)
        assert "Enter asks Confluence" in tab.said

    tell(story, find())


def test_a_slow_answer_to_older_letters_is_dropped_trap_81(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        search.slow["re"] = asyncio.Event()
        search.stored |= {"re": [QUORUM], "red": [REDIS]}
        tab.preview("re")
        await asyncio.sleep(0)
        tab.preview("red")
        await until(lambda: titles(tab) == [REDIS.title])
        search.slow["re"].set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert titles(tab) == [REDIS.title]

    tell(story, find())


def test_a_half_typed_query_leaves_what_is_shown(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        tab.preview("space = ")
        for _ in range(5):
            await asyncio.sleep(0)
        assert len(titles(tab)) == 3
        search.stored["space = OPS"] = [QUORUM]
        tab.preview("space = OPS")
        await until(lambda: titles(tab) == ["Quorum"])

    tell(story, find())


SPACE = Found("77", "space", "Operations", web_path="/spaces/OPS")
PERSON = Found("557058:1", "user", "Ana Ruiz", web_path="/people/557058:1")
NOTE = Found("901", "comment", "Re: Quorum", "Operations", page_id="2", here=True)
KEPT = Found("att4", "attachment", "plan.pdf", "Operations", page_id="2", here=True)


def test_half_a_query_does_not_end_the_search_that_runs_trap_81(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: search.asked == ["redis"])
        tab.preview("space = ")
        tab.preview("")
        await asyncio.sleep(0)
        search.gates["redis"].set()
        await until(lambda: len(titles(tab)) == 3)
        assert not any(busy.isVisible() for busy in tab.findChildren(Busy))

    tell(story, find(gates={"redis": asyncio.Event()}))


def test_results_of_every_kind_stand_in_one_list_and_open_trap_79(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        links, files = heard(tab.link_requested), heard(tab.file_requested)
        assert titles(tab) == ["Operations", "Ana Ruiz", "Re: Quorum", "plan.pdf"]
        told = [
            tab.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole).split(", ")[1]
            for row in range(4)
        ]
        assert told == ["Space", "Person", "Comment", "Attachment"]
        tab.grab()
        for row in range(4):
            tab.list.setCurrentIndex(tab.model.index(row))
            key(tab.list, Qt.Key.Key_Return)
        assert files == [("att4",)]
        assert links == [
            ("/spaces/OPS",),
            ("/people/557058:1",),
            ("/pages/viewpage.action?pageId=2&focusedCommentId=901",),
        ]

    tell(story, FakeSearch({}, {"redis": [SPACE, PERSON, NOTE, KEPT]}))


def test_what_has_only_some_of_the_words_is_last_and_said_to_be_so(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert titles(tab) == ["Quorum", "failover.png", "Redis <b>failover"]
        assert "only some of the words" in tab.said

    tell(story, FakeSearch({"redis": [REDIS]}, {"redis": [QUORUM, FILE]}, loose=1))


class Gap:
    start, end, reason, field, value = 0, 11, "others", "watcher", "bo"


def test_what_the_library_cannot_answer_is_said_offline(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "“watcher = b” could not be answered here: only your own are known" in tab.said

    search = FakeSearch(trouble=Unreachable("acme"), unanswered=(Gap(),))
    tell(story, search, TabState("results", "watcher = b"))


def test_a_refused_token_is_said_and_never_an_empty_list_trap_7(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        assert "does not accept" in tab.said
        assert "Nothing was found" not in tab.said

    tell(story, FakeSearch(trouble=SignInNeeded("acme")))


def test_a_search_is_saved(tell: Tell) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        saves = heard(tab.save_requested)
        named = "Save this search"
        next(b for b in tab.findChildren(QToolButton) if b.accessibleName() == named).click()
        assert saves == [("redis",)]

    tell(story, find())


def test_the_model_is_sound(qtmodeltester: Any) -> None:
    model = FoundResults()
    qtmodeltester.check(model)
    model.show_rows([REDIS, QUORUM, FILE])
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("trouble", "count"), [(None, 3), (Unreachable("acme"), 1), (Paused("acme"), 1)]
)
def test_how_much_was_found_is_told_also_offline(
    tell: Tell, until: Until, trouble: Exception | None, count: int
) -> None:
    async def story(tab: ResultsTab, _search: FakeSearch) -> None:
        told = heard(tab.counted)
        tab.reload()
        await until(lambda: told)
        assert told == [(query, count)]

    query = "label = redis"
    search = FakeSearch({query: [REDIS]}, {query: [REDIS, QUORUM, FILE]}, trouble=trouble)
    tell(story, search, TabState("results", query))


@pytest.mark.parametrize("query", ["type = page", "redis"])
def test_what_confluence_did_not_answer_is_not_counted_as_if(
    tell: Tell, until: Until, query: str
) -> None:
    """Words find here what they do not find there."""

    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        told = heard(tab.counted)
        tab.reload()
        await until(lambda: len(search.asked) == 2)
        await asyncio.sleep(0)
        assert told == []

    tell(story, find(trouble=Unreachable("acme")), TabState("results", query))


def test_a_tab_that_asked_in_vain_asks_again_once_it_comes_to_the_front(
    tell: Tell, until: Until
) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        assert titles(tab) == [REDIS.title]
        tab.shown()
        await until(lambda: len(search.asked) == 2)
        search.trouble = None
        tab.shown()
        await until(lambda: len(titles(tab)) == 3)
        tab.shown()
        assert len(search.asked) == 3, "it was answered: there is nothing to ask again"

    tell(story, find(trouble=Unreachable("acme")))


def test_a_query_that_confluence_refuses_is_not_asked_again_by_itself(tell: Tell) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        tab.shown()
        assert len(search.asked) == 1

    tell(story, find(trouble=Forbidden("search")))


def test_before_the_words_are_typed_all_that_is_below_is_shown(tell: Tell, until: Until) -> None:
    async def story(tab: ResultsTab, search: FakeSearch) -> None:
        await until(lambda: titles(tab) == [REDIS.title])
        chips = [chip.text() for chip in tab.narrowing.chips.all]
        assert chips == ["Under: Runbooks"]
        assert search.asked == []

    search = FakeSearch({"ancestor = 7": [REDIS]}, values={"page": [("7", "Runbooks")]})
    tell(story, search, TabState("results", "", words='ancestor = 7 AND text ~ ""'))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_found_words_are_seen_where_contrast_is_high(
    run: Any, theme: Theme, settle: Any, tmp_path: Path, scheme: str
) -> None:
    """A ground close to the paper is not enough there."""
    preferences = Preferences(None)
    preferences.replace({"look.scheme": scheme, "look.contrast": "high"}, choices.ALL)
    theme.follow(preferences)
    paper = theme.color("panel")
    assert contrast(theme.color("warnLn"), paper) >= 3

    async def story() -> int:
        async with on_screen("results", Stage(theme, settle, tmp_path)) as top:
            image = top.grab().toImage()
        points = ((x, y) for x in range(20, image.width()) for y in range(60, image.height()))
        colours = (image.pixelColor(*point) for point in points)
        golden = (one for one in colours if one.red() - one.blue() > 50)
        return sum(contrast(one, paper) >= 2 for one in golden)

    assert run(story()) > 20
    theme.follow(Preferences(None))
