"""Reads the words of office files: zip archives of XML, none of which is trusted."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from lxml import etree

from confluence_desk.domain.hits import HEADING

_LARGEST = 32 * 1024 * 1024
"""Bytes of one part of an archive, unpacked: what says it has more is not read."""
_MOST_PARTS = 500
_NUMBER = re.compile(r"\d+")
_HEADED = re.compile(r"heading|title|berschrift", re.IGNORECASE)
_BREAKS = MappingProxyType({"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "})
_DOCUMENT = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def office_text(data: bytes) -> str:
    """The words of a file, one line a paragraph or row; empty for what is none of these files."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            kind = next((one for one in _KINDS if one in names), "")
            return "\n".join(_KINDS[kind](archive)) if kind else ""
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return ""  # broken, or locked with a password


def _paragraphs(archive: ZipFile, pattern: re.Pattern[str]) -> Iterator[str]:
    for name in _parts(archive, pattern):
        for node in _tree(archive, name).iter("{*}p", "{*}h"):
            text = "".join(_pieces(node)).strip()
            if text:
                yield (HEADING if _is_heading(node) else "") + text


def _pieces(node: etree._Element) -> Iterator[str]:
    """The words of a paragraph, not those of paragraphs inside it."""
    for child in node.iter():
        local = _local(child)
        if local in _BREAKS:
            yield _BREAKS[local]
        if local == "t" or (local in {"span", "a", "p", "h"} and _is_open(child)):
            yield child.text or ""
        if _is_open(child) and child is not node:
            yield child.tail or ""


def _is_open(node: etree._Element) -> bool:
    """Whether it is of the open format, whose words stand between elements."""
    return isinstance(node.tag, str) and "opendocument" in node.tag


def _is_heading(node: etree._Element) -> bool:
    if _local(node) == "h":
        return True
    style = node.find("{*}pPr/{*}pStyle")
    return style is not None and any(_HEADED.search(str(one)) for one in style.attrib.values())


def _local(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _document(archive: ZipFile) -> Iterator[str]:
    return _paragraphs(archive, _DOCUMENT)


def _slides(archive: ZipFile) -> Iterator[str]:
    return _paragraphs(archive, _SLIDE)


def _open_document(archive: ZipFile) -> Iterator[str]:
    return _paragraphs(archive, re.compile(r"content\.xml"))


def _sheets(archive: ZipFile) -> Iterator[str]:
    shared = [_words(si) for si in _shared(archive)]
    for name in _parts(archive, _SHEET):
        for row in _tree(archive, name).iter("{*}row"):
            line = "\t".join(_cell(cell, shared) for cell in row.iterchildren("{*}c")).strip()
            if line:
                yield line


def _shared(archive: ZipFile) -> Iterator[etree._Element]:
    for name in _parts(archive, re.compile(r"xl/sharedStrings\.xml")):
        yield from _tree(archive, name).iter("{*}si")


def _cell(cell: etree._Element, shared: list[str]) -> str:
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return value or _words(cell)


def _words(node: etree._Element) -> str:
    return "".join(part.text or "" for part in node.iter("{*}t"))


def _parts(archive: ZipFile, pattern: re.Pattern[str]) -> list[str]:
    names = [name for name in archive.namelist() if pattern.fullmatch(name)]
    return list(islice(sorted(names, key=_in_order), _MOST_PARTS))


def _in_order(name: str) -> tuple[bool, list[int]]:
    """The document first, then by number."""
    return "document" not in name, [int(one[:9]) for one in _NUMBER.findall(name)]


def _tree(archive: ZipFile, name: str) -> etree._Element:
    with archive.open(name) as part:
        data = part.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return etree.Element("nothing")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser) if data else None
    return etree.Element("nothing") if root is None else root


_KINDS: Mapping[str, Callable[[ZipFile], Iterator[str]]] = MappingProxyType(
    {
        "word/document.xml": _document,
        "xl/workbook.xml": _sheets,
        "ppt/presentation.xml": _slides,
        "content.xml": _open_document,
    }
)
