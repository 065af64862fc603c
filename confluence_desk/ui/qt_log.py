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


def catch() -> Callable[[], None]:
    """Log Qt's messages until the returned function is called."""
    before = qInstallMessageHandler(_note)

    def end() -> None:
        qInstallMessageHandler(before)

    return end


def _note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), message, extra={"category": context.category})
