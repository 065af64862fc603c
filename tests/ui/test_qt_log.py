"""What Qt says is in the log, and its last words are in the report."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qDebug, qInstallMessageHandler, qWarning

from confluence_desk.system.crashes import Crashes
from confluence_desk.ui import qt_log

FATAL = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from confluence_desk.system.crashes import Crashes
from confluence_desk.ui import qt_log
crashes = Crashes(Path(sys.argv[1]) / "runs", Path(sys.argv[1]) / "logs")
crashes.begin()
qt_log.catch(crashes.note_text)
QApplication([])
"""


@pytest.fixture
def caught() -> Iterator[list[str]]:
    before = qInstallMessageHandler(None)
    fatal: list[str] = []
    end = qt_log.catch(fatal.append)
    yield fatal
    end()
    qInstallMessageHandler(before)


@pytest.mark.expect_log("confluence_desk.qt")
def test_warnings_are_logged_and_are_not_fatal(
    caught: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "confluence_desk.qt")
    qWarning("no icon")
    qDebug("detail")
    levels = {record.getMessage(): record.levelno for record in caplog.records}
    assert levels == {"no icon": logging.WARNING, "detail": logging.DEBUG}
    assert caught == []


def test_the_last_words_before_qt_ends_the_process_are_kept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FATAL, tmp_path],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "no-such-thing"},
    )
    assert done.returncode < 0
    crashes = Crashes(tmp_path / "runs", tmp_path / "logs")
    (report,) = crashes.begin().reports
    crashes.end()
    assert "no Qt platform plugin could be initialized" in report.text
    assert "Aborted" in report.text
