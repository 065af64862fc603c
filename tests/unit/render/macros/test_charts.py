import json
from urllib.parse import quote

import pytest

from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, macro

PLAN = {
    "title": "Plan & more",
    "lanes": [
        {
            "title": "Words",
            "bars": [{"title": "<b>", "startDate": "2026-03-09 00:00:00", "duration": 1.5}],
        }
    ],
    "markers": [{"title": "Sale", "markerDate": "2026-11-27 00:00:00"}],
}


def test_a_chart_is_its_data_under_its_title(around: Around) -> None:
    body = "<table><tr><td>1</td></tr></table>"
    shown = around.shown(macro("chart", body, title="Growth", subTitle="A year"))
    assert text_of(shown) == "Growth: A year1"
    assert shown.find(".//figure//table") is not None


def test_a_chart_without_a_title_or_data(around: Around) -> None:
    assert around.words(macro("chart")) == "Chart"


def test_a_roadmap_is_a_table_of_what_begins_when(around: Around) -> None:
    shown = around.shown(macro("roadmap", source=quote(json.dumps(PLAN))))
    assert [text_of(line) for line in shown.iter("tr")] == [
        "LaneItemBeginsMonthsDescription",
        "Words<b>9 Mar 20261.5",
        "MilestoneSale27 Nov 2026",
    ]
    assert text_of(shown).startswith("Plan & more")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "nonsense",
        "%7B",
        quote("[1]"),
        quote(json.dumps({"lanes": {"a": 1}, "markers": "x", "title": 4})),
        quote(json.dumps({"lanes": [1, {"bars": [2, None]}]})),
        quote("[" * 100_000),
        quote(json.dumps({"title": "a"})) + " ",
    ],
)
def test_a_roadmap_that_cannot_be_read_says_so(around: Around, source: str) -> None:
    assert around.words(macro("roadmap", source=source)).endswith("Only Confluence can tell this.")


@pytest.mark.parametrize(
    ("duration", "words"),
    [(2, "2"), (1e999, "300"), (True, ""), ("x", ""), (None, ""), (-1, "-1")],
)
def test_durations_are_months_or_nothing(around: Around, duration: object, words: str) -> None:
    plan = {"lanes": [{"bars": [{"duration": duration}]}]}
    shown = around.shown(macro("roadmap", source=quote(json.dumps(plan))))
    assert text_of(shown.findall(".//td")[3]) == words
