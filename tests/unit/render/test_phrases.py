"""What a drawing says in its own words is said in the reader's language."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.speech import Speech
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import (
    Action,
    Header,
    draw,
    page_document,
    placeholder_document,
)
from confluence_desk.render.listing import draw_children
from confluence_desk.render.macros.registry import all_drawers
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.rich import comment_html

RENDER = Path(__file__).parents[3] / "confluence_desk" / "render"
STRANGE = Speech(
    "x",
    say=lambda phrase: f"⟦{phrase}⟧",
    day=lambda when: f"⟦{when:%d.%m.%Y}⟧",
    size=lambda count: f"⟦{count} B⟧",
)
BODIES = (
    '<h1>a</h1><p><ac:link><ri:user ri:account-id="nobody"/></ac:link></p>',
    '<p><ac:link><ri:user ri:userkey="old"/></ac:link></p>',
    '<ac:link><ri:page ri:content-title="Unheard of"/></ac:link>',
    '<ac:image><ri:attachment ri:filename=""/></ac:image>',
    '<ac:image><ri:url ri:value="https://else.example/x.png"/></ac:image>',
    "<details><p>inside</p></details>",
    "<ac:task><ac:task-status>complete</ac:task-status></ac:task>",
    "<ac:task><ac:task-status>incomplete</ac:task-status></ac:task>",
    '<p><time datetime="2026-03-09"/></p>',
    """<ac:adf-extension><ac:adf-node type="decision-list">
    <ac:adf-node type="decision-item"><ac:adf-attribute key="state">DECIDED</ac:adf-attribute>
    </ac:adf-node><ac:adf-node type="decision-item"/></ac:adf-node></ac:adf-extension>""",
    '<ac:adf-extension><ac:adf-node type="bodied-extension"/></ac:adf-extension>',
    "<ac:structured-macro/>",
    """<ac:structured-macro ac:name="view-file"><ac:parameter ac:name="name">
    <ri:attachment ri:filename="report.pdf"/></ac:parameter></ac:structured-macro>""",
)
MACRO = """<ac:structured-macro ac:name="{name}">
<ac:parameter ac:name="url">https://else.example/</ac:parameter>
<ac:parameter ac:name="jqlQuery">project = X</ac:parameter>
<ac:parameter ac:name="name">unheard-of.bin</ac:parameter>
<ac:rich-text-body><p>x</p></ac:rich-text-body></ac:structured-macro>"""
EVERYTHING = "".join((*BODIES, *(MACRO.format(name=name) for name in all_drawers())))
SEEN = re.compile(r">([^<]+)<|aria-label=\"([^\"]*)\"")
FOLDER = [
    PageNode("1", Kind.PAGE, "", "1", None),
    *(PageNode("2", kind, "b", "1", None, status="archived") for kind in Kind),
]


def unsaid(html: str) -> set[str]:
    """Our own phrases that stand in what was drawn as they are in English."""
    others = re.sub(r"⟦[^⟧]*⟧", "⟦⟧", html)
    texts = {
        text.strip()
        for text in re.findall(r">([^<]+)<|aria-label=\"([^\"]*)\"", others)
        for text in text
    }
    return texts & set(Phrase)


@pytest.fixture
def strange(context: Context) -> Context:
    return replace(context, speech=STRANGE)


def test_no_phrase_of_a_body_stays_english(strange: Context) -> None:
    html = draw(EVERYTHING, strange).html
    assert not unsaid(html)
    assert f"⟦{Phrase.UNKNOWN_USER}⟧" in html
    assert "⟦09.03.2026⟧" in html
    assert "⟦2450000 B⟧" in html
    assert "⟦from else.example⟧" in html


def test_no_phrase_around_a_body_stays_english() -> None:
    page = Page("1", "T", "1", Version(1))
    header = Header(
        trail=(Action("S", "desk://site/space/S"),), labels=(Action("a", "desk://site/label/a"),)
    )
    html = page_document(Drawn(""), page=page, header=header, speech=STRANGE)
    html += "".join(draw_children(nodes, STRANGE).html for nodes in (None, [], FOLDER))
    assert not unsaid(html)
    assert "⟦⟦Folder⟧, archived⟧" in html
    assert '<html lang="x"' in html
    assert '<html lang="x"' in placeholder_document("gone", "T", "S", speech=STRANGE)


def test_comments_speak_it_too(strange: Context) -> None:
    html = comment_html(EVERYTHING, strange)
    assert not unsaid(f"<p>{html}</p>")
    assert "⟦09.03.2026⟧" in html


def test_a_date_that_is_none_stays_as_written(strange: Context) -> None:
    assert "someday" in draw('<p><time datetime="someday"/></p>', strange).html


def test_every_phrase_is_said_somewhere() -> None:
    drawn = (*RENDER.rglob("*.py"), *(RENDER.parent / "diff").rglob("*.py"))
    sources = "".join(p.read_text("utf-8") for p in drawn)
    assert not [phrase.name for phrase in Phrase if f"Phrase.{phrase.name}" not in sources]
