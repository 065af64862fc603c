"""Settings: private, whole, and readable however the file looks."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "settings.json"


def test_a_first_start_has_only_defaults(file: Path) -> None:
    settings = Settings(file)
    assert settings.get("account") is None
    assert settings.text("theme", "system") == "system"
    assert not settings.damaged
    assert not file.exists()


def test_what_was_set_is_there_at_the_next_start(file: Path) -> None:
    settings = Settings(file)
    settings.set("theme", "dark")
    settings.set("account", {"site": {"url": "https://acme.atlassian.net"}})
    settings.set("zoom", 110)
    settings.set("tabs", ["1", "2"])
    settings.set("sidebar", False)  # noqa: FBT003 - the value is the point
    again = Settings(file)
    assert again.text("theme") == "dark"
    assert again.get("account") == {"site": {"url": "https://acme.atlassian.net"}}
    assert again.number("zoom") == 110
    assert again.texts("tabs") == ["1", "2"]
    assert again.flag("sidebar", default=True) is False


def test_none_forgets(file: Path) -> None:
    Settings(file).set("theme", "dark")
    Settings(file).set("theme", None)
    assert "theme" not in json.loads(file.read_text())


def test_nobody_else_can_read_it(file: Path) -> None:  # trap 17
    Settings(file).set("theme", "dark")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content", ["", "{", '{"theme": "da', "[1]", "null", "\x00\x00", "[" * 100_000]
)
def test_a_damaged_file_is_kept_aside_and_replaced(file: Path, content: str) -> None:  # trap 17
    file.parent.mkdir()
    file.write_text(content)
    settings = Settings(file)
    assert settings.damaged
    assert settings.text("theme", "system") == "system"
    settings.set("theme", "dark")
    assert Settings(file).text("theme") == "dark"
    assert file.with_name("settings.json.damaged").read_text() == content


def test_bytes_that_are_no_text_are_damage(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe{}")
    assert Settings(file).damaged


def test_a_folder_in_its_place_is_kept_aside_with_all_it_holds(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "letter").write_text("dear")
    settings = Settings(file)
    assert settings.damaged
    assert settings.aside == file.with_name("settings.json.damaged")
    assert (settings.aside / "letter").read_text() == "dear"
    settings.set("theme", "dark")
    assert Settings(file).text("theme") == "dark"


def test_a_second_damage_keeps_the_first_copy_too(file: Path) -> None:
    file.parent.mkdir()
    for text in ("first", "second"):
        file.write_text(text)
        aside = Settings(file).aside
        assert aside is not None
        assert aside.read_text() == text
    assert file.with_name("settings.json.damaged").read_text() == "first"


def test_a_file_that_cannot_be_read_now_is_neither_moved_nor_overwritten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "dark"}')

    def refuse(*_given: object, **_named: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", refuse)
        settings = Settings(file)
        assert not settings.damaged
        assert settings.unread == "Permission denied"
        with pytest.raises(StoreTrouble):
            settings.set("theme", "light")
    assert Settings(file).text("theme") == "dark"


def test_an_empty_object_is_fine(file: Path) -> None:  # trap 17: an old file that lacks a key
    file.parent.mkdir()
    file.write_text("{}")
    assert not Settings(file).damaged


def test_a_newer_programs_settings_survive(file: Path) -> None:  # trap 17
    file.parent.mkdir()
    newer = {"format": 9, "theme": {"name": "aurora"}, "zoom": "big", "hologram": [1, {"a": 2}]}
    file.write_text(json.dumps(newer))
    settings = Settings(file)
    assert settings.text("theme", "system") == "system"
    assert settings.number("zoom", 100) == 100
    settings.set("language", "cs")
    assert json.loads(file.read_text()) == {**newer, "language": "cs"}


def test_a_value_that_json_cannot_hold_is_our_mistake_and_spoils_nothing(file: Path) -> None:
    settings = Settings(file)
    with pytest.raises(TypeError):
        settings.set("theme", object())
    settings.set("theme", "dark")
    assert Settings(file).text("theme") == "dark"


def test_two_windows_do_not_undo_each_other(file: Path) -> None:
    first, second = Settings(file), Settings(file)
    first.set("theme", "dark")
    second.set("zoom", 110)
    assert (Settings(file).text("theme"), Settings(file).number("zoom")) == ("dark", 110)


def test_a_failed_write_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # trap 48
    Settings(file).set("theme", "dark")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreTrouble) as caught:
            Settings(file).set("theme", "light")
    assert caught.value.kind == "full"
    assert Settings(file).text("theme") == "dark"
    assert {path for path in file.parent.iterdir() if path.suffix != ".lock"} == {file}
