"""What a program beside a real Secret Service does with it; run by itself, waits until it serves.

Nothing here has the bus start a daemon of its own, which nobody would unlock.
"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import secretstorage
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    MessageType,
    new_method_call,
)

PATIENCE = 60.0
SERVICE, PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"
LOGIN = f"{PATH}/collection/login"
PASSWORD = b"test\n"


def lock() -> None:
    """Lock it, as a screen saver may."""
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.Collection(bus).lock()


def unlock() -> None:
    """Unlock it by its password, as the question of a desktop does."""
    with closing(secretstorage.dbus_init()) as bus:
        service = "org.freedesktop.Secret.Service"
        plain = ("plain", ("s", ""))
        _, session = _asked(bus, SERVICE, PATH, service, "OpenSession", "sv", *plain)
        inner = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
        secret = (session, b"", PASSWORD, "text/plain")
        _asked(bus, SERVICE, PATH, inner, "UnlockWithMasterPassword", "o(oayays)", LOGIN, secret)


def daemon() -> int:
    """The number of its process."""
    number: int
    (number,) = _told_by_the_bus("GetConnectionUnixProcessID")
    return number


def stop(number: int) -> None:
    """Let a process stand still, and wait until all of it does."""
    os.kill(number, signal.SIGSTOP)
    _until(lambda: set(_states(number)) == {"T"})


def _states(number: int) -> list[str]:
    threads = Path(f"/proc/{number}/task").iterdir()
    return [(each / "stat").read_text().rpartition(")")[2].split()[0] for each in threads]


def _until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _told_by_the_bus(question: str) -> Any:
    name = "org.freedesktop.DBus"
    with closing(secretstorage.dbus_init()) as bus:
        return _asked(bus, name, "/org/freedesktop/DBus", name, question, "s", SERVICE)


def _asked(
    bus: Any, whom: str, where: str, interface: str, what: str, kinds: str, *said: Any
) -> Any:
    call = new_method_call(DBusAddress(where, whom, interface), what, kinds, said)
    answer = bus.send_and_get_reply(call)
    assert answer.header.message_type is MessageType.method_return, answer.body
    return answer.body


def _wait_until_it_serves() -> None:
    _until(lambda: _told_by_the_bus("NameHasOwner") == (True,))
    with closing(secretstorage.dbus_init()) as bus:
        _until(lambda: not secretstorage.Collection(bus).is_locked())


if __name__ == "__main__":
    _wait_until_it_serves()
