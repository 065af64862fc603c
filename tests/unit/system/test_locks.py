"""A lock that dies with its process."""

import subprocess
import sys
from pathlib import Path

from confluence_desk.system.locks import FileLock

HOLD = (
    "import sys; from pathlib import Path; from confluence_desk.system.locks import FileLock;"
    "lock = FileLock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
)


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.end()
    assert second.take()
    second.end()
    second.end()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        lock = FileLock(tmp_path / "lock")
        assert not lock.take()
        other.kill()
        other.wait()
        assert lock.take()
        lock.end()


def test_where_no_file_can_be_nobody_holds_it(tmp_path: Path) -> None:
    assert not FileLock(tmp_path / "missing" / "lock").take()
