"""What was used last comes first, and also after the next start."""

import errno
import os
from pathlib import Path

import pytest

from confluence_desk.system.recent import Recent
from confluence_desk.system.settings import Settings


def test_the_last_used_comes_first_and_once(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    recent = Recent(Settings(file), "recent")
    for name in ("a", "b", "a", *map(str, range(11))):
        recent.use(name)
    assert recent.names[:2] == ("10", "9")
    assert len(recent.names) == 12
    assert recent.names[-1] == "a"
    assert Recent(Settings(file), "recent").names == recent.names


def test_nothing_is_kept_without_a_file() -> None:
    recent = Recent(None, "recent")
    recent.use("a")
    assert recent.names == ("a",)


def test_a_full_disk_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    recent = Recent(Settings(tmp_path / "settings.json"), "recent")
    recent.use("a")
    assert recent.names == ("a",)
