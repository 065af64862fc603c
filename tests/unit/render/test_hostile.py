"""Nothing that means harm gets into a drawing: of bodies, comments or names (trap 67)."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from lxml import etree

from confluence_desk.domain.entities import Kind, Page, Version
from confluence_desk.render.context import Context
from confluence_desk.render.document import Action, Header, Notice, draw, page_document
from confluence_desk.render.macros.served import served
from confluence_desk.render.rich import comment_html
from confluence_desk.render.sanitize import clean
from tests.hostile import BODIES, TITLES
from tests.unit.render.html_rules import judged

BIRD = "https://canary.example"
_ACTS = re.compile(r"desk://site/(?!page/|title/|space/|person/|attachment/|blob/|load/|welcome/"
                   r"(?:canary\.example|127\.0\.0\.1)$|draw/|copy/)")  # fmt: skip
Drawer = Callable[[str, Context], str]
WAYS: dict[str, Drawer] = {
    "body": lambda body, context: draw(body, context).html,
    "of Confluence": lambda body, context: served(body, context).html,
}
HOSTILE = [pytest.param(body.format(bird=BIRD), id=name) for name, body in BODIES.items()]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_body_is_drawn_by_the_rules_and_asks_nobody(
    way: str, body: str, context: Context
) -> None:
    html = WAYS[way](body, context)
    root = judged(html)
    for node in root.iterdescendants():
        assert not [name for name in node.attrib if str(name).startswith("on") or name == "style"]
        source = str(node.get("src") or "")
        assert not source or source.startswith("desk://site/blob/")
        href = unescape(str(node.get("href") or ""))
        assert not href.lower().startswith(("javascript:", "data:", "vbscript:", "file:"))
        assert not _ACTS.match(href), href


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_comment_shows_no_picture_and_no_link_but_of_the_web(
    body: str, context: Context
) -> None:
    root = etree.fromstring(f"<r>{comment_html(body, context)}</r>")
    for node in root.iterdescendants():
        assert node.tag not in {"img", "script", "style", "iframe", "object", "form", "link"}
        assert set(node.attrib) <= {"href", "class", "title", "dir", "id"}
        href = str(node.get("href") or "https:")
        assert href.startswith(("https:", "http:", "mailto:", "#", "desk://site/page/")), href


@pytest.mark.parametrize("body", HOSTILE)
def test_the_allow_list_alone_lets_nothing_run_or_load_but_pictures_and_frames(body: str) -> None:
    """The first sieve by itself: what is left of it still names no code and no scheme of ours."""
    root = etree.HTML(f"<div>{clean(body)}</div>")
    for node in root.iterdescendants():
        assert node.tag not in {"script", "style", "form", "input", "object", "embed", "meta",
                                "base", "link", "video", "audio", "svg", "math"}  # fmt: skip
        assert not [name for name in node.attrib if str(name).startswith("on")]
        for name in ("href", "src"):
            value = re.sub(r"\s", "", str(node.get(name) or "")).lower()
            assert not value.startswith(("javascript:", "data:", "vbscript:", "file:", "desk:"))


@pytest.mark.parametrize("name", TITLES)
def test_a_hostile_name_is_text_wherever_it_stands(name: str, context: Context) -> None:
    page = Page("1", name, "9", Version(3), Kind.PAGE)
    header = Header(
        trail=(Action(name, "desk://site/page/2"),),
        byline=(name,),
        freshness=name,
        labels=(Action(name, "desk://site/label/x"),),
        notices=(Notice(name),),
    )
    html = page_document(draw("<p>text</p>", context), page=page, header=header)
    root = etree.HTML(html)
    assert root.find(".//script") is None
    assert root.find(".//img") is None
    assert root.findtext(".//title") == name
    assert root.findtext(".//h1") == name
