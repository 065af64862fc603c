"""Says of every word of a page which version it came with, following it wherever it moved.

Version after version is added to what is known of the one before, so that a new version costs
one comparison and no more. What is known can be kept without the text that it is about.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from confluence_desk.diff.align import Link, align
from confluence_desk.diff.blocks import Block
from confluence_desk.diff.reading import blocks_of
from confluence_desk.diff.words import Token, same_words

Origins = tuple[int, ...]
"""For each word the number of the version it came with."""


@dataclass(frozen=True, slots=True)
class Written:
    """A block; ``changed`` is the version that last changed it in any way but by moving it."""

    block: Block
    origins: Origins
    changed: int

    def runs(self) -> Iterator[tuple[int, str]]:
        """The text in stretches that came together, each with its version."""
        tokens, text = self.block.tokens, self.block.text
        if not tokens:
            yield self.changed, text
            return
        at = 0
        for version, group in groupby(range(len(tokens)), key=self.origins.__getitem__):
            last = max(group)
            end = tokens[last + 1].start if last + 1 < len(tokens) else len(text)
            yield version, text[at:end]
            at = end


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is known of one version; ``version`` is its number."""

    version: int
    blocks: tuple[Written, ...]


def annotated(versions: Iterable[tuple[int, str | None]]) -> Annotation | None:
    """The newest of several versions, oldest first, each by its number; None without any.

    Numbers may have gaps; a version whose text is not here is passed over, and what it brought
    counts as the next one's.
    """
    known: Annotation | None = None
    for number, body in versions:
        if body is not None:
            known = begun(number, body) if known is None else grown(known, number, body)
    return known


def begun(number: int, body: str) -> Annotation:
    """The oldest version: all of it came with it."""
    return Annotation(number, tuple(_new(block, number) for block in blocks_of(body)))


def grown(known: Annotation, number: int, body: str) -> Annotation:
    """The next version, by what is known of the one before."""
    old, new = [written.block for written in known.blocks], blocks_of(body)
    found: dict[int, Written] = {}
    for link in align(old, new):
        found.update(_carried(known, new, link, number))
    return Annotation(number, tuple(found.get(j) or _new(b, number) for j, b in enumerate(new)))


Kept = list[list[int]]
"""For each block the version that changed it last, then versions of words and how many of each."""


def kept(known: Annotation) -> Kept:
    """What is known, without any text: ``remembered`` makes it whole again."""
    return [[one.changed, *_counted(one.origins)] for one in known.blocks]


def _counted(origins: Origins) -> Iterator[int]:
    for version, group in groupby(origins):
        yield version
        yield sum(1 for _ in group)


def remembered(number: int, body: str, told: Kept) -> Annotation | None:
    """What was known of this version; None where that is about another text."""
    blocks = blocks_of(body)
    if len(blocks) != len(told):
        return None
    found = []
    for block, (changed, *counted) in zip(blocks, told, strict=True):
        pairs = zip(counted[::2], counted[1::2], strict=True)
        origins = tuple(version for version, count in pairs for _ in range(count))
        if len(origins) != len(block.tokens):
            return None
        found.append(Written(block, origins, changed))
    return Annotation(number, tuple(found))


def _new(block: Block, number: int) -> Written:
    return Written(block, (number,) * len(block.tokens), number)


def _carried(
    known: Annotation, new: Sequence[Block], link: Link, number: int
) -> Iterator[tuple[int, Written]]:
    """The new blocks of a link, with what their words bring along."""
    before = [known.blocks[i] for i in link.old]
    after = [new[j] for j in link.new]
    if len(before) == len(after) == 1 and before[0].block.key == after[0].key:
        yield link.new[0], Written(after[0], before[0].origins, before[0].changed)
        return
    origins = _origins(before, after, number)
    at = 0
    for j, block in zip(link.new, after, strict=True):
        size = len(block.tokens)
        yield j, Written(block, tuple(origins[at : at + size]), number)
        at += size


def _origins(before: Sequence[Written], after: Sequence[Block], number: int) -> list[int]:
    """For each word of the new blocks, one after the other, where it comes from."""
    old: list[Token] = [token for written in before for token in written.block.tokens]
    new: list[Token] = [token for block in after for token in block.tokens]
    known = [origin for written in before for origin in written.origins]
    origins = [number] * len(new)
    for run in same_words(old, new):
        origins[run.new : run.new + run.size] = known[run.old : run.old + run.size]
    return origins
