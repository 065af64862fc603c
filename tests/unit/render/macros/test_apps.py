import pytest

from confluence_desk.render.macros.registry import all_drawers
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, links, macro, page_link

EVIL = "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_tabs_are_open_below_one_another_with_their_names(around: Around) -> None:
    tabs = macro("tab-pane", "<p>a</p>", name="One") + macro("tab-pane", "<p>b</p>", name="Two")
    assert around.words(macro("tabs-group", tabs)) == "OneaTwob"


@pytest.mark.parametrize(
    ("name", "words"), [("french", "Frenchx"), ("portuguese-br", "Portuguese brx")]
)
def test_translations_say_which_language_they_are(around: Around, name: str, words: str) -> None:
    assert around.words(macro(name, "<p>x</p>")) == words


@pytest.mark.parametrize(
    ("kind", "look"), [("success", "tip"), ("Error", "warning"), ("x", "info"), ("", "info")]
)
def test_messages_have_our_own_looks(around: Around, kind: str, look: str) -> None:
    shown = around.shown(macro("auimessage", "<p>x</p>", title="T", type=kind))
    assert shown[0].get("class") == f"panel {look}"
    assert text_of(shown) == "Tx"


def test_boxes_have_a_title_and_a_line_beneath(around: Around) -> None:
    assert around.words(macro("roundrect", "<p>x</p>", title="T", footer="F")) == "TxF"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://else.example/a", "https://else.example/a"),
        ('<ri:url ri:value="https://else.example/"/>', "https://else.example/"),
        ('<a href="https://else.example/b">b</a>', "https://else.example/b"),
        (page_link("Sentinel quorum lost"), "desk://site/page/42"),
        ("javascript:alert(1)", None),
        ("desk://site/command/reload", None),
        ("", None),
    ],
)
def test_buttons_lead_where_links_may_lead(around: Around, url: str, href: str | None) -> None:
    shown = around.shown(macro("ui-button", title="Go", url=url))
    assert links(shown) == ([(href, "Go")] if href else [])
    assert text_of(shown) == "Go"


def test_content_that_leads_somewhere_keeps_its_own_links(around: Around) -> None:
    inner = f"<p>x {page_link('Sentinel quorum lost')}</p>"
    shown = around.shown(macro("clickable", inner, link="https://else.example/"))
    assert [href for href, _ in links(shown)] == ["https://else.example/", "desk://site/page/42"]


def test_footnotes_stand_where_they_belong(around: Around) -> None:
    assert around.words(f"<p>a{macro('cfm-footnote', text='b')}</p>") == "a[b]"
    assert around.words(f"<p>a{macro('footnote', '<p>b</p>')}</p>") == "ab"


def test_hidden_excerpts_are_hidden(around: Around) -> None:
    assert around.words(macro("multiexcerpt-macro", "<p>x</p>", hidden="true")) == ""
    assert around.words(macro("multiexcerpt-macro", "<p>x</p>", hidden="false")) == "x"


def test_a_term_leads_to_its_meaning(around: Around) -> None:
    plain = "<ac:plain-text-body>Mining</ac:plain-text-body>"
    storage = macro("taxonomies-for-confluence-relation", uri="https://else.example/B")
    shown = around.shown(storage.replace("</ac:structured", f"{plain}</ac:structured"))
    assert links(shown) == [("https://else.example/B", "Mining")]


def test_steps_boxes_and_the_rest_keep_their_content(around: Around) -> None:
    step = macro("ui-step", "<p>one</p>")
    assert around.words(macro("ui-steps", step)) == "one"
    assert around.words(macro("author", firstName="Ana", lastName="Ruiz")) == "Ana Ruiz"
    assert "alt" in around.words(macro("img", src="https://else.example/x.png", alt="alt"))


@pytest.mark.parametrize("name", sorted(all_drawers()))
@pytest.mark.parametrize("known", [True, False])
def test_no_macro_lets_anything_through_or_loses_its_body(
    around: Around, name: str, known: bool
) -> None:
    hostile = {
        "title": EVIL, "url": "javascript:alert(1)", "cql": EVIL, "labels": f'"{EVIL}', "max": EVIL,
        "page": EVIL, "name": EVIL, "_": EVIL, "source": EVIL, "groups": EVIL, "spaces": EVIL,
        "patterns": EVIL, "user": EVIL, "key": EVIL, "noneFoundMessage": EVIL, "text": EVIL,
    }  # fmt: skip
    parameters = hostile if known else {"strange": EVIL}
    html = around.draw(macro(name, "<p>the body</p>", **parameters)).html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "body" in html


@pytest.mark.parametrize("name", sorted(all_drawers()))
def test_every_macro_can_stand_in_a_line_a_cell_and_a_link(around: Around, name: str) -> None:
    one = macro(name, "<p>b</p>", labels="a", cql="label = a", title="T", key="A-1", groups="g")
    around.draw(f"<p>before <strong>{one}</strong> after</p>")
    around.draw(f"<table><tbody><tr><td>{one}</td></tr></tbody></table>")
    around.draw(f'<ac:link ac:anchor="x"><ac:link-body>{one}</ac:link-body></ac:link>')
