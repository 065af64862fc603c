"""What is remembered of every window between two runs: ids, places and numbers, never titles.

Page titles stay in the encrypted library, so the file that holds this tells nothing of what
a site contains. The person's own unsent words are kept as they were typed.
"""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Annotated

from msgspec import Meta

from confluence_desk.domain.frozen import frozen

FORMAT = 1

Place = Annotated[float, Meta(ge=-1e9, le=1e9)]
Rows = Annotated[float, Meta(ge=0, le=1e7)]
Pixels = Annotated[int, Meta(ge=0, le=100_000)]
Number = Annotated[int, Meta(ge=-1, le=100_000)]
Zoom = Annotated[float, Meta(gt=0, le=20)]
# What lies outside was never written by us: the file is damaged.


@frozen
class StopState:
    """A stop of a tab's history; ``position`` in the page's own pixels, None = its beginning."""

    node_id: str
    anchor: str = ""
    position: Place | None = None


@frozen
class TabState:
    """One tab.

    ``kind`` is one of ``page``, ``welcome``, ``results``, ``comparison``, ``attachment``,
    ``report``; ``target`` is what it is about, spelt as its kind wants: a page id, an attachment
    id, a query, ``PAGE:OLD:NEW``. ``stops`` and ``at`` are its history, ``position`` how far
    down it stands where the kind has no stops, ``words`` what was typed into it and not sent;
    ``draft`` is the name under which the library keeps such words that go into no plain file.
    """

    kind: str = "page"
    target: str = ""
    pinned: bool = False
    stops: tuple[StopState, ...] = ()
    at: Number = 0
    zoom: Zoom = 1.0
    position: Place = 0.0
    words: str = ""
    draft: str = ""


def fit_for_a_file(tabs: Iterable[TabState]) -> tuple[TabState, ...]:
    """Without the text of an alert, which may name anything: that is in the library."""
    return tuple(replace(each, words="") if each.kind == "alert" else each for each in tabs)


@frozen
class WindowState:
    """One window of an account; ``geometry`` is Qt's own, as base64."""

    geometry: str = ""
    panes: tuple[Pixels, ...] = ()
    left_shown: bool = True
    right_shown: bool = True
    sections: tuple[bool, ...] = ()
    """The details' sections, folded or open, from the top."""
    tabs: tuple[TabState, ...] = ()
    current: Number = 0
    closed: tuple[TabState, ...] = ()
    """Closed tabs, the last one last."""
    expanded: tuple[str, ...] = ()
    """Open rows of the navigator: its own idents from the top row down, joined by a tab mark."""
    folded: tuple[str, ...] = ()
    """Folded sections of the navigator."""
    marked: str = ""
    scrolled: Rows = 0.0
    """How far down the navigator's list stands, in rows."""
    top: str = ""
    """The row that is seen first there, whatever comes to stand above it."""
    filter: str = ""
    address: str = ""
    show_archived: bool = False


def started_afresh(kept: tuple[WindowState, ...]) -> WindowState:
    """A window with the pinned tabs only; the others can be reopened one by one."""
    tabs = [tab for window in kept for tab in window.tabs]
    closed = [tab for window in kept for tab in window.closed]
    return replace(
        kept[-1],
        tabs=tuple(tab for tab in tabs if tab.pinned),
        closed=(*closed, *(tab for tab in tabs if not tab.pinned and tab.kind != "welcome")),
        current=0,
        filter="",
        address="",
    )


@frozen
class Remembered:
    """Every window, by the account it belongs to (``Account.key``); ``open`` are those in use."""

    format: int = FORMAT
    windows: dict[str, tuple[WindowState, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()
