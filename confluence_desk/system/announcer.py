"""Tells something through the desktop's own notifications, where it has any."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

log = logging.getLogger(__name__)

_NO_MARKUP = str.maketrans({"<": "\u2039", ">": "\u203a"})
"""Most desktops read the text below the title as markup; what a site says never is (trap 67)."""


class Announcer:
    """Notifications of this program; one that cannot be shown is no trouble, it is in the inbox.

    ``icon`` is the name of the program's icon in the desktop's own theme.
    """

    def __init__(self, program: str, icon: str) -> None:
        self._program = program
        self._icon = icon
        self._notifier: DesktopNotifier | None = None

    async def tell(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        """Show one; ``clicked`` is called when the person wants to see what it is about."""
        try:
            self._notifier = self._notifier or self._made()
            await self._notifier.send(title, text.translate(_NO_MARKUP), on_clicked=clicked)
        except Exception as reason:  # noqa: BLE001 - each desktop fails in its own way
            self._notifier = None
            log.info("this desktop shows no notifications", extra={"reason": repr(reason)})

    def _made(self) -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415 - 70 ms that few starts need

        for part in ("main", "common", "backends.base", "backends.dbus"):
            logging.getLogger(f"desktop_notifier.{part}").addFilter(_in_our_words)
        return DesktopNotifier(self._program, app_icon=Icon(name=self._icon))


def _in_our_words(record: logging.LogRecord) -> bool:
    """One line instead of a warning with a trace; what it tells of titles is told to no log."""
    if record.levelno >= logging.WARNING:
        reason = record.exc_info[1] if record.exc_info else record.msg
        log.info("this desktop shows no notifications", extra={"reason": repr(reason)})
    return False
