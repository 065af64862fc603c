"""A compact index of titles that finds the few dozen worth a closer look in milliseconds."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from confluence_desk.domain.matching import folded, words_of
from confluence_desk.services.quick.postings import Postings
from confluence_desk.services.quick.things import Thing

_MOST = 100
"""Titles that are looked at more closely."""
_ENOUGH = 40
_FEW = 5
_SLIPPED = 40
_LETTERS_PER_SLIP = 4
_AT_ONCE = 250
"""Titles between two breaths: some milliseconds."""
_MOST_TOKENS = 8
_LONGEST = 40
_RARE_START = 25_000
"""Titles with a word that starts so, beyond which no other start is looked for beside it."""
_STOP = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_JOINT = "\t"


class TitleIndex:
    """Things in the order in which they are worth offering: those at hand, the short ones first.

    Titles lie in one piece of bytes and are taken out only when they are looked at. Making it
    takes a while for many; ``breathe`` is called now and then, to let others have their turn.
    """

    def __init__(
        self, things: Iterable[Thing], breathe: Callable[[], object] = lambda: None
    ) -> None:
        ordered = list(_in_order(things))
        self._ends = array("I", (0,))
        self._spaces: dict[str, array[int]] = {}
        self._bytes = self._laid_down(_slowly(ordered, breathe))
        self.words = Postings(_by_words(_slowly(ordered, breathe)))
        self.initials = Postings(_by_initials(_slowly(ordered, breathe)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def thing(self, number: int) -> Thing:
        """The thing of this number."""
        raw = self._bytes[self._ends[number] : self._ends[number + 1]]
        kind, id_, space_id, away, title = raw.decode("utf-8", "replace").split(_JOINT, 4)
        return Thing(kind, id_, title, space_id, away == "1")

    def candidates(self, sought: str, in_spaces: Callable[[str], Collection[str]]) -> list[int]:
        """Numbers worth a closer look, the likeliest first.

        ``in_spaces`` gives the ids of spaces that a word fits: it narrows the other words down.
        """
        tokens = [token[:_LONGEST] for token in folded(sought).split()[:_MOST_TOKENS]]
        if len(tokens) == 1:
            return self._of_one(tokens[0])
        found = self._of_many(tokens, in_spaces, self._near)
        if not found:
            found = self._of_many(tokens, in_spaces, self._far)
        return _first(found, _MOST)

    def _of_one(self, token: str) -> list[int]:
        chosen = _first(self.words.starting(token), _MOST)
        chosen += _first(self._starts(token).difference(chosen), _ENOUGH)
        if len(chosen) < _ENOUGH and _may_be_part(token):
            chosen += _first(self.words.with_part(token).difference(chosen), _ENOUGH)
        if len(chosen) < _FEW:
            chosen += _first(self._slipped(token).difference(chosen), _SLIPPED)
        return chosen

    def _of_many(
        self,
        tokens: Sequence[str],
        in_spaces: Callable[[str], Collection[str]],
        fitting: Callable[[str], Iterable[int]],
    ) -> set[int]:
        found: set[int] | None = None
        for token in sorted(tokens, key=self.words.count):
            spaces = [self._spaces[id_] for id_ in in_spaces(token) if id_ in self._spaces]
            if sum(map(len, spaces)) > len(self) // 2 and len(tokens) > 1:
                continue  # what fits nearly everything narrows nothing
            fits = fitting(token)
            if spaces:
                fits = set(fits).union(*spaces)
            found = set(fits) if found is None else found.intersection(fits)
            if not found:
                break
        return set(fitting(tokens[0])) if found is None else found

    def _near(self, token: str) -> Iterable[int]:
        return self.words.starting(token) or self._far(token)

    def _far(self, token: str) -> set[int]:
        fits = set(self.words.starting(token)) | self._starts(token)
        if _may_be_part(token):
            fits |= self.words.with_part(token)
        return fits or self._slipped(token)

    def _starts(self, token: str) -> set[int]:
        """Made of the first letters of words, or of the starts of two of them."""
        found = set(self.initials.starting(token))
        for cut in range(1, len(token)):
            head, tail = token[:cut], token[cut:]
            if 0 < min(self.words.count(tail), self.words.count(head)) <= _RARE_START:
                found |= self.words.both(head, tail)
        return found

    def _slipped(self, token: str) -> set[int]:
        slips = len(token) // _LETTERS_PER_SLIP
        return self.words.slipped(token, slips) if slips else set()

    def _laid_down(self, things: Iterable[Thing]) -> bytes:
        pieces: list[bytes] = []
        end = 0
        for number, thing in enumerate(things):
            away = "1" if thing.away else "0"
            row = _JOINT.join((thing.kind, thing.id, thing.space_id, away, thing.title))
            pieces.append(row.encode("utf-8", "replace"))
            end += len(pieces[-1])
            self._ends.append(end)
            if thing.space_id:
                self._spaces.setdefault(thing.space_id, array("I")).append(number)
        return b"".join(pieces)


def _first(numbers: Iterable[int], most: int) -> list[int]:
    """The lowest of them, each once; most come in long ascending runs, which sort in no time."""
    return list(dict.fromkeys(sorted(numbers)[: 3 * most]))[:most]


def _may_be_part(token: str) -> bool:
    """One letter is in far too many words, but for scripts in which it is one."""
    return len(token) > 1 or not token.isascii()


def _in_order(things: Iterable[Thing]) -> Iterator[Thing]:
    """What is at hand first, the short titles first."""
    by_length: dict[tuple[bool, int], list[Thing]] = {}
    for thing in things:
        by_length.setdefault((thing.away, len(thing.title)), []).append(thing)
    for key in sorted(by_length):
        yield from by_length[key]


def _slowly(things: Iterable[Thing], breathe: Callable[[], object]) -> Iterator[Thing]:
    for number, thing in enumerate(things):
        if number % _AT_ONCE == 0:
            breathe()
        yield thing


def _by_words(things: Iterable[Thing]) -> dict[str, "array[int]"]:
    found: dict[str, array[int]] = {}
    for number, thing in enumerate(things):
        for word in {
            word.text[:_LONGEST] for word in words_of(folded(f"{thing.title} {thing.key}"))
        }:
            found.setdefault(word, array("I")).append(number)
    return found


def _by_initials(things: Iterable[Thing]) -> dict[str, "array[int]"]:
    found: dict[str, array[int]] = {}
    for number, thing in enumerate(things):
        for initials in set(_initials(thing.title)):
            found.setdefault(initials, array("I")).append(number)
    return found


def _initials(title: str) -> Iterator[str]:
    """The first letters of all words, of those that carry a meaning, and of the later ones."""
    words = [word.text for word in words_of(folded(title))]
    if len(words) > 1:
        yield "".join(word[0] for word in words)
        yield "".join(word[0] for word in words if word not in _STOP)
        yield "".join(word[0] for word in words[1:])
