"""Sends what Qt has to say to the program's log, where it can be found again."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("confluence_desk.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def catch(fatal: Callable[[str], None] | None = None) -> Callable[[], None]:
    """Log Qt's messages until the returned function is called.

    ``fatal`` hears the last one of a process that Qt is about to end.
    """

    def note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        _note(kind, context, message)
        if kind is QtMsgType.QtFatalMsg and fatal is not None:
            fatal(message)

    before = qInstallMessageHandler(note)

    def end() -> None:
        qInstallMessageHandler(before)

    return end


def _note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), message, extra={"category": context.category})
