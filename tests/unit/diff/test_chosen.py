"""A comparison narrowed to what is wanted, and written as Markdown."""

from confluence_desk.diff.chosen import Choice, changes_of, chosen
from confluence_desk.diff.critic import as_markdown
from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.diff.source import compare_source
from confluence_desk.render_command import stranger

OLD = "<h2>Why</h2><p>We retry five times.</p><p>It is bold.</p><p>Old rule.</p><p>End of it.</p>"
NEW = (
    "<h2>Why</h2><p>We retry three times.</p><p>It is <strong>bold</strong>.</p><p>End of it.</p>"
    "<p>Entirely new sentence here.</p>"
)


def test_looks_are_told_unless_nobody_wants_them() -> None:
    found = compare(OLD, NEW)
    assert found.counts["formatting"] == 1
    plain = chosen(found, Choice(formatting=False))
    assert "formatting" not in plain.counts
    assert {**plain.counts, "formatting": 1} == found.counts


def test_a_hidden_kind_counts_and_looks_as_unchanged() -> None:
    found = chosen(compare(OLD, NEW), Choice(frozenset({"removed", "changed", "added"})))
    assert set(found.counts) == {"formatting"}
    html = side_by_side(found, stranger()).drawn.html
    assert "<del" not in html
    assert "Old rule." in html
    alone = inline(found, stranger()).drawn.html
    assert "Old rule." not in alone
    assert "Entirely new" in alone


def test_what_is_hidden_is_hidden_in_cells_too() -> None:
    table = "<table><tbody><tr><td>A</td><td>{}</td></tr></tbody></table>"
    found = compare(table.format(5), table.format(3))
    assert found.counts == {"cell": 1}
    quiet = side_by_side(chosen(found, Choice(frozenset({"cell"}))), stranger())
    assert "<ins" not in quiet.drawn.html
    assert quiet.changes == 0


def test_blanks_are_told_where_they_are_wanted() -> None:
    old, new = "<p>One two  three</p>", "<p>One two three</p>"
    assert not compare(old, new).changed
    found = chosen(compare(old, new), Choice(blanks=True))
    (row,) = found.rows
    assert [(s.deed, s.old, s.new) for s in row.spans if s.deed != "="] == [
        ("-", "  ", ""),
        ("+", "", " "),
    ]
    assert 'class="diff blanks"' in side_by_side(found, stranger(), blanks=True).drawn.html


def test_blanks_at_the_end_of_a_line_of_code_are_told() -> None:
    body = "<ac:structured-macro ac:name='code'><ac:plain-text-body><![CDATA[a{}\nb]]></ac:plain-text-body></ac:structured-macro>"  # noqa: E501 - one macro
    old, new = body.format("  "), body.format("")
    assert not compare(old, new).changed
    assert chosen(compare(old, new), Choice(blanks=True)).counts == {"code": 1}
    assert chosen(compare_source(old, new), Choice(blanks=True)).changed


def test_changes_are_counted_as_they_are_gone_to() -> None:
    for old, new in ((OLD, NEW), (NEW, OLD), (OLD, OLD)):
        found = compare(old, new)
        assert len(changes_of(found)) == side_by_side(found, stranger()).changes


def test_markdown_marks_what_went_and_came() -> None:
    text = as_markdown(compare(OLD, NEW))
    assert "## Why\n" in text
    assert "We retry {--five--} {++three++} times." in text
    assert "{--Old rule.--}" in text
    assert "{++Entirely new sentence here.++}" in text
    assert "It is **bold**.{>>now bold “bold”<<}" in text


def test_markdown_has_tables_lists_and_code() -> None:
    old = (
        "<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>5</td></tr></tbody></table>"
        "<ul><li>one</li><li>two</li></ul>"
    )
    text = as_markdown(compare(old, old.replace("5", "3").replace("two", "2*2")))
    assert "| A | B |\n| --- | --- |\n| x | {--5--}{++3++} |" in text
    assert "- one\n- {--two--}\n- {++2\\*2++}\n" in text


def test_what_moved_together_is_one_change_and_says_so_once() -> None:  # demand 19
    part = "<h2>Section about retries</h2><p>First words of it here.</p><p>Second words here.</p>"
    rest = "".join(f"<h2>Part {n} of all</h2><p>Text of the part number {n}.</p>" for n in "12345")
    found = compare(part + rest, rest + part)
    assert found.counts == {"moved": 3}
    pages = side_by_side(found, stranger())
    assert pages.changes == 2
    assert pages.drawn.html.count("moved down") == 1
    assert pages.drawn.html.count("moved from above") == 1


def test_markdown_marks_a_macro_that_came() -> None:
    macro = "<ac:structured-macro ac:name='toc'/>"
    assert "{++**toc**++}" in as_markdown(compare("<p>One.</p>", f"<p>One.</p>{macro}"))
    assert "\n**toc**\n" in as_markdown(compare(f"<p>A</p>{macro}", f"<p>B</p>{macro}"))
