"""Every body of the corpus beside the checkout: drawn without an exception, by the rules."""

import re
from pathlib import Path

import pytest
from lxml import etree

from confluence_desk.render.context import Context
from confluence_desk.render.document import draw
from confluence_desk.render.names import clark
from confluence_desk.render.pen import HIDDEN
from confluence_desk.render.plain import plain
from confluence_desk.render.rich import comment_html
from confluence_desk.render.storage import parse
from tests.unit.render.html_rules import judged, text_of

_STORAGE = Path(__file__).parents[4] / "shared" / "corpus" / "storage"
_FILES = sorted(_STORAGE.glob("*.xml"))
_RAW = re.compile(r"</?(?:ac|ri|at):[a-z-]+[ />]")
_WORD = re.compile(r"\w{3,}")

pytestmark = pytest.mark.skipif(not _FILES, reason=f"no corpus beside the checkout: {_STORAGE}")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_body_of_the_corpus_keeps_the_rules(path: Path, context: Context) -> None:
    storage = _read(path)
    root = judged(draw(storage, context).html)
    shown = " ".join(node.text or "" for node in root.iter() if node.tag not in {"code", "pre"})
    if "&lt;ac:" not in storage:
        assert not _RAW.search(shown)
    etree.fromstring(f"<r>{comment_html(storage, context)}</r>", etree.XMLParser(huge_tree=True))


def test_no_word_of_the_corpus_is_lost(context: Context) -> None:
    """Every word outside what the format hides is in the HTML and in the plain text."""
    lost = {path.stem: sorted(gone)[:8] for path in _FILES if (gone := _lost(_read(path), context))}
    assert not lost


def _lost(storage: str, context: Context) -> set[str]:
    root = parse(storage)
    for macro in root.iterfind(".//{*}structured-macro"):
        if any(p.text == "true" for p in macro if p.get(clark("ac:name")) == "hidden"):
            for part in list(macro):
                macro.remove(part)
    etree.strip_elements(root, *(_clark(name) for name in HIDDEN), with_tail=False)
    texts = list(map(str, root.itertext()))
    wanted = set(_WORD.findall(" ".join(texts))) & set(_WORD.findall("".join(texts)))
    html = etree.fromstring(
        f"<r>{draw(storage, context).html}</r>", etree.XMLParser(huge_tree=True)
    )
    drawn = set(_WORD.findall(" ".join(map(str, html.itertext()))))
    drawn |= set(_WORD.findall(text_of(html)))
    return wanted - drawn | wanted - set(_WORD.findall(plain(storage)))


def _clark(name: str) -> str:
    return f"{{*}}{name.rpartition(':')[2]}"
