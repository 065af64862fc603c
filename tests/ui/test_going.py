from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from confluence_desk.domain.errors import Missing, SignInNeeded, Unreachable
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
        assert desk.page.told[1:] == ["scroll steps", "mark ref-1", "follow desk://site/page/15"]

    tell(story)


def test_an_attachment_clicked_in_the_page_opens(tell: Callable[..., None]) -> None:
    library = site()
    library.blobs = {"att1": b"abc"}

    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.page.attachment_requested.emit("14", "att1")
        desk.page.attachment_requested.emit("14", "att404")
        desk.page.attachment_requested.emit("404", "att1")
        await desk.settle()
        assert QUrl(desk.outside[0]).fileName() == "diagram.png"

    tell(story, library)


def test_a_link_to_a_comment_opens_the_details_at_it(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {
        "comment": FakeDestination(page_id="14", comment_id="c1"),
        "gone": FakeDestination(page_id="14", comment_id="c404"),
        "file": FakeDestination(page_id="14", attachment_id="att1"),
    }
    library.blobs = {"att1": b"abc"}

    async def story(desk: Desk) -> None:
        desk.do("toggle_right")
        await desk.enter("comment")
        assert desk.window.details.isVisible()
        assert desk.window.details.comments.lit_widget() is not None
        assert desk.page.told == ["open 14#", "mark ref-1"]
        await desk.enter("gone")
        assert "not there any more" in desk.window.notice.text
        await desk.enter("file")
        assert QUrl(desk.outside[0]).fileName() == "diagram.png"
        assert desk.window.top.address.text() == ""

    tell(story, library)


def test_an_address_opens_inside_or_outside_and_nonsense_says_so(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {
        "OPS:Redis failover": FakeDestination(page_id="14", anchor="steps"),
        "https://acme.atlassian.net/wiki/spaces/OPS": FakeDestination(space_id="1"),
        "https://example.com/": FakeDestination(web_url="https://example.com/"),
        "file:///etc/passwd": FakeDestination(web_url="file:///etc/passwd"),
    }

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Redis failover")
        assert desk.page.told == ["open 14#steps"]
        assert desk.window.top.address.text() == ""
        await desk.enter("https://acme.atlassian.net/wiki/spaces/OPS")
        assert desk.page.current_id == "10"
        await desk.enter("https://example.com/")
        assert desk.outside == ["https://example.com/"]
        await desk.enter("file:///etc/passwd")
        assert desk.outside == ["https://example.com/"]
        assert "not opened" in desk.window.notice.text
        await desk.enter("no such <b>thing")
        assert "“no such <b>thing” leads nowhere" in desk.window.notice.text
        assert desk.window.top.address.text() == "no such <b>thing"
        await desk.enter("   ")
        assert not desk.window._scope.running("address")  # noqa: SLF001 - nothing else to see

    tell(story, library)


def test_addresses_of_ours_lead_to_pages_too(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {"14": FakeDestination(page_id="14")}

    async def story(desk: Desk) -> None:
        await desk.enter("Confluence-Desk://page/14")
        assert desk.page.told == ["open 14#"]
        await desk.enter("confluence-desk://format/14")
        assert "is no address" in desk.window.notice.text
        assert library.asked.count("resolve:14") == 1

    tell(story, library)


@pytest.mark.parametrize("trouble", [Unreachable("acme"), Missing("the page")])
def test_an_address_that_cannot_be_asked_says_why(
    tell: Callable[..., None], trouble: Exception
) -> None:
    library = site()
    library.failure = trouble  # type: ignore[assignment]

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Nowhere")
        assert desk.window.notice.text

    tell(story, library)


def test_a_token_that_ended_offers_to_sign_in_until_it_is_accepted(
    tell: Callable[..., None],
) -> None:
    library = site()

    async def story(desk: Desk) -> None:
        asked: list[str] = []
        desk.window.sign_in_requested.connect(lambda: asked.append("in"))
        desk.session.connection.note_refusal()
        assert "does not accept your token" in desk.window.notice.text
        buttons = desk.window.notice.findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == "Sign in again").click()
        assert asked == ["in"]
        desk.window.notice.clear()
        library.failure = SignInNeeded("acme")
        await desk.enter("OPS:Nowhere")
        assert "does not accept your token" in desk.window.notice.text
        desk.window.notice.clear()
        desk.page.command_requested.emit("sign_in")
        assert desk.window.notice.text
        library.failure = None
        await desk.session.connection.probe()
        await desk.settle()
        assert desk.window.notice.text == ""

    tell(story, library)
