from collections.abc import Callable

import pytest

from confluence_desk.render.context import Drawn
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Draw = Callable[[str], Drawn]
Tree = Callable[[str], Element]


def test_headings_are_reached_by_every_form_of_anchor(drawn: Draw) -> None:
    done = drawn("<h2>When to use &amp; why</h2>")
    for anchor in ("When-to-use-&amp;-why", "Redisfailover-Whentouse&amp;why", "Whentouse&amp;why"):
        assert f'id="{anchor}"' in done.html
    (entry,) = done.outline
    assert (entry.level, entry.text, entry.anchor) == (2, "When to use & why", "When-to-use-&-why")


def test_equal_headings_get_numbered_ids(drawn: Draw) -> None:
    anchors = [entry.anchor for entry in drawn("<h1>A b</h1><h2>A b</h2><h2>A b</h2>").outline]
    assert anchors == ["A-b", "A-b.1", "A-b.2"]


def test_an_empty_heading_is_not_in_the_outline(drawn: Draw) -> None:
    assert drawn("<h2><br/></h2>").outline == ()


def test_empty_paragraphs_used_as_spacing_are_left_out(tree: Tree) -> None:
    assert len(tree("<p></p><p>&nbsp;</p><p><br/> <br/></p><p> x </p>")) == 1


def test_a_paragraph_with_a_block_inside_becomes_a_division(tree: Tree) -> None:
    shown = tree("<p>a <ac:structured-macro ac:name='code'/> b</p><p>c</p>")
    assert [(node.tag, node.get("class")) for node in shown] == [("div", "p"), ("p", None)]


@pytest.mark.parametrize(
    ("style", "classes"),
    [
        ("text-align: center;", "ta-center"),
        ("margin-left: 60.0px; color: rgb(191,38,0)", "c-red in-2"),
        ("position: fixed; z-index: 9; background: url(http://canary.invalid)", None),
        ("color: expression(alert(1))", None),
    ],
)
def test_styles_become_classes_or_nothing(tree: Tree, style: str, classes: str | None) -> None:
    node = tree(f'<p style="{style}">x</p>')[0]
    assert node.get("style") is None
    assert set((node.get("class") or "").split()) == set((classes or "").split())


def test_direction_is_kept_or_found_by_the_browser(tree: Tree) -> None:
    shown = tree('<p>a</p><div dir="rtl"><p dir="ltr" lang="he">x</p></div>')
    assert shown[0].get("dir") == "auto"
    assert shown[1].get("dir") == "rtl"
    assert (shown[1][0].get("dir"), shown[1][0].get("lang")) == ("ltr", "he")


def test_details_keep_their_summary_and_body(tree: Tree) -> None:
    shown = tree("<details>lost? <summary>More</summary><p>in</p>tail</details>")
    assert shown.findtext(".//summary") == "More"
    assert text_of(shown) == "Morelost? intail"


def test_unknown_elements_are_drawn_as_their_content(tree: Tree) -> None:
    shown = tree("<blink onclick='x()'>a<b>b</b></blink><script>evil()</script><style>p{}</style>")
    assert text_of(shown) == "ab"
    assert [node.tag for node in shown.iter()] == ["r", "b"]


def test_nesting_deeper_than_python_can_recurse_keeps_its_text(drawn: Draw) -> None:
    for tag in ("div", "b", "ul><li", "blockquote"):
        ends = "".join(f"</{name}>" for name in reversed(tag.split("><")))
        done = drawn(f"<{tag}>" * 700 + "deep" + ends * 700 + "<p>after</p>")
        assert "deep" in done.html
        assert "after" in done.html


def test_a_phrase_that_holds_a_block_becomes_a_block_of_its_look(tree: Tree) -> None:
    shown = tree("<p><strong>a<ul><li>b</li></ul></strong></p>")
    assert [(node.tag, node.get("class")) for node in shown.iter("div")] == [
        ("div", "p"),
        ("div", "as-strong"),
    ]
    assert shown.find(".//div/div/ul/li") is not None


def test_a_heading_where_none_may_stand_is_one_by_its_role(tree: Tree, drawn: Draw) -> None:
    storage = "<table><tr><th><h3>a</h3></th></tr><tr><td>b</td></tr></table>"
    head = tree(storage).find(".//th/div")
    assert head is not None
    assert (head.get("role"), head.get("aria-level"), head.get("id")) == ("heading", "3", "a")
    assert [entry.text for entry in drawn(storage).outline] == ["a"]


def test_nothing_folds_inside_a_link(tree: Tree) -> None:
    shown = tree('<a href="https://e.example/"><details><summary>a</summary>b</details></a>')
    assert shown.find(".//details") is None
    assert text_of(shown) == "ab"
