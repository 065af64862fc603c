"""Connects a window with the sync of its session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from confluence_desk.ui.panels.sync_progress import SyncProgress

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame


def connect_syncing(window: "Frame", update: Callable[[], None]) -> Callable[[], None]:
    """Show how far it is, and ``update`` what can be done; the returned function ends that."""
    syncing = window.desk.syncing
    if syncing is None:
        return lambda: None
    progress = SyncProgress(syncing, window.library, window.outfit.theme)
    progress.report_wanted.connect(window.actions_table["report"].trigger)
    window.status.insertWidget(0, progress)
    progress.show_now()
    syncing.moved.connect(update)

    def end() -> None:
        progress.end()
        syncing.moved.disconnect(update)

    return end
