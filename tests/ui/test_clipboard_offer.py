"""A link on the clipboard is offered once, quietly; what is dropped becomes text to open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from confluence_desk.domain.app_links import made
from confluence_desk.system.choices import CLIPBOARD
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.clipboard_offer import ClipboardOffer, text_of
from confluence_desk.ui.copying import rich_link
from tests.ui.fakes.library import FakeDestination, FakeLibrary, page_node

SITE = "https://acme.atlassian.net/wiki"
PAGE, OTHER = f"{SITE}/spaces/OPS/pages/14/Redis", f"{SITE}/x/AbC"


class Offers:
    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.library.put("11", [page_node("14", "Redis failover")])
        self.library.leads = {
            PAGE: FakeDestination(page_id="14"),
            OTHER: FakeDestination(page_id="99"),
            f"{SITE}/display/OPS/New": FakeDestination(web_url="x", needs_asking=True),
            f"{SITE}/spaces/OPS": FakeDestination(space_id="1"),
            f"{SITE}/people/ana": FakeDestination(web_url="x"),
            "14": FakeDestination(page_id="14"),
            "OPS:Redis": FakeDestination(page_id="14"),
            "https://globex.atlassian.net/wiki/x/AbC": FakeDestination(page_id="14"),
        }
        self.preferences = Preferences(None)
        self.current = ""
        self.heard: list[tuple[str, str]] = []
        self.offer = ClipboardOffer(
            self.library,  # type: ignore[arg-type]
            self.preferences,
            lambda: self.current,
        )
        self.offer.offered.connect(lambda text, title: self.heard.append((text, title)))

    def copy(self, text: str) -> None:
        """Another program copies; then ours comes to the front."""
        QGuiApplication.clipboard().setText(text)
        self.offer.look()


@pytest.fixture
def offers(qapp: QApplication) -> Iterator[Offers]:
    made_ones = Offers()
    yield made_ones
    qapp.clipboard().clear()


def test_a_link_of_this_site_is_offered_once_with_its_title(offers: Offers) -> None:
    offers.copy(f"  {PAGE}\n")
    offers.copy(PAGE)
    assert offers.heard == [(PAGE, "Redis failover")]
    offers.copy(OTHER)
    assert offers.heard[1:] == [(OTHER, "")]
    offers.copy(PAGE)
    assert len(offers.heard) == 2
    assert offers.library.asked == []


def test_a_link_of_ours_is_offered_as_the_page_it_means(offers: Offers) -> None:
    offers.copy(made(PAGE))
    assert offers.heard == [(PAGE, "Redis failover")]


@pytest.mark.parametrize("path", ["/display/OPS/New", "/spaces/OPS"])
def test_spaces_and_pages_still_to_be_fetched_are_offered(offers: Offers, path: str) -> None:
    offers.copy(SITE + path)
    assert offers.heard == [(SITE + path, "")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14",
        "OPS:Redis",
        f"see {PAGE}",
        f"{SITE}/people/ana",
        f"{SITE}/nothing/known",
        "https://globex.atlassian.net/wiki/x/AbC",
        "https://ada:secret@acme.atlassian.net/wiki/x/AbC",
        "confluence-desk://format/1",
        "https://" + "x" * 10_000,
    ],
)
def test_everything_else_is_let_be(offers: Offers, text: str) -> None:
    offers.copy(text)
    assert offers.heard == []


def test_the_page_that_is_read_is_not_offered(offers: Offers) -> None:
    offers.current = "14"
    offers.copy(PAGE)
    offers.current = "15"
    offers.copy(PAGE)
    assert offers.heard == []


def test_what_we_copied_is_not_offered(offers: Offers) -> None:
    QGuiApplication.clipboard().setMimeData(rich_link("Redis failover", PAGE))
    offers.offer.look()
    assert offers.heard == []


def test_an_empty_clipboard_is_no_trouble(offers: Offers, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().clear()
    offers.offer.look()
    monkeypatch.setattr(QClipboard, "mimeData", lambda _self: None)
    offers.offer.look()
    assert offers.heard == []


def test_it_can_be_switched_off(offers: Offers) -> None:
    offers.preferences.choose(CLIPBOARD, value=False)
    offers.copy(PAGE)
    assert offers.heard == []


def test_it_looks_when_the_program_comes_to_the_front(offers: Offers, qapp: QApplication) -> None:
    offers.offer.begin()
    QGuiApplication.clipboard().setText(PAGE)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert offers.heard == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(offers.heard) == 1
    offers.offer.end()
    QGuiApplication.clipboard().setText(OTHER)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(offers.heard) == 1


def dropped(text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> str:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return text_of(data)


def test_a_dropped_address_counts_most() -> None:
    assert dropped("words", '<a href="https://a.example/">x</a>', (PAGE,)) == PAGE
    assert dropped(urls=("file:///etc/passwd", f"{SITE}/display/OPS/a%20b%2Fc")) == (
        f"{SITE}/display/OPS/a%20b%2Fc"
    )


def test_a_dropped_piece_of_a_web_page_gives_its_link() -> None:
    html = f'<p>See <img src="file:///x.png"><a href="#top">top</a> <a href="{PAGE}">it</a></p>'
    assert dropped("See top it", html) == PAGE
    assert dropped("OPS:Redis", "<b>OPS:Redis</b>") == "OPS:Redis"


def test_dropped_words_give_their_first_line() -> None:
    assert dropped("\n OPS:Redis failover \nmore\n") == "OPS:Redis failover"


@pytest.mark.parametrize("urls", [("file:///etc/passwd",), ("javascript:alert(1)",)])
def test_dropped_files_and_scripts_open_nothing(urls: tuple[str, ...]) -> None:
    assert dropped(urls=urls) == ""


def test_nothing_gives_nothing() -> None:
    assert text_of(QMimeData()) == ""
    assert text_of(None) == ""
    assert dropped("  \n ") == ""
