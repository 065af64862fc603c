"""Words are found by their start, by a part of them, and in spite of a slip."""

from array import array

import pytest

from confluence_desk.services.quick.postings import Postings

WORDS = ["deploy", "failover", "failure", "redis", "rollback", "über", "数据库"]


def made() -> Postings:
    return Postings({word: array("I", [at, at + 10]) for at, word in enumerate(WORDS)})


def words(numbers: object) -> list[str]:
    return sorted({WORDS[number % 10] for number in numbers})  # type: ignore[attr-defined]


def test_the_start_is_enough() -> None:
    assert words(made().starting("fail")) == ["failover", "failure"]
    assert made().count("fail") == 4
    assert words(made().starting("x")) == []


@pytest.mark.parametrize(
    ("part", "found"), [("back", "rollback"), ("据", "数据库"), ("edi", "redis")]
)
def test_a_part_is_enough(part: str, found: str) -> None:
    assert words(made().with_part(part)) == [found]


@pytest.mark.parametrize(
    ("typed", "slips", "found"),
    [
        ("failvoer", 1, "failover"),
        ("falover", 1, "failover"),
        ("faillover", 1, "failover"),
        ("faikover", 1, "failover"),
        ("rolbak", 2, "rollback"),
        ("rdis", 1, "redis"),
        ("dpeloy", 1, "deploy"),
    ],
)
def test_slips_are_forgiven(typed: str, slips: int, found: str) -> None:
    assert words(made().slipped(typed, slips)) == [found]


def test_what_holds_both_is_found_by_both() -> None:
    two = Postings({"red": array("I", [1, 2, 3]), "failover": array("I", [3, 4])})
    assert two.both("red", "fail") == {3}
    assert two.both("red", "x") == set()


def test_nothing_is_in_an_empty_one() -> None:
    empty = Postings({})
    assert not empty.starting("a")
    assert not empty.with_part("a")
    assert not empty.slipped("abcd", 1)
