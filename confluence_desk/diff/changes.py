"""Names what differs between two blocks besides their words: looks, links, attributes, places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.noise import Facts
from confluence_desk.diff.sequences import Run
from confluence_desk.domain.frozen import frozen

LOOKS = frozenset({
    "bold", "italic", "underline", "struck", "subscript", "superscript", "code", "small", "big",
    "highlight", "color", "background-color", "block", "list", "text-align", "margin-left",
    "level", "box",
})  # fmt: skip
"""Changes that are formatting only."""
_PLACES = frozenset({"section", "cell"})
_LISTS = frozenset({"ul", "ol", "ac:task-list"})
_NO_BOX = _PLACES | _LISTS | {"li", "table"}
_THINGS = ("image", "status", "mention", "link", "macro")


class Looking(Protocol):
    """A word, or several of one look."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def marks(self) -> tuple[str, ...]:
        """How it looks."""

    @property
    def thing(self) -> str:
        """What it is if not a word."""


@frozen
class Change:
    """``what`` was ``old`` and is ``new``; ``where`` are the words it concerns, if any."""

    what: str
    old: str
    new: str
    where: str = ""


def changes_of_words(
    old: Sequence[Looking], new: Sequence[Looking], runs: Sequence[Run]
) -> Iterator[Change]:
    """Equal words of another look or another target; things in the place of things."""
    i = j = 0
    told: list[Change] = []
    for run in (*runs, Run(len(old), len(new), 0)):
        told += _replaced(old[i : run.old], new[j : run.new])
        for n in range(run.size):
            one, other = old[run.old + n], new[run.new + n]
            if one.marks != other.marks:
                told += _remarked(one, other)
        i, j = run.old + run.size, run.new + run.size
    yield from _gathered(told)


def _replaced(old: Sequence[Looking], new: Sequence[Looking]) -> Iterator[Change]:
    """A picture for a picture, a status for a status."""
    for kind in _THINGS:
        before = [_called(token) for token in old if token.thing.split(" ")[0] == kind]
        after = [_called(token) for token in new if token.thing.split(" ")[0] == kind]
        for one, other in zip(before, after, strict=False):
            yield Change(kind, one, other)


def _called(token: Looking) -> str:
    return token.text or token.thing.partition(" ")[2]


def _remarked(old: Looking, new: Looking) -> Iterator[Change]:
    gone, come = set(old.marks) - set(new.marks), set(new.marks) - set(old.marks)
    before = {mark.partition("=")[0]: mark.partition("=")[2] or "on" for mark in gone}
    after = {mark.partition("=")[0]: mark.partition("=")[2] or "on" for mark in come}
    where = new.text or new.thing
    for name in sorted({*before, *after}):
        what = "status" if new.thing == "status" else name
        yield Change(what, before.get(name, ""), after.get(name, ""), where)


def _gathered(told: Iterable[Change]) -> Iterator[Change]:
    """The same change of several words as one."""
    where: dict[tuple[str, str, str], list[str]] = {}
    for one in told:
        where.setdefault((one.what, one.old, one.new), []).append(one.where)
    for (what, old, new), words in where.items():
        yield Change(what, old, new, " ".join(filter(None, words)))


def changes_of_facts(old: Facts, new: Facts) -> Iterator[Change]:
    """Attributes or parameters: each by its name, if any, with what it was and what it is."""
    before, after = dict(old), dict(new)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield Change(name or "parameter", before.get(name, ""), after.get(name, ""))


def changes_of_place(old: Block, new: Block) -> Iterator[Change]:
    """Another kind of block, another depth of a list, another box or column around it."""
    if block_name(old) != block_name(new):
        yield Change("block", block_name(old), block_name(new))
    for name, chosen in (("list", _LISTS), ("layout", _PLACES)):
        before, after = _named(old, chosen), _named(new, chosen)
        if before != after:
            yield Change(name, before, after)
    before, after = _boxes(old), _boxes(new)
    if before != after:
        yield Change("box", before, after)


def block_name(block: Block) -> str:
    """``heading 2``, ``item``."""
    return f"{block.kind} {block.level}" if block.kind == "heading" else block.kind


def _named(block: Block, chosen: frozenset[str]) -> str:
    frames = (frame for frame in block.path if frame.kind in chosen)
    return " ".join(f"{f.kind} {f.number + 1}" if f.kind == "cell" else f.kind for f in frames)


def _boxes(block: Block) -> str:
    return " ".join(frame.kind for frame in block.path if frame.kind not in _NO_BOX)
