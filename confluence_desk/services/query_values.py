"""What the library knows for the completion of queries: spaces, labels, people, pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from confluence_desk.cql.completion import Value
from confluence_desk.cql.fields import Field, Type

if TYPE_CHECKING:
    from confluence_desk.store import Store
    from confluence_desk.store.query.rows import Offer

_BY_NAME = {"label": "label", "macro": "macro", "space.category": ""}
_BY_TYPE = {Type.SPACE: "space", Type.USER: "person", Type.CONTENT: "page"}
_TITLES = frozenset({"title"})


class OfferedValues:
    """A ``completion.Values``: spaces, labels and macros by name, people and pages by title."""

    def __init__(self, offer: "Offer") -> None:
        self._offer = offer

    def __call__(self, field: Field, typed: str, limit: int) -> Iterable[Value]:
        """Those that go with what was typed, the likeliest first."""
        if field.name in _TITLES:
            return [Value(name) for _, name in self._offer("page", typed, limit)]
        kind = _BY_NAME.get(field.name) or _BY_TYPE.get(field.type, "")
        if not kind:
            return []
        return [Value(value, name) for value, name in self._offer(kind, typed, limit)]


class LibraryValues(OfferedValues):
    """Such values, asked for at once."""

    def __init__(self, store: "Store") -> None:
        super().__init__(store.values_of)
