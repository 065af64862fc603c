"""Runs on a bus of its own: a desktop that shows notifications, and the program that sends them.

Prints, as JSON, what the desktop got and what the program heard of clicks.
"""

import asyncio
import json
from functools import partial
from typing import Any

import qasync
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal
from PySide6.QtCore import QCoreApplication

from confluence_desk.system.announcer import Announcer


class Desktop(ServiceInterface):
    """Shows nothing, remembers all, and clicks on what it is told to click on."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.got: list[dict[str, object]] = []

    @dbus_method()
    def Notify(  # noqa: N802 - the desktop's own name and shape
        self,
        app_name: "s",  # type: ignore[name-defined]  # noqa: F821
        replaces: "u",  # type: ignore[name-defined]  # noqa: ARG002, F821
        icon: "s",  # type: ignore[name-defined]  # noqa: F821
        summary: "s",  # type: ignore[name-defined]  # noqa: F821
        body: "s",  # type: ignore[name-defined]  # noqa: F821
        actions: "as",  # type: ignore[valid-type]  # noqa: ARG002, F722
        hints: "a{sv}",  # type: ignore[valid-type]  # noqa: ARG002, F722
        timeout: "i",  # type: ignore[name-defined]  # noqa: ARG002, F821
    ) -> "u":  # type: ignore[name-defined]  # noqa: F821
        self.got.append({"program": app_name, "icon": icon, "title": summary, "text": body})
        return len(self.got)

    @dbus_method()
    def GetCapabilities(self) -> "as":  # type: ignore[valid-type]  # noqa: N802, F722
        return ["actions", "body", "body-markup"]

    @dbus_method()
    def GetServerInformation(self) -> "ssss":  # type: ignore[name-defined]  # noqa: N802, F821
        return ["a desktop", "of a test", "1", "1.2"]

    @dbus_method()
    def CloseNotification(self, number: "u") -> None:  # type: ignore[name-defined]  # noqa: N802, F821
        """Close nothing."""

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> "us":  # type: ignore[name-defined]  # noqa: N802, F821
        return [number, action]

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> "uu":  # type: ignore[name-defined]  # noqa: N802, F821
        return [number, reason]


async def main() -> None:
    """Send two, click on the second, say what happened."""
    bus, desktop = await MessageBus().connect(), Desktop()
    bus.export("/org/freedesktop/Notifications", desktop)
    await bus.request_name("org.freedesktop.Notifications")
    announcer, clicks, clicked = (
        Announcer("Confluence Desk", "confluence-desk"),
        [],
        asyncio.Event(),
    )

    def heard(number: str) -> None:
        clicks.append(number)
        clicked.set()

    await announcer.tell(
        "Redis <b>failover</b>", "A new <i>version</i> & more", partial(heard, "1")
    )
    await announcer.tell("Deploy", "A new version, 3", partial(heard, "2"))
    invoke: Any = desktop.ActionInvoked
    invoke(2, "default")
    async with asyncio.timeout(60):
        await clicked.wait()
    print(json.dumps({"got": desktop.got, "clicks": clicks}))  # noqa: T201 - what the test reads
    bus.disconnect()


if __name__ == "__main__":
    app = QCoreApplication([])
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(main())
