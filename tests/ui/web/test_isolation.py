import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.ui.web.isolation import FLAGS, cut_off

STORY = Path(__file__).with_name("preconnecting.py")
ROOT = Path(__file__).parents[3]
PATIENCE = 120
"""Seconds: a browser takes its time to start where many do."""


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def story(canary: socket.socket) -> Iterator[Callable[[str], "subprocess.Popen[bytes]"]]:
    """Start it; whatever becomes of the test, it is gone in the end."""
    with ExitStack() as ends:
        deaf = ends.enter_context(socket.socket())
        deaf.bind(("127.0.0.1", 0))
        ports = [str(one.getsockname()[1]) for one in (canary, deaf)]

        def started(how: str) -> "subprocess.Popen[bytes]":
            child = subprocess.Popen(
                [sys.executable, str(STORY), *ports, how],
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stderr=subprocess.DEVNULL,
            )
            ends.enter_context(child)
            ends.callback(child.kill)
            return child

        yield started


def test_a_preconnect_leaves_a_page_that_has_a_network(canary: socket.socket, story: Any) -> None:
    """Proves that the other test would notice."""
    story("open")
    canary.settimeout(PATIENCE)
    canary.accept()[0].close()


def test_without_a_network_no_preconnect_leaves_trap_66(canary: socket.socket, story: Any) -> None:
    assert story("cut").wait(PATIENCE) == 0
    canary.setblocking(False)  # noqa: FBT003 - the socket's own way
    with pytest.raises(BlockingIOError):
        canary.accept()


def test_cutting_off_keeps_other_flags_and_says_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FLAGS, "--no-sandbox")
    cut_off()
    once = os.environ[FLAGS]
    cut_off()
    assert os.environ[FLAGS] == once
    assert once.startswith("--no-sandbox --proxy-server=")
