"""Starting: once, again, after a kill, after a crash, safely. Real processes, real files."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

PATIENCE = 300.0
PATIENT = """
import runpy
from confluence_desk import app
from confluence_desk.ui import single_instance
single_instance.hand_over.__defaults__ = (60.0,)
single_instance.SingleInstance.hand_over.__defaults__ = (60.0,)
runpy.run_module("confluence_desk", run_name="__main__", alter_sys=True)
"""
"""A start that gives another one as long as a slow machine may take to answer."""
SHOWN = "window shown"
HEARD = "asked by another start"


class Starts:
    """Starts the program as a person would, with a home and a desktop session of its own."""

    def __init__(self, place: Path) -> None:
        self.home = place / "home"
        runtime = place / "run"
        runtime.mkdir(mode=0o700)
        self._env = {
            **os.environ,
            "HOME": str(place),
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self._running: list[subprocess.Popen[str]] = []

    def start(
        self, *words: str, home: Path | None = None, patient: bool = False
    ) -> "subprocess.Popen[str]":
        program = ["-c", PATIENT] if patient else ["-m", "confluence_desk"]
        process = subprocess.Popen(
            [sys.executable, *program, "--home", home or self.home, *words],
            env=self._env,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._running.append(process)
        return process

    def told(self, **environment: str) -> None:
        """Start with this in the environment from now on."""
        self._env |= environment

    def opened(self, *words: str, home: Path | None = None) -> "subprocess.Popen[str]":
        """Start, and wait until its window is there."""
        before = len(self.said(SHOWN, home))
        process = self.start(*words, home=home)
        self.until(lambda: len(self.said(SHOWN, home)) > before, process)
        return process

    def said(self, words: str, home: Path | None = None) -> list[dict[str, str]]:
        """The lines of the log with these words."""
        log = (home or self.home) / "logs" / "confluence-desk.log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines if words in line]

    def until(self, true: Callable[[], object], process: "subprocess.Popen[str]") -> None:
        deadline = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > deadline or process.poll() is not None:
                pytest.fail(f"ended with {process.poll()}; its log: {self.said('')[-5:]}")
            with_patience(process, 0.05)

    def quit(self, process: "subprocess.Popen[str]") -> None:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0

    def kill(self, process: "subprocess.Popen[str]", number: signal.Signals) -> None:
        process.send_signal(number)
        process.wait(PATIENCE)

    def left(self) -> Sequence[str]:
        """The names of what runs have left behind."""
        return sorted(path.name for path in (self.home / "state" / "runs").iterdir())

    def reports(self) -> list[Path]:
        return sorted((self.home / "logs").glob("crash-*.txt"))

    def end(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.communicate()


def with_patience(process: "subprocess.Popen[str]", seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    made = Starts(tmp_path)
    yield made
    made.end()


REMEMBERED = {
    "site": {"url": "http://127.0.0.1:9", "cloud_id": "", "name": "Acme"},
    "email": "ana@acme.example",
    "account_id": "7",
    "display_name": "Ana",
    "base": "http://127.0.0.1:9",
    "remembered": True,
}


def told_to_children(number: int) -> Iterator[bytes]:
    """Arguments and environment of all that a process has started."""
    place = Path(f"/proc/{number}")
    with suppress(OSError):  # it has just ended
        for line in (place / f"task/{number}/children").read_text().split():
            child = Path(f"/proc/{line}")
            yield (child / "cmdline").read_bytes() + (child / "environ").read_bytes()
            yield from told_to_children(int(line))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process was given")
def test_no_process_inherits_the_secrets_of_the_environment(starts: Starts) -> None:
    settings = starts.home / "settings" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"connections": [REMEMBERED]}))
    names = ("TOKEN", "PASSPHRASE", "CLIENT_SECRET")
    secrets = {f"CONFLUENCE_DESK_{name}": f"s3cret-{name}" for name in names}
    starts.told(**secrets)
    program = starts.opened()

    def web() -> bool:
        return any(b"QtWebEngine" in each for each in told_to_children(program.pid))

    starts.until(web, program)
    assert [each for each in told_to_children(program.pid) if b"s3cret" in each] == []


def test_a_second_start_hands_its_link_to_the_first_and_ends(starts: Starts) -> None:
    first = starts.opened()
    second = starts.start("OPS:Redis failover", patient=True)
    assert second.wait(PATIENCE) == 0
    starts.until(lambda: starts.said(HEARD), first)  # it answers before it says so
    third = starts.start("--new-window", patient=True)
    assert third.wait(PATIENCE) == 0
    starts.until(lambda: len(starts.said(HEARD)) > 1, first)
    assert [line["new_window"] for line in starts.said(HEARD)] == ["False", "True"]
    assert "Redis" not in (starts.home / "logs" / "confluence-desk.log").read_text("utf-8")
    assert first.poll() is None
    assert len(starts.said(SHOWN)) == 1
    starts.quit(first)
    assert starts.left() == []


def test_of_starts_at_once_one_stays_and_hears_all_the_others(starts: Starts) -> None:
    begun = [starts.start(f"1000{number}", patient=True) for number in range(4)]
    deadline = time.monotonic() + PATIENCE
    while len(left := [each for each in begun if each.poll() is None]) > 1:
        assert time.monotonic() < deadline
        with_patience(left[-1], 0.05)
    starts.until(lambda: len(starts.said(HEARD)) == 3 and starts.said(SHOWN), left[0])
    starts.quit(left[0])
    assert len(starts.said(SHOWN)) == 1


def test_two_homes_are_two_programs(starts: Starts, tmp_path: Path) -> None:
    other = tmp_path / "other"
    first = starts.opened()
    second = starts.opened(home=other)
    assert starts.said(HEARD) == []
    starts.quit(second)
    starts.quit(first)


def test_a_hung_first_does_not_keep_the_second_from_opening(starts: Starts) -> None:
    first = starts.opened()
    first.send_signal(signal.SIGSTOP)
    second = starts.opened()
    assert starts.said("does not answer")
    first.send_signal(signal.SIGCONT)
    starts.quit(second)
    starts.quit(first)
    assert starts.left() == []


def test_a_killed_run_is_told_once_and_is_no_crash(starts: Starts) -> None:
    starts.kill(starts.opened(), signal.SIGKILL)
    assert len(starts.left()) == 2
    second = starts.opened()
    assert len(starts.said("the last run was killed")) == 1
    assert starts.reports() == []
    starts.quit(second)
    starts.quit(starts.opened())
    assert len(starts.said("the last run was killed")) == 1


def test_a_crash_is_offered_at_the_next_start(starts: Starts) -> None:
    starts.kill(starts.opened(), signal.SIGABRT)
    second = starts.opened()
    assert starts.said("the last run crashed")
    (report,) = starts.reports()
    text = report.read_text("utf-8")
    assert "Aborted" in text
    assert re.search(r"Confluence Desk \d", text)
    starts.quit(second)
    starts.quit(starts.opened())
    assert len(starts.said("the last run crashed")) == 1


def test_safe_mode_starts_and_neither_reads_nor_keeps(starts: Starts) -> None:
    settings = starts.home / "settings" / "settings.json"
    session = starts.home / "state" / "session.json"
    for file in (settings, session):
        file.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"preferences": {"look.scheme": "dark"}}))
    session.write_text("{ damaged")
    before = settings.read_text()
    safe = starts.opened("--safe-mode")
    again = starts.start("--safe-mode")
    assert again.wait(PATIENCE) == 1
    assert again.stderr is not None
    assert "Quit it first" in again.stderr.read()
    starts.quit(safe)
    assert settings.read_text() == before
    assert session.read_text() == "{ damaged"
