from collections.abc import Callable

import pytest

from confluence_desk.render.context import Context
from confluence_desk.render.document import draw
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


def boxed(name: str, inside: str, **parameters: str) -> str:
    told = "".join(
        f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in parameters.items()
    )
    body = f"<ac:rich-text-body>{inside}</ac:rich-text-body>"
    return f'<ac:structured-macro ac:name="{name}">{told}{body}</ac:structured-macro>'


def words(shown: Element) -> str:
    return text_of(shown)


@pytest.mark.parametrize("kind", ["info", "note", "tip", "warning"])
def test_messages_have_an_icon_with_a_name_a_title_and_a_body(tree: Tree, kind: str) -> None:
    shown = tree(boxed(kind, "<p>b</p>", title="T &amp; t"))
    assert shown[0].get("class") == f"panel {kind}"
    assert shown.find(".//svg").get("aria-label")  # type: ignore[union-attr]
    assert words(shown) == "T & tb"


def test_an_icon_can_be_switched_off(tree: Tree) -> None:
    assert tree(boxed("info", "<p>b</p>", icon="false")).find(".//svg") is None


def test_a_panels_colours_become_the_nearest_of_ours(tree: Tree) -> None:
    shown = tree(
        boxed("panel", "<p>b</p>", bgColor="#DEEBFF", borderColor="red", panelIconText="🚀")
    )
    assert shown[0].get("class") == "panel custom b-blue"
    assert words(shown) == "🚀b"


@pytest.mark.parametrize(
    "sign", ["\U0001f680", "\u2139\ufe0f", "1\ufe0f\u20e3", "\U0001f1eb\U0001f1f7"]
)
def test_a_panels_sign_is_shown(tree: Tree, sign: str) -> None:
    assert words(tree(boxed("panel", "<p>b</p>", panelIconText=sign))) == f"{sign}b"


@pytest.mark.parametrize("word", ["Important", ":warning:", "\u05d7\u05e9\u05d5\u05d1"])
def test_a_word_is_no_sign(tree: Tree, word: str) -> None:
    assert words(tree(boxed("panel", "<p>b</p>", panelIconText=word))) == "b"


def test_an_expand_is_a_fold(tree: Tree) -> None:
    shown = tree(boxed("expand", "<p>b</p>", title="More") + boxed("expand", ""))
    assert [s.text for s in shown.iter("summary")] == ["More", "Click here to expand…"]


def test_excerpts_and_properties_show_their_body_unless_hidden(tree: Tree) -> None:
    assert words(tree(boxed("excerpt", "<p>a</p>") + boxed("details", "<p>b</p>"))) == "ab"
    hidden = boxed("excerpt", "<p>a</p>", hidden="true") + boxed("details", "b", hidden="true")
    assert words(tree(hidden)) == ""


def test_sections_hold_columns_by_share(tree: Tree) -> None:
    columns = boxed("column", "<p>a</p>", width="25%") + boxed("column", "<p>b</p>", width="300px")
    shown = tree(boxed("section", columns, border="true"))
    assert shown[0].get("class") == "layout columns bordered"
    assert [node.get("class") for node in shown[0]] == ["cell w-3", "cell"]


def test_an_unknown_macro_shows_name_settings_and_body(tree: Tree) -> None:
    shown = tree(
        boxed("acme-<app>".replace("<", "&lt;").replace(">", "&gt;"), "<p>b</p>", mode="x&lt;y")
    )
    assert shown[0].get("class") == "unknown bodied"
    assert words(shown) == "acme-<app>mode: x<yAsk Confluence to draw itb"


@pytest.mark.parametrize("name", ["children", "include", "pagetree", "detailssummary"])
def test_macros_about_other_pages_say_that_nothing_is_known_here(
    context: Context, name: str
) -> None:
    done = draw(
        f'<ac:structured-macro ac:name="{name}"><ac:parameter ac:name="label">x</ac:parameter>'
        "</ac:structured-macro>",
        context,
    )
    assert 'class="remark' in done.html
    assert not done.unknown


def test_the_table_of_contents_knows_headings_that_come_later(tree: Tree) -> None:
    level = '<ac:parameter ac:name="maxLevel">2</ac:parameter>'
    toc = f'<ac:structured-macro ac:name="toc">{level}</ac:structured-macro>'
    shown = tree(f"{toc}<h1>One &amp; all</h1><h2>Two</h2><h3>Three</h3>")
    links = [(a.get("href"), a.text) for a in shown.iter("a")]
    assert links == [("#One-%26-all", "One & all"), ("#Two", "Two")]


def test_an_empty_table_of_contents_is_nothing(tree: Tree) -> None:
    assert len(tree('<ac:structured-macro ac:name="toc"/>')) == 0
