"""What is copied says the same wherever it is pasted."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QClipboard, QGuiApplication, QImage, QTextDocument

from confluence_desk.ui.copying import OURS, leave_behind, markdown_link, plain_text, rich_link

pytestmark = pytest.mark.usefixtures("qapp")
URL = "https://acme.atlassian.net/wiki/spaces/OPS/pages/14/A+(b)?x=1&y=2#h"
_COPYING = """
from PySide6.QtGui import QGuiApplication
from confluence_desk.ui.copying import leave_behind, rich_link

app = QGuiApplication([])
QGuiApplication.clipboard().setMimeData(rich_link("A", "https://x.example/"))
leave_behind()
print(QGuiApplication.clipboard().text())
"""


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


def test_what_was_copied_is_left_behind_and_the_program_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COPYING], capture_output=True, text=True, check=False
    )
    assert done.stdout == "https://x.example/\n", done.stderr
    assert done.returncode == 0, done.stderr


def test_a_picture_that_was_copied_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # as on most desktops
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(3, 2, QImage.Format.Format_RGB32))
    leave_behind()
    assert clipboard.image().width() == 3


def test_a_run_of_tests_ends_well_whatever_they_copied() -> None:
    copies = "tests/ui/panels/test_outside.py::test_a_link_is_copied_with_its_title"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", copies],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
