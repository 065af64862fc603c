"""The whole library of one site and account, as one object over one encrypted file."""

import hashlib
import re
from pathlib import Path
from typing import Self

from confluence_desk.store.annotations import AnnotationRows
from confluence_desk.store.attachments import Attachments
from confluence_desk.store.audits import AuditRows
from confluence_desk.store.blobs import Blobs
from confluence_desk.store.comments import Comments
from confluence_desk.store.database import Database
from confluence_desk.store.details import Details
from confluence_desk.store.drafts import DraftRows
from confluence_desk.store.drawn import DrawnRows
from confluence_desk.store.favourites import FavouriteRows
from confluence_desk.store.found_lists import FoundLists
from confluence_desk.store.hierarchy import Hierarchy
from confluence_desk.store.inbox import InboxRows
from confluence_desk.store.index_rows import IndexRows
from confluence_desk.store.journal import JournalRows
from confluence_desk.store.known import KnownRows
from confluence_desk.store.label_rows import LabelRows
from confluence_desk.store.leavers import Leavers
from confluence_desk.store.links import LinkRows
from confluence_desk.store.listed import ListedRows
from confluence_desk.store.name_rows import NameRows
from confluence_desk.store.needs import NeedRows
from confluence_desk.store.neighbours import Neighbours
from confluence_desk.store.others import Others
from confluence_desk.store.pages import Pages
from confluence_desk.store.people import People
from confluence_desk.store.query.rows import QueryRows
from confluence_desk.store.readings import Readings
from confluence_desk.store.rules import RuleRows
from confluence_desk.store.runs import RunRows
from confluence_desk.store.searches import SearchRows
from confluence_desk.store.shelf import Clock, system_clock
from confluence_desk.store.spaces import Spaces
from confluence_desk.store.survey import Survey
from confluence_desk.store.talk import TalkRows
from confluence_desk.store.titles import Titles
from confluence_desk.store.usage import UsageRows
from confluence_desk.store.visits import Visits

_SLUG_LENGTH = 40


class Store(
    Spaces,
    Hierarchy,
    Pages,
    Comments,
    Attachments,
    Details,
    People,
    Blobs,
    Visits,
    FavouriteRows,
    SearchRows,
    DraftRows,
    InboxRows,
    Titles,
    JournalRows,
    Survey,
    RuleRows,
    RunRows,
    ListedRows,
    Leavers,
    KnownRows,
    TalkRows,
    LabelRows,
    UsageRows,
    AuditRows,
    NeedRows,
    DrawnRows,
    LinkRows,
    FoundLists,
    Others,
    Neighbours,
    QueryRows,
    IndexRows,
    Readings,
    AnnotationRows,
    NameRows,
):
    """Reads at once in the thread that opened it; writes are awaited and tell what moved.

    Every save is one transaction and returns the ``Changes`` it made: empty when it only
    confirmed what was here. All reads and writes raise ``StoreTrouble`` and nothing else.
    """

    @classmethod
    def open(cls, path: Path | None, key: bytes | str, *, clock: Clock = system_clock) -> Self:
        """Open or make the library; without a path it lives until it is closed."""
        return cls(Database.open(path, key), clock)

    @property
    def location(self) -> Path:
        """The file it lies in."""
        return self._db.path

    @property
    def closed(self) -> bool:
        """Whether ``close`` was called."""
        return self._db.closed

    def close(self) -> None:
        """Finish what is being written and let go of the file."""
        self._db.close()


def file_name(site_url: str, account_id: str) -> str:
    """The name of the file for one site and account: no two ever share one (trap 18)."""
    site = site_url.strip().rstrip("/").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", site.partition("://")[2] or site).strip("-")[:_SLUG_LENGTH]
    digest = hashlib.sha256(f"{site}\n{account_id}".encode()).hexdigest()[:16]
    return f"{slug or 'site'}-{digest}.desk"
