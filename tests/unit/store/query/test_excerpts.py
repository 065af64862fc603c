"""The part of a text that tells why it was found."""

import pytest

from confluence_desk.cql import text as language
from confluence_desk.domain.hits import HEADING
from confluence_desk.store.query.excerpts import LENGTH, excerpt, lit
from confluence_desk.store.query.finding import both, exactly, nothing, wanted

TEXT = (
    f"{HEADING}Purpose\nThe policies of the gateway.\n" + "filler words here " * 40 + f"\n{HEADING}"
    "Steps\nDrain the node, then drain\u2019s over. A policy: kubectl drain node-17.\n"
    + "more of it "
    * 60
)


def _lit(query: str, text: str = TEXT) -> list[str]:
    found = excerpt(text, wanted([language.parse(query)]))
    return [found.text[start:end] for start, end in found.lit]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("policy gateway", ["policies", "gateway"]),
        ("drain", ["Drain", "drain", "drain"]),
        ("node-17", ["node-17"]),
        ("gate*", ["gateway"]),
        ("n?de", ["node"]),
        ("fillar~1", ["filler"] * 9),
        ("gateway OR nothing", ["gateway"]),
        ("gateway -policy", ["policies", "gateway"]),
    ],
)
def test_words_are_lit_in_whatever_form(query: str, matches: list[str]) -> None:
    assert _lit(query)[: len(matches)] == matches


def test_words_that_stand_together_are_shown_first() -> None:
    found = excerpt(TEXT, wanted([language.parse("kubectl policy drain")]))
    assert found.heading == "Steps"
    assert "kubectl drain" in found.text
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= LENGTH + 4
    assert HEADING not in found.text
    assert "\n" not in found.text


def test_without_a_match_the_beginning_is_shown() -> None:
    found = excerpt(TEXT, wanted([language.parse("absent")]))
    assert found.text.startswith("Purpose The policies")
    assert (found.lit, found.heading) == ((), "")
    assert excerpt("", nothing).text == ""


def test_signs_of_other_scripts_are_lit_as_one() -> None:
    assert _lit("手順書", "この手順書を読む") == ["手順書"]
    assert _lit("größe", "Die Größe zählt") == ["Größe"]


def test_a_long_word_is_cut_and_a_long_text_is_looked_at_in_part() -> None:
    assert len(excerpt("x" * 1_000_000, nothing).text) <= LENGTH + 4
    find = wanted([language.parse("needle")])
    assert excerpt("a " * 400_000 + "needle", find).lit == ()


def test_matches_that_overlap_are_one() -> None:
    find = both(exactly(["kubectl drain"]), wanted([language.parse("drain")]))
    assert lit("kubectl drain", find) == ((0, 13),)
    assert lit("a b", exactly([])) == ()


def test_a_word_that_stands_everywhere_hides_none_that_is_rare() -> None:
    text = "The oak of the wood. " * 400 + "Here an elm stands. " + "And oak again. " * 20
    assert "elm" in _lit("oak elm", text)


def test_things_without_number_are_looked_for() -> None:
    letters = [f"{one}{two}{three}" for one in "abcde" for two in "xyzuv" for three in "klmno"]
    assert len(_lit(" ".join(letters), " ".join(letters))) > 10
    assert _lit("running runbook", "The runbook ran; runs go on, unrun") == ["runbook", "runs"]


def test_words_are_found_beside_letters_of_any_script() -> None:
    assert _lit("node", "Der kleine node\u2019s Zustand: \u00e4node, Node_1, node") == [
        "node",
        "node",
    ]
