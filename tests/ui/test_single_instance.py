"""One program for each user and home, whatever the first one is doing."""

import json
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.ui.single_instance import (
    Answer,
    Call,
    Door,
    SingleInstance,
    call_of,
    door_of,
    hand_over,
    is_taken,
)

pytestmark = pytest.mark.usefixtures("qapp")
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]
PATIENCE = 60.0
"""Seconds: a process takes its time to start where many do."""

SECOND_START = """
import sys
from confluence_desk.ui.single_instance import Call, Door, hand_over
from pathlib import Path
door = Door(sys.argv[1], Path(sys.argv[2]))
call = Call(sys.argv[3], True, "a-token")
print(hand_over(door, call, patience=60).value, 'PySide6.QtGui' in sys.modules)
"""
FIRST_START = """
import sys
from PySide6.QtCore import QCoreApplication
from confluence_desk.ui.single_instance import Door, SingleInstance
from pathlib import Path
app = QCoreApplication([])
first = SingleInstance(Door(sys.argv[1], Path(sys.argv[2])))
print(first.begin(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return door_of(tmp_path / "state")


@pytest.fixture
def first(door: Door) -> Iterator[SingleInstance]:
    instance = SingleInstance(door)
    assert instance.begin()
    yield instance
    instance.end()


def started(program: str, door: Door, *more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, door.address, door.lock, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def listening(door: Door) -> socket.socket:
    """Somebody who listens and never answers."""
    silent = socket.socket(socket.AF_UNIX)
    silent.bind(door.address)
    silent.listen()
    return silent


def test_a_second_start_hands_over_and_is_gone(
    first: SingleInstance, door: Door, run: Run, until: Until
) -> None:
    heard: list[Call] = []
    first.heard.connect(heard.append)

    async def story() -> None:
        with started(SECOND_START, door, "OPS:Redis failover") as second:
            await until(lambda: second.poll() is not None, PATIENCE)
            assert second.stdout is not None
            # Without a window's libraries, so that it is over at once.
            assert second.stdout.read().split() == ["taken", "False"]
        assert heard == [Call("OPS:Redis failover", new_window=True, token="a-token")]

    run(story())


def test_a_second_start_without_a_link_is_heard_too(
    first: SingleInstance, door: Door, run: Run, until: Until
) -> None:
    heard: list[Call] = []
    first.heard.connect(heard.append)

    async def story() -> None:
        with started(SECOND_START, door, "") as second:
            await until(lambda: second.poll() is not None, PATIENCE)
        assert [call.text for call in heard] == [""]

    run(story())


def test_whether_somebody_is_there_can_be_asked(door: Door) -> None:
    assert not is_taken(door)
    instance = SingleInstance(door)
    assert instance.begin()
    assert is_taken(door)
    instance.end()
    assert not is_taken(door)


def test_with_nobody_there_a_start_goes_on_at_once(door: Door) -> None:
    before = time.monotonic()
    assert hand_over(door, Call(), patience=60) is Answer.NOBODY
    assert time.monotonic() - before < 30


def test_what_a_killed_first_left_behind_is_taken_over(door: Door) -> None:
    with started(FIRST_START, door) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        assert not SingleInstance(door).begin()
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert Path(door.address).exists()
    assert hand_over(door, Call(), patience=60) is Answer.NOBODY
    heir = SingleInstance(door)
    assert heir.begin()
    heir.end()


def test_a_hung_first_is_waited_for_no_longer_than_said(door: Door) -> None:
    with listening(door):
        assert hand_over(door, Call("123"), patience=0.1) is Answer.HUNG


def test_a_first_that_is_only_starting_is_found(door: Door) -> None:
    """The lock is taken, the socket comes later: the second start asks again until then."""
    second = SingleInstance(door)
    assert second.hand_over(Call(), patience=0.1) is Answer.NOBODY
    with listening(door):
        assert second.hand_over(Call(), patience=0.1) is Answer.HUNG


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"GET / HTTP/1.1\n",
        b"[]\n",
        b'{"version": 2, "text": "123"}\n',
        b'{"text": "123"}\n',
        b'{"version": 1, "text": 123}\n',
        b'{"version": 1, "text": "123", "token": []}\n',
        b'{"version": 1, "text": "file:///etc/passwd"}\n',
        b'{"version": 1, "text": "--home=/tmp"}\n',
        b"[" * 10_000 + b"\n",
        b"x" * 100_000,
    ],
    ids=lambda message: message[:30].decode(),
)
def test_what_makes_no_sense_is_declined(
    first: SingleInstance, door: Door, run: Run, until: Until, message: bytes
) -> None:
    heard: list[Call] = []
    first.heard.connect(heard.append)

    async def story() -> None:
        with socket.socket(socket.AF_UNIX) as guest:
            guest.connect(door.address)
            guest.setblocking(False)  # noqa: FBT003 - the socket's own way
            guest.send(message)
            said = bytearray()

            def ended() -> bool:
                try:
                    piece = guest.recv(1000)
                except BlockingIOError:
                    return False
                except ConnectionResetError:
                    return True
                said.extend(piece)
                return not piece

            await until(ended)
        assert not said or json.loads(said)["taken"] is False
        assert heard == []

    run(story())


def test_only_this_user_can_reach_it(first: SingleInstance, door: Door) -> None:
    assert first is not None
    assert stat.S_IMODE(Path(door.address).stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(door.lock.stat().st_mode) == 0o600


def test_each_home_has_its_own_door(tmp_path: Path) -> None:
    assert door_of(tmp_path / "a") != door_of(tmp_path / "b")
    assert door_of(tmp_path / "a") == door_of(tmp_path / "b" / ".." / "a")


def test_a_long_home_still_has_a_door(tmp_path: Path) -> None:
    """The name of a socket has room for about a hundred letters."""
    home, other = tmp_path / ("x" * 200), tmp_path / "y"
    assert len(door_of(home).address) == len(door_of(other).address)


def test_without_a_place_of_the_desktop_the_temporary_folder_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = Path(door_of(tmp_path / "state").address).parent
    assert folder.parent == tmp_path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o777)  # what another user may have prepared
    with pytest.raises(OSError, match="not this user's alone"):
        door_of(tmp_path / "state")


def test_the_right_to_come_forward_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    plain = call_of("123", new_window=True)
    assert plain == Call("123", new_window=True)
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "old")
    assert call_of("123", new_window=True) == replace(plain, token="old")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "new")
    assert call_of("123", new_window=True) == replace(plain, token="new")
