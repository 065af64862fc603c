"""What a run may spend on lists that tell no change."""

import pytest

from confluence_desk.services.sync.budget import BESIDE, Budget, audits_after


@pytest.mark.parametrize(("enumerating", "left"), [(3, 47), (43, 7), (45, 5), (400, 40)])
def test_a_run_over_ten_thousand_pages_stays_well_below_sixty(enumerating: int, left: int) -> None:
    budget = audits_after(enumerating)
    assert budget.left == left
    assert enumerating > 45 or BESIDE + enumerating + left <= 55


def test_what_is_spent_is_gone_and_no_more_than_that() -> None:
    budget = Budget(5)
    budget.spend(3)
    assert budget.affords(2)
    assert not budget.affords(3)
    budget.spend(9)
    assert budget.left == 0


def test_without_a_bound_everything_is_affordable() -> None:
    budget = Budget()
    budget.spend(1000)
    assert budget.affords(1000)
