"""What is copied says the same wherever it is pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from confluence_desk.ui.copying import OURS, markdown_link, plain_text, rich_link

pytestmark = pytest.mark.usefixtures("qapp")
URL = "https://acme.atlassian.net/wiki/spaces/OPS/pages/14/A+(b)?x=1&y=2#h"


def read(markdown: str) -> tuple[str, str]:
    """Words and address of the one link that Markdown sees."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    block = document.begin()
    pieces = list(block)  # type: ignore[call-overload]  # Qt gives its fragments
    hrefs = {piece.fragment().charFormat().anchorHref() for piece in pieces}
    assert len(hrefs) == 1, hrefs
    return document.toPlainText(), hrefs.pop()


@pytest.mark.parametrize(
    "title",
    [
        "Redis failover",
        "[DRAFT] a|b <i>c</i> \\ `d` *e* _f_ ~~g~~",
        "snake_case_name and __init__",
        "a ]( b",
        "R&amp;D, R&D",
        "100 % - “quoted”",
        "عنوان الصفحة",
        "![not a picture](x)",
    ],
)
def test_markdown_says_the_title_letter_by_letter(title: str) -> None:
    words, href = read(markdown_link(title, URL))
    assert words == title
    assert href == URL.replace("(", "%28").replace(")", "%29")


def test_ordinary_titles_stay_readable() -> None:
    link = markdown_link("Set up my_service: step 1 (of 3), R&D!", "https://x.example/a")
    assert link == "[Set up my_service: step 1 (of 3), R&D!](https://x.example/a)"


def test_a_title_of_several_lines_becomes_one() -> None:
    assert markdown_link("a\n\n b\t", "https://x.example/") == "[a b](https://x.example/)"


def test_without_a_title_the_address_is_shown() -> None:
    assert markdown_link(" ", "https://x.example/") == "[https://x.example/](https://x.example/)"


@given(st.text(alphabet="ab _*[]()|\\`<>~&;!#", min_size=1, max_size=20))
def test_no_title_breaks_out_of_its_link(title: str) -> None:
    words, href = read(markdown_link(title, "https://x.example/a"))
    assert href == "https://x.example/a"
    assert words == (" ".join(title.split()) or href)


def test_a_link_has_every_form_that_programs_ask_for() -> None:
    data = rich_link('<b>"A" & B</b>', URL)
    assert data.text() == URL
    assert [url.toString() for url in data.urls()] == [URL]
    document = QTextDocument()
    document.setHtml(data.html())
    assert document.toPlainText() == '<b>"A" & B</b>'
    assert "&amp;y=2" in data.html()
    assert data.hasFormat(OURS)


def test_plain_text_is_plain() -> None:
    data = plain_text("Title")
    assert data.text() == "Title"
    assert not data.hasHtml()
    assert not data.hasUrls()
