"""The words of files, and files that are made to do harm."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from confluence_desk.domain.hits import HEADING
from confluence_desk.render import file_text
from confluence_desk.render.file_text import decoded, kind_of, text_of
from confluence_desk.render.office import office_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
O = (  # noqa: E741 - the open format
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def _zip(parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _pdf(text: str) -> bytes:
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 7\n0000000000 65535 f \n"
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "media", "kind"),
    [
        ("plan.PDF", "", "pdf"),
        ("plan", "application/pdf; x=1", "pdf"),
        ("Costs.xlsx", "application/octet-stream", "office"),
        ("trace.log", "", "text"),
        ("a", "text/x-python", "text"),
        ("photo.png", "image/png", ""),
        ("archive.zip", "application/zip", ""),
    ],
)
def test_a_file_is_known_by_its_name_or_its_type(name: str, media: str, kind: str) -> None:
    assert kind_of(name, media) == kind


def test_text_is_read_in_whatever_it_was_written() -> None:
    assert decoded("Größe".encode()) == "Größe"
    assert decoded("Größe".encode("cp1252")) == "Größe"
    assert decoded("Größe".encode("utf-16")) == "Größe"
    assert decoded(b"\x7fELF\0\0\0") == ""
    assert text_of(b"one\r\n\r\n\0two  \n", "text") == ""
    assert text_of(b"one\r\n\r\n\x07two  \n", "text") == "one\n two"


def test_a_document_has_paragraphs_headings_and_notes() -> None:
    body = (
        f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
        "<w:r><w:t>Fail</w:t></w:r><w:r><w:t>over</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p></w:body></w:document>"
    )
    note = f"<w:footnotes {W}><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnotes>"
    data = _zip({"word/footnotes.xml": note, "word/document.xml": body})
    assert office_text(data) == f"{HEADING}Failover\none\ttwo\na note"
    assert text_of(data, "office") == f"{HEADING}Failover\none\ttwo\na note"


def test_sheets_slides_and_open_documents_are_read() -> None:
    sheet = (
        f'<worksheet {S}><sheetData><row><c t="s"><v>1</v></c><c><v>7.5</v></c>'
        '<c t="inlineStr"><is><t>EUR</t></is></c><c t="s"><v>99</v></c></row></sheetData>'
        "</worksheet>"
    )
    shared = f"<sst {S}><si><t>no</t></si><si><r><t>Cos</t></r><r><t>ts</t></r></si></sst>"
    book = {"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": sheet}
    assert office_text(_zip({**book, "xl/sharedStrings.xml": shared})) == "Costs\t7.5\tEUR"
    slide = f"<sld {A}><a:p><a:r><a:t>Slide one</a:t></a:r></a:p></sld>"
    show = {"ppt/presentation.xml": "<w/>", "ppt/slides/slide1.xml": slide}
    assert office_text(_zip(show)) == "Slide one"
    text = (
        f"<office:document-content {O}><text:h>Head</text:h><text:p>one <text:span>two</text:span>"
        " three</text:p></office:document-content>"
    )
    assert office_text(_zip({"content.xml": text})) == f"{HEADING}Head\none two three"


def test_a_pdf_is_read() -> None:
    assert text_of(_pdf("Failover of the cache"), "pdf") == "Failover of the cache"


@pytest.mark.parametrize("kind", ["pdf", "office"])
@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04nothing", b"\xff" * 4000, _pdf("x")[:200]]
)
def test_a_broken_file_has_no_words(kind: str, data: bytes) -> None:
    assert text_of(data, kind) == ""


def test_what_swells_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:p><w:r><w:t>&l9;&f;</w:t></w:r></w:p></w:document>"
    )
    assert len(office_text(_zip({"word/document.xml": bomb}))) < 100
    monkeypatch.setattr("confluence_desk.render.office._LARGEST", 1000)
    assert office_text(_zip({"word/document.xml": "<w>" + "a" * 5000 + "</w>"})) == ""


def test_what_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_text, "_SECONDS", 0.001)
    assert text_of(_pdf("x"), "pdf") == ""
