"""Back and forward of one tab."""

from confluence_desk.ui.panels.trail import LONGEST, Stop, Trail


def walked(*ids: str) -> Trail:
    trail = Trail()
    for node_id in ids:
        trail.visit(Stop(node_id))
    return trail


def test_a_new_trail_leads_nowhere() -> None:  # trap 97
    trail = Trail()
    assert (trail.current, trail.can_back, trail.can_forward) == (None, False, False)
    assert trail.back() is None
    assert trail.forward() is None


def test_back_and_forward_walk_the_stops() -> None:
    trail = walked("1", "2", "3")
    assert trail.back() == Stop("2")
    assert trail.back() == Stop("1")
    assert not trail.can_back
    assert trail.forward() == Stop("2")
    assert trail.can_forward


def test_a_visit_forgets_what_lay_ahead() -> None:
    trail = walked("1", "2", "3")
    trail.back()
    trail.visit(Stop("9"))
    assert not trail.can_forward
    assert trail.back() == Stop("2")


def test_the_same_stop_again_is_no_step_but_another_anchor_is() -> None:
    trail = walked("1", "2", "2")
    assert trail.back() == Stop("1")
    trail.visit(Stop("1", "steps"))
    assert trail.back() == Stop("1")


def test_a_long_walk_keeps_its_newest_stops() -> None:
    trail = walked(*(str(number) for number in range(LONGEST + 50)))
    steps = 0
    while trail.back():
        steps += 1
    assert steps == LONGEST - 1
    assert trail.current == Stop("50")
