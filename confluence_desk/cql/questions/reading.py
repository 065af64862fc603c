"""Takes a question in English apart by rules: what it is about, where, whose and from when."""

from collections.abc import Sequence
from datetime import date

from confluence_desk.cql import building
from confluence_desk.cql.about import About
from confluence_desk.cql.questions import times
from confluence_desk.cql.questions.meaning import Chip, Names, Reading
from confluence_desk.cql.questions.texts import wide_texts, worded, words_of
from confluence_desk.cql.questions.walk import Walk
from confluence_desk.cql.questions.wording import (
    CHANGED,
    CONNECTORS,
    FILLERS,
    INSIDE,
    KINDS,
    LABELLED,
    ME,
    OFTEN_WORDS,
    PAIRS,
    RECENT,
    SUBJECT,
    TYPES,
    VERBS,
    Piece,
    pieces,
    singular,
    without_question,
)
from confluence_desk.cql.tree import And, Clause, Literal, Node, Operand, Operator, Query


def understand(question: str, names: Names, today: date) -> Reading:
    """What a question means; words that nothing is known of stay words.

    Without a single word that means something, all of it is words, just as it was typed.
    """
    reader = _Reader(pieces(question), names, today)
    reader.read()
    if not reader.chips:
        said = without_question(pieces(question))
        return Reading((), words_of(said), worded(said))
    rest = reader.rest()
    query = Query(building.every([*reader.nodes(), *wide_texts(rest)]), tuple(reader.orders))
    return Reading(tuple(reader.chips), words_of(rest), query)


