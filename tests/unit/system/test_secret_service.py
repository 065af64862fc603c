"""The keyring against a real Secret Service on a bus of its own, and against none (traps 12, 13).

``dbus-run-session`` and ``gnome-keyring-daemon`` are looked for; where one is missing the tests
say so and are skipped.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.beside_keyring import BEGIN, MISSING, beside, written_below

real = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")

HEAD = """if True:
    import asyncio, json, os, signal
    from confluence_desk.domain.errors import NoKeyring
    from confluence_desk.system.credentials import Keyring

    async def kind(asked):
        try:
            return await asked
        except NoKeyring as trouble:
            return trouble.kind
"""


def told(home: Path, story: str, *, begin: str = BEGIN, bus: bool = True) -> Any:
    """What a program says that runs beside a keyring of its own."""
    body = "\n".join(f"    {line}" for line in story.strip().splitlines())
    script = f'exec "{sys.executable}" -c "$PROGRAM"'
    run = beside(home, script, begin=begin, bus=bus, PROGRAM=f"{HEAD}\n{body}\n")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


@real
def test_a_real_keyring_keeps_replaces_and_forgets(tmp_path: Path) -> None:
    story = """
async def main():
    ring, said = Keyring("Desk", patience=60), []
    said.append(await ring.get("token"))
    await ring.set("token", "first s3cret-value")
    await ring.set("token", "s3cret-valu\\u00e9 \\u2603")
    said.append(await Keyring("Desk", patience=60).get("token"))
    said.append(await Keyring("Other", patience=60).get("token"))
    await ring.set("long", "x" * 20_000)
    said.append(len(await ring.get("long")))
    await ring.delete("long")
    await ring.delete("long")
    said.append(await ring.get("long"))
    print(json.dumps(said))
asyncio.run(main())
"""
    assert told(tmp_path, story) == [None, "s3cret-valu\u00e9 \u2603", None, 20_000, None]
    files = written_below(tmp_path)
    assert any(path.suffix == ".keyring" for path in files)
    assert not any(b"s3cret" in content for content in files.values())


@real
def test_what_a_real_keyring_keeps_outlives_the_program_and_the_session(tmp_path: Path) -> None:
    kept = 'asyncio.run(Keyring("Desk", patience=60).set("token", "s3cret"))\nprint("true")'
    assert told(tmp_path, kept) is True
    read = 'print(json.dumps(asyncio.run(Keyring("Desk", patience=60).get("token"))))'
    assert told(tmp_path, read) == "s3cret"


@real
def test_a_real_keyring_that_is_locked_says_so_and_comes_back(tmp_path: Path) -> None:  # trap 13
    story = """
from tests.secret_service import lock, unlock

async def main():
    ring = Keyring("Desk", patience=60)
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
import secretstorage
from tests.secret_service import daemon, stop, unlock

heard = []

def listen(kind):
    honest = kind.is_locked
    def is_locked(self):
        heard.append(honest(self))
        return heard[-1]
    kind.is_locked = is_locked

async def main():
    await Keyring("Desk", patience=60).set("token", "s3cret")
    ring, number = Keyring("Desk", patience=0.3), daemon()
    stop(number)
    said = [await kind(ring.get("token")), await kind(ring.get("token"))]
    freed = asyncio.ensure_future(ring.freed())
    said.append((await asyncio.wait([freed], timeout=0.1))[0] == set())
    listen(secretstorage.Collection)
    listen(secretstorage.Item)
    os.kill(number, signal.SIGCONT)
    said.append(await freed)
    ring._patience = 60
    back = await kind(ring.get("token"))
    if back == "locked":
        assert True in heard, "the daemon never said so"
        unlock()
        back = await kind(ring.get("token"))
    print(json.dumps([*said, back]))
asyncio.run(main())
"""
    # Once the daemon came back locked. Where it says so itself, we are right to.
    assert told(tmp_path, story) == ["slow", "slow", True, True, "s3cret"]


@real
def test_a_real_keyring_that_dies_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    story = """
from tests.secret_service import daemon

async def main():
    ring = Keyring("Desk", patience=60)
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
    assert not any(b"s3cret" in content for content in written_below(tmp_path).values())
