"""How a run ended is known at the next start; what nobody caught is kept, without secrets."""

import gc
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk import __version__
from confluence_desk.system.crashes import Crashes, Ending, Report

TOKEN = "ATATT3xFfGF0abcdefghijklmnop"
RUN = """
import faulthandler, os, signal, sys
from pathlib import Path
from confluence_desk.system.crashes import Crashes
crashes = Crashes(Path(sys.argv[1]) / "runs", Path(sys.argv[1]) / "logs")
crashes.begin()
print("up", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def crashes(tmp_path: Path) -> Iterator[Crashes]:
    watch = Crashes(tmp_path / "runs", tmp_path / "logs")
    yield watch
    watch.end()


@pytest.fixture
def heard(crashes: Crashes) -> list[Report]:
    reports: list[Report] = []
    crashes.happened.connect(reports.append)
    return reports


def run(tmp_path: Path, rest: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", RUN + rest, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


def finish(process: "subprocess.Popen[str]") -> None:
    process.communicate("\n", timeout=60)


def files(tmp_path: Path) -> set[str]:
    return {path.suffix for path in (tmp_path / "runs").iterdir()}


def test_a_clean_end_leaves_nothing(crashes: Crashes, tmp_path: Path) -> None:
    assert crashes.begin() == Ending()
    assert files(tmp_path) == {".run", ".txt"}
    crashes.end()
    assert files(tmp_path) == set()


def test_a_killed_run_is_no_crash(crashes: Crashes, tmp_path: Path) -> None:
    process = run(tmp_path, "")
    process.send_signal(signal.SIGKILL)
    finish(process)
    assert crashes.begin() == Ending(killed=True)
    assert Crashes(tmp_path / "runs", tmp_path / "logs").begin() == Ending()


def test_a_run_that_lived_on_after_a_fault_and_was_killed_is_no_crash(
    crashes: Crashes, tmp_path: Path
) -> None:
    finish(run(tmp_path, "crashes.note(ValueError('why')); os.kill(os.getpid(), signal.SIGKILL)"))
    assert crashes.begin() == Ending(killed=True)


def test_a_run_that_goes_on_is_let_alone(crashes: Crashes, tmp_path: Path) -> None:
    process = run(tmp_path, "crashes.end()")
    assert crashes.begin() == Ending()
    finish(process)


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("faulthandler._sigsegv()", "Segmentation fault"),
        ("os.abort()", "Aborted"),
        ("crashes.note_text('Qt said no'); os.abort()", "Qt said no"),
        ("crashes.note(ValueError('why')); os.abort()", "ValueError: why"),
        ("crashes.note(ValueError('why')); crashes.end(clean=False)", "ValueError: why"),
    ],
)
def test_a_crash_is_found_at_the_next_start(
    crashes: Crashes, tmp_path: Path, rest: str, words: str
) -> None:
    finish(run(tmp_path, rest))
    ending = crashes.begin()
    assert not ending.killed
    (report,) = ending.reports
    assert words in report.text
    assert f"Confluence Desk {__version__}" in report.text
    assert report.path is not None
    assert report.path.parent == tmp_path / "logs"
    assert report.path.read_text("utf-8") == report.text
    assert stat.S_IMODE(report.path.stat().st_mode) == 0o600
    # Offered once; the file stays until somebody deletes it.
    assert Crashes(tmp_path / "runs", tmp_path / "logs").begin() == Ending()


def test_a_report_holds_no_secret_and_no_home(crashes: Crashes, tmp_path: Path) -> None:
    act = f"crashes.note_text('GET https://x/?token={TOKEN} in ' + str(Path.home()) + '/x')"
    finish(run(tmp_path, f"{act}; os.abort()"))
    (report,) = crashes.begin().reports
    assert TOKEN not in report.text
    assert f"{Path.home()}/x" not in report.text


def test_only_the_newest_reports_are_kept(crashes: Crashes, tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    for day in range(1, 9):
        (tmp_path / "logs" / f"crash-2026010{day}-120000-1.txt").write_text("old")
    crashes.begin()
    kept = sorted(path.name[6:14] for path in (tmp_path / "logs").iterdir())
    assert kept == ["20260104", "20260105", "20260106", "20260107", "20260108"]


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_every_hook_is_ours_until_the_end(crashes: Crashes, heard: list[Report]) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    crashes.begin()

    def fail() -> None:
        raise ValueError("in-a-thread")

    class Broken:
        def __del__(self) -> None:
            raise ValueError("in-a-destructor")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Broken()
    gc.collect()
    sys.excepthook(ValueError, ValueError("in-the-window"), None)
    crashes.handle_loop(None, {"message": "m", "exception": ValueError("in-the-loop")})
    said = [report.text.rpartition("ValueError: ")[2].strip() for report in heard]
    assert said == ["in-a-thread", "in-a-destructor", "in-the-window", "in-the-loop"]
    crashes.end()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_the_same_trouble_is_told_once_and_many_do_not_flood(
    crashes: Crashes, heard: list[Report], caplog: pytest.LogCaptureFixture
) -> None:
    crashes.begin()
    again: list[Report] = []
    crashes.repeated.connect(again.append)
    for _ in range(3):
        crashes.note(ValueError("same"))
    assert len(heard) == len(caplog.records) == 1
    assert again == heard * 2
    for number in range(500):
        crashes.note(ValueError(str(number)))
    assert len(heard) == 50


def test_being_interrupted_is_no_crash(crashes: Crashes, heard: list[Report]) -> None:
    crashes.begin()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    crashes.note(SystemExit(1))
    assert heard == []


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_a_loop_that_complains_without_an_exception_is_logged(
    crashes: Crashes, heard: list[Report], caplog: pytest.LogCaptureFixture
) -> None:
    crashes.handle_loop(None, {"message": "Task was destroyed but it is pending!"})
    assert "pending" in caplog.text
    assert heard == []


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_without_a_place_for_it_the_program_starts_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    watch = Crashes(tmp_path / "file" / "runs", tmp_path / "logs")
    assert watch.begin() == Ending()
    watch.note(ValueError("why"))
    watch.end()
    assert "leaves no report" in caplog.text


def test_damaged_files_of_a_run_are_read_as_they_are(crashes: Crashes, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    runs.mkdir()
    (runs / "20260101-120000-1.run").write_bytes(b"\xff\x00")
    (runs / "20260101-120000-1.txt").write_bytes(b"x" * 1_000_000 + b"\nFatal Python error: \xfe")
    (runs / "20260101-120001-1.run").touch()
    ending = crashes.begin()
    assert ending.killed
    assert len(ending.reports[0].text) < 250_000
