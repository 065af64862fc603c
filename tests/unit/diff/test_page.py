"""The drawn comparison: valid HTML, words in their column, folds, moves that lead somewhere."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from confluence_desk.diff.lines import redline_of
from confluence_desk.diff.page import Pages, inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.diff.sides import has_redline
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render_command import stranger
from tests.unit.diff.cases import CASES, Case
from tests.unit.diff.histories import SAMPLE, revisions
from tests.unit.diff.laws import bare
from tests.unit.render.corpus import CORPUS, NONE_HERE
from tests.unit.render.html_rules import judged

_LONG = 60_000
OLD = "<h2>Why</h2><p>It is busy now and then.</p>" + "".join(
    f"<p>Nothing of this one has changed, line {n}.</p>" for n in range(8)
)


def drawn(old: str, new: str) -> tuple[Pages, etree._Element]:
    """Side by side, judged by HTML's own parser."""
    pages = side_by_side(compare(old, new), stranger())
    return pages, judged(pages.drawn.html)


def words(root: etree._Element, look: str) -> list[str]:
    """The texts of all elements of a class."""
    found = [node for node in root.iter() if look in str(node.get("class") or "").split()]
    return [" ".join("".join(map(str, node.itertext())).split()) for node in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_comparison_is_valid_html(case: Case) -> None:
    pages, _ = drawn(case.old, case.new)
    assert bool(pages.changes) == bool(case.expected)
    judged(inline(compare(case.old, case.new), stranger()).drawn.html)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE)
@pytest.mark.parametrize("history", SAMPLE, ids=lambda path: path.name)
def test_a_history_of_the_corpus_is_valid_html(history: Path) -> None:
    for old, new in pairwise(revisions(history)):
        if len(old) + len(new) < _LONG:
            drawn(old, new)


def test_what_changed_is_marked_in_its_column() -> None:
    _, root = drawn("<p>We retry five times.</p>", "<p>We retry three times.</p>")
    assert [node.text for node in root.iter("{*}del", "del")] == ["five"]
    assert [node.text for node in root.iter("{*}ins", "ins")] == ["three"]


def test_a_stretch_without_changes_is_one_line_that_names_its_heading() -> None:
    pages, root = drawn(OLD, OLD.replace("busy", "slow"))
    assert words(root, "unchanged")[0].startswith("7 unchanged blocks under “Why”")
    assert pages.changes == 1


def test_unfolded_nothing_is_hidden() -> None:
    found = compare(OLD, OLD.replace("busy", "slow"))
    html = side_by_side(found, stranger(), unfolded=True).drawn.html
    assert '<details class="unchanged" open="">' in html


def test_what_moved_leads_to_where_it_is_and_back() -> None:
    first, rest = "<p>The first of them all is this.</p>", OLD
    _, root = drawn(first + rest, rest + first)
    links = [node for node in root.iter("{*}a", "a") if "note" in (node.get("class") or "")]
    assert [link.text for link in links] == ["moved down ↓", "moved from above ↑"]
    ids = {node.get("id") for node in root.iter() if node.get("id")}
    assert {str(link.get("href")).rpartition("#")[2] for link in links} <= ids


def test_every_change_has_a_place_to_go_to() -> None:
    new = OLD.replace("busy", "slow").replace("line 4.", "line four.") + "<p>And more.</p>"
    pages, root = drawn(OLD, new)
    ids = [str(node.get("id")) for node in root.iter() if "change-" in str(node.get("id"))]
    assert ids == [f"change-{n}" for n in range(1, pages.changes + 1)]
    assert pages.changes == 3


def test_a_page_that_did_not_change_says_so() -> None:
    pages, root = drawn(OLD, OLD)
    assert words(root, "nothing") == ["No visible change."]
    assert not pages.changes


def test_a_body_cannot_smuggle_markup_into_the_comparison() -> None:
    old = "<p>&lt;script&gt;alert(1)&lt;/script&gt; one</p>"
    new = '<p onclick="x()">&lt;img src=x onerror=y&gt; two<script>alert(2)</script></p>'
    html = side_by_side(compare(old, new), stranger()).drawn.html
    assert "<script" not in html
    assert "onclick" not in html
    assert "<img" not in html


