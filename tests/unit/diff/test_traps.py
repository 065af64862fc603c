"""Bugs that other comparisons have: traps 82 to 86, and the broken input that all must survive."""

import pytest

from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import Comparison, compare
from confluence_desk.render_command import stranger
from tests.unit.diff.cases import LIMITS
from tests.unit.diff.laws import lawful
from tests.unit.render.html_rules import judged


def _marked(found: Comparison) -> tuple[str, str]:
    spans = [span for row in found.rows for span in row.spans if span.deed != "="]
    return "".join(span.old for span in spans), "".join(span.new for span in spans)


def _columns(found: Comparison) -> list[tuple[str, str, str]]:
    return [(one.what, one.old, one.new) for row in found.rows for one in row.changes]


def test_trap_82_a_row_more_leaves_every_other_row_in_its_place() -> None:
    new = LIMITS.replace(
        "<tr><td>Search", "<tr><td>Ledger</td><td>1</td><td>5 s</td></tr><tr><td>Search"
    )
    rows = [row for row in lawful(LIMITS, new).rows if row.right and row.right.kind == "row"]
    assert [str(row.kind) for row in rows] == ["same", "same", "row-added", "same", "same"]
    assert [cell.words for cell in rows[2].right.cells] == ["Ledger", "1", "5 s"]  # type: ignore[union-attr]


def test_trap_82_a_column_less_is_one_column_and_no_cell_strays() -> None:
    new = LIMITS
    for cell in ("Tries", "5", "2", "9"):
        new = new.replace(f"<td>{cell}</td>", "", 1)
    found = lawful(LIMITS, new)
    assert ("column", "2", "") in _columns(found)
    for row in found.rows:
        for pair in row.cells:
            if pair.old is not None and pair.new is not None:
                assert row.left is not None
                assert row.right is not None
                assert row.left.cells[pair.old].words == row.right.cells[pair.new].words


@pytest.mark.parametrize("span", ["0", "00", "-1", "x", "9" * 5000], ids=lambda span: span[:3])
def test_trap_82_a_cell_that_spans_nothing_takes_its_place(span: str) -> None:
    last = f'<td colspan="{span}" rowspan="{span}">Six</td>'
    old = f"<table><tbody><tr><td>One</td><td>Two</td>{last}</tr></tbody></table>"
    found = lawful(old, old.replace("<td>Two</td>", ""))
    assert [(pair.old, pair.new) for row in found.rows for pair in row.cells if pair.new] == [
        (2, 1)
    ]


def test_trap_82_an_empty_column_more_is_one_less_the_other_way_round() -> None:
    old = "<table><tbody><tr><td>a</td><td>head</td><td></td><td>S</td></tr></tbody></table>"
    new = old.replace("<td></td>", "<td></td><td></td>")
    assert set(lawful(old, new).counts) == {"column-added"}
    assert set(lawful(new, old).counts) == {"column-removed"}


def test_trap_82_a_heading_in_the_head_of_a_table_is_valid_there() -> None:
    head = "<th><h3>Caller</h3><blockquote><h4>b</h4></blockquote></th>"
    old = f"<table><tbody><tr>{head}</tr></tbody></table>"
    for new in (old, old.replace("Caller", "Called")):
        judged(side_by_side(lawful(old, new), stranger()).drawn.html)


def test_a_task_that_becomes_a_heading_is_called_the_same_both_ways() -> None:
    words = '<ac:image><ri:attachment ri:filename="a.png"/></ac:image>'
    task = (
        "<ac:task-list><ac:task><ac:task-status>complete</ac:task-status>"
        f"<ac:task-body>{words}</ac:task-body></ac:task></ac:task-list>"
    )
    assert not {"task", "status"} & set(lawful(task, f"<h3>{words}</h3>").counts)


def test_a_row_is_known_by_its_name_though_it_is_a_number_and_all_else_is_new() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    old = f"<table><tbody>{row.format('429', 'once, then never')}</tbody></table>"
    new = f"<table><tbody>{row.format('429', 'after the time it names')}</tbody></table>"
    assert lawful(old, new).counts == {"cell": 1}
    assert lawful(old.replace("429", "1"), new.replace("429", "1")).counts != {}


