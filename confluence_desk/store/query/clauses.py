"""One clause as SQL: what surely fits, what surely does not, and what is not known to be either."""

from collections.abc import Mapping
from types import MappingProxyType

from confluence_desk.cql import dates, fields
from confluence_desk.cql.fields import Type
from confluence_desk.cql.tree import Clause, Operator
from confluence_desk.store.packing import title_key, to_number
from confluence_desk.store.query import texts, trees, uses
from confluence_desk.store.query.asking import Reason
from confluence_desk.store.query.sources import Source
from confluence_desk.store.query.sql import NO, YES, Sql, among, every, some
from confluence_desk.store.query.told import NEVER, NOBODY_KNOWS, Make, Told, simple, within
from confluence_desk.store.query.values import Ask, Values, values_of


def told(clause: Clause, source: Source, ask: Ask) -> Told:
    """What a clause keeps of a source; what it cannot answer is noted with ``ask``."""
    known = fields.field(clause.field.name)
    if known is None or known.people_search:
        ask.tell(clause, Reason.PEOPLE)
        return NOBODY_KNOWS
    if known.type is Type.DATE:
        return _dated(clause, source, ask)
    make = _MATCHES if clause.operator in fields.MATCH else _EQUALS
    found = make.get(clause.field.key)
    if found is None:
        ask.tell(clause, Reason.NOT_KEPT)
        return NOBODY_KNOWS
    values = values_of(clause, known, ask)
    answer = found(clause, source, values, ask)
    if not values.whole:
        answer = Told(answer.yes, NO, whole=False)
    return answer.turned if clause.operator.negative else answer


def _dated(clause: Clause, source: Source, ask: Ask) -> Told:
    asker = ask.asker
    period = dates.resolve(
        clause.values[0],
        now=asker.now,
        zone=asker.zone,
        operator=clause.operator,
        dialect=asker.dialect,
    )
    if period is None:
        ask.tell(clause, Reason.NO_CONTEXT)
        return NOBODY_KNOWS
    column = source.created if clause.field.key == "created" else source.modified
    start, end = to_number(period.start) or 0, to_number(period.end) or 0
    yes, no = _COMPARED[clause.operator]
    bounds = {"start": start, "end": end}
    whole = ask.sure(source, Sql(f"{column} IS NOT NULL"), f"{column} IS NULL")
    return Told(_bounded(column, yes, bounds), _bounded(column, no, bounds), whole)


_WITHIN, _OUTSIDE = (
    ("{0} >= ? AND {0} < ?", "start", "end"),
    ("{0} < ? OR {0} >= ?", "start", "end"),
)
_COMPARED: Mapping[Operator, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        Operator.EQUALS: (_WITHIN, _OUTSIDE),
        Operator.DIFFERS: (_OUTSIDE, _WITHIN),
        Operator.ABOVE: (("{0} >= ?", "end"), ("{0} < ?", "end")),
        Operator.AT_LEAST: (("{0} >= ?", "start"), ("{0} < ?", "start")),
        Operator.BELOW: (("{0} < ?", "start"), ("{0} >= ?", "start")),
        Operator.AT_MOST: (("{0} < ?", "end"), ("{0} >= ?", "end")),
    }
)


def _bounded(column: str, how: tuple[str, ...], bounds: Mapping[str, int]) -> Sql:
    text, *names = how
    return Sql(f"({text.format(column)})", tuple(bounds[name] for name in names))


def _type(_: Clause, source: Source, values: Values, __: Ask) -> Told:
    wanted = sorted(source.kinds.intersection(values.known))
    if not wanted:
        return NEVER
    return simple(YES if len(source.kinds) == 1 else among(source.kind, wanted))


