"""Tries the connection and says so: an answer may take its time, or not come at all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from confluence_desk.services.connection import Connection, Link
    from confluence_desk.ui.messages import Messages


def try_now(connection: "Connection", messages: "Messages") -> None:
    """Ask whether Confluence answers, for somebody who waits for it; said until it is known."""

    def known(_state: "Link") -> None:
        leave()
        messages.retract(connection)

    leave = connection.changed.connect(known)
    connection.retry()
    messages.notice(
        QCoreApplication.translate(
            "Program", "Confluence is asked again; the sign on top says whether it answers."
        ),
        owner=connection,
    )
