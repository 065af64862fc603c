"""How well something fits: which words a query asks for, and where they are to be looked for."""

from collections.abc import Iterator, Sequence

from confluence_desk.cql import fields
from confluence_desk.cql.text import Either, Every, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.cql.tree import And, Clause, Node, Operator, clauses
from confluence_desk.store.packing import title_key
from confluence_desk.store.query.scoring import HEADED, NOTHING, Ranking
from confluence_desk.store.query.texts import in_title, wanted_by
from confluence_desk.store.query.values import Ask
from confluence_desk.store.query.words import Leaf, is_plain, leaves, quoted

_FIELDS = frozenset({"title", "text", "sitesearch"})
_MORE = "SELECT count(*) FROM (SELECT 1 FROM heads WHERE heads MATCH ? LIMIT ?)"


def ranking(where: Node | None, ask: Ask) -> Ranking | None:
    """How the hits of a query are to be ranked; None when it asks for no text."""
    leads = tuple(_leads(where, ask))
    if leads:
        return _made(leads, " AND ", ask)
    return _made([one for one in clauses(where) if _asks(one)], " OR ", ask)


def _made(asked: "tuple[Clause, ...] | list[Clause]", joint: str, ask: Ask) -> Ranking | None:
    wanted = [(one, kept) for one in asked if (kept := _kept(wanted_by(one)))]
    bodies = [found for one, kept in wanted if (found := _expression(one, kept, ask))]
    heads = [found for one, kept in wanted if (found := _expression(one, kept, ask, heads=True))]
    if not bodies:
        return None
    parts = [(one, leaf) for one, kept in wanted for leaf in leaves(kept)]
    some = [_lifting(*part, ask) for part in parts] if len(parts) > 1 else []
    leads = tuple(asked) if joint == " AND " else ()
    text, half = _said([kept for _, kept in wanted]) if joint == " AND " else ("", "")
    begun = f"title : ^ {quoted(text)}{half}" if text else NOTHING
    in_heads = _joined(heads, joint)
    title, body = title_key(text), _joined(bodies, joint)
    common = in_heads != NOTHING and _is_common(in_heads, ask)
    titles = f"({in_title(in_heads)}) AND ({in_heads})" if common else ""
    return Ranking(body, in_heads, begun, title, _joined(some, " OR "), leads, ask.hasty, titles)


def _lifting(clause: Clause, leaf: Leaf, ask: Ask) -> str:
    """Where a word lifts a text: of one that stands in very many headings, in titles alone."""
    found = _expression(clause, leaf, ask, heads=True)
    titles = not found or clause.field.key == "title" or not _is_common(found, ask)
    return found if titles else in_title(found)


def _is_common(expression: str, ask: Ask) -> bool:
    """Whether too much has it where it stands out to weigh all of that."""
    return not ask.hasty and bool(ask.read(_MORE, (expression, HEADED + 1))[0][0] > HEADED)


def _said(wanted: Sequence[Wanted]) -> tuple[str, str]:
    """The words in their order, and whether the last is half of one; none where they have none."""
    parts = [leaf for one in wanted for leaf in (one.parts if isinstance(one, Every) else (one,))]
    texts, half = [], ""
    for at, part in enumerate(parts, 1):
        match part:
            case Words(text) | Phrase(text, 0):
                texts.append(text)
            case Pattern((text, ""), ("*",)) if at == len(parts):
                texts.append(text)
                half = " *"
            case _:
                return "", ""
    return " ".join(texts), half


def _joined(parts: list[str], joint: str) -> str:
    return joint.join(f"({one})" for one in dict.fromkeys(parts) if one) or NOTHING


def _leads(where: Node | None, ask: Ask) -> Iterator[Clause]:
    """The clauses that every hit must fit and that the index of words can answer alone."""
    for part in where.parts if isinstance(where, And) else (where,):
        if not isinstance(part, Clause) or not _asks(part):
            continue
        wanted = wanted_by(part)
        if wanted is not None and is_plain(wanted) and ask.expression(wanted):
            yield part


def _asks(clause: Clause) -> bool:
    known = fields.field(clause.field.name)
    return (
        known is not None and known.name.lower() in _FIELDS and clause.operator is Operator.MATCHES
    )


def _expression(clause: Clause, wanted: Wanted, ask: Ask, *, heads: bool = False) -> str:
    expression = ask.expression(wanted, heads=heads)
    return in_title(expression) if clause.field.key == "title" else expression


def _kept(wanted: Wanted | None) -> Wanted | None:
    """What is asked for, without what is refused."""
    match wanted:
        case None | Without():
            return None
        case Every(parts) | Either(parts):
            kept = tuple(one for part in parts if (one := _kept(part)))
            if not kept or len(kept) == len(parts):
                return wanted if kept else None
            return Either(kept)
        case _:
            return wanted
