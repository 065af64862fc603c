"""The commands of the terminal with a real Secret Service beside them (traps 12, 13, 17)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import Access, DemoProcess

ROOT = Path(__file__).parents[2]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
UNLOCK = 'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.Collection(bus).lock()
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess([]) as access:
        yield access


def told(home: Path, script: str, **more: str) -> str:
    """What a shell says beside a keyring of its own; ``desk`` is the program."""
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment |= {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPATH": str(ROOT),
        "CONFLUENCE_DESK_HOME": str(home / "desk"),
        **more,
    }
    whole = f'{UNLOCK}\ndesk() {{ "{sys.executable}" -m confluence_desk "$@"; }}\n{script}'
    command = ["dbus-run-session", "--", "sh", "-c", whole]
    run = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    return run.stdout + run.stderr


def test_a_real_keyring_keeps_what_the_commands_need_and_no_file_does(
    site: Access, tmp_path: Path
) -> None:
    said = told(
        tmp_path,
        'printf "%s" "$GIVEN" | desk connect "$SITE" --email "$MAIL" >/dev/null && echo in\n'
        "desk keep add space OPS >/dev/null && echo kept\n"
        "desk sync --quiet && echo synced\n"
        "desk search --offline redis >/dev/null && echo found\n"
        f"'{sys.executable}' -c '{LOCK}'\n"
        "desk search --offline redis; echo locked $?\n",
        GIVEN=site.token,
        SITE=site.url,
        MAIL=site.email,
    )
    lines = said.splitlines()
    assert [each for each in ("in", "kept", "synced", "found") if each not in lines] == [], said
    assert "locked 5" in lines
    assert "keyring" in said
    assert "Traceback" not in said
    assert site.token not in said
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files)
    assert [path for path in files if site.token.encode() in path.read_bytes()] == []
