import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from confluence_desk.ui.web.isolation import FLAGS, cut_off

STORY = Path(__file__).with_name("preconnecting.py")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("how", "connects"), [("open", True), ("cut", False)])
def test_only_the_missing_network_stops_a_preconnect_trap_66(how: str, *, connects: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        port = str(canary.getsockname()[1])
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(STORY), port, how]
        subprocess.run(command, check=True, timeout=60, env=environment, capture_output=True)
        canary.settimeout(0.2)
        try:
            guest, _ = canary.accept()
        except TimeoutError:
            heard = False
        else:
            heard = True
            guest.close()
    assert heard is connects


def test_cutting_off_keeps_other_flags_and_says_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FLAGS, "--no-sandbox")
    cut_off()
    once = os.environ[FLAGS]
    cut_off()
    assert os.environ[FLAGS] == once
    assert once.startswith("--no-sandbox --proxy-server=")
