"""What the search index took from texts: the words of all of them, and some of them whole."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from confluence_desk.cql.text import Wanted
from confluence_desk.demo.extract import Extract, extract
from confluence_desk.demo.matching import Terms
from confluence_desk.demo.records import VersionRecord, text_of
from confluence_desk.demo.vocabulary import Vocabulary

_KEPT = 500
"""Bodies that are remembered whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """One version of one text, with its labels: what is read."""

    number: int
    version: VersionRecord
    labels: tuple[str, ...]

    def is_in(self, other: "Source | None") -> bool:
        """Whether ``other`` was read from the same."""
        return other is not None and (other.version is self.version and other.labels == self.labels)


@dataclass(eq=False)
class Reading:
    """One text, read."""

    source: Source

    @cached_property
    def extract(self) -> Extract:
        """What its markup says."""
        return extract(text_of(self.source.version.body))

    @property
    def texts(self) -> Collection[str]:
        """All that the search calls its text."""
        return self.source.version.title, self.extract.text, *self.source.labels

    @cached_property
    def terms(self) -> Terms:
        """Its words and where they stand."""
        terms = Terms()
        for text in self.texts:
            terms.add(text)
        return terms


@dataclass(frozen=True, slots=True)
class _Known:
    source: Source
    macros: frozenset[str]
    mentions: frozenset[str]


class Readings:
    """Reads every text once; what was changed since is read anew when it is asked about."""

    def __init__(self, room: int = _KEPT) -> None:
        self._room = room
        self._kept: OrderedDict[int, Reading] = OrderedDict()
        self._known: dict[int, _Known] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._texts = Vocabulary()

    def __contains__(self, number: int) -> bool:
        """Whether a text was ever taken in; perhaps it has changed since."""
        return number in self._known

    def of(self, source: Source) -> Reading:
        """The text itself."""
        found = self._kept.get(source.number)
        if found is None or not source.is_in(found.source):
            found = self._kept[source.number] = Reading(source)
        self._kept.move_to_end(source.number)
        if len(self._kept) > self._room:
            self._kept.popitem(last=False)
        return found

    def learn(self, source: Source) -> None:
        """Take in the words of a text that was never seen before."""
        reading = Reading(source)
        taken = reading.extract
        macros, mentions = (self._one(some) for some in (taken.macros, taken.mentions))
        self._known[source.number] = _Known(source, macros, mentions)
        self._texts.learn(source.number, reading.texts)

    def holds(self, source: Source, wanted: Wanted) -> bool:
        """Whether title, body and labels hold what is wanted."""
        if self._knows(source):
            found = self._texts.holders(wanted)
            if found.certain or source.number not in found.numbers:
                return source.number in found.numbers
        return self.of(source).terms.holds(wanted)

    def count(self, source: Source, wanted: Wanted) -> int:
        """How often the words that are wanted stand in title, body and labels."""
        if self._knows(source):
            return self._texts.count(source.number, wanted)
        return self.of(source).terms.count(wanted)

    def macros(self, source: Source) -> Collection[str]:
        """The macros in the body."""
        known = self._knows(source)
        return known.macros if known else self.of(source).extract.macros

    def mentions(self, source: Source) -> Collection[str]:
        """The people named in the body."""
        known = self._knows(source)
        return known.mentions if known else self.of(source).extract.mentions

    def _knows(self, source: Source) -> _Known | None:
        known = self._known.get(source.number)
        return known if known and source.is_in(known.source) else None

    def _one(self, found: frozenset[str]) -> frozenset[str]:
        """The same set for the same names: most pages have the same few."""
        return self._sets.setdefault(found, found)
