"""How much was found: whole in a wide row, short in a narrow one, the number never cut."""

import pytest

from confluence_desk.ui.panels.finder.tally import Tally

pytestmark = pytest.mark.usefixtures("english")


def made(here: int, named: int = 0, there: int = 0) -> Tally:
    tally = Tally()
    tally.count(here, named, there)
    tally.show()
    return tally


def wide(tally: Tally, text: str) -> int:
    return tally.fontMetrics().horizontalAdvance(text) + 2


def test_it_says_as_much_as_fits() -> None:
    tally = made(17, 2, 3)
    whole = "17 here · 2 by name only · 3 on Confluence"
    assert tally.whole == tally.accessibleName() == whole
    for room, said in (
        (wide(tally, whole), whole),
        (wide(tally, whole) - 1, "17 of 22 here"),
        (wide(tally, "17 of 22 here") - 1, "22"),
        (wide(tally, "22"), "22"),
    ):
        tally.resize(room, 20)
        assert tally.text() == said
    assert tally.minimumSizeHint().width() == wide(tally, "22")
    assert tally.sizeHint().width() == wide(tally, whole)


@pytest.mark.parametrize(
    ("counts", "whole"),
    [
        ((0, 0, 0), ""),
        ((4, 0, 0), "4 here"),
        ((0, 0, 3), "3 on Confluence"),
        ((0, 2, 0), "2 by name only"),
    ],
)
def test_what_is_nowhere_is_not_counted(counts: tuple[int, int, int], whole: str) -> None:
    assert made(*counts).whole == whole
