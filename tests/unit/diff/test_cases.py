"""Edits as people make them: each is called what an editor would call it."""

import pytest

from tests.unit.diff.cases import CASES, Case
from tests.unit.diff.laws import MIRRORED, lawful


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_is_called_by_its_name(case: Case) -> None:
    assert lawful(case.old, case.new).counts == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_taken_back_it_is_called_the_opposite(case: Case) -> None:
    expected = {MIRRORED.get(kind, kind): count for kind, count in case.expected.items()}
    assert lawful(case.new, case.old).counts == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_has_not_changed_against_itself(case: Case) -> None:
    assert not lawful(case.old, case.old).changed


def test_there_are_cases_enough() -> None:
    assert len({case.name for case in CASES}) >= 80