def test_trap_83_paragraphs_that_share_only_small_words_are_not_one() -> None:
    old = "<p>The owner of the service is the team of payments, on the second floor.</p>"
    new = "<p>If the queue is long, the first thing to look at is the age of the oldest one.</p>"
    assert lawful(old, new).counts == {"removed": 1, "added": 1}


def test_trap_84_a_moved_paragraph_says_where_it_is_now() -> None:
    rest = "<p>Limits are told below.</p><p>End of it.</p>"
    old = f"<p>Jitter is a random delay up to the cap.</p>{rest}"
    new = f"{rest}<p>Jitter is a random delay up to the seeded cap.</p>"
    found = lawful(old, new)
    gone, come = [row for row in found.rows if row.kind == "moved"]
    assert gone.link == come.link >= 0
    assert gone.right is None
    assert come.left is None
    assert _marked(found) == ("", "seeded ")


def test_trap_84_a_split_paragraph_marks_no_word() -> None:
    first = "The primary answers every write and tells the replicas."
    second = "Sentinel watches over them all and votes."
    found = lawful(f"<p>{first} {second}</p>", f"<p>{first}</p><p>{second}</p>")
    assert found.counts == {"split": 1}
    assert _marked(found) == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("主节点会把每次写入告诉副本", "主节点会把每次写入告诉从本", "副", "从"),
        ("書き込みは主ノードに", "書き込みは副ノードに", "主", "副"),
        ("ประตู", "ประตา", "ตู", "ตา"),
        ("받습니다", "받습니까", "다", "까"),
        (
            "\u1112\u1161\u11ab\u1100\u116e",
            "\u1112\u1161\u11ab\u1100\u1169",
            "\u1100\u116e",
            "\u1100\u1169",
        ),
        ("ทำงาน", "ทางาน", "ทำ", "ทา"),
        ("Tag 🇩🇪 hier", "Tag 🇫🇷 hier", "🇩🇪 ", "🇫🇷 "),
    ],
)
def test_trap_85_one_letter_marks_one_letter(old: str, new: str, gone: str, come: str) -> None:
    found = lawful(f"<p>{old}</p>", f"<p>{new}</p>")
    marked = _marked(found)
    assert len(marked[0]) <= len(gone)
    assert marked[0] in gone
    assert marked[1] in come
    assert all(marked)


def test_trap_86_new_ids_are_no_change() -> None:
    body = (
        '<ac:structured-macro ac:name="info" ac:macro-id="{0}" ac:schema-version="{1}">'
        '<ac:rich-text-body><p local-id="{0}">Mind this.</p></ac:rich-text-body>'
        '</ac:structured-macro><ac:layout><ac:layout-section ac:type="single" ac:local-id="{0}">'
        '<ac:layout-cell><p><ac:link><ri:page ri:content-title="Plan" ri:version-at-save="{1}"/>'
        "</ac:link></p></ac:layout-cell></ac:layout-section></ac:layout>"
    )
    assert not lawful(body.format("a1", "1"), body.format("b2", "2")).changed


def test_trap_85_a_grapheme_is_marked_whole() -> None:
    jamo = "<p>\u1112\u1161\u11ab\u1100{}</p>"
    found = lawful(jamo.format("\u116e"), jamo.format("\u1169"))
    assert _marked(found) == ("\u1100\u116e", "\u1100\u1169")
    thai = lawful("<p>ทำงาน</p>", "<p>ทางาน</p>")
    assert _marked(thai)[0] == "ทำ"


@pytest.mark.parametrize("new", ["<p>open", "</p>", "<<>>", "&nbsp;", "<table><tr>", "\x00\ud800"])
def test_a_broken_body_is_compared_too(new: str) -> None:
    lawful("<p>One two.</p>", new)


def test_a_body_nested_beyond_reason_is_compared_too() -> None:
    deep = f"{'<div>' * 3000}one two{'</div>' * 3000}"
    assert lawful(deep, deep.replace("two", "three")).changed


def test_a_missing_text_is_an_empty_page() -> None:
    assert compare(None, "<p>One two.</p>").counts == {"added": 1}
