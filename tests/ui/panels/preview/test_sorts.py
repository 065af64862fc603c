"""How a file is shown, and how much of it."""

import pytest

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.ui.panels.preview.sorts import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Sort,
    read_table,
    read_text,
    sort_of,
)


def file(title: str, media_type: str) -> Attachment:
    return Attachment("att1", "1", title, Version(1), media_type, 10)


@pytest.mark.parametrize(
    ("title", "media_type", "sort"),
    [
        ("a.png", "image/png", Sort.PICTURE),
        ("a.svg", "image/svg+xml", Sort.PICTURE),
        ("a.psd", "image/vnd.adobe.photoshop", Sort.OTHER),
        ("a.pdf", "application/pdf", Sort.PAPER),
        ("a.csv", "text/csv", Sort.TABLE),
        ("a.TSV", "application/octet-stream", Sort.TABLE),
        ("a.log", "application/octet-stream", Sort.TEXT),
        ("a.PNG", "application/octet-stream", Sort.PICTURE),
        ("a.svg", "", Sort.PICTURE),
        ("a.pdf", "binary/octet-stream", Sort.PAPER),
        ("a.png", "text/html", Sort.TEXT),
        ("a", "text/plain", Sort.TEXT),
        ("a.html", "text/html", Sort.TEXT),
        ("a.json", "application/json", Sort.TEXT),
        ("a.mp4", "video/mp4", Sort.OTHER),
        ("a.exe", "application/x-msdownload", Sort.OTHER),
        ("a", "", Sort.OTHER),
    ],
)
def test_type_and_name_say_how_a_file_is_shown(title: str, media_type: str, sort: Sort) -> None:
    assert sort_of(file(title, media_type)) is sort


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfgr\xc3\xbcn", "grün"),
        ("grün".encode("utf-16"), "grün"),
        (b"gr\xfcn und blau", "grün und blau"),
        (b"a\r\nb\0", "a\nb\ufffd"),
        (b"", ""),
    ],
)
def test_a_text_is_read_in_the_encoding_it_has(data: bytes, text: str) -> None:
    assert read_text(data).text == text


def test_long_texts_and_lines_are_cut_and_that_is_told() -> None:
    assert not read_text(b"x" * LONGEST_LINE).cut
    line = read_text(b"x" * (LONGEST_LINE + 1))
    assert line.cut
    assert line.text == "x" * LONGEST_LINE + "…"
    assert read_text(b"x\n" * LONGEST_TEXT).cut
    assert len(read_text("ü\n".encode() * LONGEST_TEXT * 3).text) == LONGEST_TEXT


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_whatever_parts_its_values(mark: str) -> None:
    data = f"host{mark}role\na{mark}b\nc\n".encode()
    table = read_table(data)
    assert table.headings == ("host", "role")
    assert table.rows == (("a", "b"), ("c", ""))
    assert not table.cut


def test_a_huge_table_is_cut_and_that_is_told() -> None:
    table = read_table(b"a,b\n" * (MOST_ROWS + 5))
    assert table.cut
    assert len(table.rows) == MOST_ROWS
    wide = read_table(b",".join([b"x"] * (MOST_COLUMNS + 1)))
    assert wide.cut
    assert len(wide.headings) == MOST_COLUMNS


def test_an_empty_table_is_no_error() -> None:
    assert read_table(b"").headings == ()
