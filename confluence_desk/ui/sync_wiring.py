"""Connects a window with the sync of its session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.panels.sync_progress import SyncProgress
    from confluence_desk.ui.syncing import Syncing


def connect_syncing(window: "Frame", update: Callable[[], None]) -> Callable[[], None]:
    """Show how far it is, and ``update`` what can be done; the returned function ends that."""
    syncing = window.desk.syncing
    if syncing is None:
        return lambda: None
    shown = _Shown(window, syncing)
    syncing.moved.connect(update)

    def end() -> None:
        shown.end()
        syncing.moved.disconnect(update)

    return end


class _Shown:
    """On the status line from the first sync on."""

    def __init__(self, window: "Frame", syncing: "Syncing") -> None:
        self._window = window
        self._syncing = syncing
        self._progress: SyncProgress | None = None
        syncing.moved.connect(self._show)
        self._show()

    def end(self) -> None:
        """Hear of no sync any more."""
        if self._progress is None:
            self._syncing.moved.disconnect(self._show)
        else:
            self._progress.end()

    def _show(self) -> None:
        if self._syncing.running or self._syncing.resting:
            self._syncing.moved.disconnect(self._show)  # from here on it sees to that itself
            self._progress = self._made()

    def _made(self) -> "SyncProgress":
        from confluence_desk.ui.panels.sync_progress import SyncProgress  # noqa: PLC0415 - few starts need it

        progress = SyncProgress(self._syncing, self._window.library, self._window.outfit.theme)
        progress.report_wanted.connect(self._window.actions_table["report"].trigger)
        self._window.status.insertWidget(0, progress)
        progress.show_now()
        return progress
