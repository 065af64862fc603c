"""Notifications through a real bus, and none where there is none."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
ALONE = """
import asyncio, logging
from confluence_desk.system.announcer import Announcer
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s %(message)s")
announcer = Announcer("Confluence Desk", "confluence-desk")
asyncio.run(announcer.tell("Secret title", "secret words", lambda: None))
asyncio.run(announcer.tell("Secret title", "secret words", lambda: None))
"""


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "DBUS_SESSION_BUS_ADDRESS"}
    return {**kept, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen", **more}


def said(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        cwd=CHECKOUT,
        env=environment(**more),
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux speaks D-Bus")
def test_the_desktop_shows_them_as_text_and_a_click_comes_back() -> None:
    """Trap 67: what a site wrote is never markup."""
    bus = shutil.which("dbus-run-session")
    if bus is None:
        pytest.skip("dbus-run-session is missing, so there is no bus to show notifications on")
    done = said(bus, "--", sys.executable, "-m", "tests.end2end.notified")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["clicks"] == ["2"]
    first, second = told["got"]
    assert (first["program"], first["icon"]) == ("Confluence Desk", "confluence-desk")
    assert first["title"] == "Redis <b>failover</b>"  # the spec has no markup in titles
    assert not set("<>") & set(first["text"])
    assert (second["title"], second["text"]) == ("Deploy", "A new version, 3")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux speaks D-Bus")
def test_without_a_bus_it_says_so_in_the_log_and_nothing_else() -> None:
    done = said(sys.executable, "-c", ALONE, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere/at/all")
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "notifications" in line]
    assert lines[0] == "INFO confluence_desk.system.announcer this desktop shows no notifications"
    assert "WARNING" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "ecret" not in done.stderr
