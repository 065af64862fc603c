"""The order of tabs, without a widget."""

from confluence_desk.ui.panels.tab_entry import TabEntry
from confluence_desk.ui.panels.tab_row import TabRow
from tests.ui.fakes.tabs import page


def row_of(*targets: str) -> TabRow:
    """A star behind a target pins it."""
    row = TabRow()
    for target in targets:
        row.insert(TabEntry(page(target.rstrip("*")), pinned=target.endswith("*")))
    return row


def order(row: TabRow) -> str:
    return " ".join(entry.asleep.target for entry in row)


def test_pinned_tabs_stand_first_wherever_one_wants_them() -> None:
    row = row_of("1", "2", "3*", "4*")
    assert order(row) == "3 4 1 2"
    assert row.insert(TabEntry(page("5"), pinned=True), 99) == 2
    assert row.insert(TabEntry(page("6")), 0) == 3
    assert order(row) == "3 4 5 6 1 2"
    assert row.move(row[5], 0) == 3
    assert row.move(row[0], 5) == 2
    assert order(row) == "4 5 3 2 6 1"


def test_pinning_puts_last_of_the_pins_and_unpinning_first_of_the_others() -> None:
    row = row_of("1*", "2*", "3", "4")
    assert row.pin(row[3], pinned=True) == 2
    assert order(row) == "1 2 4 3"
    assert row.pin(row[0], pinned=False) == 2
    assert order(row) == "2 4 1 3"
    assert row.pinned == 2


def test_tabs_of_one_opener_line_up_behind_it() -> None:
    row = row_of("1", "2")
    first = row[0]
    for target in ("a", "b"):
        row.insert(TabEntry(page(target), opener=first), row.beside(first))
    assert order(row) == "1 a b 2"
    row.remove(first)
    assert [entry.opener for entry in row] == [None, None, None]


def test_the_heir_is_who_was_looked_at_before_else_a_neighbour() -> None:
    row = row_of("1", "2", "3", "4")
    two, four = row[1], row[3]
    row.use(four)
    assert row.heir(four, [four]) is row[2]
    assert row.heir(two, [two, row[2]]) is four
    row.use(two)
    assert [entry.asleep.target for entry in row.recent()] == ["2", "4", "1", "3"]
    assert row.heir(two, [two]) is four
    assert row.heir(two, tuple(row)) is None
