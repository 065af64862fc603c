"""Asks Confluence for what the query of a list finds where the library holds only part of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.tree import And, Call, Clause, Literal, Node, Not, Operand, Or
from confluence_desk.domain.entities import Kind
from confluence_desk.services.in_time import in_time

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.render.questions import Matching
    from confluence_desk.store import Store
    from confluence_desk.store.overtaken import Moment

ROWS_AT_ONCE = 250
LONGEST = 16_000
"""Characters of a query: a longer address reaches no server, nor is it read in a moment."""
_HERE = {"currentspace": "space_key", "currentcontent": "page_id"}
_BREAK = "\n"


def question_of(asked: "Matching") -> str:
    """How many are wanted and the query, said once for all pages that mean the same.

    "" for a query that makes no sense, or is too long for anybody.
    """
    if len(asked.cql) > LONGEST:
        return ""
    from confluence_desk.cql.parser import parse  # noqa: PLC0415 - no start needs it
    from confluence_desk.cql.printing import canonical  # noqa: PLC0415 - as above

    try:
        query = parse(asked.cql)
    except CqlError:
        return ""
    where = query.where and _settled(query.where, asked)
    return f"{asked.most}{_BREAK}{canonical(replace(query, where=where))}"


class AskedLists:
    """Keeps what was found, in its order, with a row for each page that was never heard of."""

    def __init__(self, client: "ConfluenceClient", store: "Store") -> None:
        self._client = client
        self._store = store

    async def ask(self, question: str) -> None:
        """Have the answer to such a question here; raises ``DeskError``."""
        most, _, cql = question.partition(_BREAK)
        limit = int(most)
        hits = await self._client.search(cql, limit=limit + 1, labels=True)
        found = {hit.id: Kind(hit.kind) for hit in hits[:limit] if hit.kind in set(Kind)}
        held = self._store.held_by_rules(found)
        for kind in (Kind.PAGE, Kind.BLOGPOST):
            await self._rows(
                kind, [one for one, its in found.items() if its is kind and one not in held]
            )
        for hit in hits[:limit]:
            if hit.id in found and hit.id not in held and hit.labels is not None:
                await self._store.save_labels(hit.id, hit.labels)
        await self._store.save_found_list(question, tuple(found), more=len(hits) > limit)

    async def _rows(self, kind: Kind, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), ROWS_AT_ONCE):
            some = ids[start : start + ROWS_AT_ONCE]
            await in_time(self._store, partial(self._some_rows, kind, some))

    async def _some_rows(self, kind: Kind, ids: Sequence[str], asked: "Moment | None") -> None:
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        await self._store.save_pages(await ask(ids), asked=asked)


def _settled(node: Node, asked: "Matching") -> Node:
    """The same, with what "here" means said by name."""
    match node:
        case Clause():
            return replace(node, values=tuple(_said(value, asked) for value in node.values))
        case Not(part):
            return replace(node, part=_settled(part, asked))
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(_settled(part, asked) for part in parts))


def _said(value: Operand, asked: "Matching") -> Operand:
    meant = _HERE.get(value.name.lower()) if isinstance(value, Call) else None
    return Literal(getattr(asked, meant)) if meant else value
