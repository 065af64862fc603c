import pytest

from confluence_desk.render.names import name_of
from confluence_desk.render.storage import parse
from tests.unit.render.html_rules import text_of


def shape(storage: str) -> str:
    """The tree as ``p(b)li``: who stands in whom."""

    def of(node: object) -> str:
        kids = "".join(of(kid) for kid in node)  # type: ignore[attr-defined]
        name = name_of(node)  # type: ignore[arg-type]
        return f"{name}({kids})" if kids else f"{name} "

    return "".join(of(node) for node in parse(storage))


@pytest.mark.parametrize(
    ("broken", "shaped", "words"),
    [
        ("<p>a<br>b<hr>c", "p(br )hr ", "abc"),
        ("<p>a<p>b", "p p ", "ab"),
        ("<ul><li>a<li>b</ul>c", "ul(li li )", "abc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(ul(li ))li )", "abc"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td td )tr(td ))", "abc"),
        ("<b>a<i>b</b>c</i>d", "b(i )", "abcd"),
        ("<p>a & b < c &amp; d</p>", "p ", "a & b < c & d"),
        ("<p>a</div></p>b", "p ", "ab"),
        ("<o:p>a</o:p>b<p>", "o-p p ", "ab"),
        ("<p>mail <x@y.z> here</p>", "p ", "mail <x@y.z> here"),
    ],
)
def test_broken_markup_becomes_what_a_browser_would_make(
    broken: str, shaped: str, words: str
) -> None:
    assert shape(broken) == shaped
    assert text_of(parse(broken)) == words


def test_a_body_cut_in_a_tag_keeps_what_came_before() -> None:
    assert text_of(parse('<p>kept</p><p class="hal')) == "kept"


def test_a_body_cut_in_cdata_keeps_the_code() -> None:
    cut = '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[x = 1\n  y'
    assert text_of(parse(cut)) == "x = 1\n  y"


def test_a_macro_without_its_end_stays_within_the_body_around_it() -> None:
    broken = (
        '<ac:structured-macro ac:name="info"><ac:rich-text-body>'
        '<ac:structured-macro ac:name="toc"><p>in</p></ac:rich-text-body></ac:structured-macro>'
        "<p>out</p>"
    )
    assert name_of(parse(broken)[-1]) == "p"


def test_an_end_tag_inside_a_macro_body_does_not_close_what_is_outside() -> None:
    broken = "<p>a<ac:rich-text-body>b</p>c</ac:rich-text-body>d"
    assert shape(broken) == "p(ac:rich-text-body )"


def test_any_number_of_open_tags_are_read_without_recursion() -> None:
    assert text_of(parse("<b>" * 200_000 + "deep")) == "deep"


def test_ampersands_in_addresses_are_not_entities() -> None:
    root = parse('<p>&<a href="?a=1&copy=2&para=3">x</a></p>')
    assert root[0][0].get("href") == "?a=1&copy=2&para=3"
