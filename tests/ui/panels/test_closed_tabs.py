"""What was closed and can come back."""

from confluence_desk.ui.panels.closed_tabs import MOST, ClosedTabs
from tests.ui.fakes.tabs import page


def test_the_tab_closed_last_comes_back_first_with_its_place() -> None:
    closed = ClosedTabs()
    assert not closed
    closed.push(page("1"), 4)
    closed.push(page("2"), 0)
    assert [state.target for state in closed.states()] == ["1", "2"]
    last, first, none = closed.pop(), closed.pop(), closed.pop()
    assert last is not None
    assert first is not None
    assert [(tab.state.target, tab.at) for tab in (last, first)] == [("2", 0), ("1", 4)]
    assert none is None


def test_only_the_newest_are_kept() -> None:
    closed = ClosedTabs()
    for number in range(MOST + 3):
        closed.push(page(str(number)))
    assert len(closed.states()) == MOST
    assert closed.states()[0].target == "3"
    closed.refill(page(str(number)) for number in range(MOST + 1))
    assert len(closed.states()) == MOST
    assert closed.states()[-1].target == str(MOST)
