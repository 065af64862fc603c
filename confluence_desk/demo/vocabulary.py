"""Keeps which document has which word how often, so that a search need not read them all again."""

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce

from confluence_desk.cql.analysis import stem
from confluence_desk.cql.text import Either, Every, Fuzzy, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.demo.analysis import tally
from confluence_desk.demo.matching import near, stems_of, wanted_stems

_MOST = 255
"""How often a word is counted in one document."""

_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Holders:
    """The documents that may hold what is wanted; ``certain`` when all of them do."""

    numbers: Collection[int]
    certain: bool


class Vocabulary:
    """The words of many documents, and where they are; documents are only ever added."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[array[int], array[int]]] = {}
        self._of_stem: defaultdict[str, list[str]] = defaultdict(list)
        self._numbers: set[int] = set()
        self._holders: OrderedDict[Wanted, Holders] = OrderedDict()
        self._counts: OrderedDict[str, dict[int, int]] = OrderedDict()

    def learn(self, number: int, texts: Iterable[str]) -> None:
        """Take in a document."""
        for surface, count in tally(texts).items():
            places = self._places.get(surface)
            if places is None:
                places = self._places[surface] = array("q"), array("B")
                self._of_stem[stem(surface)].append(surface)
            places[0].append(number)
            places[1].append(min(count, _MOST))
        self._numbers.add(number)
        self._holders.clear()
        self._counts.clear()

    def holders(self, wanted: Wanted) -> Holders:
        """Which documents hold what is ``wanted``."""
        found = self._holders.get(wanted)
        if found is None:
            found = self._holders[wanted] = self._find(wanted)
            if len(self._holders) > _REMEMBERED:
                self._holders.popitem(last=False)
        return found

    def count(self, number: int, wanted: Wanted) -> int:
        """How often the words that are ``wanted`` stand in one document."""
        return sum(self._of(one).get(number, 0) for one in stems_of(wanted))

    def _find(self, wanted: Wanted) -> Holders:
        match wanted:
            case Words(text) | Phrase(text):
                stems = wanted_stems(text)
                sets = [self._with(self._of_stem.get(one, ())) for one in stems]
                return Holders(_common(sets), len(stems) <= 1)
            case Pattern():
                fits = wanted.expression().fullmatch
                return Holders(self._with(one for one in self._places if fits(one)), certain=True)
            case Fuzzy(text, distance):
                close = (one for one in self._places if near(text.lower(), one, distance))
                return Holders(self._with(close), certain=True)
            case Without(part):
                found = self.holders(part)
                rest = self._numbers.difference(found.numbers) if found.certain else self._numbers
                return Holders(rest, found.certain)
            case Every(parts):
                every = [self.holders(part) for part in parts]
                common = _common([set(one.numbers) for one in every])
                return Holders(common, all(one.certain for one in every))
            case Either(parts):
                either = [self.holders(part) for part in parts]
                numbers = set[int]().union(*(one.numbers for one in either))
                return Holders(numbers, all(one.certain for one in either))

    def _with(self, surfaces: Iterable[str]) -> set[int]:
        return set[int]().union(*(self._places[one][0] for one in surfaces))

    def _of(self, wanted_stem: str) -> dict[int, int]:
        """How often one stem stands in each document."""
        counts = self._counts.get(wanted_stem)
        if counts is None:
            counts = self._counts[wanted_stem] = {}
            for surface in self._of_stem.get(wanted_stem, ()):
                for number, count in zip(*self._places[surface], strict=True):
                    counts[number] = counts.get(number, 0) + count
            if len(self._counts) > _REMEMBERED:
                self._counts.popitem(last=False)
        return counts


def _common(sets: list[set[int]]) -> set[int]:
    return reduce(set.intersection, sets) if sets else set()
