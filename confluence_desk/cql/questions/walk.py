"""Goes through the words of a question and keeps what was understood of them."""

from collections.abc import Callable, Sequence
from datetime import date

from confluence_desk.cql.about import About
from confluence_desk.cql.questions.meaning import Chip, Names
from confluence_desk.cql.questions.wording import CONNECTORS, FILLERS, LABELLED, ME, VERBS, Piece
from confluence_desk.cql.tree import Node, Order

_LONGEST_NAME = 5
_LONGEST_PERSON = 4
_LEAST_LABEL = 2
Find = Callable[[str], tuple[str, str] | None]
People = Sequence[tuple[str, str]]


class Walk:
    """Where one is in a question, and the ways to look ahead from there."""

    def __init__(self, said: list[Piece], names: Names, today: date) -> None:
        self.chips: list[Chip] = []
        self.orders: list[Order] = []
        self._said = said
        self._names = names
        self._today = today
        self._at = 0
        self._left: list[Piece] = []
        self._verb: list[Piece] = []
        """A verb that waits for its person or time."""
        self._field = ""
        self._refused = False
        self._after_chip = True

    def _word(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._said[place].word if place < len(self._said) else ""

    def _text(self, count: int) -> str:
        some = self._said[self._at : self._at + count]
        return " ".join(each.text.strip("?,;!") for each in some)

    def _has_words(self) -> bool:
        return any(each.quoted or each.word not in FILLERS for each in self._left)

    def _is_head(self, used: int) -> bool:
        """Whether the noun that ends there is what the question is about."""
        after = self._word(used)
        if after in VERBS | LABELLED or after[:1].isdigit() or after.startswith("mention"):
            return True
        return self._at + used >= len(self._said) or after in CONNECTORS

    def _take(self, used: int, about: About, name: str, node: Node | None = None) -> bool:
        self.chips.append(Chip(about, self._text(used), name, node))
        self._at += used
        self._after_chip = True
        return True

    def _label_at(self, ahead: int) -> str:
        place = self._at + ahead
        if place >= len(self._said):
            return ""
        said = self._said[place]
        text = said.text.strip("?,;.!").lower()
        return text if len(text) >= _LEAST_LABEL and not any(map(str.isspace, text)) else ""

    def _named(self, start: int, find: Find) -> tuple[int, tuple[str, str]] | None:
        """The longest name that begins there; how many words in all, and what it names."""
        most = min(_LONGEST_NAME, len(self._said) - self._at - start)
        for count in range(most, 0, -1):
            some = self._said[self._at + start : self._at + start + count]
            said = " ".join(each.text for each in some).strip("?,;.!")
            found = find(said)
            if found is not None:
                return start + count, found
        return None

    def _people_at(self, start: int) -> tuple[int, People] | None:
        if self._word(start) in ME:
            return start + 1, ()
        for count in range(min(_LONGEST_PERSON, len(self._said) - self._at - start), 0, -1):
            some = self._said[self._at + start : self._at + start + count]
            said = " ".join(each.text for each in some).strip("?,;.!")
            found = self._names.people(said)
            if found:
                return start + count, found
        return None
