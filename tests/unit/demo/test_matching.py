"""What a text holds, what is marked in it, and how well it fits."""

import pytest

from confluence_desk.cql.analysis import pruned
from confluence_desk.cql.text import Phrase, parse
from confluence_desk.demo.matching import Marker, Terms, near, relevance


def _terms(*texts: str) -> Terms:
    made = Terms()
    for text in texts:
        made.add(text)
    return made


@pytest.mark.parametrize(
    ("value", "text", "held"),
    [
        ("restart", "She restarted it", True),
        ('"cluster restart"', "the cluster restarts", True),
        ('"cluster restart"', "restart the cluster", False),
        ('"cluster restart"~1', "cluster hard restart", True),
        ("blue-green", "a blue-green release", True),
        ("blue-green", "green then blue", False),
        ("障害", "重大な障害対応", True),
        ("害障", "重大な障害対応", False),
        ("NOT disk", "memory", True),
        ("memory NOT disk", "memory and disk", False),
        ("re*t", "restart", True),
        ("r?start", "restart", True),
        ("restrat~", "restart", True),
        ("restrat~1", "restart", False),
    ],
)
def test_a_text_holds(value: str, text: str, held: bool) -> None:
    assert _terms(text).holds(parse(value)) is held


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    assert not _terms("cluster", "restart").holds(Phrase("cluster restart", 50))


def test_what_an_index_drops_is_not_wanted() -> None:
    assert pruned(parse("the")) is None
    assert pruned(parse('"of the"')) is None
    assert pruned(parse("-disk")) is not None
    assert pruned(parse("the -disk")) is None
    assert pruned(parse("the OR of")) is None
    kept = pruned(parse("the disk"))
    assert kept is not None
    assert _terms("disk").holds(kept)


def test_hits_are_marked_whatever_their_form() -> None:
    mark = Marker([parse("restart ro*")]).mark
    assert mark("Restarting, then rolls") == (
        "@@@hl@@@Restarting@@@endhl@@@, then @@@hl@@@rolls@@@endhl@@@"
    )
    assert Marker().mark("Restarting") == "Restarting"


def test_the_first_hit_is_found() -> None:
    assert Marker([parse("roll*")]).first("when it rolls, it rolls") == 8
    assert Marker([parse("absent")]).first("when it rolls") == 0


def test_the_title_counts_for_more() -> None:
    title, body = _terms("Backup"), _terms("something", "backup backup")
    wanted = [parse("backup")]
    other = _terms("something")
    assert relevance(wanted, title.count, title.count) > relevance(wanted, other.count, body.count)


@pytest.mark.parametrize(
    ("one", "other", "distance", "close"),
    [
        ("roam", "foam", 1, True),
        ("roam", "roams", 1, True),
        ("roam", "foams", 1, False),
        ("roam", "foams", 2, True),
        ("roam", "", 2, False),
        ("", "", 0, True),
    ],
)
def test_words_are_near(one: str, other: str, distance: int, close: bool) -> None:
    assert near(one, other, distance) is close
