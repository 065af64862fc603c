"""The keyring against a real Secret Service on a bus of its own, and against none (traps 12, 13).

``dbus-run-session`` and ``gnome-keyring-daemon`` are looked for; where one is missing the tests
say so and are skipped.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
real = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")

UNLOCKED = 'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
HEAD = """if True:
    import asyncio, json, os, secretstorage, signal, subprocess
    from contextlib import closing
    from confluence_desk.domain.errors import NoKeyring
    from confluence_desk.system.credentials import Keyring

    def lock():
        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.Collection(bus).lock()

    def unlock():
        subprocess.run(["sh", "-c", os.environ["UNLOCK"]], check=True)

    def daemon():
        bus = secretstorage.dbus_init()
        from jeepney import new_method_call, DBusAddress
        at = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        name = ("org.freedesktop.secrets",)
        call = new_method_call(at, "GetConnectionUnixProcessID", "s", name)
        with closing(bus):
            return bus.send_and_get_reply(call).body[0]

    async def kind(asked):
        try:
            return await asked
        except NoKeyring as trouble:
            return trouble.kind
"""


def told(home: Path, story: str, *, begin: str = UNLOCKED, bus: bool = True) -> Any:
    """What a program says that runs beside a keyring of its own."""
    body = "\n".join(f"    {line}" for line in story.strip().splitlines())
    program = f"{HEAD}\n{body}\n"
    wanted = ("PATH", "LANG", "SYSTEMROOT")
    environment = {name: os.environ[name] for name in wanted if name in os.environ}
    environment |= {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
        "PROGRAM": program,
        "UNLOCK": UNLOCKED.replace("--unlock", "--replace --unlock"),
    }
    shell = f'{begin}\nexec "{sys.executable}" -c "$PROGRAM"'
    command = ["dbus-run-session", "--", "sh", "-c", shell] if bus else ["sh", "-c", shell]
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


@real
def test_a_real_keyring_keeps_replaces_and_forgets(tmp_path: Path) -> None:
    story = """
async def main():
    ring, said = Keyring("Desk"), []
    said.append(await ring.get("token"))
    await ring.set("token", "first s3cret-value")
    await ring.set("token", "s3cret-valu\\u00e9 \\u2603")
    said.append(await Keyring("Desk").get("token"))
    said.append(await Keyring("Other").get("token"))
    await ring.set("long", "x" * 20_000)
    said.append(len(await ring.get("long")))
    await ring.delete("long")
    await ring.delete("long")
    said.append(await ring.get("long"))
    print(json.dumps(said))
asyncio.run(main())
"""
    assert told(tmp_path, story) == [None, "s3cret-valu\u00e9 \u2603", None, 20_000, None]
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"s3cret" in content for content in files)


@real
def test_what_a_real_keyring_keeps_outlives_the_program_and_the_session(tmp_path: Path) -> None:
    kept = 'asyncio.run(Keyring("Desk").set("token", "s3cret"))\nprint("true")'
    assert told(tmp_path, kept) is True
    read = 'print(json.dumps(asyncio.run(Keyring("Desk").get("token"))))'
    assert told(tmp_path, read) == "s3cret"


@real
def test_a_real_keyring_that_is_locked_says_so_and_comes_back(tmp_path: Path) -> None:  # trap 13
    story = """
async def main():
    ring = Keyring("Desk", patience=20)
    await ring.set("token", "s3cret")
    lock()
    said = [await kind(ring.get("token")), await kind(ring.set("token", "other"))]
    unlock()
    said.append(await kind(ring.get("token")))
    print(json.dumps(said))
asyncio.run(main())
"""
    assert told(tmp_path, story) == ["locked", "locked", "s3cret"]


@real
def test_a_real_keyring_that_stands_still_is_slow_not_locked(tmp_path: Path) -> None:  # trap 13
    story = """
async def main():
    ring = Keyring("Desk", patience=0.3)
    await Keyring("Desk", patience=20).set("token", "s3cret")
    os.kill(daemon(), signal.SIGSTOP)
    said = [await kind(ring.get("token")), await kind(ring.get("token"))]
    os.kill(daemon(), signal.SIGCONT)
    await ring.freed()
    back = await kind(Keyring("Desk", patience=20).get("token"))
    if back == "locked":
        with closing(secretstorage.dbus_init()) as bus:
            assert secretstorage.Collection(bus).is_locked(), "it is not, whatever we say"
        unlock()
        back = await kind(Keyring("Desk", patience=20).get("token"))
    print(json.dumps([*said, back]))
asyncio.run(main())
"""
    # Once the daemon came back locked. Where it says so itself, we were right to.
    assert told(tmp_path, story) == ["slow", "slow", "s3cret"]


@real
def test_a_real_keyring_that_dies_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    story = """
async def main():
    ring = Keyring("Desk", patience=20)
    await ring.set("token", "s3cret")
    os.kill(daemon(), signal.SIGKILL)
    print(json.dumps(await kind(ring.get("token"))))
asyncio.run(main())
"""
    assert told(tmp_path, story) in {"locked", "failing", "absent", "slow"}


def test_without_any_bus_there_is_no_keyring_and_nothing_is_written(tmp_path: Path) -> None:
    story = """
async def main():
    ring = Keyring("Desk")
    print(json.dumps([await kind(ring.set("token", "s3cret")), await kind(ring.get("token"))]))
asyncio.run(main())
"""
    assert told(tmp_path, story, begin="", bus=False) == ["absent", "absent"]  # trap 12
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"s3cret" in content for content in files)
