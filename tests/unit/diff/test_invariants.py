"""The laws of comparing, over a sample of the corpus and over edits made by a seed.

The bench of comparing holds them over all of the corpus.
"""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from confluence_desk.diff.report import compare
from tests.unit.diff.cases import CASES
from tests.unit.diff.histories import HISTORIES, SAMPLE, revisions
from tests.unit.diff.laws import MOST_MARKED, lawful, marked
from tests.unit.render.corpus import CORPUS, NONE_HERE, STORAGE, read

_LONG = 100_000
corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE)


@corpus
@pytest.mark.parametrize("history", SAMPLE, ids=lambda path: path.name)
def test_a_history_of_the_corpus_keeps_the_laws(history: Path) -> None:
    bodies = revisions(history)
    for old, new in (*pairwise(bodies), (bodies[0], bodies[-1])):
        lawful(old, new)


@corpus
@pytest.mark.parametrize("path", STORAGE[::5], ids=lambda path: path.stem)
def test_a_body_of_the_corpus_is_equal_to_itself_and_to_nothing_else(path: Path) -> None:
    body = read(path)
    if len(body) > _LONG:
        return
    assert not compare(body, body).changed
    assert set(lawful("", body).counts) <= {"added"}
    lawful(body, body[: len(body) // 2])


@corpus
def test_hardly_more_is_marked_than_has_changed() -> None:
    pairs = [pair for history in SAMPLE for pair in pairwise(revisions(history))]
    found = [marked(compare(old, new)) for old, new in pairs]
    assert sum(many for many, _ in found) <= MOST_MARKED * sum(fewest for _, fewest in found)


def test_hardly_more_is_marked_in_a_case_than_has_changed() -> None:
    found = [marked(compare(case.old, case.new)) for case in CASES]
    assert sum(many for many, _ in found) <= MOST_MARKED * sum(fewest for _, fewest in found)


@corpus
def test_all_histories_are_there() -> None:
    assert len(HISTORIES) >= 101


_VOCABULARY = [
    *("primary", "replica", "sentinel", "quorum", "lag", "write", "read", "promote", "demote"),
    *("client", "cache", "token", "retry", "pause", "never", "always", "before", "after", "café"),
    *("主节点", "副本", "โหนด", "العقدة", "👩‍🚒", "e\u0301t\u00e9"),
]


_RICH = "<ac:rich-text-body><p>{}</p></ac:rich-text-body>"
_LINES = "<ac:plain-text-body><![CDATA[{}\n  {}]]></ac:plain-text-body>"
_TASK = (
    "<ac:task-list><ac:task><ac:task-status>complete</ac:task-status>"
    "<ac:task-body>{}</ac:task-body></ac:task></ac:task-list>"
)


class _Writer:
    """Writes pages and edits them, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - the point is that it repeats

    def page(self) -> list[str]:
        return [self._block() for _ in range(self._dice.randrange(1, 14))]

    def edited(self, blocks: list[str]) -> list[str]:
        edited = list(blocks)
        for _ in range(self._dice.randrange(1, 7)):
            deed = self._dice.choice([self._drop, self._add, self._move, self._change, self._join])
            deed(edited)
        return edited

    def _words(self) -> str:
        return " ".join(self._dice.choices(_VOCABULARY, k=self._dice.randrange(1, 12)))

    def _block(self) -> str:
        words = self._words
        shape = self._dice.randrange(8)
        cells = "".join(
            f"<tr><td>{words()}</td><td>{words()}</td></tr>"
            for _ in range(self._dice.randrange(1, 4))
        )
        info = f'<ac:structured-macro ac:name="info">{_RICH}</ac:structured-macro>'
        code = f'<ac:structured-macro ac:name="code">{_LINES}</ac:structured-macro>'
        return (
            f"<p>{words()}</p>",
            f"<h2>{words()}</h2>",
            f"<ul><li>{words()}<ol><li>{words()}</li></ol></li><li><p>{words()}</p></li></ul>",
            f"<table><tbody>{cells}</tbody></table>",
            f"<p>{words()} <strong>{words()}</strong> <a href='https://x.test/'>{words()}</a></p>",
            info.format(words()),
            code.format(words(), words()),
            _TASK.format(words()),
        )[shape]

    def _at(self, blocks: list[str]) -> int:
        return self._dice.randrange(len(blocks)) if blocks else 0

    def _drop(self, blocks: list[str]) -> None:
        if blocks:
            blocks.pop(self._at(blocks))

    def _add(self, blocks: list[str]) -> None:
        blocks.insert(self._at(blocks), self._block())

    def _move(self, blocks: list[str]) -> None:
        if blocks:
            blocks.insert(self._at(blocks), blocks.pop(self._at(blocks)))

    def _change(self, blocks: list[str]) -> None:
        if blocks:
            at = self._at(blocks)
            words = self._dice.choices(_VOCABULARY, k=2)
            blocks[at] = blocks[at].replace(words[0], words[1], 1)

    def _join(self, blocks: list[str]) -> None:
        if len(blocks) > 1:
            at = self._dice.randrange(len(blocks) - 1)
            blocks[at : at + 2] = [(blocks[at] + blocks[at + 1]).replace("</p><p>", " ")]


@pytest.mark.parametrize("seed", range(150))
def test_edits_made_by_a_seed_keep_the_laws(seed: int) -> None:
    writer = _Writer(seed)
    old = writer.page()
    lawful("".join(old), "".join(writer.edited(old)))
