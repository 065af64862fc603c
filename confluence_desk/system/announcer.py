"""Tells something through the desktop's own notifications, where it has any."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

log = logging.getLogger(__name__)


class Announcer:
    """Notifications of this program; one that cannot be shown is no trouble, it is in the inbox.

    ``icon`` is the name of the program's icon in the desktop's own theme.
    """

    def __init__(self, program: str, icon: str) -> None:
        self._program = program
        self._icon = icon
        self._notifier: DesktopNotifier | None = None
        self._works = True

    async def tell(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        """Show one; ``clicked`` is called when the person wants to see what it is about."""
        if not self._works:
            return
        try:
            self._notifier = self._notifier or self._made()
            await self._notifier.send(title, text, on_clicked=clicked)
        except Exception as reason:  # noqa: BLE001 - each desktop fails in its own way
            self._works = False
            log.info("this desktop shows no notifications", extra={"reason": repr(reason)})

    def _made(self) -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415 - 70 ms that few starts need

        return DesktopNotifier(self._program, app_icon=Icon(name=self._icon))
