"""The ways out: the browser, and every form of a copied link."""

import pytest
from PySide6.QtGui import QGuiApplication

from confluence_desk.domain.app_links import read
from confluence_desk.ui.copying import OURS
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.outside import Outside
from tests.ui.fakes.library import FakeLibrary, page_node

pytestmark = pytest.mark.usefixtures("qapp")
WEB = "https://acme.atlassian.net/wiki/pages/14"


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def outside(messages: Messages) -> Outside:
    library = FakeLibrary()
    library.put("11", [page_node("14", "Redis [failover]")])
    return Outside(library, messages, lambda _url: True)  # type: ignore[arg-type]


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_link_is_copied_with_its_title(outside: Outside, messages: Messages) -> None:
    outside.copy_link("14")
    data = QGuiApplication.clipboard().mimeData()
    assert copied() == WEB
    assert data.html() == f'<a href="{WEB}">Redis [failover]</a>'
    assert data.hasFormat(OURS)
    assert messages.history[-1].text == "Link copied."


def test_a_link_for_us_leads_back_to_the_page(outside: Outside) -> None:
    outside.copy_app_link("14")
    assert copied().startswith("confluence-desk://open?url=https%3A%2F%2F")
    assert read(copied()) == WEB


def test_markdown_and_title_are_copied_as_text(outside: Outside) -> None:
    outside.copy_markdown("14")
    assert copied() == rf"[Redis \[failover\]]({WEB})"
    outside.copy_title("14")
    assert copied() == "Redis [failover]"


def test_a_page_that_is_not_known_has_a_link_but_no_title(
    outside: Outside, messages: Messages
) -> None:
    QGuiApplication.clipboard().setText("before")
    outside.copy_title("404")
    assert copied() == "before"
    assert messages.history == []
    outside.copy_link("404")
    assert copied().endswith("/pages/404")


def test_without_a_page_nothing_is_copied(outside: Outside, messages: Messages) -> None:
    QGuiApplication.clipboard().setText("before")
    for copy in (
        outside.copy_link,
        outside.copy_app_link,
        outside.copy_markdown,
        outside.copy_title,
        outside.browse,
    ):
        copy("")
    assert copied() == "before"
    assert messages.history == []


def test_only_web_and_mail_go_to_the_system(messages: Messages) -> None:
    opened: list[str] = []
    outside = Outside(
        FakeLibrary(),  # type: ignore[arg-type]
        messages,
        lambda url: opened.append(url.scheme()) or True,  # type: ignore[func-returns-value]
    )
    outside.open("https://example.com/")
    outside.open("mailto:ana@acme.test")
    outside.open("file:///etc/passwd")
    outside.open("confluence-desk://page/1")
    assert opened == ["https", "mailto"]
    assert "“confluence-desk:” are not opened" in messages.history[-1].text


def test_without_a_browser_the_address_is_on_the_clipboard(messages: Messages) -> None:
    outside = Outside(FakeLibrary(), messages, lambda _url: False)  # type: ignore[arg-type]
    outside.open(WEB)
    assert copied() == WEB
    assert messages.history[-1].kind == "warning"
