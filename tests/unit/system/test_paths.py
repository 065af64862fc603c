"""Folders: this user's own, or all below one."""

import stat
from pathlib import Path

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.paths import Paths


def test_one_home_holds_everything(tmp_path: Path) -> None:
    paths = Paths.of(tmp_path / "home")
    paths.make()
    folders = {paths.settings, paths.data, paths.state, paths.logs, paths.cache}
    assert folders == set((tmp_path / "home").iterdir())
    assert paths.settings_file.parent == paths.settings
    assert paths.session_file == paths.state / "session.json"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.of(Path("here")).data == tmp_path / "here" / "data"


def test_without_a_home_the_system_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    paths = Paths.of()
    folders = {paths.settings, paths.data, paths.state, paths.logs, paths.cache}
    assert len(folders) == 5
    assert all("confluence-desk" in str(folder) for folder in folders)
    assert not any(tmp_path.iterdir())


def test_folders_are_closed_to_others(tmp_path: Path) -> None:  # trap 17
    paths = Paths.of(tmp_path / "home")
    paths.make()
    paths.make()
    assert {stat.S_IMODE(f.stat().st_mode) for f in (paths.settings, paths.state)} == {0o700}


def test_a_home_that_cannot_be_is_told(tmp_path: Path) -> None:  # trap 48
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreTrouble) as caught:
        Paths.of(tmp_path / "file").make()
    assert caught.value.kind == "io"
