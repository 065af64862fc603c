"""The row that is read is found again in another shape: its words stand there as well."""

import pytest

from confluence_desk.diff.lanes import in_order
from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.diff.source import compare_source
from confluence_desk.diff.staying import counterpart
from confluence_desk.render_command import stranger
from tests.bench.runbook import RUNBOOK, RUNBOOK_EDITED
from tests.unit.diff.test_lanes import LINKS, OWNERS, layout, section

OLD = "".join(f"<p>The line with number {n} &amp; more.</p>" for n in range(30))
NEW = OLD.replace("number 17", "number seventeen")


def words(found: object, at: int) -> str:
    row = in_order(found.rows)[at]  # type: ignore[attr-defined]
    block = row.right or row.left
    return block.text if block else ""


@pytest.mark.parametrize("at", [0, 9, 17, 29])
def test_a_block_is_found_in_the_source_and_the_other_way_round(at: int) -> None:
    rendered, source = compare(OLD, NEW), compare_source(OLD, NEW)
    there = counterpart(rendered, at, source)
    assert f"number {'seventeen' if at == 17 else at} " in words(source, there)
    assert counterpart(source, there, rendered) == at


def test_what_has_no_words_leads_to_the_next_that_has() -> None:
    source = compare_source(RUNBOOK, RUNBOOK_EDITED)
    rendered = compare(RUNBOOK, RUNBOOK_EDITED)
    for at in range(len(rendered.rows)):
        assert 0 <= counterpart(rendered, at, source) < len(source.rows)


def test_empty_pages_have_no_row_to_stay_at() -> None:
    assert counterpart(compare("", ""), 0, compare_source("", "")) == 0


@pytest.mark.parametrize("draw", [side_by_side, inline])
def test_the_row_to_stay_at_has_an_id_in_every_shape(draw: object) -> None:
    found = compare(OLD, NEW)
    pages = draw(found, stranger(), here=9)  # type: ignore[operator]
    assert pages.here == "here"
    assert pages.drawn.html.partition('id="here"')[2].partition("number ")[2].startswith("9 ")
    assert draw(found, stranger(), here=17).here == "change-1"  # type: ignore[operator]
    assert draw(found, stranger()).here == ""  # type: ignore[operator]


def test_rows_of_lanes_are_counted_as_they_are_drawn() -> None:
    old = layout(section("two_equal", OWNERS, LINKS))
    found = compare(old, layout(section("two_equal", OWNERS + "<p>More of it.</p>", LINKS)))
    html = side_by_side(found, stranger(), unfolded=True).drawn.html
    assert html.count('"diff-row') == len(in_order(found.rows)) == len(found.rows)
