"""Looks for news of what is followed, now and then, and tells it the way the person chose.

Off until asked for: without the switch nothing is looked for on the network. Reminders are asked
for one by one, so they come in any case.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.services.connection import Link
from confluence_desk.system.choices import (
    NOTIFY,
    NOTIFY_NATIVE,
    NOTIFY_REMINDERS,
    NOTIFY_SEARCHES,
    NOTIFY_STARRED,
    NOTIFY_WATCHED,
)
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.quiet import is_quiet
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

log = logging.getLogger(__name__)

LOOK_MS = 15 * 60 * 1000
DUE_MS = 20 * 1000
_SWITCHES = {
    NOTIFY_WATCHED: Cause.WATCHED,
    NOTIFY_STARRED: Cause.STARRED,
    NOTIFY_SEARCHES: Cause.SEARCH,
}
_SINGLE = 3
"""So many pieces of news are told one by one; more of them in one sentence."""


class Tells(Protocol):
    """The desktop's own notifications."""

    async def tell(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        """Show one."""


class Notifications(QObject):
    """Runs while a session is open.

    ``wanted`` carries the id of a page that was clicked, ``inbox_wanted`` tells of a click on
    several news at once. ``front`` gives the id of the page that is being read, or "".
    """

    wanted = Signal(str)
    inbox_wanted = Signal()

    def __init__(
        self,
        session: "Session",
        preferences: Preferences,
        announcer: Tells,
        scope: TaskScope,
        *,
        front: Callable[[], str] = lambda: "",
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__()
        self._session = session
        self._preferences = preferences
        self._announcer = announcer
        self._scope = scope
        self._front = front
        self._now = now
        self._missed = False
        self._numbers = count()
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._due = QTimer(self, interval=DUE_MS)
        self._due.timeout.connect(self.remind)
        self._leaving: tuple[Callable[[], None], ...] = (
            preferences.changed.connect(self._chosen),
            session.connection.changed.connect(self._linked),
        )

    def begin(self) -> None:
        """Look now, and from now on."""
        self._due.start()
        self.remind()
        self._chosen(NOTIFY.id)

    def end(self) -> None:
        """Look no more; a second time does nothing."""
        self._looking.stop()
        self._due.stop()
        leaving, self._leaving = self._leaving, ()
        for leave in leaving:
            leave()
        if leaving:
            self._scope.cancel("look")
            self._scope.cancel("remind")

    def look(self) -> None:
        """Ask Confluence for news of what is followed, now or as soon as it answers."""
        wanted = self._preferences.value(NOTIFY)
        causes = {cause for switch, cause in _SWITCHES.items() if self._preferences.value(switch)}
        self._missed = False
        if not wanted or not causes or self._scope.running("look"):
            return
        if self._session.connection.state in {Link.ONLINE, Link.SLOWED}:
            self._scope.start(self._look(causes), key="look")
        else:
            self._missed = True

    @property
    def tells_hits(self) -> bool:
        """Whether new hits of saved searches are to be told at all."""
        return bool(self._preferences.value(NOTIFY) and self._preferences.value(NOTIFY_SEARCHES))

    def announce(self, found: Sequence[InboxEntry]) -> None:
        """Tell what stands in the inbox already, as anything else that is found."""
        if self._leaving:
            self._scope.start(self._announce(found), key=f"announce:{next(self._numbers)}")

    def remind(self) -> None:
        """Tell the reminders whose moment has come."""
        if not self._scope.running("remind"):  # half of it would be told twice
            self._scope.start(self._remind(), key="remind")

    async def _look(self, causes: set[Cause]) -> None:
        try:
            found = await self._session.watching.look(causes)
        except DeskError as trouble:  # nobody waits for this; what it means shows where one reads
            log.info("not looked for news", extra={"reason": type(trouble).__name__})
            return
        await self._announce(found)

    async def _announce(self, found: Sequence[InboxEntry]) -> None:
        reading = self._front()
        await self._tell([entry for entry in found if entry.node_id != reading])

    async def _remind(self) -> None:
        come = await self._session.watching.due()
        if self._preferences.value(NOTIFY_REMINDERS):
            await self._tell(come)

    def _linked(self, link: Link) -> None:
        if self._missed and link is Link.ONLINE:
            self.look()

    def _chosen(self, preference: str) -> None:
        if preference != NOTIFY.id:
            return
        if self._preferences.value(NOTIFY):
            self._looking.start()
            self.look()
        else:
            self._looking.stop()
            self._scope.cancel("look")

    async def _tell(self, entries: Sequence[InboxEntry]) -> None:
        native = self._preferences.value(NOTIFY_NATIVE)
        if not native or is_quiet(self._preferences, self._now().time()):
            return
        if len(entries) > _SINGLE:
            title = self.tr("%n news in your inbox", "", len(entries))
            names = ", ".join(entry.title for entry in entries[:_SINGLE])
            text = self.tr("{names} and more").format(names=names)
            await self._announcer.tell(title, text, self.inbox_wanted.emit)
            return
        for entry in entries:
            await self._announcer.tell(entry.title, _words(entry), self._wanting(entry.node_id))

    def _wanting(self, node_id: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(node_id)


def _words(entry: InboxEntry) -> str:
    translate = QCoreApplication.translate
    if entry.cause is Cause.REMINDER:
        return entry.about or translate("Notifications", "You wanted to be reminded.")
    if entry.cause is Cause.SEARCH:
        said = translate("Notifications", "New in your search “{search}”")
        return said.format(search=entry.about)
    return translate("Notifications", "A new version, {number}").format(number=entry.version)
