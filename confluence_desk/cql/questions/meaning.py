"""What was understood of a question, and what one has to know to understand it."""

from collections.abc import Sequence
from typing import Protocol

from confluence_desk.cql.about import About
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import Node, Query
from confluence_desk.domain.frozen import frozen


@frozen
class Chip:
    """What some words of a question were taken for.

    ``said`` are these words, ``name`` is what a person knows the meaning by.
    """

    about: About
    said: str
    name: str
    node: Node | None = None


@frozen
class Reading:
    """What was understood of a question; ``words`` is the rest, which is looked for in texts."""

    chips: tuple[Chip, ...] = ()
    words: str = ""
    query: Query | None = None

    @property
    def cql(self) -> str:
        """All of it as a query; empty where there is nothing to look for."""
        return canonical(self.query) if self.query else ""


class Names(Protocol):
    """Knows what things of the site are called."""

    def space(self, said: str) -> tuple[str, str] | None:
        """Key and name of the space that is called exactly so."""

    def people(self, said: str) -> Sequence[tuple[str, str]]:
        """Account ids and names of those who may be meant."""

    def label(self, said: str) -> str:
        """The label of that name, or nothing."""

    def page(self, said: str) -> tuple[str, str] | None:
        """Id and title of the page that is called exactly so."""


class Nameless:
    """Where no names are known."""

    def space(self, said: str) -> tuple[str, str] | None:  # noqa: ARG002 - as agreed
        """None is."""
        return None

    def people(self, said: str) -> Sequence[tuple[str, str]]:  # noqa: ARG002 - as agreed
        """None are."""
        return ()

    def label(self, said: str) -> str:  # noqa: ARG002 - as agreed
        """None is."""
        return ""

    def page(self, said: str) -> tuple[str, str] | None:  # noqa: ARG002 - as agreed
        """None is."""
        return None
