"""Blanks that went or came can be seen, in words, in code and in cells."""

from confluence_desk.diff.blanks import seen
from confluence_desk.diff.chosen import Choice, chosen
from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.render_command import stranger
from tests.unit.render.html_rules import judged

ROW = "<table><tbody><tr><td>A</td><td>{}</td></tr></tbody></table>"
CODE = (
    "<ac:structured-macro ac:name='code'><ac:plain-text-body>"
    "<![CDATA[{}]]></ac:plain-text-body></ac:structured-macro>"
)


def _drawn(old: str, new: str) -> str:
    found = chosen(compare(old, new), Choice(blanks=True))
    html = seen(side_by_side(found, stranger(), blanks=True).drawn.html)
    judged(html)
    return html


def test_each_kind_of_blank_has_a_sign() -> None:
    html = '<p>a b<ins class="come"> \t\nx<em title="a b">\u00a0</em></ins></p>'
    assert seen(html) == (
        '<p>a b<ins class="come"><span class="blank space"> </span>'
        '<span class="blank tab">\t</span><span class="blank newline">\n</span>x'
        '<em title="a b"><span class="blank fixed">\u00a0</span></em></ins></p>'
    )


def test_blanks_between_words_are_seen() -> None:
    html = _drawn("<p>One two  three</p>", "<p>One two three</p>")
    assert html.count('<span class="blank space"> </span>') == 3
    assert "change-1" in html


def test_blanks_in_cells_are_told_and_seen() -> None:
    old, new = ROW.format("five  times"), ROW.format("five times")
    assert not compare(old, new).changed
    found = chosen(compare(old, new), Choice(blanks=True))
    assert found.counts == {"cell": 1}
    html = _drawn(old, new)
    assert html.count("blank space") == 3
    assert "change-1" in html


def test_blanks_beside_words_that_changed_in_the_row_are_seen() -> None:
    row = "<table><tbody><tr><td>{}</td><td>{}</td></tr></tbody></table>"
    html = _drawn(row.format("a  b", "five"), row.format("a b", "six"))
    assert html.count("blank space") == 3
    assert "six" in html


def test_blanks_at_the_end_of_a_line_of_code_are_seen() -> None:
    html = _drawn(CODE.format("a  \nb"), CODE.format("a\nb"))
    assert html.count("blank space") == 2


def test_a_tab_in_place_of_spaces_is_seen() -> None:
    html = _drawn(CODE.format("x = 1\n    pass"), CODE.format("x = 1\n\tpass"))
    assert "blank tab" in html
