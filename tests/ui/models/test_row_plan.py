import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.ui.models.row_plan import plan

IDENTS = st.lists(st.integers(0, 12), unique=True, max_size=12)


def followed(old: list[int], new: list[int]) -> list[int]:
    steps, rows = plan(old, new), list(old)
    for first, last in steps.removals:
        del rows[first : last + 1]
    if steps.reordered:
        rows.sort(key=new.index)
    for first, last in steps.insertions:
        rows[first:first] = new[first : last + 1]
    return rows


@given(IDENTS, IDENTS)
def test_following_the_plan_leads_to_the_new_rows(old: list[int], new: list[int]) -> None:
    assert followed(old, new) == new


@given(IDENTS)
def test_equal_rows_need_no_step(rows: list[int]) -> None:
    steps = plan(rows, rows)
    assert (steps.removals, steps.reordered, steps.insertions) == ((), False, ())


@pytest.mark.parametrize(
    ("old", "new", "removals", "insertions"),
    [
        ("abcdef", "adf", ((4, 4), (1, 2)), ()),
        ("af", "abcf", (), ((1, 2),)),
        ("", "ab", (), ((0, 1),)),
        ("ab", "", ((0, 1),), ()),
    ],
)
def test_neighbours_come_and_go_in_one_step(
    old: str, new: str, removals: tuple[tuple[int, int]], insertions: tuple[tuple[int, int]]
) -> None:
    steps = plan(old, new)
    assert (steps.removals, steps.insertions) == (removals, insertions)
