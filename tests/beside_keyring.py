"""A real Secret Service beside programs that a test starts: on a bus and with files of its own.

``gnome-keyring-daemon --unlock`` lets its caller go before it serves anybody, and whoever asks
then has the bus start another one. So ``BEGIN`` waits until it serves.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PATIENCE = 300.0
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
BEGIN = f"""
printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
'{sys.executable}' -m tests.secret_service || exit 99
"""


def beside(
    home: Path, script: str, *, begin: str = BEGIN, bus: bool = True, **more: str
) -> "subprocess.CompletedProcess[str]":
    """What a shell says and how it ends; nothing of one call is in the way of the next."""
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    whole = ["sh", "-c", f"{begin}\n{script}"]
    with TemporaryDirectory(ignore_cleanup_errors=True) as runtime:  # the daemon tidies up, too
        environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": runtime, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            ["dbus-run-session", "--", *whole] if bus else whole,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


def written_below(folder: Path) -> dict[Path, bytes]:
    """What all files hold; whatever goes while it is looked at is left by nobody."""
    found = {}
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            with suppress(FileNotFoundError):
                if path.is_file():
                    found[path] = path.read_bytes()
    return found
