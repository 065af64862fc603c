"""Nothing that a body may hold makes the renderer raise, or break its own rules."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render.context import Context
from confluence_desk.render.document import draw
from confluence_desk.render.plain import plain
from confluence_desk.render.rich import comment_html
from confluence_desk.render.storage import parse
from tests.unit.render.html_rules import agreed, judged
from tests.unit.render.nesting import REORDERED, grown
from tests.unit.render.words import inked, lost, shown

_CONTEXT = Context(
    site_url="https://acme.example",
    page_id="1",
    space_key="OPS",
    title='T<"&',
    page_link=lambda _key, title: title or None,
    attachment=lambda name: Attachment(f"att<{name}", "1", name, Version(1)) if name else None,
    attachment_of=lambda _key, _title, _name: None,
    person=lambda account: account,
    today=date(2026, 11, 21),
)
_NAMES = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "col",
        "dl",
        "dt",
        "a",
        "img",
        "br",
        "pre",
        "time",
        "span",
        "details",
        "summary",
        "script",
        "style",
        "math",
        "svg",
        "ac:link",
        "ac:image",
        "ac:task-list",
        "ac:task",
        "ac:task-body",
        "ac:layout-section",
        "ac:layout-cell",
        "ac:structured-macro",
        "ac:parameter",
        "ac:rich-text-body",
        "ac:plain-text-body",
        "ac:adf-extension",
        "ac:adf-node",
        "ac:adf-content",
        "ri:page",
        "ri:user",
        "ri:attachment",
        "ri:url",
        "x:y",
    ]
)
_ATTRIBUTES = st.sampled_from(
    [
        'href="javascript:x',
        'href="#a b%',
        'href="https://[x',
        'style="width:1e9px;color:rgb(1,2,3)',
        'ac:name="toc',
        'ac:name="code',
        'ac:name="status',
        'ac:name="section',
        'ac:name="drawio',
        'ac:name="',
        'ri:filename="a.png',
        'ri:content-title="T',
        'ri:value="data:x',
        'ri:account-id="a',
        'type="panel',
        'datetime="x',
        'colspan="-1',
        'start="9',
        'dir="rtl',
        'id="i',
        'onclick="x',
        'ac:width="9',
        "/",
    ]
).map(lambda text: text if text == "/" else text.rstrip('"') + '"')
_TEXT = st.text(max_size=12) | st.sampled_from(
    [
        "&nbsp;",
        "&#55357;",
        "&bogus;",
        "<",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<?x",
        "<!DOCTYPE x [",
        "\x00",
    ]
)
_PIECES = st.one_of(
    st.builds(lambda n, a: f"<{n} {' '.join(a)}>", _NAMES, st.lists(_ATTRIBUTES, max_size=2)),
    st.builds(lambda n, t: f"<{n}>{t}</{n}>", _NAMES, _TEXT),
    st.builds(lambda n: f"</{n}>", _NAMES),
    _TEXT,
)
_quick = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@_quick
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_soup_of_tags_is_drawn_by_the_rules(soup: str) -> None:
    judged(draw(soup, _CONTEXT).html)
    plain(soup)
    judged(comment_html(soup, _CONTEXT), placed=False)


@_quick
@given(st.text())
def test_any_text_is_drawn_by_the_rules(text: str) -> None:
    judged(draw(text, _CONTEXT).html)
    plain(text)


@pytest.mark.parametrize(
    "huge",
    [
        "<p>" * 20_000,
        "<" * 50_000,
        "<a " * 20_000,
        "<!--" * 20_000,
        "<![CDATA[" * 9_000,
        "&" * 99_999,
        "<table><tr><td>" * 3_000,
        "<p>word </p>" * 40_000,
        "<ul><li>" * 5_000 + "x",
        "<p " + "a='b' " * 30_000 + ">",
        "<ac:structured-macro ac:name='toc'/>" + "<h1>x</h1>" * 3_000,
    ],
    ids=lambda huge: huge[:12],
)
def test_trap_69_huge_and_hostile_bodies_are_drawn(huge: str) -> None:
    draw(huge, _CONTEXT)
    plain(huge)


@pytest.mark.parametrize("seed", range(0, 1500, 100))
def test_anything_in_anything_is_html_to_a_browser_too(seed: int, context: Context) -> None:
    for each in range(seed, seed + 100):
        html = draw(grown(each, REORDERED), context).html
        judged(html)
        agreed(html)


@pytest.mark.parametrize("seed", range(0, 3000, 200))
def test_of_anything_in_anything_no_text_is_lost(seed: int, context: Context) -> None:
    for each in range(seed, seed + 200):
        storage = grown(each, [])
        source = parse(storage)
        assert not lost(source, shown(judged(draw(storage, context).html))), storage
        assert not lost(source, inked(plain(storage))), storage