def _space(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    rows = ask.read("SELECT id, space_key, alias FROM spaces", ())
    named = {name.lower(): id_ for id_, *names in rows for name in reversed(names) if name}
    for value in values.known:
        if value not in named:
            ask.tell(clause, Reason.ABSENT, value)
    # Without the plus SQLite would go by the index of titles, which is slow for a large space.
    column = source.space_id if ask.by_title else f"+{source.space_id}"
    return simple(among(column, [named[one] for one in values.known if one in named]))


def _space_type(_: Clause, source: Source, values: Values, __: Ask) -> Told:
    kinds = [one for one in values.known if one not in {"favourite", "favorite"}]
    parts = [within(source.space_id, "SELECT id FROM spaces WHERE", among("type", kinds))]
    if len(kinds) < len(values.known):
        starred = "SELECT target FROM favourites WHERE kind = 'space'"
        parts.append(Sql(f"{source.space_id} IN ({starred})"))
    return simple(some(parts))


_LABELS_KNOWN = """(EXISTS (SELECT 1 FROM listings WHERE what = 'labels' AND subject = {id})
    OR EXISTS (SELECT 1 FROM labels WHERE content_id = {id}){seen})"""
_SEEN = " OR EXISTS (SELECT 1 FROM sightings WHERE key = c.key AND lists & 8)"


def _label(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    """Labels of files are hardly ever known: such files are left out without a word."""
    if source.name == "comments":
        return NEVER
    own = "SELECT content_id FROM labels WHERE substr(prefix, 1, 2) != 'my' AND"
    yes = within(source.id, own, among("name", values.known))
    seen = _SEEN if source.is_content else ""
    known = Sql(_LABELS_KNOWN.format(id=source.id, seen=seen))
    whole = not source.is_content or ask.sure(source, known)
    return Told(yes, every([simple(yes).no, known]), whole)


def _title(_: Clause, source: Source, values: Values, __: Ask) -> Told:
    keys = [title_key(one) for one in values.known]
    if source.is_content:
        return simple(among("c.title_key", keys))
    if source.name == "comments":
        start = "re: "
        return simple(
            among("c.title_key", [one.removeprefix(start) for one in keys if one.startswith(start)])
        )
    spelt = [*keys, *values.known, *(one.upper() for one in values.known)]
    return simple(among("a.title_key COLLATE NOCASE", list(dict.fromkeys(spelt))))


def _id(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    note_absent(clause, values, ask)
    return simple(among(source.id, _numbers(values)))


def _numbers(values: Values) -> list[str]:
    """A file may be named by its number alone."""
    return [name for one in values.known for name in dict.fromkeys((one, f"att{one}"))]


def note_absent(clause: Clause, values: Values, ask: Ask) -> None:
    """Note what a clause names and the library does not have."""
    for one in values.known:
        if not any(ask.read(sql, (name,)) for sql in _THERE for name in (one, f"att{one}")):
            ask.tell(clause, Reason.ABSENT, one)


_THERE = tuple(
    f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608 - our own names
    for table in ("content", "comments", "attachments")
)


def _parent(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    note_absent(clause, values, ask)
    if not source.is_content:
        return NEVER
    yes = among("c.parent_id", values.known)
    return Told(yes, Sql(f"({yes.text}) IS NOT 1", yes.values))


def _ancestor(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    note_absent(clause, values, ask)
    return simple(trees.below("c.id", values.known)) if source.is_content else NEVER


def _container(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    note_absent(clause, values, ask)
    return simple(among(source.holder, values.known)) if source.holder else NEVER


def _creator(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    return _person(source.creator, source, values, ask)


def _modifier(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    return _person(source.modifier, source, values, ask)


def _person(column: str, source: Source, values: Values, ask: Ask) -> Told:
    yes, known = among(column, values.known), Sql(f"{column} != ''")
    unknown = f"{column} = ''" if source.is_content else ""
    return Told(yes, every([known, simple(yes).no]), ask.sure(source, known, unknown))


def _contributor(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    hands = [among(source.creator, values.known), among(source.modifier, values.known)]
    if not source.is_content:
        sole = Sql(f"{source.version} = 1")
        no = every([sole, *(simple(one).no for one in hands)])
        return Told(some(hands), no, ask.sure(source, sole))
    theirs = among("author_id", values.known)
    before = within("c.id", "SELECT content_id FROM versions WHERE", theirs)
    history = "SELECT count(*) FROM versions v WHERE v.content_id = c.id AND v.author_id != ''"
    whole = Sql(f"(c.version_number = 1 OR ({history}) >= c.version_number)")
    parts = [*hands, before]
    no = every([*(simple(one).no for one in parts), whole])
    return Told(some(parts), no, ask.sure(source, whole))


_STARRED = "IN (SELECT target FROM favourites WHERE kind NOT IN ('group', 'space'))"


def _favourite(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    others = [one for one in values.known if one != ask.asker.account_id]
    for one in others:
        ask.tell(clause, Reason.OTHERS, one)
    mine = Sql(f"{source.id} {_STARRED}")
    own = simple(mine if len(others) < len(values.known) else NO)
    return Told(own.yes, NO, whole=False) if others else own


_EQUALS: Mapping[str, Make] = MappingProxyType(
    {
        "type": _type,
        "space": _space,
        "space.key": _space,
        "space.type": _space_type,
        "label": _label,
        "title": _title,
        "id": _id,
        "content": _id,
        "parent": _parent,
        "ancestor": _ancestor,
        "container": _container,
        "creator": _creator,
        "lastmodifier": _modifier,
        "contributor": _contributor,
        "favourite": _favourite,
        "favorite": _favourite,
        "macro": uses.macro,
        "mention": uses.mention,
        "watcher": uses.watcher,
    }
)
_MATCHES: Mapping[str, Make] = MappingProxyType(
    {
        "title": texts.title,
        "text": texts.text,
        "sitesearch": texts.text,
        "space.title": texts.space_title,
        "creator.fullname": texts.creator_name,
    }
)
