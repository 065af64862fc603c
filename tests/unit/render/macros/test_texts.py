from collections.abc import Callable

import pytest

from confluence_desk.render.context import Drawn
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Draw = Callable[[str], Drawn]
Tree = Callable[[str], Element]


def macro(name: str, body: str = "", **parameters: str) -> str:
    told = "".join(
        f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in parameters.items()
    )
    return f'<ac:structured-macro ac:name="{name}">{told}{body}</ac:structured-macro>'


def code(text: str, **parameters: str) -> str:
    return macro(
        "code", f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>", **parameters
    )


HARD = "def f():\n\tif a < b && c:\n\t\treturn 'å ø & &amp; <b> ]] > 漢字'\n\n    # end"


@pytest.mark.parametrize("language", ["python", "", "none", "no-such-language", "html/xml", "C#"])
def test_trap_62_code_comes_through_to_the_byte(drawn: Draw, tree: Tree, language: str) -> None:
    body = code(HARD, language=language)
    assert drawn(body).codes == (HARD,)
    assert text_of(tree(body).find(".//pre")) == HARD


def test_trap_62_code_split_by_cdata_is_whole(drawn: Draw) -> None:
    assert drawn(code("a]]]]><![CDATA[>b")).codes == ("a]]>b",)


def test_the_copy_link_names_the_block(tree: Tree) -> None:
    shown = tree(code("a") + code("b"))
    assert [a.get("href") for a in shown.iter("a")] == ["desk://site/copy/0", "desk://site/copy/1"]


def test_line_numbers_start_where_they_are_told(tree: Tree) -> None:
    shown = tree(code("a\nb\nc", linenumbers="true", firstline="9"))
    assert shown.find(".//pre[@class='gutter']").text == "9\n10\n11"  # type: ignore[union-attr]


def test_a_collapsed_block_is_a_fold_with_its_title(tree: Tree) -> None:
    shown = tree(code("a", collapse="true", title="Run &lt;me&gt;", language="bash"))
    assert shown[0].tag == "details"
    assert [span.text for span in shown.findall(".//summary/span")] == ["bash", "Run <me>"]


def test_source_of_html_is_shown_and_never_run(tree: Tree) -> None:
    shown = tree(
        macro("html", "<ac:plain-text-body><![CDATA[<script>x()</script>]]></ac:plain-text-body>")
    )
    assert shown.find(".//script") is None
    assert "<script>x()</script>" in text_of(shown)


def test_a_status_shows_title_and_colour(tree: Tree) -> None:
    shown = tree(macro("status", title="On it", colour="Yellow", subtle="true"))[0]
    assert (shown.text, shown.get("class")) == ("On it", "status yellow subtle")


@pytest.mark.parametrize(
    "half_written",
    [
        macro("anchor"),
        macro("status"),
        macro("mathinline"),
        '<ac:structured-macro ac:name="anchor"><ac:parameter ac:name=""/></ac:structured-macro>',
        "<ac:link/>",
        "<ac:emoticon/>",
        "<b></b><em/>",
        "<time/>",
    ],
)
def test_trap_63_half_written_macros_print_nothing(tree: Tree, half_written: str) -> None:
    assert text_of(tree(f"<p>{half_written}</p>")) == ""


def test_an_anchor_is_reached_with_and_without_the_title(tree: Tree) -> None:
    name = '<ac:parameter ac:name="">my place</ac:parameter>'
    anchor = f'<ac:structured-macro ac:name="anchor">{name}</ac:structured-macro>'
    ids = [node.get("id") for node in tree(anchor)]
    assert ids == ["my-place", "Redisfailover-my-place"]


def test_a_reference_to_a_formula_leads_to_it(tree: Tree) -> None:
    named = '<ac:parameter ac:name="anchor">two roots</ac:parameter>'
    body = '<ac:parameter ac:name="body">x^2</ac:parameter>'
    formula = f'<ac:structured-macro ac:name="mathblock">{named}{body}</ac:structured-macro>'
    link = f'<ac:structured-macro ac:name="mathblock-ref">{named}</ac:structured-macro>'
    shown = tree(formula + link)
    assert shown.find(".//a").get("href") == "#two-roots"  # type: ignore[union-attr]
    assert shown.find(".//span[@id='two-roots']") is not None