def redlined(old: str, new: str) -> str:
    """In one column, judged."""
    html = inline(compare(old, new), stranger()).drawn.html
    judged(html)
    return html


def test_in_one_column_what_went_stands_before_what_came() -> None:
    html = redlined(
        "<p>We retry <strong>five</strong> times.</p>", "<p>We retry <em>three</em> times.</p>"
    )
    assert (
        'We retry <strong><del class="gone">five</del></strong>'
        ' <em><ins class="come">three</ins></em> times.'
    ) in html


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_redline_without_what_went_is_the_new_page(case: Case) -> None:
    found = compare(case.old, case.new)
    for row in found.rows:
        if not has_redline(row) or row.left is None or row.right is None:
            continue
        line = redline_of(row.left, row.right, row.spans)
        for deed, block in (("-", row.right), ("+", row.left)):
            texts = _texts(line, deed)
            things = "".join(piece.text for piece in block.pieces if piece.thing)
            assert len(bare(texts)) >= len(bare(block.text)) - len(bare(things))


def _texts(line: etree._Element, without: str) -> str:
    """All words but those of a deed."""
    parts = [line.text or ""]
    for node in line:
        if node.get("deed") != without:
            parts.append(_texts(node, without))
        parts.append(node.tail or "")
    return "".join(parts)


def test_trap_87_the_ruler_has_a_mark_for_every_change_that_lands_on_it() -> None:
    new = OLD.replace("busy", "slow").replace("line 4.", "line four.") + "<p>And more.</p>"
    for unfolded in (False, True):
        pages = side_by_side(compare(OLD, new), stranger(), unfolded=unfolded)
        root = judged(pages.drawn.html)
        ruler = next(node for node in root.iter() if node.get("class") == "ruler")
        marks = [str(mark.get("href")).rpartition("#")[2] for mark in ruler if mark.get("href")]
        assert marks == [f"change-{n}" for n in range(1, pages.changes + 1)]
        ids = {node.get("id") for node in root.iter() if node.get("id")}
        assert set(marks) <= ids


def test_trap_87_no_change_is_folded_away() -> None:
    new = OLD.replace("busy", "slow").replace("line 7.", "line seven.")
    root = judged(side_by_side(compare(OLD, new), stranger()).drawn.html)
    folds = [node for node in root.iter() if node.get("class") == "unchanged"]
    assert folds
    assert not [node for fold in folds for node in fold.iter() if node.get("data-ref")]


def test_lists_that_run_from_right_to_left_have_their_signs_there() -> None:
    task = "<ac:task-list><ac:task><ac:task-body>{}</ac:task-body></ac:task></ac:task-list>"
    for shape in ("<ul><li>{}</li></ul>", "<ol><li><p>{}</p></li></ol>", task):
        html = drawn("", shape.format("العقدة الرئيسية"))[0].drawn.html
        assert re.search(r'<[uo]l\b[^>]* dir="rtl"[^>]*><li\b[^>]* dir="rtl"', html)
        assert 'dir="rtl"' not in drawn("", shape.format("The primary"))[0].drawn.html


def test_a_diagram_is_seen_on_each_side_that_has_it() -> None:
    preview = Attachment("att1", "14", "flow.png", media_type="image/png", version=Version(3))
    around = replace(stranger(), attachment={"flow.png": preview}.get)
    macro = (
        '<ac:structured-macro ac:name="drawio"><ac:parameter ac:name="diagramName">flow'
        '</ac:parameter><ac:parameter ac:name="revision">{}</ac:parameter></ac:structured-macro>'
    )
    old, new = macro.format(1), macro.format(2)
    for before, after, wanted in ((old, old, 2), (old, new, 2), ("", new, 1), (old, "", 1)):
        html = side_by_side(compare(before, after), around).drawn.html
        judged(html)
        assert html.count("<img") == wanted
