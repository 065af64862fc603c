from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from confluence_desk.domain.errors import Missing, Paused, ServerFault, SignInNeeded, Unreachable
from confluence_desk.services.search_files import app_link, web_link
from tests.ui.fakes.desk import Desk, site
from tests.ui.fakes.library import FakeDestination


def test_links_are_copied_and_opened_in_the_browser(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.do("copy_link")
        assert QGuiApplication.clipboard().text() == "https://acme.atlassian.net/wiki/pages/14"
        desk.do("browse")
        desk.page.external_link.emit("https://example.com/a")
        desk.page.command_requested.emit("browser")
        desk.page.command_requested.emit("reload")
        assert len(desk.outside) == 3
        assert desk.page.told[-1] == "reload"
        await desk.settle()

    tell(story)


def test_details_lead_into_the_page(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.window.details.anchor_requested.emit("steps")
        desk.window.details.mark_requested.emit("ref-1")
        desk.window.details.link_activated.emit("desk://site/page/15")
        assert desk.page.told == ["scroll steps", "mark ref-1", "follow desk://site/page/15"]

    tell(story)


def test_an_attachment_clicked_in_the_page_opens_in_a_tab(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.page.attachment_requested.emit("14", "att1")
        await desk.settle()
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("attachment", "att1")
        assert desk.window.tabs.count == 2

    tell(story)


def test_a_link_to_a_comment_opens_the_details_at_it(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {
        "comment": FakeDestination(page_id="14", comment_id="c1"),
        "gone": FakeDestination(page_id="14", comment_id="c404"),
        "file": FakeDestination(page_id="14", attachment_id="att1"),
    }

    async def story(desk: Desk) -> None:
        desk.do("toggle_right")
        await desk.enter("comment")
        assert desk.window.details.isVisible()
        assert desk.window.details.comments.lit_widget() is not None
        assert desk.page.told == ["mark ref-1"]
        await desk.enter("gone")
        assert "not there any more" in desk.window.notices.bar.text
        await desk.enter("file")
        front = desk.window.tabs.current
        assert front is not None
        assert front.state().target == "att1"
        assert desk.window.top.address.text() == ""

    tell(story, library)


def test_an_address_opens_inside_or_outside_and_words_are_searched_for(
    tell: Callable[..., None],
) -> None:
    library = site()
    library.leads = {
        "OPS:Redis failover": FakeDestination(page_id="14", anchor="steps"),
        "https://acme.atlassian.net/wiki/spaces/OPS": FakeDestination(space_id="1"),
        "https://example.com/": FakeDestination(web_url="https://example.com/"),
        "file:///etc/passwd": FakeDestination(web_url="file:///etc/passwd"),
    }

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Redis failover")
        assert desk.page.state().stops[0].node_id == "14"
        assert desk.window.top.address.text() == ""
        await desk.enter("https://acme.atlassian.net/wiki/spaces/OPS")
        assert desk.page.node_id == "10"
        await desk.enter("https://example.com/")
        assert desk.outside == ["https://example.com/"]
        await desk.enter("file:///etc/passwd")
        assert desk.outside == ["https://example.com/"]
        assert "not opened" in desk.window.notices.bar.text
        await desk.enter("no such <b>thing")
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("results", "no such <b>thing")
        await desk.enter("   ")
        assert not desk.window.scope.running("address")

    tell(story, library)


def test_addresses_of_ours_lead_to_pages_too(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {"14": FakeDestination(page_id="14")}

    async def story(desk: Desk) -> None:
        await desk.enter("Confluence-Desk://page/14")
        assert desk.page.node_id == "14"
        await desk.enter("confluence-desk://format/14")
        assert "is no address" in desk.window.notices.bar.text
        assert library.asked.count("resolve:14") == 1

    tell(story, library)


@pytest.mark.parametrize("words", ["ERROR: connection refused", r"C:\Users\app"])
def test_what_names_no_space_is_searched_for(tell: Callable[..., None], words: str) -> None:
    async def story(desk: Desk) -> None:
        await desk.enter(words)
        assert desk.window.tabs.states()[-1].kind == "results"
        assert desk.window.tabs.states()[-1].target == words
        assert not desk.window.notices.bar.text

    tell(story, site())


@pytest.mark.parametrize("trouble", [Unreachable("acme"), Missing("the page")])
def test_an_address_that_cannot_be_asked_says_why(
    tell: Callable[..., None], trouble: Exception
) -> None:
    library = site()
    library.failure = trouble  # type: ignore[assignment]

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Nowhere")
        assert desk.window.notices.bar.text

    tell(story, library)


def test_that_nobody_was_asked_offline_is_over_once_one_is_back(tell: Callable[..., None]) -> None:
    library = site()
    library.failure = Paused("acme")

    async def story(desk: Desk) -> None:
        desk.session.connection.pause()
        await desk.enter("OPS:Nowhere")
        assert "You are working offline." in desk.window.notices.bar.text
        library.failure = None
        desk.session.connection.resume()
        desk.session.connection.note_answer()
        await desk.settle()
        assert not desk.window.notices.bar.text

    tell(story, library)


def test_a_site_that_is_back_ends_its_own_troubles_only(tell: Callable[..., None]) -> None:
    library = site()
    library.failure = Paused("acme")

    async def fail() -> None:
        raise ServerFault(500)

    async def story(desk: Desk) -> None:
        desk.session.connection.pause()
        desk.window.scope.start(fail(), key="test")
        await desk.enter("OPS:Nowhere")
        desk.messages.report(ServerFault(500), "another connection")
        assert len(desk.messages.problems) == 3
        library.failure = None
        desk.session.connection.resume()
        desk.session.connection.note_answer()
        await desk.settle()
        assert [notice.site for notice in desk.messages.problems] == ["another connection"]
        assert desk.window.notices.bar.text

    tell(story, library)


def test_a_token_that_ended_offers_to_sign_in_until_it_is_accepted(
    tell: Callable[..., None],
) -> None:
    library = site()

    async def story(desk: Desk) -> None:
        desk.session.connection.note_refusal()
        assert "does not accept your token" in desk.window.notices.bar.text
        buttons = desk.window.notices.bar.findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == "Sign in again").click()
        assert desk.told == [("sign in",)]
        desk.window.notices.forget_warnings()
        library.failure = SignInNeeded("acme")
        await desk.enter("OPS:Nowhere")
        assert "does not accept your token" in desk.window.notices.bar.text
        desk.window.notices.forget_warnings()
        desk.window.open_page("14")
        desk.page.command_requested.emit("sign_in")
        assert desk.window.notices.bar.text
        library.failure = None
        await desk.session.connection.probe()
        await desk.settle()
        assert desk.window.notices.bar.text == ""

    tell(story, library)


def test_a_space_without_a_homepage_is_shown_in_the_navigator(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {"space": FakeDestination(space_id="2")}

    async def story(desk: Desk) -> None:
        desk.do("toggle_left")
        await desk.enter("space")
        row = desk.window.navigator.tree.currentIndex()
        assert desk.window.navigator.isVisible()
        assert row.data() == "Engineering"

    tell(story, library)


@pytest.mark.parametrize("how", ["web", "app"])
def test_a_link_to_a_search_asks_it_here(tell: Callable[..., None], how: str) -> None:
    async def story(desk: Desk) -> None:
        query = 'label = "runbook" AND text ~ "a b"'
        link = (web_link if how == "web" else app_link)(desk.window.library.site, query)
        desk.window.open_found(link)
        await desk.settle()
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("results", query)

    tell(story)


def test_a_short_number_that_no_page_has_is_looked_for(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {"14": FakeDestination(page_id="14"), "502": FakeDestination(page_id="502")}

    async def story(desk: Desk) -> None:
        await desk.enter("502")
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("results", "502")
        await desk.enter("14")
        assert desk.page.node_id == "14"

    tell(story, library)


def test_a_number_that_no_page_has_is_looked_for_however_long(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {"98304": FakeDestination(page_id="98304")}

    async def story(desk: Desk) -> None:
        await desk.enter("36764")
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("results", "36764")
        assert "resolve:36764?" in library.asked
        library.failure = Unreachable("acme")
        await desk.enter("40404")
        library.failure = None
        front = desk.window.tabs.current
        assert front is not None
        assert (front.kind, front.state().target) == ("results", "40404")
        await desk.enter("98304")
        assert desk.page.node_id == "98304"

    tell(story, library)
