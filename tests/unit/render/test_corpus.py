"""Every body of the corpus beside the checkout: drawn by the rules, and no word of it is lost."""

import re
from pathlib import Path

import pytest
from lxml import etree

from confluence_desk.render.context import Context
from confluence_desk.render.document import draw
from confluence_desk.render.plain import plain
from confluence_desk.render.rich import comment_html
from confluence_desk.render.storage import parse
from tests.unit.render.corpus import (
    CORPUS,
    NONE_HERE,
    SPACES,
    STORAGE,
    VERSIONS,
    bodies_of_page,
    bodies_of_space,
    read,
)
from tests.unit.render.html_rules import agreed, judged
from tests.unit.render.words import inked, lost, said, shown, speaks_for_itself

_RAW = re.compile(r"</?(?:ac|ri|at):[a-z-]+[ />]")
_LONG = 400_000
"""A page longer than this is read by a browser's parser once for all the tests: it is slow."""
_HUGE = "adf-extension-current-page-storage"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE)


def _sound(storage: str, context: Context) -> etree._Element:
    """The drawing, which keeps every rule and every word, as does the plain text."""
    root = judged(draw(storage, context).html)
    source = parse(storage)
    assert not lost(source, shown(root))
    assert not lost(source, inked(plain(storage)))
    return root


@pytest.mark.parametrize("path", STORAGE, ids=lambda path: path.stem)
def test_a_body_of_the_corpus_keeps_the_rules_and_its_words(path: Path, context: Context) -> None:
    storage = read(path)
    root = _sound(storage, context)
    read_by_people = " ".join(
        node.text or "" for node in root.iter() if node.tag not in {"code", "pre"}
    )
    if "&lt;ac:" not in storage:
        assert not _RAW.search(read_by_people)
    etree.fromstring(f"<r>{comment_html(storage, context)}</r>", etree.XMLParser(huge_tree=True))


@pytest.mark.parametrize("path", STORAGE, ids=lambda path: path.stem)
def test_a_browser_reads_a_body_of_the_corpus_as_it_was_meant(path: Path, context: Context) -> None:
    html = draw(read(path), context).html
    if len(html) < _LONG or path.stem == _HUGE:
        agreed(html)


def test_the_plain_text_is_the_text_of_the_drawing(context: Context) -> None:
    """Wherever neither depends on what stands around the body."""
    compared = [path for path in STORAGE if speaks_for_itself(parse(read(path)))]
    assert len(compared) > 150
    unlike = [path.stem for path in compared if not _alike(read(path), context)]
    assert not unlike


def _alike(storage: str, context: Context) -> bool:
    return inked(plain(storage)) == said(judged(draw(storage, context).html))


@pytest.mark.parametrize("path", SPACES, ids=lambda path: path.stem)
def test_every_text_of_a_space_keeps_the_rules_and_its_words(path: Path, context: Context) -> None:
    bodies = bodies_of_space(path)
    assert bodies or path.stem.startswith("html-")
    for storage in {*bodies.values()}:
        _sound(storage, context)


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_every_version_of_a_page_keeps_the_rules_and_its_words(
    folder: Path, context: Context
) -> None:
    for storage in bodies_of_page(folder).values():
        _sound(storage, context)
