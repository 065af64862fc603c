"""Whether a set of pages can be relied on without a network, and what it lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import Holds

OLD_AFTER = timedelta(days=1)
"""A copy that nobody compared with the site for so long does not count as ready."""


class Lack(StrEnum):
    """What is missing, the gravest first; all but ``FILE`` stand in the way of being ready."""

    LIST = "list"
    """Nobody listed what belongs to the set, or what is below a page: more may be missing."""
    TEXT = "text"
    OUTDATED = "outdated"
    """The text here is older than the version that is known."""
    INCLUDE = "include"
    LISTED = "listed"
    """A list on the page shows pages that are not here, or nobody knows which."""
    IMAGE = "image"
    LINK = "link"
    OLD = "old"
    FILE = "file"


@frozen
class Scope:
    """What is asked about: a space, a page with all below, a label or a query."""

    holds: Holds
    subject: str

    @property
    def key(self) -> str:
        """As one word, for keeping: ``space:123``."""
        return f"{self.holds.value}:{self.subject}"

    @staticmethod
    def of(key: str) -> "Scope | None":
        """The scope behind a key; None for none."""
        holds, colon, subject = key.partition(":")
        if not colon or not subject or holds not in set(Holds):
            return None
        return Scope(Holds(holds), subject)


@frozen
class Gap:
    """One thing that is not as it should be: on which page, and what.

    ``wanted`` names a file or another page, which is ``wanted_id`` where it is known; ``at`` is
    when an old text was checked last.
    """

    lack: Lack
    page_id: str = ""
    title: str = ""
    wanted: str = ""
    wanted_id: str = ""
    at: datetime | None = None


@frozen
class Readiness:
    """The whole answer; ``counts`` has every gap, ``gaps`` the first thousands, gravest first.

    ``images``, ``includes`` and ``links`` count what the pages need; ``oldest`` and ``newest``
    are the first and last time that any of the texts was checked.
    """

    scope: Scope
    made_at: datetime
    pages: int = 0
    images: int = 0
    includes: int = 0
    links: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    gaps: tuple[Gap, ...] = ()
    counts: Mapping[Lack, int] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """Whether all of it, and all it links to, can be read here as it was lately."""
        return self.ready_but_for(())

    def ready_but_for(self, lacks: Iterable[Lack]) -> bool:
        """Whether nothing stands in the way but these."""
        return self.pages > 0 and not self.in_the_way(lacks)

    def in_the_way(self, but_for: Iterable[Lack] = ()) -> dict[Lack, int]:
        """How many of each kind stand in the way, the gravest first."""
        soft = {Lack.FILE, *but_for}
        return {lack: n for lack in Lack if lack not in soft and (n := self.counts.get(lack, 0))}