class _Reader(Walk):
    """One walk over the words of one question."""

    def read(self) -> None:
        """Go from word to word."""
        while self._at < len(self._said):
            if not any(rule(self) for rule in _RULES):
                self._put_back_verb()
                self._left.append(self._said[self._at])
                self._after_chip = self._word() in FILLERS and self._after_chip
                self._at += 1
        self._end()

    def nodes(self) -> list[Node | None]:
        """What is asked of every result; kinds that are named side by side are one clause."""
        types = [chip.name for chip in self.chips if chip.about is About.TYPE]
        if not types and self.orders:
            types = ["page", "blogpost"]  # the newest of everything would be comments
        first = building.equal("type", dict.fromkeys(types)) if types else None
        others = [chip.node for chip in self.chips if chip.about is not About.TYPE]
        return [first, *(part for node in others for part in _parts(node))]

    def rest(self) -> list[Piece]:
        """The words that were not understood and say something."""
        return [each for each in self._left if each.quoted or each.word not in FILLERS]

    def type(self) -> bool:
        pair = (self._word(), self._word(1))
        if pair in PAIRS and self._is_head(2):
            return self._take(2, About.TYPE, PAIRS[pair])
        word = self._word()
        if word not in TYPES or not self._is_head(1):
            return False
        before = self._word(-1) if self._at else ""
        if word in OFTEN_WORDS and (self._has_words() or before in SUBJECT):
            return False
        return self._take(1, About.TYPE, TYPES[word])

    def labelled(self) -> bool:
        used = 0
        if self._word() in {"with", "without"} and self._word(1) in {"label", "labels", "tag"}:
            used = 2
        elif self._word() in LABELLED:
            used = 1 + (self._word(1) in {"with", "as"})
        elif self._word() == "not" and self._word(1) in LABELLED:
            used = 2 + (self._word(2) in {"with", "as"})
        label = self._label_at(used) if used else ""
        if not label:
            return False
        node = _one_of("label", [label], refused=self._word() in {"without", "not"})
        self._take(used + 1, About.LABEL, label, node)
        while self._word() in {"and", "or"} and (other := self._label_at(1)):
            self._take_other(other, either=self._word() == "or")
        return True

    def hash(self) -> bool:
        text = self._said[self._at].text.rstrip("?,;.!")
        quoted = self._said[self._at].quoted
        if quoted or not text.startswith("#") or not text[1:].replace("-", "").isalnum():
            return False
        label = self._names.label(text[1:].lower())
        return bool(label) and self._take(1, About.LABEL, label, building.equal("label", [label]))

    def labels_noun(self) -> bool:
        """``runbooks``, where pages carry that label."""
        word = self._word()
        one = singular(word)
        if not one or word in TYPES or not self._is_head(1):
            return False
        label = self._names.label(one) or (self._names.label(word) if word in KINDS else "")
        return bool(label) and self._take(1, About.LABEL, label, building.equal("label", [label]))

    def space(self) -> bool:
        skip = 1 if self._word() == "not" and self._word(1) in INSIDE else 0
        if self._word(skip) not in INSIDE:
            return self._leading_key()
        start = skip + 1
        start += self._word(start) == "the"
        start += self._word(start) == "space"
        found = self._space_at(start)
        if found is None:
            return self._own_spaces(start)
        used, key, name = found
        used += self._word(used) == "space"
        self._take(used, About.SPACE, name, _one_of("space", [key], refused=bool(skip)))
        while self._word() in {"and", "or"} and (more := self._space_at(1)):
            self._join_space(more)
        return True

    def person(self) -> bool:
        refused = self._word() == "not" and self._word(1) == "by"
        if not refused and self._word() not in {"by", "from"}:
            return False
        found = self._people_at(1 + refused)
        if found is None:
            return False
        field = "creator" if self._field == "created" else "contributor"
        operator = Operator.DIFFERS if refused else Operator.EQUALS
        self._verb = []
        return self._person(found, field, operator)

    def mentioning(self) -> bool:
        if self._word() not in {"mentioning", "mentions", "mention"}:
            return False
        found = self._people_at(1)
        return found is not None and self._person(found, "mention", Operator.EQUALS)

    def mine(self) -> bool:
        """``my pages``, ``I wrote``, ``watched by me``, ``my favourites``."""
        pair = (self._word(), self._word(1))
        if pair[0] in {"my", "our"} and pair[1] in {"favourites", "favorites", "stars"}:
            return self._me(2, "favourite")
        if pair[0] == "my" and (pair[1] in TYPES or (pair[1], self._word(2)) in PAIRS):
            return self._me(1, "creator")
        if pair[0] == "i" and pair[1] in {"watch", "starred", "follow"}:
            return self._me(2, "favourite" if pair[1] == "starred" else "watcher")
        if pair[0] == "i" and pair[1] in VERBS:
            return self._me(2, "contributor" if pair[1] in CHANGED else "creator")
        if pair == ("watched", "by") and self._word(2) in ME:
            return self._me(3, "watcher")
        return False

    def verb(self) -> bool:
        skip = 0
        if self._word() in {"not", "last"} and self._word(1) in VERBS:
            skip = 1
        word = self._word(skip)
        if word == "new" and (self._word(1) in TYPES or (self._word(1), self._word(2)) in PAIRS):
            self._wait(1, "created")
            return True
        if word not in VERBS:
            return False
        self._refused = skip == 1 and self._word() == "not"
        self._wait(skip + 1, "lastModified" if word in CHANGED else "created")
        return True

    def time(self) -> bool:
        words = [each.word for each in self._said[self._at : self._at + 10]]
        found = times.when(words, self._today)
        if found is None:
            return False
        used, span = found
        field = self._field or "lastModified"
        start, end = (None, span.start) if self._refused and span.start else (span.start, span.end)
        node = building.every([_compared(field, Operator.AT_LEAST, start), _before(field, end)])
        self._verb, self._refused = [], False
        return self._take(used, About.DATE, self._text(used), node)

    def recent(self) -> bool:
        skip = self._word() == "most"
        if self._word(skip) not in RECENT:
            return False
        after = skip + 1
        after += self._word(after) in VERBS
        rest = self._word(after)
        noun = rest in TYPES or (rest, self._word(after + 1)) in PAIRS or bool(singular(rest))
        alone = after >= len(self._said) - self._at and self._after_chip
        if not (noun or alone or rest in CONNECTORS or after > skip + 1):
            return False
        created = self._word(after - 1) in VERBS - CHANGED
        after += rest in {"changes", "edits", "updates", "activity"}
        return self._sort("created" if created else "lastModified", after)

    def first(self) -> bool:
        """``newest first``, ``what's new``."""
        pair = (self._word(), self._word(1))
        if pair == ("oldest", "first"):
            return self._sort("lastModified", 2, descending=False)
        if pair == ("newest", "first"):
            return self._sort("lastModified", 2)
        if pair[0] in {"changes", "edits", "updates"} and not self._left and self._is_head(1):
            return self._sort("lastModified", 1)
        if pair[0] in {"what's", "what\u2019s", "whats"} and pair[1] in {"new", "changed"}:
            return self._sort("lastModified", 2)
        if (*pair, self._word(2)) == ("what", "is", "new"):
            return self._sort("lastModified", 3)
        return False

    def under(self) -> bool:
        if self._word() not in {"under", "below"}:
            return False
        found = self._named(1, self._names.page)
        if found is None:
            return False
        used, (id_, title) = found
        return self._take(used, About.PLACE, title, building.equal("ancestor", [id_]))

    def titled(self) -> bool:
        if self._word() not in {"titled", "called", "named"}:
            return False
        rest = self._said[self._at + 1 :]
        quoted = bool(rest) and rest[0].quoted
        text = rest[0].text if quoted else ""
        node = building.holds_phrase("title", text) if quoted else None
        return node is not None and self._take(2, About.TITLE, text, node)

    def _sort(self, field: str, used: int, *, descending: bool = True) -> bool:
        self.orders = [building.order(field, descending=descending)]
        return self._take(used, About.ORDER, field)

    def _me(self, used: int, field: str) -> bool:
        self._field = "created" if field == "creator" and used > 1 else self._field
        return self._take(used, About.PERSON, "", building.where(field, Operator.EQUALS, _ME))

    def _take_other(self, label: str, *, either: bool) -> None:
        """One more label: ``or`` widens the chip before, ``and`` narrows it."""
        if either:
            before = self.chips.pop()
            names = [*before.name.split(", "), label]
            said, node = f"{before.said} {self._text(2)}", building.equal("label", names)
            self.chips.append(Chip(About.LABEL, said, ", ".join(names), node))
            self._at += 2
        else:
            self._take(2, About.LABEL, label, building.equal("label", [label]))

    def _leading_key(self) -> bool:
        """``OPS runbooks``: a key, written as it is, right before what is sought."""
        said = self._said[self._at]
        if (
            said.quoted
            or self._has_words()
            or not said.text.isupper()
            or len(said.text) < len("AB")
        ):
            return False
        after = self._word(1)
        if after not in TYPES and not self._names.label(singular(after) or " "):
            return False
        found = self._names.space(said.text)
        if found is None or found[0] != said.text:
            return False
        return self._take(1, About.SPACE, found[1], building.equal("space", [found[0]]))

    def _own_spaces(self, start: int) -> bool:
        words = (self._word(start), self._word(start + 1), self._word(start + 2))
        if words[:2] == ("my", "spaces") or words[1:] in {
            ("favourite", "spaces"),
            ("favorite", "spaces"),
        }:
            used = start + (2 if words[1] == "spaces" else 3)
            node = building.where("space", Operator.IN, building.call("favouriteSpaces"))
            return self._take(used, About.SPACE, "", node)
        return False

    def _space_at(self, start: int) -> tuple[int, str, str] | None:
        found = self._named(start, self._names.space)
        return None if found is None else (found[0], *found[1])

    def _join_space(self, more: tuple[int, str, str]) -> None:
        used, key, name = more
        before = self.chips.pop()
        refused = isinstance(before.node, Clause) and before.node.operator.negative
        node = _one_of("space", [*_values(before.node), key], refused=refused)
        said = f"{before.said} {self._text(used)}"
        self.chips.append(Chip(About.SPACE, said, f"{before.name}, {name}", node))
        self._at += used

    def _person(
        self,
        found: tuple[int, Sequence[tuple[str, str]]],
        field: str,
        operator: Operator,
    ) -> bool:
        used, people = found
        if not people:
            return self._take(used, About.PERSON, "", building.where(field, operator, _ME))
        ids, names = zip(*people, strict=True)
        node = _one_of(field, ids, refused=operator is Operator.DIFFERS)
        return self._take(used, About.PERSON, ", ".join(names), node)

    def _wait(self, used: int, field: str) -> None:
        self._put_back_verb()
        self._verb = self._said[self._at : self._at + used]
        self._field = field
        self._at += used

    def _put_back_verb(self) -> None:
        """A word follows that has nothing to do with the verb: it was a word too."""
        if self._verb and self._word() not in FILLERS:
            self._left += self._verb
            self._verb, self._field, self._refused = [], "", False

    def _end(self) -> None:
        """A verb that is left alone, as in ``pages changed in OPS``, asks for the newest."""
        if self._verb and self.chips and not self.orders and not self._refused:
            self.orders = [building.order(self._field, descending=True)]
        else:
            self._left += self._verb


_ME = building.call("currentUser")
_RULES = (
    _Reader.titled,
    _Reader.first,
    _Reader.recent,
    _Reader.mine,
    _Reader.labelled,
    _Reader.hash,
    _Reader.verb,
    _Reader.time,
    _Reader.space,
    _Reader.person,
    _Reader.mentioning,
    _Reader.under,
    _Reader.type,
    _Reader.labels_noun,
)


def _compared(field: str, operator: Operator, value: Operand | None) -> Node | None:
    return building.where(field, operator, value) if value is not None else None


def _before(field: str, end: Operand | None) -> Node | None:
    return _compared(field, Operator.BELOW, end)


def _one_of(field: str, values: Sequence[str], *, refused: bool) -> Clause:
    if len(values) == 1:
        return building.where(field, Operator.DIFFERS if refused else Operator.EQUALS, *values)
    return building.where(field, Operator.NOT_IN if refused else Operator.IN, *values)


def _values(node: Node | None) -> list[str]:
    values = node.values if isinstance(node, Clause) else ()
    return [one.text for one in values if isinstance(one, Literal)]


def _parts(node: Node | None) -> Sequence[Node | None]:
    """From and until are two clauses of the whole query."""
    return node.parts if isinstance(node, And) else (node,)
