"""One program for each user and home: a second start hands over what it was asked to open.

The two talk through a local socket that only this user can reach, one line of JSON each way.
Nothing in here needs an application, so a second start is over before a window could be made.
"""

import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
import time
from dataclasses import asdict
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from confluence_desk.domain.app_links import LONGEST, read
from confluence_desk.domain.frozen import frozen
from confluence_desk.system.locks import FileLock

log = logging.getLogger(__name__)

PROTOCOL = 1
PATIENCE = 5.0
"""Seconds a second start waits for the first, which may be starting itself."""
_MOST = 4 * LONGEST
_IDLE = 5000
_PAUSE = 0.05
_GUESTS = 16


@frozen
class Call:
    """What a start was asked for; ``token`` lets the window come to the front on Wayland."""

    text: str = ""
    new_window: bool = False
    token: str = ""


class Answer(Enum):
    """What became of a call."""

    TAKEN = "taken"
    NOBODY = "nobody"
    HUNG = "hung"
    """Somebody is there, but says nothing or nothing that we understand."""


@frozen
class Door:
    """Where the first process listens, and the lock that makes it the first."""

    address: str
    lock: Path


def door_of(state: Path) -> Door:
    """The door of the program that keeps its state in this folder.

    Raises ``OSError`` where there is no folder that is this user's alone.
    """
    name = hashlib.sha256(os.fsencode(state.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return Door(f"confluence-desk-{name}", state / "instance.lock")
    folder = _private_folder()
    return Door(str(folder / f"{name}.sock"), folder / f"{name}.lock")


def call_of(text: str, *, new_window: bool) -> Call:
    """The call of this start, with the right to come forward that the desktop gave it."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    return Call(text, new_window, token)


def hand_over(door: Door, call: Call, patience: float = PATIENCE) -> Answer:
    """Ask the program behind the door to do it; comes back within ``patience`` seconds."""
    until = time.monotonic() + patience
    socket = QLocalSocket()
    socket.connectToServer(door.address)
    if not socket.waitForConnected(_left(until)):
        return Answer.NOBODY
    socket.write(json.dumps({"version": PROTOCOL, **asdict(call)}).encode() + b"\n")
    socket.flush()
    said = b""
    while b"\n" not in said and len(said) <= _MOST and time.monotonic() < until:
        if not socket.waitForReadyRead(_left(until)):
            left = socket.state() is not QLocalSocket.LocalSocketState.ConnectedState
            return Answer.NOBODY if left and not socket.bytesAvailable() else Answer.HUNG
        said += bytes(socket.readAll().data())
    answer = _read_line(said)
    return Answer.TAKEN if answer.get("taken") is True else Answer.HUNG


def is_taken(door: Door) -> bool:
    """Whether a program lives behind the door, answering or not."""
    lock = FileLock(door.lock)
    free = not door.lock.exists() or lock.take()
    lock.end()
    return not free


class SingleInstance(QObject):
    """Listens for later starts; ``heard`` carries each ``Call``."""

    heard = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._lock = FileLock(door.lock)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_GUESTS)
        self._server.newConnection.connect(self._greet)

    def begin(self) -> bool:
        """Be the first, if nobody is: what a dead one left behind is taken over."""
        if not self._lock.take():
            return False
        QLocalServer.removeServer(self._door.address)
        if not self._server.listen(self._door.address):
            log.warning("cannot listen for other starts", extra={"why": self._server.errorString()})
        return True

    def hand_over(self, call: Call, patience: float = PATIENCE) -> Answer:
        """As the function, while the first one may be about to listen."""
        until = time.monotonic() + patience
        answer = Answer.NOBODY
        while answer is Answer.NOBODY and time.monotonic() < until:
            answer = hand_over(self._door, call, until - time.monotonic())
            if answer is Answer.NOBODY:
                time.sleep(_PAUSE)
        return answer

    def end(self) -> None:
        """Listen no more; whoever starts from now on is the first."""
        self._server.close()
        self._lock.end()

    def _greet(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.setReadBufferSize(_MOST + 1)
            guest.readyRead.connect(lambda guest=guest: self._listen(guest))
            guest.disconnected.connect(guest.deleteLater)
            QTimer.singleShot(_IDLE, guest, guest.abort)
            self._listen(guest)

    def _listen(self, guest: QLocalSocket) -> None:
        if guest.canReadLine():
            call = _call(bytes(guest.readLine(_MOST + 1).data()))
            answer = {"version": PROTOCOL, "taken": call is not None}
            guest.write(json.dumps(answer).encode() + b"\n")
            guest.disconnectFromServer()
            if call is not None:
                self.heard.emit(call)
        elif guest.bytesAvailable() > _MOST:
            guest.abort()


def _call(line: bytes) -> Call | None:
    """The call in a line that anybody of this user may have written."""
    row = _read_line(line)
    text, token = row.get("text"), row.get("token", "")
    if not (isinstance(text, str) and isinstance(token, str)):
        return None
    try:
        return Call(read(text) if text else "", row.get("new_window") is True, token)
    except ValueError:
        return None


def _read_line(line: bytes) -> dict[str, object]:
    """A message of this protocol, or nothing."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) and row.get("version") == PROTOCOL else {}


def _left(until: float) -> int:
    return max(1, int(1000 * (until - time.monotonic())))


def _private_folder() -> Path:
    """Where sockets of this user lie: the desktop's own place, else one in the temporary folder."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_private(Path(given)):
        return Path(given)
    made = Path(tempfile.gettempdir()) / f"confluence-desk-{os.getuid()}"
    made.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(made):
        raise PermissionError(f"{made} is not this user's alone")
    return made


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = found.st_uid == os.getuid() and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return stat.S_ISDIR(found.st_mode) and mine
