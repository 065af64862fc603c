"""The command keeps what its start loaded, and the next start loads it from there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_STORY = """
import json, os, signal, sys, threading, time
from pathlib import Path
from confluence_desk import cli, window_command
from confluence_desk.system import head_start

window_command.has_display = lambda: True
home, wait = Path(sys.argv[1]), sys.argv[2] == "wait"

def leave():
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and (
        "confluence_desk.ui.main_window" not in sys.modules or not told
        if not wait else not list((home / "cache").glob("start-*.code"))
    ):
        time.sleep(0.05)
    from PySide6.QtGui import QGuiApplication
    told.append(not QGuiApplication.windowIcon().isNull())
    os.kill(os.getpid(), signal.SIGINT)

told = []
begin = head_start.HeadStart.begin
def noting(self):
    told.append(self)
    begin(self)
head_start.HeadStart.begin = noting
threading.Thread(target=leave, daemon=True).start()
code = cli.run(["--home", str(home)])
own = [one for name, one in list(sys.modules.items()) if name.startswith("confluence_desk.")]
kept = sum(isinstance(one.__loader__, head_start._Kept) for one in own)
print(json.dumps({"code": code, "own": len(own), "kept": kept, "sign": told[-1]}))
"""


def _start(home: Path, cache: Path, how: str) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    for name in ("PYTHONDONTWRITEBYTECODE", "DBUS_SESSION_BUS_ADDRESS"):
        environment.pop(name, None)
    run = subprocess.run(
        [sys.executable, "-c", _STORY, str(home), how],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def test_the_second_start_is_given_what_the_first_one_loaded(tmp_path: Path) -> None:
    home, cache = tmp_path / "home", tmp_path / "compiled"
    first = _start(home, cache, "wait")
    assert (first["code"], first["kept"], first["sign"]) == (0, 0, True)
    second = _start(home, cache, "leave")
    assert second["code"] == 0
    assert second["kept"] > 0.8 * second["own"] > 100
