"""What one run of the sync is asked, what it tells while it runs, and what came of it."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Depth(StrEnum):
    """How much a run looks at.

    ``quick`` sees new and edited content; ``full`` also moves, order, labels and what left, with
    a bounded share of lists without any mark of change; ``thorough`` lists all of those.
    """

    QUICK = "quick"
    FULL = "full"
    THOROUGH = "thorough"


@frozen
class Job:
    """What a run is to bring up to date: by default all that the rules name.

    With ``spaces``, ``trees`` or ``queries`` only these, whether a rule names them or not.
    """

    depth: Depth = Depth.QUICK
    spaces: tuple[str, ...] = ()  # ids
    trees: tuple[str, ...] = ()  # ids of pages and folders, with all below
    pages: tuple[str, ...] = ()  # ids of single pages
    queries: tuple[str, ...] = ()  # CQL


class Stage(StrEnum):
    """What a run is busy with."""

    LISTING = "listing"
    TEXTS = "texts"
    TALK = "talk"  # comments, labels, records of files
    LEAVING = "leaving"  # looking after what is not listed any more
    FILES = "files"
    COMPLETING = "completing"  # included pages, names, old versions
    WAITING = "waiting"  # for Confluence, until ``until``


@frozen
class Progress:
    """How far a run is; counts are of the whole run; ``space_id`` "" means none in particular.

    ``pages_total`` is 0 while it is not known. ``bytes_done`` counts what came over the network.
    """

    stage: Stage
    space_id: str = ""
    pages_done: int = 0
    pages_total: int = 0
    files_done: int = 0
    files_total: int = 0
    bytes_done: int = 0
    requests: int = 0
    seconds: float = 0.0
    until: datetime | None = None


class Fate(StrEnum):
    """What happened to one page, post or file in a run."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"
    REMOVED = "removed"
    RESTORED = "restored"
    FAILED = "failed"


class Gone(StrEnum):
    """Why content is not there any more; ``hidden`` is gone or not ours to see: nobody can tell."""

    TRASHED = "trashed"
    ARCHIVED = "archived"
    MOVED_OUT = "moved out"
    NO_ACCESS = "access lost"
    HIDDEN = "not found"


@frozen
class Outcome:
    """One line of a report; ``detail`` is an error's class or a reason."""

    fate: Fate
    subject: str
    title: str = ""
    space_id: str = ""
    detail: str = ""


class Ending(StrEnum):
    """How a run ended."""

    WHOLE = "whole"  # all that was asked is here
    PARTLY = "partly"  # some items failed; they are kept and tried again
    STOPPED = "stopped"  # cancelled, or the program ended
    FAILED = "failed"  # the site, the network or the disk ended it


@frozen
class Report:
    """What a run did; ``reason`` is the class name of the error that ended it, else "".

    ``detail`` says more of that error: the ``kind`` of a ``StoreTrouble``, else its detail.
    ``files`` are those whose bytes came.
    """

    run: int
    depth: Depth
    started_at: datetime
    ended_at: datetime | None = None
    ending: Ending = Ending.STOPPED
    reason: str = ""
    requests: int = 0
    bytes_done: int = 0
    counts: dict[Fate, int] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    """The first thousand; ``counts`` has them all."""
    detail: str = ""
    files: int = 0


@frozen
class Trouble:
    """An item that could not be had: kept, tried again at each run, and shown.

    ``what`` is page, blogpost, file, comments, include, version ... ``error`` a class name.
    """

    what: str
    subject: str
    error: str
    detail: str
    first_at: datetime
    last_at: datetime
    tries: int


@frozen
class Question:
    """Very much vanished at once: nothing goes before a person has answered."""

    key: int
    space_id: str
    ids: tuple[str, ...]
    of: int
    asked_at: datetime
