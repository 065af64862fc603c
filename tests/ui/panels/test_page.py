import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    Paused,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.render.addresses import ours
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.page_reader import UNREAD, PageReader
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import FakeDestination, page_node
from tests.ui.fakes.reading import Pages, Run, tall, three, told
from tests.ui.fakes.stopping import stop

register_scheme()
# What WebEngine says once a process on a machine without a graphics card.
no_graphics_card = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)

Settle = Callable[[], Coroutine[Any, Any, None]]
Until = Callable[..., Coroutine[Any, Any, None]]


PUT_AWAY = {"trashed": "in the trash", "archived": "", "current": ""}


@no_graphics_card
def test_a_late_answer_of_a_page_that_was_left_never_lands_trap_81(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        busy: list[bool] = []
        panel.busy_changed.connect(busy.append)
        library.gates = {"1": asyncio.Event(), "2": asyncio.Event()}
        panel.open("1")
        await settle()
        panel.open("2")
        await settle()
        library.gates["1"].set()
        await settle()
        assert library.answered == []
        assert busy == [True, True]
        library.gates["2"].set()
        await settle()
        assert library.answered == ["2"]
        assert busy == [True, True, False]

    told(run, theme, three(), story)


@no_graphics_card
def test_words_are_sought_in_a_page_before_it_is_there(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.newer["1"] = library.drawn.pop("1")
        library.gates = {"1": asyncio.Event()}
        panel.open("1")
        await settle()
        assert panel.can_find
        panel.open_finder()
        assert not panel.find_bar.isHidden()
        library.gates["1"].set()
        await settle()

    told(run, theme, three(), story)


@no_graphics_card
def test_back_and_forward_are_only_offered_where_they_lead_somewhere_trap_97(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        states: list[tuple[bool, bool]] = []
        panel.moved.connect(lambda: states.append((panel.can_back, panel.can_forward)))
        panel.open("1")
        panel.open("2")
        panel.back()
        panel.back()
        panel.open("3")
        await settle()
        assert states == [(False, False), (True, False), (False, True), (True, False)]
        assert panel.node_id == "3"

    told(run, theme, three(), story)


@no_graphics_card
def test_a_saved_copy_stays_and_says_why_it_is_not_fresh(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.titled.connect(titles.append)
        library.trouble = Unreachable("acme.atlassian.net")
        panel.open("1")
        await settle()
        assert titles == ["Page 1"]
        assert "does not answer" in panel.notice
        library.trouble = None
        panel.reload()
        await settle()
        assert panel.notice == ""

    told(run, theme, three(), story)


@no_graphics_card
def test_working_offline_is_no_fault_and_offers_the_way_back_trap_97(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        asked: list[str] = []
        panel.command_requested.connect(asked.append)
        library.trouble = Paused("acme.atlassian.net")
        panel.open("1")
        await settle()
        assert panel.notice.startswith("You are working offline. This is the copy saved ")
        assert not [b for b in panel.findChildren(QPushButton) if b.text() == "Try again"]
        button(panel, "Go online").click()
        assert asked == ["online"]
        panel.open("9")
        await settle()
        assert library.reasons[-1].startswith("You are working offline")
        assert library.pictures[-1] == "paused"

    told(run, theme, three(), story)


@no_graphics_card
def test_a_tab_that_comes_to_the_front_asks_again_where_it_asked_in_vain(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.trouble = Unreachable("acme.atlassian.net")
        panel.open("1")
        await settle()
        assert "does not answer" in panel.notice
        library.trouble = None
        panel.shown()
        await settle()
        assert (panel.notice, library.answered) == ("", ["1"])
        panel.shown()
        await settle()
        assert library.answered == ["1"], "it is fresh"

    told(run, theme, three(), story)


@no_graphics_card
def test_a_page_in_the_trash_says_so_and_stays_readable_trap_94(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.nodes["1"] = PageNode("1", Kind.PAGE, "Page 1", "1")
        panel.open("1")
        await settle()
        assert panel.notice == ""
        for status, words_told in PUT_AWAY.items():
            library.nodes["1"] = replace(library.nodes["1"], status=status)
            panel.reload()
            await settle()
            assert words_told in panel.notice
        assert panel.notice == ""

    told(run, theme, three(), story)


@no_graphics_card
def test_a_page_that_is_not_here_says_so_in_place_traps_94_and_95(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.trouble = Unreachable("acme.atlassian.net")
        panel.open("9")
        await settle()
        assert library.reasons[0] == ""
        assert "does not answer" in library.reasons[-1]

    told(run, theme, three(), story)


def test_a_page_that_was_stopped_says_so_in_place_and_a_copy_stays_as_it_is_trap_95(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        for page in ("9", "1"):
            library.gates[page] = asyncio.Event()
            panel.open(page)
            await asyncio.sleep(0)
            await stop(":page:")
        await settle()
        assert library.reasons == ["", "You stopped it. Try again whenever you like."]
        assert panel.notice == ""

    told(run, theme, three(), story)


def arriving() -> Pages:
    """Page 1 is stored as version 12 while Confluence has 13, by Ana, a minute old."""
    version = Version(13, datetime.now(UTC) - timedelta(minutes=1), "ana")
    return Pages(
        drawn={"1": tall(12), "2": tall(1)},
        newer={"1": tall(13)},
        pages={"1": Page("1", "Page", "1", version)},
        people={"ana": "Ana"},
    )


@no_graphics_card
def test_a_newer_version_is_offered_and_moves_nothing_under_a_reader_trap_81(
    run: Run, theme: Theme, settle: Settle, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.titled.connect(titles.append)
        panel.resize(600, 400)
        panel.show()
        library.gates = {"1": asyncio.Event()}
        panel.open("1")
        await until(lambda: panel.view.position is not None and panel.title)
        panel.view.move_to(1000)
        await until(lambda: panel.view.position > 900)
        library.seconds = UNREAD + 0.1
        library.gates["1"].set()
        await settle()
        assert panel.notice == "A newer version arrived: v13 by Ana, 1 min ago."
        assert titles == ["Page v12"]
        assert panel.view.position > 900
        compared: list[str] = []
        panel.comparison_requested.connect(compared.append)
        button(panel, "What changed").click()
        assert compared == ["1:12:13"]
        button(panel, "Show").click()
        assert panel.notice == ""
        await until(lambda: panel.settled)
        assert titles == ["Page v12", "Page v13"]
        await until(lambda: panel.view.position > 900)  # the compositor tells it a moment later

    told(run, theme, arriving(), story)


@no_graphics_card
def test_an_offer_stands_until_it_is_taken_whatever_is_said_meanwhile(
    run: Run, theme: Theme, settle: Settle, until: Until
) -> None:
    """Asking again brings nothing new then, and clears what is said: the older text stays."""

    async def story(panel: PagePanel, library: Pages) -> None:
        library.gates = {"1": asyncio.Event()}
        panel.open("1")
        await until(lambda: panel.title)
        library.seconds = UNREAD + 0.1
        library.gates["1"].set()
        await until(lambda: "v13" in panel.notice)
        panel.reload()
        assert panel.notice == ""
        await until(lambda: "v13" in panel.notice)
        panel.follow(ours("draw", "1", "x"))
        await settle()
        assert "v13" in panel.notice
        button(panel, "Show").click()
        panel.reload()
        await settle()
        assert panel.notice == ""

    told(run, theme, arriving(), story)


@no_graphics_card
def test_a_page_that_nobody_began_to_read_just_becomes_the_newest(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.titled.connect(titles.append)
        panel.open("1")
        library.seconds = UNREAD / 2
        await settle()
        assert titles == ["Page v12", "Page v13"]
        assert panel.notice == ""

    told(run, theme, arriving(), story)


@no_graphics_card
def test_a_page_that_comes_first_is_told_again_so_that_its_place_is_found(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        shown: list[str] = []
        panel.page_shown.connect(shown.append)
        library.newer["9"] = tall(1)
        panel.open("9")
        library.seconds = 100
        await until(lambda: shown == ["9", "9"])
        assert panel.notice == ""

    told(run, theme, arriving(), story)


@no_graphics_card
@pytest.mark.parametrize("trouble", [Forbidden("the page"), Missing("the page")])
def test_a_stored_copy_outlives_its_page_and_says_so(
    run: Run, theme: Theme, settle: Settle, trouble: DeskError
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        asked: list[str] = []
        panel.titled.connect(titles.append)
        panel.command_requested.connect(asked.append)
        library.trouble = trouble
        panel.open("1")
        await settle()
        assert titles == ["Page 1"]
        assert panel.notice.startswith("This is the copy saved ")
        assert words(trouble).remedy in panel.notice
        button(panel, "Try again").click()
        assert asked == ["reload"]

    told(run, theme, three(), story)


@no_graphics_card
def test_who_is_signed_out_is_asked_to_sign_in_and_reads_on(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        asked: list[str] = []
        panel.command_requested.connect(asked.append)
        library.trouble = SignInNeeded("acme")
        panel.open("1")
        await settle()
        assert (asked, panel.notice) == (["sign_in"], "")
        panel.open("9")
        await settle()
        assert library.reasons[-1].startswith("You are signed out.")

    told(run, theme, three(), story)


@no_graphics_card
def test_back_leads_to_where_the_text_was_left(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.resize(600, 400)
        panel.show()
        panel.open("1")
        await until(lambda: panel.settled)
        panel.view.move_to(1500)
        await until(lambda: panel.view.position > 1400)
        panel.open("2")
        await until(lambda: panel.settled)
        await until(lambda: panel.view.position < 100)
        panel.back()
        await until(lambda: panel.settled)
        await until(lambda: panel.view.position > 1400)

    told(run, theme, Pages(drawn={"1": tall(1), "2": tall(1)}), story)


@no_graphics_card
def test_the_finder_counts_hits_and_escape_leads_back_to_the_page(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.show()
        panel.open_finder()
        assert panel.find_bar.isHidden()
        panel.open("1")
        await until(lambda: panel.settled)
        panel.open_finder()
        panel.find_bar.box.setText("version")
        await until(lambda: panel.find_bar.told == "1 of 1")
        panel.find_bar.box.setText("nowhere")
        await until(lambda: panel.find_bar.told == "No hits")
        QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Escape)
        assert panel.find_bar.isHidden()

    told(run, theme, Pages(drawn={"1": tall(1)}, nodes={"1": page_node("1", "T")}), story)


@no_graphics_card
def test_a_link_to_a_comment_opens_its_page_and_asks_for_it(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        wanted: list[str] = []
        panel.comment_requested.connect(wanted.append)
        library.leads = {"a": FakeDestination(page_id="2", comment_id="77")}
        panel.open("1")
        panel.follow("a")
        await settle()
        assert panel.node_id == "2"
        assert wanted == ["77"]

    told(run, theme, three(), story)


@no_graphics_card
@pytest.mark.parametrize("gathers", [True, False])
def test_what_a_page_shows_of_others_moves_with_those(
    run: Run, theme: Theme, until: Until, settle: Settle, gathers: bool
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.titled.connect(titles.append)
        panel.open("1")
        library.seconds = 100
        await settle()
        library.gathering = {"1"} if gathers else set()
        library.drawn["1"] = replace(library.drawn["1"], html="<p>list</p>", title="Moved")
        library.changed.emit(Changes(pages=frozenset({"2"})))
        reader = panel.findChild(PageReader)
        assert reader is not None
        assert reader.gathering
        await until(lambda: not reader.gathering)
        await settle()
        assert titles[1:] == (["Moved"] if gathers else [])

    told(run, theme, three(), story)


@no_graphics_card
def test_names_that_came_are_drawn_in_a_tab_behind_when_it_comes_to_the_front(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        titles: list[str] = []
        panel.titled.connect(titles.append)
        panel.open("1")
        await settle()
        before = list(titles)
        around = QStackedWidget()
        around.addWidget(QWidget())
        around.addWidget(panel)
        library.drawn["1"] = replace(library.drawn["1"], html="<p>Ana</p>", title="By Ana")
        library.changed.emit(Changes(people=frozenset({"ana"})))
        await settle()
        assert titles == before
        around.setCurrentWidget(panel)
        panel.shown()
        await settle()
        assert titles == [*before, "By Ana"]
        panel.setParent(None)

    told(run, theme, three(), story)


@no_graphics_card
def test_what_a_page_shows_of_others_is_asked_for_after_its_own_text(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.gathering = {"1"}
        panel.open("1")
        await settle()
        panel.open("2")
        await settle()
        assert [one for one in library.asked if one.startswith("gather")] == ["gather:1"]

    told(run, theme, three(), story)


def button(panel: PagePanel, words: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == words)


@no_graphics_card
def test_what_is_read_from_the_saved_copy_is_recent_too(
    run: Run, theme: Theme, settle: Settle
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        library.trouble = Unreachable("acme")
        panel.open("1")
        await settle()
        panel.open("9")
        await settle()
        assert library.visits == ["1"], "there was nothing to read of page 9"
        library.trouble = None
        panel.reload()
        await settle()
        panel.back()
        await settle()
        assert library.visits == ["1", "1"]

    told(run, theme, three(), story)


@no_graphics_card
def test_a_long_page_is_drawn_beside_the_loop_unless_one_has_left(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, library: Pages) -> None:
        panel.open("1")
        await until(lambda: panel.settled)
        library.long = {"2": asyncio.Event(), "3": asyncio.Event()}
        panel.open("2")
        panel.open("3")
        library.long["2"].set()
        await asyncio.sleep(0)
        assert not panel.settled
        assert panel.title == "Page 1"
        library.long["3"].set()
        await until(lambda: panel.settled)
        assert (panel.title, panel.view.node_id) == ("Page 3", "3")
        assert library.answered == ["1", "3"]

    told(run, theme, three(), story)
