"""What hits are worth, as questions to SQLite: titles, then what else stands out, then texts."""

from dataclasses import replace

from confluence_desk.cql.tree import Clause
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.sql import Sql, Value

ENOUGH = 1_000
"""So many of the best hits are looked at first."""
MANY = 12_000
"""Of more texts that have the words, how rare these are is not asked: it takes too long."""
HEADED, _HEADS = 8_000, 4_000
"""Where it stands out in more than that, titles are compared, and of all else the newest."""
_NEWEST, _HASTY = 20_000, 4_000
"""Of more titles, headings and labels that have them, those are compared that came last."""
_STANDING, _LIKELY = 2_000, 500
"""So many are looked through for texts, and so many of these for the words."""
_REST = 10_000
"""Of what stands in so many texts and in no title, as many as came last."""
_ALL = 1 << 40
_STANDS_OUT = "bm25(heads, 10.0, 4.0, 6.0)"
_FIRST = f"""{_STANDS_OUT}
    + iif(rowid & 3 = 2, -400, -1000) - iif(rowid IN (SELECT number FROM begun), 100, 0)
    - iif(rowid IN (SELECT number FROM exact), 100, 0)"""  # noqa: S608 - our own words
_WORTH = "bm25(words, 0.0, 1.0, 1.0) * iif(rowid & 3 = 1, 0.5, 1)"
"""Titles have their worth above; that of a comment's is another's."""
_OFTEN = "often(words) * iif(rowid & 3 = 1, 0.5, 1)"
_SOME = "0.0"
_EXACT = """SELECT key * 4 FROM content WHERE title_key = ?
    AND EXISTS (SELECT 1 FROM indexed WHERE number = key * 4)"""
_STANDING_OUT = """SELECT number, score FROM newest
    UNION ALL SELECT number, min(worth) FROM (SELECT number, -1200 AS worth FROM exact
    UNION ALL SELECT number, iif(number & 3 = 2, -500, -1100) FROM begun)
    WHERE number NOT IN (SELECT number FROM newest) GROUP BY number"""
_TOGETHER = """SELECT number, score FROM {first} UNION ALL
    SELECT s.number, s.score + coalesce(l.score, 0)
    FROM scored s LEFT JOIN lifted l ON l.number = s.number
    WHERE s.number NOT IN (SELECT number FROM {first}) ORDER BY score LIMIT ?"""
_LIKELY_ROWS = """SELECT * FROM (SELECT number, score FROM lifted
    WHERE number NOT IN (SELECT number FROM first) ORDER BY score LIMIT ?)
    WHERE number & 3 OR EXISTS (SELECT 1 FROM content
    WHERE key = number >> 2 AND body_number IS NOT NULL) LIMIT ?"""
_HELD = """SELECT number, score FROM (SELECT number, score FROM first UNION ALL
    SELECT l.number, l.score FROM words w CROSS JOIN likely l ON l.number = w.rowid
    WHERE w.words MATCH ? AND +w.rowid IN (SELECT number FROM likely))
    ORDER BY score LIMIT ?"""
_PAIRS = "SELECT value ->> 0, value ->> 1 FROM json_each(?)"
_BEST = Sql("SELECT number, score FROM first ORDER BY score LIMIT ?", (ENOUGH,))
NOTHING = '""'
"""The expression that finds nothing."""


@frozen
class Within:
    """The numbers that all else leaves, by what gives them; none is below or above the two.

    Where nearly all of that stretch are among them nothing gives them: the stretch is enough.
    """

    numbers: Sql | None
    low: int = 0
    high: int = 1 << 62
    count: int = _ALL

    def bounds(self) -> Sql:
        """What goes on a question to an index that is asked by itself."""
        if self.numbers is None:
            return Sql(" AND rowid BETWEEN ? AND ? ", (self.low, self.high))
        also = f" AND rowid BETWEEN ? AND ? AND +rowid IN ({self.numbers.text}) "
        return Sql(also, (self.low, self.high, *self.numbers.values))


