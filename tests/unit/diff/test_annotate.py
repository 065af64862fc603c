"""Who wrote this: each word has the version it came with, wherever it has moved since."""

import random

import pytest

from confluence_desk.diff.annotate import annotated, kept, remembered
from tests.unit.diff.laws import bare

FIRST = "<p>The primary answers every write.</p><p>Sentinel watches over all of them.</p>"


def _runs(*versions: str) -> list[list[tuple[int, str]]]:
    found = annotated(list(enumerate(versions, 1)))
    assert found is not None
    return [[(n, text.strip()) for n, text in written.runs()] for written in found.blocks]


def test_all_of_a_first_version_came_with_it() -> None:
    assert _runs(FIRST) == [
        [(1, "The primary answers every write.")],
        [(1, "Sentinel watches over all of them.")],
    ]


def test_a_word_has_the_version_it_came_with() -> None:
    runs = _runs(FIRST, FIRST.replace("every", "each"), FIRST.replace("every", "each single"))
    assert runs[0] == [(1, "The primary answers"), (2, "each"), (3, "single"), (1, "write.")]


def test_trap_84_what_moves_keeps_its_writer() -> None:
    swapped = "".join(reversed([f"{part}</p>" for part in FIRST.split("</p>") if part]))
    runs = _runs(FIRST, swapped.replace("every", "each"))
    assert runs == [
        [(1, "Sentinel watches over all of them.")],
        [(1, "The primary answers"), (2, "each"), (1, "write.")],
    ]


def test_a_paragraph_that_is_split_keeps_its_writers() -> None:
    old = "<p>The primary answers every write. Sentinel watches over all of them.</p>"
    assert _runs(old, FIRST) == [
        [(1, "The primary answers every write.")],
        [(1, "Sentinel watches over all of them.")],
    ]


def test_formatting_changes_the_block_and_no_word() -> None:
    old, new = "<p>Do not wait.</p>", "<p>Do <b>not</b> wait.</p>"
    found = annotated([(4, old), (7, new)])
    assert found is not None
    assert [written.changed for written in found.blocks] == [7]
    assert set(found.blocks[0].origins) == {4}


def test_trap_88_gaps_and_missing_texts_are_passed_over() -> None:
    found = annotated([(2, FIRST), (5, None), (9, FIRST.replace("every", "each"))])
    assert found is not None
    assert found.version == 9
    assert set(found.blocks[0].origins) == {2, 9}
    assert annotated([]) is None
    assert annotated([(1, None)]) is None


@pytest.mark.parametrize("seed", range(20))
def test_the_runs_are_the_text(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the point is that it repeats
    words = ["primary", "replica", "sentinel", "quorum", "lag", "主节点", "write", "café"]
    bodies = [
        "".join(f"<p>{' '.join(dice.choices(words, k=6))}</p>" for _ in range(5)) for _ in range(4)
    ]
    found = annotated(list(enumerate(bodies)))
    assert found is not None
    for written in found.blocks:
        assert bare("".join(text for _, text in written.runs())) == bare(written.block.text)


def test_what_is_known_is_kept_without_the_text() -> None:
    versions = [FIRST, FIRST.replace("every", "each"), FIRST.replace("every", "each single")]
    known = annotated(list(enumerate(versions, 1)))
    assert known is not None
    again = remembered(3, versions[-1], kept(known))
    assert again is not None
    assert [(one.changed, one.origins) for one in again.blocks] == [
        (one.changed, one.origins) for one in known.blocks
    ]
    assert remembered(3, FIRST, kept(known)) is None
    assert remembered(3, "<p>One.</p>", kept(known)) is None
