"""HTML that Confluence drew, drawn as our own: every shape of link and picture (trap 56)."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import draw
from confluence_desk.render.macros.served import read_served, served
from confluence_desk.render.question import Question
from confluence_desk.render.questions import FileOf
from confluence_desk.render.served import Abroad, FileWith, Foreign, PictureSize
from tests.unit.render.html_rules import judged, text_of

_VIEW = Path(__file__).parents[5] / "shared" / "corpus" / "view"
_BODIES = sorted(_VIEW.glob("*.html"))
_WORD = re.compile(r"\w{3,}")
SITE = "https://acme.example"
MAP = Attachment("att7", "42", "map é.png", Version(3), file_id="aa-bb")

Drawing = Callable[[str], Drawn]


@pytest.fixture
def surroundings(context: Context) -> Context:
    """A library that holds one picture, on page 42 and nowhere else."""

    def ask(question: Question[Any]) -> Any:
        match question:
            case FileWith(_, "att7") | FileWith("42", "aa-bb") | FileOf("42", "map é.png"):
                return MAP
            case PictureSize("att7", 3):
                return (640, 480)
            case Abroad("https://img.example/welcome.png"):
                return Foreign((32, 16))
            case _:
                return None

    return replace(
        context,
        ask=ask,
        attachment_of=lambda *what: MAP if what == ("OPS", "Redis map", MAP.title) else None,
    )


@pytest.fixture
def drawn_by_confluence(surroundings: Context) -> Drawing:
    return lambda body: served(body, surroundings)


@pytest.fixture
def tree(drawn_by_confluence: Drawing) -> Callable[[str], etree._Element]:
    return lambda body: judged(drawn_by_confluence(body).html)


IN_PAGE = "/wiki/download/attachments/42/map%20%C3%A9.png"
SHAPES = {
    "by its number": '<img data-linked-resource-id="7" src="blob:x">',
    "by its id": '<img data-linked-resource-id="att7">',
    "by its media": '<img data-media-id="aa-bb" data-linked-resource-container-id="42">',
    "by its name": '<img data-linked-resource-default-alias="map é.png"'
    ' data-linked-resource-container-id="42" data-linked-resource-id="null">',
    "relative to the host": f'<img src="{IN_PAGE}?version=3&amp;modificationDate=1&amp;api=v2">',
    "absolute": f'<img src="{SITE}{IN_PAGE}?width=400">',
    "without its slash": f'<img src="{IN_PAGE[6:]}">',
    "thumbnail": '<img src="/wiki/download/thumbnails/42/map%20%C3%A9.png?version=3&amp;api=v2">',
    "thumbnail over another": '<img src="/wiki/download/thumbnails/9/x.png"'
    f' data-image-src="{IN_PAGE}">',
    "plus for a blank": '<img src="/wiki/download/attachments/embedded-page/OPS/Redis+map/'
    'map%20%C3%A9.png">',
    "of the api": '<img src="/wiki/rest/api/content/42/child/attachment/att7/download">',
    "absolute of the api": f'<img src="{SITE}/wiki/rest/api/content/42/child/attachment/'
    'att7/download">',
    "of the newer api": '<img src="/wiki/api/v2/attachments/att7">',
    "only as a choice": f'<img srcset="/wiki/x.png 1x, {SITE}{IN_PAGE} 2x">',
    "inside another address": "<img src='https://resize.example/?w=9&amp;url="
    "https%3A%2F%2Facme.example%2Fwiki%2Fdownload%2Fattachments%2F42%2Fmap%2520%25C3%25A9.png'>",
    "in its wrapper": '<span class="confluence-embedded-file-wrapper"><img class="confluence-'
    f'embedded-image" src="{IN_PAGE}"></span>',
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_picture_of_any_shape_is_the_local_one_trap_56(
    drawn_by_confluence: Drawing, shape: str
) -> None:
    done = drawn_by_confluence(f"<p>{shape}</p>")
    image = judged(done.html).find(".//img")
    assert image is not None
    assert image.get("src") == "desk://site/blob/att7/3"
    (link,) = judged(done.html).iter("a")
    assert link.get("href") == "desk://site/attachment/att7"
    assert done.attachments == ("att7",)


def test_a_picture_in_a_link_keeps_the_link(tree: Any) -> None:
    root = tree(f'<a href="{IN_PAGE}"><img src="{IN_PAGE}"></a>')
    assert [a.get("href") for a in root.iter("a")] == ["desk://site/attachment/att7"]


@pytest.mark.parametrize(
    ("sides", "width", "height"),
    [
        ("", "640", "480"),
        ('width="320"', "320", "240"),
        ('height="120"', "160", "120"),
        ('style="width: 64.0px; height: 9px"', "64", "48"),
        ('width="100%"', "640", "480"),
    ],
)
def test_the_room_of_a_picture_is_kept_before_it_is_there(
    tree: Any, sides: str, width: str, height: str
) -> None:
    image = tree(f'<img data-linked-resource-id="7" {sides}>').find(".//img")
    assert (image.get("width"), image.get("height")) == (width, height)


@pytest.mark.parametrize(
    "hole",
    [
        '<img src="/wiki/plugins/servlet/confluence/placeholder/unknown-attachment?locale=en">',
        '<img data-linked-resource-id="99" data-linked-resource-default-alias="gone.png">',
        '<img src="blob:https://x/1">',
        '<img alt="a">',
    ],
)
def test_a_picture_that_is_not_here_leaves_a_note(tree: Any, hole: str) -> None:
    root = tree(hole)
    assert root.find(".//img") is None
    assert root.find(".//span[@class='absent']") is not None


@pytest.mark.parametrize(
    ("emoji", "shown"),
    [
        ('<img class="emoticon" data-emoji-fallback="📄" src="https://pf-emoji.example/1">', "📄"),
        ('<img class="emoticon emoticon-cross" data-emoticon-name="cross" alt="(error)">', "❌"),
        ('<img data-emoji-shortname=":acme:" alt="acme" src="data:image/png;base64,AA">', ":acme:"),
    ],
)
def test_an_emoji_is_its_character_trap_65(tree: Any, emoji: str, shown: str) -> None:
    root = tree(f"<p>{emoji}</p>")
    assert text_of(root) == shown
    assert root.find(".//img") is None


def test_a_foreign_picture_waits_for_a_wish(tree: Any) -> None:
    root = tree('<img src="https://img.example/a b.png?x=1&amp;y=2" alt="plan">')
    assert root.find(".//img") is None
    links = [str(a.get("href")) for a in root.iter("a")]
    assert links == [
        "https://img.example/a%20b.png?x=1&y=2",
        "desk://site/load/https%3A%2F%2Fimg.example%2Fa%2520b.png%3Fx%3D1%26y%3D2",
        "desk://site/welcome/img.example",
    ]
    assert "plan" in text_of(root)


def test_a_foreign_picture_that_anybody_on_the_way_could_read_is_only_linked(tree: Any) -> None:
    root = tree('<img src="http://img.example/a.png">')
    assert [a.get("href") for a in root.iter("a")] == ["http://img.example/a.png"]


def test_a_foreign_picture_that_was_wished_for_stands_in_its_room(tree: Any) -> None:
    image = tree('<img src="https://img.example/welcome.png">').find(".//img")
    assert image.get("src") == "desk://site/outer/https%3A%2F%2Fimg.example%2Fwelcome.png"
    assert (image.get("width"), image.get("height")) == ("32", "16")


LINKS = {
    "/wiki/spaces/OPS/pages/42/Redis#Sentinel+quorum": "desk://site/page/42#Sentinel%2Bquorum",
    f"{SITE}/wiki/spaces/OPS/pages/42/Redis": "desk://site/page/42",
    "/wiki/spaces/OPS/blog/2026/04/28/43/Post": "desk://site/page/43",
    "/wiki/pages/viewpage.action?pageId=42": "desk://site/page/42",
    "/wiki/display/ENG/Retry+policy": "desk://site/page/77",
    "/wiki/display/ENG/Another+page": "desk://site/title/ENG/Another%20page",
    "/wiki/display/ENG": "desk://site/space/ENG",
    "/wiki/spaces/ENG/overview": "desk://site/space/ENG",
    "/wiki/people/712020:ana": "desk://site/person/712020%3Aana",
    "/wiki/x/KgAAAA": "desk://site/page/42",
    "/wiki/spaces/OPS/folder/8": "desk://site/page/8",
    IN_PAGE: "desk://site/attachment/att7",
    "/wiki/spaces/OPS/pages/42?pageVersion=9": f"{SITE}/wiki/spaces/OPS/pages/42?pageVersion=9",
    "#Page-Heading": "#Page-Heading",
    "https://elsewhere.example/x": "https://elsewhere.example/x",
    "mailto:ana@acme.example": "mailto:ana@acme.example",
}


@pytest.mark.parametrize(("href", "ours"), LINKS.items(), ids=LINKS)
def test_a_link_of_any_shape_leads_to_our_own_page(tree: Any, href: str, ours: str) -> None:
    link = tree(f'<p><a href="{href}">words</a></p>').find(".//a")
    assert link.get("href") == ours


@pytest.mark.parametrize("href", ["", "page.html", "javascript:x", "desk://site/command/reload"])
def test_a_link_that_leads_nowhere_is_its_words(tree: Any, href: str) -> None:
    root = tree(f'<p><a href="{href}">words</a></p>')
    assert root.find(".//a") is None
    assert text_of(root) == "words"


def test_a_page_that_is_still_to_be_made_is_no_link(tree: Any) -> None:
    root = tree('<a class="createlink" href="/wiki/pages/createpage.action?title=x">x</a>')
    assert root.find(".//a") is None


def test_boxes_of_confluence_are_our_own(tree: Any) -> None:
    root = tree(
        '<div class="confluence-information-macro confluence-information-macro-note"><p class='
        '"title">Mind</p><span class="aui-icon confluence-information-macro-icon"></span>'
        '<div class="confluence-information-macro-body"><p>the step</p></div></div>'
        '<div class="expand-container"><div class="expand-control"><span>More</span></div>'
        '<div class="expand-content">inside</div></div>'
        '<span class="status-macro aui-lozenge aui-lozenge-success">Done</span>'
        '<ul class="inline-task-list"><li class="checked">a</li><li>b</li></ul>'
        '<div class="columnLayout two-equal" data-layout="two-equal"><div class="cell normal">'
        '<div class="innerCell"><p>left</p></div></div></div>'
        '<pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: java; gutter: '
        'false">int a = 1;</pre>'
    )
    box = root.find(".//div[@class='panel note']/div[@class='what']")
    assert box is not None
    assert box[0].get("class") == "title"
    assert root.find(".//ul[@class='tasks']") is not None
    assert text_of(root.find(".//details/summary")) == "More"
    assert root.find(".//span[@class='status green']").text == "Done"
    assert len(root.findall(".//li[@class='task done']")) == 1
    assert root.find(".//div[@class='layout two-equal']/div[@class='cell']") is not None
    assert text_of(root.find(".//div[@class='code']//code")) == "int a = 1;"


def test_its_headings_are_reached_and_are_none_of_the_pages_own(
    drawn_by_confluence: Drawing,
) -> None:
    done = drawn_by_confluence('<h2 id="Page-Steps">Steps</h2><h2 id="Page-Steps">Steps</h2>')
    root = judged(done.html)
    assert [h.get("id") for h in root.iter("h2")] == ["Page-Steps", "Page-Steps.1"]
    assert done.outline == ()


def test_a_frame_is_a_card_that_leads_there(tree: Any) -> None:
    root = tree('<iframe src="https://video.example/v/1">no frames</iframe>')
    assert root.find(".//a").get("href") == "https://video.example/v/1"


def test_of_a_whole_page_the_macros_part_is_taken() -> None:
    page = '<p>a</p><div class="conf-macro" data-macro-id="m1"><p>mine</p></div><p>b</p>'
    root, alone = read_served(page, "m1")
    assert (alone, text_of(root)) == (True, "mine")
    root, alone = read_served(page, "m2")
    assert (alone, text_of(root)) == (False, "ab".replace("b", "mineb"))


@pytest.mark.skipif(not _BODIES, reason=f"no corpus beside the checkout: {_VIEW}")
def test_every_body_of_the_corpus_is_drawn_by_the_rules_and_loses_no_word(
    drawn_by_confluence: Drawing,
) -> None:
    lost: dict[str, list[str]] = {}
    for path in _BODIES:
        body = path.read_bytes().decode("utf-8", "replace")
        root = judged(drawn_by_confluence(body).html)
        gone = _words(_seen(body)) - _all_words(root)
        lost |= {path.stem: sorted(gone)[:8]} if gone else {}
    assert not lost


def _seen(body: str) -> etree._Element:
    """The tree of what a browser would show."""
    root = html.fromstring(f"<div>{body}</div>")
    etree.strip_elements(
        root, "script", "style", "template", "title", etree.Comment, with_tail=False
    )
    return root


def _words(root: etree._Element) -> set[str]:
    """Those that are words whether or not elements part them."""
    texts = list(map(str, root.itertext()))
    return set(_WORD.findall(" ".join(texts))) & set(_WORD.findall("".join(texts)))


def _all_words(root: etree._Element) -> set[str]:
    texts = list(map(str, root.itertext()))
    return set(_WORD.findall(" ".join(texts))) | set(_WORD.findall("".join(texts)))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_raw_picture_in_a_body_of_our_own_is_found_by_the_same_shapes_trap_56(
    surroundings: Context, shape: str
) -> None:
    image = judged(draw(f"<p>{shape}</p>", surroundings).html).find(".//img")
    assert image is not None
    assert image.get("src") == "desk://site/blob/att7/3"
