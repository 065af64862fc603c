"""What goes on behind the windows of a session: news, the sync of what is kept, its index."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from confluence_desk.ui.indexing import Indexer
from confluence_desk.ui.notifications import Notifications, Tells
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.sync_notices import SyncNotices, Ways
from confluence_desk.ui.syncing import Syncing
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.services.session import Session
    from confluence_desk.ui.main_window import MainWindow


class Upkeep:
    """``front`` gives the window in use; ``logs`` is where the logs lie."""

    def __init__(
        self,
        session: "Session",
        outfit: Outfit,
        scope: TaskScope,
        announcer: Tells,
        front: "Callable[[], MainWindow | None]",
        logs: QUrl,
    ) -> None:
        self._front = front
        self.notifications = Notifications(
            session, outfit.preferences, announcer, scope, front=self._page_in_front
        )
        self.notifications.wanted.connect(self._open_notified)
        self.notifications.inbox_wanted.connect(self._open_inbox)
        self.syncing = Syncing(session, outfit.preferences, scope)
        self.indexer = Indexer(
            session,
            scope,
            busy=lambda: self.syncing.running,
            telling=lambda: self.notifications.tells_hits,
        )
        self.indexer.found.connect(self.notifications.announce)

        def open_logs() -> None:
            outfit.open_url(logs)

        ways = Ways(
            report=lambda: self._open(TabState("report")),
            questions=lambda: self._open(TabState("offline", "questions")),
            library=lambda: self._open(TabState("offline")),
            logs=open_logs,
        )
        self._notices = SyncNotices(session, outfit.messages, ways)
        self.syncing.ended.connect(self._notices.hear)
        self.syncing.ended.connect(lambda _outcome: self.indexer.after_sync())
        self.syncing.others_synced.connect(self.indexer.after_sync)
        self.syncing.nothing_kept.connect(self._notices.nothing_kept)

    def begin(self) -> None:
        """From now on."""
        self.notifications.begin()
        self.syncing.begin()
        self.indexer.begin()

    def end(self) -> None:
        """Begin nothing more; what runs is told to stop."""
        self.notifications.end()
        self.indexer.end()
        self.syncing.stop()
        self._notices.end()

    async def aclose(self) -> None:
        """As ``end``, and wait until nothing runs; a second time does nothing."""
        self.end()
        await self.syncing.aclose()

    def _page_in_front(self) -> str:
        """What is read now, in a window that is in use."""
        window = self._front()
        front = window.tabs.current if window and window.isActiveWindow() else None
        return front.node_id if front else ""

    def _open(self, tab: TabState) -> None:
        window = self._front()
        if window is not None:
            window.bring_forward()
            window.open_tab(tab)

    def _open_inbox(self) -> None:
        window = self._front()
        if window is not None:
            window.bring_forward()
            window.inbox.open(window.top.bell)

    def _open_notified(self, node_id: str) -> None:
        window = self._front()
        if window is not None:
            window.bring_forward()
            if node_id:
                window.show_found(node_id)
