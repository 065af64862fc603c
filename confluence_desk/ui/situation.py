"""Looks at a window, so that commands can tell whether they have an effect."""

from typing import TYPE_CHECKING

from confluence_desk.services.connection import Link
from confluence_desk.system.choices import SCHEME
from confluence_desk.ui.commands import Situation
from confluence_desk.ui.panels.tab_content import TabContent

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.outfit import Outfit


_VAIN = {Link.NOBODY, Link.PAUSED, Link.SIGNED_OUT}


def situation(window: "Frame", outfit: "Outfit") -> Situation:
    """The window as commands see it."""
    session, tabs = window.session, window.tabs
    front = tabs.current or TabContent()
    node_id, at = front.node_id, tabs.at
    node = window.library.node(node_id) if node_id else None
    finds, copies, zooms = front.can_find, front.can_copy, front.can_zoom
    least, most = front.zoom_bounds
    link, syncing = session.connection.state, window.desk.syncing
    settled = window.has_details  # nothing is looked up that the first page would wait for
    return Situation(
        connected=session.connected,
        page_id=node_id,
        kind=node.kind if node is not None else None,
        gone=node is not None and bool(window.library.freshness(node_id).missing),
        starred=bool(node_id) and session.favourites.is_starred(node_id),
        can_back=front.can_back,
        can_forward=front.can_forward,
        can_reload=front.can_reload and (front.reads_here or link not in _VAIN),
        in_front=_kind(front),
        in_space=node is not None and bool(node.space_id),
        can_find=finds,
        can_find_on=finds and front.finds_on,
        can_zoom=zooms,
        can_enlarge=zooms and front.zoom < most,
        can_shrink=zooms and front.zoom > least,
        can_copy=copies,
        can_print=copies and front.prints,
        shows_writers=front.shows_writers,
        can_step=front.can_step,
        zoom=front.zoom,
        tabs=tabs.count,
        tab=at,
        can_move_on=tabs.can_move(at, at + 1),
        can_move_back=tabs.can_move(at, at - 1),
        can_close=tabs.can_close(at),
        can_close_others=tabs.can_close_others(at),
        can_close_after=tabs.can_close_after(at),
        can_reopen=tabs.can_reopen,
        pinned=tabs.count > 0 and tabs.is_pinned(at),
        left_shown=window.panes.left_shown,
        right_shown=window.panes.right_shown,
        full_screen=window.isFullScreen(),
        offline_wanted=link is Link.PAUSED,
        can_retry=link in {Link.OFFLINE, Link.SIGNED_OUT},
        refused=link is Link.SIGNED_OUT,
        can_sync=syncing is not None and link not in {Link.PAUSED, Link.SIGNED_OUT},
        sync_paused=syncing is not None and syncing.paused,
        can_ask=link not in _VAIN,
        can_switch=settled and window.desk.sites is not None and window.desk.sites.others,
        has_favourites=bool(session.favourites.under()),
        has_searches=bool(session.searches.all()),
        has_asked=settled and session.asked.any,
        has_archived=settled and window.library.has_archived(),
        archived_shown=window.navigator.model.show_archived,
        scheme=outfit.preferences.value(SCHEME),
        high_contrast=outfit.theme.look.high,
    )


def hear(window: "Frame", update: "Callable[[], None]") -> "tuple[Callable[[], None], ...]":
    """Let commands follow what a person chose and collected, and which spaces there are.

    Gives how to hear no more.
    """
    session, sites = window.session, window.desk.sites
    return (
        *(() if sites is None else (sites.changed.connect(lambda _key: update()),)),
        window.outfit.preferences.changed.connect(lambda _id: update()),
        window.library.changed.connect(lambda changes: update() if changes.spaces else None),
        session.favourites.changed.connect(lambda _none: update()),
        session.searches.changed.connect(lambda _none: update()),
    )


def _kind(front: TabContent) -> str:
    return f"changes:{front.state().target}" if front.kind == "changes" else front.kind
