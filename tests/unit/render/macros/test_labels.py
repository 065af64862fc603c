import pytest

from confluence_desk.render.questions import LabelCounts, RelatedLabels
from tests.unit.render.macros.around import Around, links, macro

COUNTS = (("b", 1), ("B2", 9), ("a & c", 4), ("7", 1))


def test_all_labels_letter_by_letter(around: Around) -> None:
    around.known[LabelCounts("OPS")] = COUNTS
    assert around.words(macro("listlabels")) == "#7Aa & cBbB2"
    without = macro("listlabels", spaceKey="@self", excludedLabels="b,7")
    assert around.words(without) == "Aa & cBB2"
    assert links(around.shown(without))[0][0] == "desk://site/label/a%20%26%20c"


@pytest.mark.parametrize(
    ("space", "key"),
    [
        ('<ri:space ri:space-key="ENG"/>', "ENG"),
        ('<ri:space ri:space-key="currentSpace()"/>', "OPS"),
        ("@all", ""),
        ("", "OPS"),
    ],
)
def test_the_space_that_is_meant(around: Around, space: str, key: str) -> None:
    around.draw(macro("popular-labels", spaceKey=space))
    assert around.asked == [LabelCounts(key)]


def test_popular_labels_with_counts_or_by_size(around: Around) -> None:
    around.known[LabelCounts("OPS")] = COUNTS
    assert around.words(macro("popular-labels", count="2")) == "B29a & c4"
    sized = around.draw(macro("popular-labels", style="heatmap")).html
    assert 'class="of-size-4"' in sized
    assert 'class="of-size-1"' in sized


def test_related_labels(around: Around) -> None:
    assert around.words(macro("related-labels")) == "This has not been fetched yet."
    around.known[RelatedLabels("1")] = (("x", 3), ("y", 1))
    assert around.words(macro("related-labels")) == "xy"


def test_no_labels_are_said(around: Around) -> None:
    around.known[LabelCounts("OPS")] = ()
    assert around.words(macro("listlabels")) == "No labels"
