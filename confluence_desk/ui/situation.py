"""Looks at a window, so that commands can tell whether they have an effect."""

from typing import TYPE_CHECKING

from confluence_desk.services.connection import Link
from confluence_desk.system.choices import SCHEME
from confluence_desk.ui.commands import Situation
from confluence_desk.ui.panels.tab_content import TabContent

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.outfit import Outfit


def situation(window: "Frame", outfit: "Outfit") -> Situation:
    """The window as commands see it."""
    session, tabs = window.session, window.tabs
    front = tabs.current or TabContent()
    node_id, at = front.node_id, tabs.at
    node = window.library.node(node_id) if node_id else None
    least, most = front.zoom_bounds
    link, syncing = session.connection.state, window.desk.syncing
    return Situation(
        connected=session.connected,
        page_id=node_id,
        kind=node.kind if node is not None else None,
        gone=node is not None and bool(window.library.freshness(node_id).missing),
        starred=bool(node_id) and session.favourites.is_starred(node_id),
        can_back=front.can_back,
        can_forward=front.can_forward,
        can_reload=front.can_reload,
        can_find=front.can_find,
        can_zoom=front.can_zoom,
        can_enlarge=front.can_zoom and front.zoom < most,
        can_shrink=front.can_zoom and front.zoom > least,
        can_copy=front.can_copy,
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
        archived_shown=window.navigator.model.show_archived,
        scheme=outfit.preferences.value(SCHEME),
        high_contrast=outfit.theme.look.high,
    )
