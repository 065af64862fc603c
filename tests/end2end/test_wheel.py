"""What people install is the wheel: it is built, installed elsewhere, and its window opens."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 300.0
MIDDLE = QRect(320, 200, 760, 600)
"""Where a page's text stands in the tour's pictures: nothing of the window around it."""
A_WORD = 20
"""Letters alone have more shades than that; an empty page has one."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, CHECKOUT],
        check=True,
        capture_output=True,
    )
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place / "site")
    return place / "site"


@contextmanager
def started(installed: Path, home: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "confluence_desk", "--home", home],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_for_log(process: "subprocess.Popen[str]", home: Path, words: str) -> dict[str, object]:
    """The first log line with these words; the program's own log is what it tells about itself."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        for log in home.rglob("*.log"):
            for line in log.read_text("utf-8").splitlines():
                if words in line:
                    said: dict[str, object] = json.loads(line)
                    return said
        process_wait(process)
    rest = process.communicate()[1] if process.poll() is not None else ""
    pytest.fail(f"the window did not say “{words}”: {rest}")


def process_wait(process: "subprocess.Popen[str]") -> None:
    """Wait a moment, or less when the process ends."""
    try:
        process.wait(timeout=0.05)
    except subprocess.TimeoutExpired:
        return


def test_the_wheel_carries_its_package_data(installed: Path) -> None:
    carried = {p.relative_to(installed).as_posix() for p in installed.rglob("*") if p.is_file()}
    resources = {
        f"confluence_desk/resources/{p.relative_to(CHECKOUT / 'resources').as_posix()}"
        for p in (CHECKOUT / "resources").rglob("*")
        if p.is_file()
    }
    assert resources
    assert resources <= carried
    assert any(name.endswith("schema/0001_start.sql") for name in carried)
    assert not any(name.startswith("tests/") for name in carried)


def test_the_window_of_the_wheel_opens_and_quits(installed: Path, tmp_path: Path) -> None:
    with started(installed, tmp_path) as process:
        said = wait_for_log(process, tmp_path, "window shown")
        assert said["level"] == "INFO"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_the_wheel_draws_pages_that_are_not_white_trap_68(installed: Path, tmp_path: Path) -> None:
    """What a package forgets of WebEngine or of our styles shows as an empty page, no error."""
    quiet = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    pictures = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "demo", "--pictures", pictures],
        cwd=installed.parent,
        env={**quiet, "PYTHONPATH": str(installed), "HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=3 * PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (picture,) = pictures.glob("*-runbook.png")
    page = QImage(str(picture)).copy(MIDDLE)
    ink = {page.pixel(x, y) for x in range(0, page.width(), 2) for y in range(0, page.height(), 2)}
    assert len(ink) > A_WORD