@frozen
class Ranking:
    """What has all the words, and what some of them stand in; ``leads`` are clauses they answer.

    ``heads`` asks titles, headings and labels for all that is wanted: what has it there comes
    first, what is titled so before all (``title`` has it as titles are compared), files last.
    ``titles`` asks but the titles where else there are too many. ``some`` asks them for any part
    of it, nothing where there is but one. Where it is ``hasty``, of many that have the words only
    some that came last are looked at. Of what is not ``within`` nothing is.
    """

    expression: str
    heads: str
    begun: str
    title: str
    some: str
    leads: tuple[Clause, ...] = ()
    hasty: bool = False
    titles: str = ""
    within: Within | None = None

    def of(self, within: Within) -> "Ranking":
        """The same of some alone."""
        return replace(self, within=within)

    def has_best(self, limit: int) -> bool:
        """Whether the best of them may be enough."""
        return bool(self.leads) and limit < ENOUGH

    def titled(self) -> Sql:
        """The best of those that have it in what stands out, or in their title."""
        return _with(*self._first(self._titled()), _named("ranked", _BEST))

    def held(self) -> Sql:
        """Pairs of a number and a score: what has it, or some of it, in what stands out."""
        first = self._first(self._headed())
        if self.some == NOTHING:
            return _after(_with(*first), _BEST)
        likely = _named("likely", Sql(_LIKELY_ROWS, (_STANDING, _LIKELY)))
        parts = (*first, self._lifted(*self._bounds()), likely)
        return _after(_with(*parts), Sql(_HELD, (self.expression, ENOUGH)))

    def newest(self, held: str) -> Sql:
        """With these pairs some of those that came last."""
        scored = self._picked("words", self.expression, _OFTEN, _REST)
        lifted = self._lifted(" AND rowid >= (SELECT min(number) FROM scored)")
        parts = (_named("held", Sql(_PAIRS, (held,))), _named("scored", scored), lifted)
        return _with(*self._rest(), *parts, _together("held", ENOUGH))

    def best(self) -> Sql:
        """The best of all."""
        return self._together(_WORTH, MANY, ENOUGH)

    def some_of_many(self) -> Sql:
        """Some of them, those in front that have it in what stands out."""
        return self._together(_SOME, ENOUGH, ENOUGH)

    def whole(self, some: Sql | None = None) -> Sql:
        """All of them, of the texts those of these numbers alone."""
        scored = self._picked("words", self.expression, _WORTH, _ALL)
        if some is not None:
            also = f"MATCH ? AND +rowid IN ({some.text})"
            first, *rest = scored.values
            scored = Sql(scored.text.replace("MATCH ?", also, 1), (first, *some.values, *rest))
        return self._joined(scored, "", _ALL)

    def count(self, most: int) -> Sql:
        """How many there are, but no more than these."""
        also, values = self._bounds()
        sql = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?{also} LIMIT ?)"  # noqa: S608 - our own words
        return _after(_with(*self._rest()), Sql(sql, (self.expression, *values, most)))

    @property
    def _newest(self) -> int:
        return _HASTY if self.hasty else _NEWEST

    def _rest(self) -> tuple[Sql, ...]:
        numbers = self.within and self.within.numbers
        return (_named("rest", numbers, "number"),) if numbers else ()

    def _bounds(self) -> tuple[str, tuple[Value, ...]]:
        if self.within is None:
            return "", ()
        also = " AND +rowid IN (SELECT number FROM rest)" if self.within.numbers else ""
        return f" AND rowid BETWEEN ? AND ?{also}", (self.within.low, self.within.high)

    def _picked(self, index: str, expression: str, score: str, most: int) -> Sql:
        """The newest of an index with what they are worth."""
        also, values = self._bounds()
        sql = f"""SELECT rowid AS number, {score} AS score FROM {index} WHERE {index} MATCH ?{also}
            ORDER BY rowid DESC LIMIT ?"""  # noqa: S608 - our own words
        return Sql(sql, (expression, *values, most))

    def _titled(self) -> Sql:
        return self._picked("heads", self.titles or self.heads, _FIRST, self._newest)

    def _headed(self) -> Sql:
        if not self.titles:
            return self._titled()
        titled, others = self._titled(), self._picked("heads", self.heads, _FIRST, _HEADS)
        both = f"""SELECT number, min(score) FROM (SELECT * FROM ({titled.text})
            UNION ALL SELECT * FROM ({others.text})) GROUP BY number"""  # noqa: S608 - our own words
        return Sql(both, titled.values + others.values)

    def _first(self, newest: Sql) -> tuple[Sql, ...]:
        also, values = self._bounds()
        begun = f"SELECT rowid FROM heads WHERE heads MATCH ?{also} ORDER BY rowid DESC LIMIT ?"  # noqa: S608 - our own words
        return (
            *self._rest(),
            _named("begun", Sql(begun, (self.begun, *values, self._newest)), "number"),
            _named(
                "exact",
                Sql(_EXACT + also.replace("rowid", "key * 4"), (self.title, *values)),
                "number",
            ),
            _named("newest", newest),
            _named("first", Sql(_STANDING_OUT)),
        )

    def _lifted(self, also: str, values: tuple[Value, ...] = ()) -> Sql:
        """What some of it stands out in."""
        sql = f"""SELECT rowid, 2 * {_STANDS_OUT} FROM heads WHERE heads MATCH ?{also}
            ORDER BY rowid DESC LIMIT ?"""  # noqa: S608 - our own words
        return _named("lifted", Sql(sql, (self.some, *values, self._newest)))

    def _together(self, score: str, looked_at: int, kept: int) -> Sql:
        scored = self._picked("words", self.expression, score, looked_at)
        few = " AND +rowid IN (SELECT number FROM scored)" if looked_at <= MANY else ""
        return self._joined(scored, few, kept)

    def _joined(self, scored: Sql, also: str, kept: int) -> Sql:
        parts = (_named("scored", scored), self._lifted(also), _together("first", kept))
        return _with(*self._first(self._headed()), *parts)


def given(numbered: str) -> Sql:
    """What was found by other means, as pairs of a number and a score."""
    return _with(_named("ranked", Sql(_PAIRS, (numbered,))))


def _named(name: str, rows: Sql, columns: str = "number, score") -> Sql:
    return Sql(f"{name} ({columns}) AS MATERIALIZED ({rows.text})", rows.values)


def _together(first: str, kept: int) -> Sql:
    return _named("ranked", Sql(_TOGETHER.format(first=first), (kept,)))


def _with(*parts: Sql) -> Sql:
    if not parts:
        return Sql("")
    text = ", ".join(part.text for part in parts)
    return Sql(f"WITH {text} ", tuple(value for part in parts for value in part.values))


def _after(before: Sql, rows: Sql) -> Sql:
    return Sql(before.text + rows.text, before.values + rows.values)
