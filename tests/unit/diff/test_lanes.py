"""Columns of a layout stand beside each other on either side of a comparison, and never meet."""

import re

import pytest

from confluence_desk.diff.chosen import changes_of
from confluence_desk.diff.lanes import WIDE, Layouts, Section
from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.render_command import stranger
from tests.unit.diff.laws import lawful
from tests.unit.render.html_rules import judged

OWNERS = "<h2>Owners</h2><p>The team of payments owns this in all regions.</p>"
LINKS = "<h2>Links</h2><p>The dashboard of the queue is there.</p>"
COSTS = "<h2>Costs</h2><p>Four hundred a month, all in all.</p>"


def section(kind: str, *cells: str) -> str:
    inside = "".join(f"<ac:layout-cell>{cell}</ac:layout-cell>" for cell in cells)
    return f'<ac:layout-section ac:type="{kind}">{inside}</ac:layout-section>'


def layout(*sections: str) -> str:
    return f"<ac:layout>{''.join(sections)}</ac:layout>"


def lanes(old: str, new: str) -> list[list[tuple[list[str], list[str]]]]:
    """For each layout its lanes, each as the words of either side."""
    found = lawful(old, new)
    pages = side_by_side(found, stranger())
    judged(pages.drawn.html)
    judged(inline(found, stranger()).drawn.html)
    assert pages.changes == len(changes_of(found))
    ids = [int(n) for n in re.findall(r'id="change-(\d+)"', pages.drawn.html)]
    assert sorted(ids) == list(range(1, pages.changes + 1))
    parts = Layouts().parts(found.rows)
    return [
        [
            (
                [row.left.text for row in lane.rows if row.left],
                [row.right.text for row in lane.rows if row.right],
            )
            for lane in part.lanes
        ]
        for part in parts
        if isinstance(part, Section)
    ]


def rows_of(html: str, side: str) -> list[tuple[str, str]]:
    """Where the parts of a side stand: the first track, the number of tracks."""
    return re.findall(rf'<div class="{side}[^"]* at-(\d+) span-(\d+)"', html)


def test_cells_that_belong_together_run_down_beside_the_others() -> None:
    old = layout(section("two_equal", OWNERS, LINKS))
    new = layout(section("two_equal", OWNERS.replace("payments", "invoices"), LINKS))
    ((one, other),) = lanes(old, new)
    assert one[0][0] == one[1][0] == "Owners"
    assert other[0][0] == other[1][0] == "Links"
    html = side_by_side(lawful(old, new), stranger()).drawn.html
    assert set(rows_of(html, "old")) == set(rows_of(html, "new")) == {("0", "30"), ("30", "30")}


def test_a_layout_that_changed_is_told_and_shown_as_what_it_was_and_is() -> None:
    old = layout(section("two_equal", OWNERS, LINKS))
    new = layout(section("three_equal", OWNERS, LINKS, COSTS))
    ((_, _, third),) = lanes(old, new)
    assert third[0] == []
    html = side_by_side(lawful(old, new), stranger()).drawn.html
    assert "type: 2 equal columns → 3 equal columns" in html
    assert set(rows_of(html, "old")) == {("0", "30"), ("30", "30")}
    assert set(rows_of(html, "new")) == {("0", "20"), ("20", "20"), ("40", "20")}
    assert html.count('class="old gap nowhere"') == 2


@pytest.mark.parametrize(
    ("kind", "tracks"),
    [
        ("two_left_sidebar", [("0", "20"), ("20", "40")]),
        ("two_right_sidebar", [("0", "40"), ("40", "20")]),
    ],
)
def test_side_bars_are_as_wide_as_on_the_page(kind: str, tracks: list[tuple[str, str]]) -> None:
    one = layout(section(kind, "<p>a</p>", "<p>b</p>"))
    assert rows_of(side_by_side(lawful(one, one), stranger()).drawn.html, "new") == tracks


def test_cells_that_were_joined_stand_in_one_lane() -> None:
    old = layout(section("two_equal", OWNERS, LINKS))
    ((one, other),) = lanes(old, layout(section("two_equal", OWNERS + LINKS, COSTS)))
    assert one[0] == one[1]
    assert other[0] == []


def test_a_page_put_into_a_layout_keeps_its_order_in_one_lane() -> None:
    ((only,),) = lanes(OWNERS + LINKS, layout(section("two_equal", OWNERS, LINKS)))
    assert only[0] == only[1]


def test_one_layout_made_of_two_goes_on_where_the_second_began() -> None:
    old = layout(section("two_equal", OWNERS, LINKS), section("two_equal", COSTS, "<p>Or so.</p>"))
    first, second = lanes(
        old, layout(section("two_equal", OWNERS + LINKS + COSTS, "<p>Or so.</p>"))
    )
    assert [len(lane[0]) for lane in first] == [4]
    assert [len(lane[0]) for lane in second] == [2, 1]


def test_single_columns_and_pages_without_layouts_have_no_lanes() -> None:
    assert lanes(layout(section("single", OWNERS)), layout(section("single", LINKS))) == []
    assert lanes(OWNERS, LINKS) == []


def test_columns_of_old_macros_stand_beside_each_other() -> None:
    column = (
        '<ac:structured-macro ac:name="column"><ac:parameter ac:name="width">{}</ac:parameter>'
        "<ac:rich-text-body>{}</ac:rich-text-body></ac:structured-macro>"
    )
    inside = column.format("25%", OWNERS) + column.format("75%", LINKS)
    old = (
        '<ac:structured-macro ac:name="section"><ac:rich-text-body>'
        f"{inside}</ac:rich-text-body></ac:structured-macro>"
    )
    ((one, other),) = lanes(old, old.replace("payments", "invoices"))
    assert "Owners" in one[1]
    assert "Links" in other[1]
    html = side_by_side(lawful(old, old), stranger()).drawn.html
    assert set(rows_of(html, "new")) == {("0", "15"), ("15", "45")}


@pytest.mark.parametrize("count", range(2, 15))
def test_no_column_reaches_into_the_other_side(count: int) -> None:
    one = layout(section("odd", *(f"<p>{n}</p>" for n in range(count))))
    html = side_by_side(lawful(one, one), stranger()).drawn.html
    reach = [int(at) + int(span) for at, span in rows_of(html, "new")]
    assert max(reach, default=0) <= WIDE
    assert len(reach) in {0, count}


def test_what_is_folded_in_a_lane_says_so_in_its_columns() -> None:
    many = "".join(f"<p>Nothing of this has changed, line {n}.</p>" for n in range(9))
    old = layout(section("two_equal", OWNERS + many, LINKS))
    html = side_by_side(lawful(old, old.replace("payments", "us")), stranger()).drawn.html
    judged(html)
    assert '<summary dir="auto"><span class="old at-0 span-30">8 unchanged' in html


def test_each_column_begins_with_its_number_for_where_they_are_stacked() -> None:
    one = layout(section("two_equal", OWNERS, LINKS))
    html = side_by_side(lawful(one, one), stranger()).drawn.html
    assert re.findall(r'"column">([^<]*)<', html) == ["1 / 2", "1 / 2", "2 / 2", "2 / 2"]


def test_that_all_of_a_run_moved_to_a_column_is_said_once() -> None:
    html = side_by_side(
        lawful(OWNERS, layout(section("two_equal", OWNERS, LINKS))), stranger()
    ).drawn.html
    assert html.count("layout:") == 1
