"""What a command is, and what decides whether it has an effect now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.frozen import frozen

if TYPE_CHECKING:
    from confluence_desk.ui.commands.deeds import Deeds


@frozen
class Situation:
    """The window as commands see it."""

    connected: bool = False
    """Whether an account is signed in."""
    page_id: str = ""
    kind: Kind | None = None
    """What that page is; None where nothing is known of it here."""
    gone: bool = False
    """Whether Confluence shows that page no more; its last copy may be here."""
    starred: bool = False
    can_back: bool = False
    can_forward: bool = False
    can_reload: bool = False
    in_front: str = ""
    """What kind of tab is in front, with what it is about where others of its kind may be."""
    in_space: bool = False
    """Whether it is known in which space that page stands."""
    can_find: bool = False
    can_find_on: bool = False
    """Whether the tab in front goes from hit to hit."""
    can_zoom: bool = False
    can_enlarge: bool = False
    can_shrink: bool = False
    can_copy: bool = False
    """Whether the tab in front has a text to copy and save."""
    can_print: bool = False
    shows_writers: bool = False
    """Whether the tab in front says who wrote its text."""
    can_step: bool = False
    """Whether the tab in front has changes to go to."""
    zoom: float = 1.0
    tabs: int = 0
    tab: int = 0
    can_move_on: bool = False
    """Whether the tab in front may change places with the one after it."""
    can_move_back: bool = False
    can_close: bool = False
    can_close_others: bool = False
    can_close_after: bool = False
    """Whether tabs follow the one in front that may go."""
    can_reopen: bool = False
    pinned: bool = False
    windows: int = 1
    left_shown: bool = True
    right_shown: bool = True
    full_screen: bool = False
    offline_wanted: bool = False
    can_retry: bool = False
    refused: bool = False
    """Whether Confluence does not take the token any more."""
    can_ask: bool = False
    """Whether there is a site that may be asked, and takes the token."""
    can_switch: bool = False
    """Whether another connection is remembered or open."""
    has_favourites: bool = False
    has_searches: bool = False
    has_asked: bool = False
    """Whether it is known of any earlier search."""
    has_archived: bool = False
    """Whether there are archived spaces."""
    archived_shown: bool = False
    can_sync: bool = False
    """Whether there is a site that may be asked, and somebody to ask it."""
    sync_paused: bool = False
    scheme: str = "system"
    high_contrast: bool = False
    notices: int = 0


def _always(_now: Situation) -> bool:
    return True


def connected(now: Situation) -> bool:
    """There is a site to ask."""
    return now.connected


def can_sync(now: Situation) -> bool:
    """There is a site that may be asked for everything kept offline."""
    return now.can_sync


def can_ask(now: Situation) -> bool:
    """There is a site that may be asked."""
    return now.can_ask


def has_page(now: Situation) -> bool:
    """The tab in front is about a page."""
    return bool(now.page_id)


def is_known(now: Situation) -> bool:
    """As ``has_page``, of one whose title and space are known."""
    return now.kind is not None


def is_there(now: Situation) -> bool:
    """As ``is_known``, of one that still stands somewhere."""
    return is_known(now) and not now.gone


def is_readable(now: Situation) -> bool:
    """As ``is_known``, of one that is written: it has a text, and versions."""
    return now.kind is not None and now.kind.readable


def may_hold_pages(now: Situation) -> bool:
    """As ``is_there``, of one that others may hang under."""
    return is_there(now) and now.kind in {Kind.PAGE, Kind.FOLDER}


def may_be_kept(now: Situation) -> bool:
    """As ``is_there``, of one that can be kept offline, alone or with all below."""
    return is_there(now) and (is_readable(now) or may_hold_pages(now))


@frozen
class Command:
    """One thing to do: its words, its keys, its place, what it does and when.

    ``words`` are English, translated where they are shown. ``menu`` names the menu it stands
    in; one without a menu has only its keys, and stands in the palette unless ``listed`` is off.
    """

    id: str
    words: str
    does: "Callable[[Deeds], object]"
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    enabled: Callable[[Situation], bool] = _always
    ticked: Callable[[Situation], bool] | None = None
    listed: bool = True
