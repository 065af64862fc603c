"""What the values of a clause stand for: literals as rows spell them, functions worked out."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from confluence_desk.cql.fields import Field, Type
from confluence_desk.cql.text import Wanted
from confluence_desk.cql.tree import Call, Clause, Literal, Operand
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.asking import Asker, Reason, Unanswered, unanswered
from confluence_desk.store.query.sources import Source
from confluence_desk.store.query.sql import Sql
from confluence_desk.store.query.words import Read, expression

if TYPE_CHECKING:
    from confluence_desk.store.query.scoring import Within

_MINE = """SELECT s.space_key FROM favourites f JOIN spaces s ON s.id = f.target
    WHERE f.kind = 'space' ORDER BY f.place"""
_VIEWED = "SELECT content_id FROM visits ORDER BY visited_at DESC, content_id LIMIT ? OFFSET ?"
_VIEWED_SPACES = """SELECT s.space_key FROM visits v JOIN content c ON c.id = v.content_id
    JOIN spaces s ON s.id = c.space_id GROUP BY s.id ORDER BY max(v.visited_at) DESC LIMIT ?"""
_INNER_QUOTES = ("title", "pagestatus")
_NUMBERED = frozenset({Type.CONTENT})


class Facts:
    """What was found out about the library, by the question asked; ``spent`` is what it took.

    ``within`` are conditions with what fits them, None where that is too much to look for.
    """

    def __init__(self) -> None:
        self.known: dict[str, bool] = {}
        self.within: dict[Sql, Within | None] = {}
        self.spent = 0.0


@frozen
class Ask:
    """One question under way: who asks, how the library is read, and what was not answered.

    A ``hasty`` one is still being typed: what is not known is not looked for.
    """

    asker: Asker
    read: Read
    facts: Facts = field(default_factory=Facts)
    by_title: bool = False
    untold: dict[Unanswered, None] = field(default_factory=dict)
    expressions: dict[tuple[Wanted, bool], str] = field(default_factory=dict)
    hasty: bool = False

    def sure(self, source: Source, known: Sql, unknown: str = "") -> bool:
        """Whether something is known of every row of a source; remembered with the facts.

        ``unknown`` is the opposite in words that an index may answer.
        """
        if self.hasty:
            return True
        lacks = unknown or f"({known.text}) IS NOT 1"
        text = f"""SELECT NOT EXISTS (SELECT 1 FROM {source.rows} WHERE {source.live}
            AND {lacks})"""  # noqa: S608 - our own words
        sure = self.facts.known.get(text)
        if sure is None:
            start = time.thread_time()
            values = () if unknown else known.values
            sure = self.facts.known[text] = bool(self.read(text, values)[0][0])
            self.facts.spent += time.thread_time() - start
        return sure

    def expression(self, wanted: Wanted, *, heads: bool = False) -> str:
        """What finds this in an index of words; see ``words.expression``.

        That of ``heads`` knows beginnings of words; of the other a hasty question takes but some.
        """
        few = self.hasty and not heads
        if (wanted, few) not in self.expressions:
            self.expressions[wanted, few] = expression(wanted, self.read, few=few)
        return self.expressions[wanted, few]

    def tell(self, clause: Clause, reason: Reason, value: str = "") -> None:
        """Note that a clause is not answered, or not wholly."""
        self.untold[unanswered(clause.span, reason, clause.field.name, value)] = None


@frozen
class Values:
    """What a clause compares with; ``whole`` is false when one of them means nothing here."""

    known: tuple[str, ...]
    whole: bool = True


def values_of(clause: Clause, known: Field, ask: Ask) -> Values:
    """All that a clause names, in lower case where the language does not mind."""
    found: list[str] = []
    whole = True
    for value in clause.values:
        meant = _meant(value, clause, known, ask)
        whole = whole and meant is not None
        found.extend(meant or ())
    return Values(tuple(dict.fromkeys(found)), whole)


def _meant(value: Operand, clause: Clause, known: Field, ask: Ask) -> Sequence[str] | None:
    if isinstance(value, Literal):
        return (_spelt(value.text, clause.field.key, known),)
    call = _CALLS.get(value.name.lower())
    meant = call(value, ask) if call else None
    if meant is None:
        ask.tell(clause, Reason.NO_CONTEXT, f"{value.name}()")
    return meant


def _spelt(text: str, key: str, known: Field) -> str:
    """A literal as rows have it; titles lose the inner quotes the documentation prints."""
    if key in _INNER_QUOTES and len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return text[1:-1]
    if known.type in _NUMBERED:
        return text.lower()
    return text.lower() if known.type in {Type.STRING, Type.KIND, Type.SPACE} else text


def _counts(call: Call) -> tuple[int, int]:
    limit, offset = (*(int(one.text) for one in call.arguments), 0, 0)[:2]
    return limit, offset


def _column(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    return [str(row[0]) for row in rows]


_CALLS: Mapping[str, Callable[[Call, Ask], Sequence[str] | None]] = MappingProxyType(
    {
        "currentuser": lambda _, ask: (ask.asker.account_id,) if ask.asker.account_id else None,
        "currentspace": lambda _, ask: (
            (ask.asker.space_key.lower(),) if ask.asker.space_key else None
        ),
        "currentcontent": lambda _, ask: (ask.asker.content_id,) if ask.asker.content_id else None,
        "favouritespaces": lambda _, ask: [one.lower() for one in _column(ask.read(_MINE, ()))],
        "recentlyviewedspaces": lambda call, ask: [
            one.lower() for one in _column(ask.read(_VIEWED_SPACES, _counts(call)[:1]))
        ],
        "recentlyviewedcontent": lambda call, ask: _column(ask.read(_VIEWED, _counts(call))),
    }
)
