"""The window opens only where it can; what the command line says reaches it."""

import sys
from pathlib import Path
from typing import Any

import pytest

from confluence_desk import __main__, cli, window_command
from confluence_desk.system.display import is_root
from confluence_desk.system.head_start import HeadStart
from confluence_desk.system.paths import Paths
from confluence_desk.window_command import Asked, window


def test_no_display_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert window(Asked()) == 2
    assert "confluence-desk demo" in capsys.readouterr().err


@pytest.mark.skipif(not is_root(), reason="only root is turned away")
def test_root_is_turned_away_before_anything_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "")
    assert window(Asked()) == 2
    assert "ordinary user" in capsys.readouterr().err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What windows were asked for, instead of any."""
    asked: list[Any] = []

    def note(wanted: Asked, head_start: HeadStart | None = None) -> int:
        asked.append((wanted, head_start))
        return 7

    monkeypatch.setattr(window_command, "window", note)
    return asked


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], Asked()),
        (
            ["--verbose", "--safe-mode", "--new-window", "OPS:Redis failover"],
            Asked(None, "OPS:Redis failover", new_window=True, verbose=True, safe_mode=True),
        ),
    ],
)
def test_the_command_opens_what_is_asked_for(
    arguments: list[str],
    asked: Asked,
    opened: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("CONFLUENCE_DESK_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["confluence-desk", *arguments])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    with pytest.raises(SystemExit) as left:
        __main__.main()
    ((wanted, head_start),) = opened
    assert (left.value.code, wanted) == (7, asked)
    assert head_start.folder == str(tmp_path / "cache")


def test_without_a_head_start_it_is_the_same(opened: list[Any], tmp_path: Path) -> None:
    assert cli.run(["--home", str(tmp_path), "123"]) == 7
    assert opened == [(Asked(tmp_path, "123"), None)]


def test_a_head_start_of_other_folders_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    begun: list[HeadStart] = []

    def note(_asked: Asked, _paths: Paths, head_start: HeadStart) -> int:
        begun.append(head_start)
        return 0

    monkeypatch.setattr(window_command, "_start", note)
    monkeypatch.setattr(window_command, "has_display", lambda: True)
    monkeypatch.setattr(window_command, "is_root", lambda: False)
    early = HeadStart(str(tmp_path / "other"))
    sys.meta_path.insert(0, early)
    for given in (early, None):
        window(Asked(tmp_path), given)
        assert begun[-1].folder == str(tmp_path / "cache")
        assert early not in sys.meta_path
    fitting = begun[-1]
    window(Asked(tmp_path), fitting)
    assert begun[-1] is fitting
