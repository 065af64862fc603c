from pathlib import Path

import msgspec
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.ui.remembered import FORMAT, Remembered, StopState, TabState, WindowState
from confluence_desk.ui.session import SessionFile

TAB = TabState("page", "14", stops=(StopState("14", "steps", 320.5), StopState("15")), at=1)
WHOLE = Remembered(
    windows={
        "https://acme.test ana": (
            WindowState("AAA=", (270, 800, 280), left_shown=False, tabs=(TAB,), filter="redis"),
            WindowState(tabs=(TabState("results", "text ~ “x”", words="half a quer"),)),
        )
    }
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = SessionFile(tmp_path / "session.json")
    file.save(WHOLE, file.next_number())
    assert SessionFile(tmp_path / "session.json").load() == WHOLE
    assert file.aside is None


def test_a_first_start_remembers_nothing(tmp_path: Path) -> None:
    file = SessionFile(tmp_path / "session.json")
    assert file.load() == Remembered()
    assert file.aside is None


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b"null",
        b'{"windows": 3}',
        b'{"windows": {"a": [{"panes": ["x"]}]}}',
        b'{"windows": {"a": [{"tabs": [{"zoom": "large"}]}]}}',
        b"[" * 100_000,
        b'{"windows": {"a": [{"scrolled": 1e12}]}}',
        b'{"windows": {"a": [{"panes": [1000000000000, 1, 1]}]}}',
        b'{"windows": {"a": [{"tabs": [{"zoom": 0}]}]}}',
        b'{"windows": {"a": [{"tabs": [{"at": 99999999999999999999}]}]}}',
    ],
    ids=repr,
)
def test_a_damaged_file_starts_clean_and_is_kept_aside(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(found)
    file = SessionFile(path)
    assert file.load() == Remembered()
    assert file.aside == tmp_path / "session.json.damaged"
    assert file.aside.read_bytes() == found
    assert not path.exists()


def test_a_file_of_a_newer_program_is_kept_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(msgspec.json.encode({"format": FORMAT + 1, "windows": {}, "more": 1}))
    file = SessionFile(path)
    assert file.load() == Remembered()
    assert file.aside == tmp_path / "session.json.other-version"


def test_an_older_writing_never_lands_over_a_newer_one(tmp_path: Path) -> None:
    file = SessionFile(tmp_path / "session.json")
    first, second = file.next_number(), file.next_number()
    file.save(WHOLE, second)
    file.save(Remembered(), first)
    assert file.load() == WHOLE


def test_without_a_path_nothing_is_read_or_kept() -> None:
    file = SessionFile(None)
    file.save(WHOLE, file.next_number())
    assert file.load() == Remembered()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    file = SessionFile(tmp_path / "state" / "session.json")
    with pytest.raises(StoreTrouble):
        file.save(WHOLE, file.next_number())


def test_one_damage_does_not_overwrite_what_another_left(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    for text in ("first", "second"):
        path.write_text(text)
        SessionFile(path).load()
    assert (tmp_path / "session.json.damaged").read_text() == "first"
    assert (tmp_path / "session.json.damaged-2").read_text() == "second"


def test_half_a_letter_does_not_keep_the_rest_from_being_kept(tmp_path: Path) -> None:
    file = SessionFile(tmp_path / "session.json")
    tabs = (TAB, TabState("results", "half \ud83d"))
    file.save(Remembered(windows={"ana": (WindowState(tabs=tabs),)}), file.next_number())
    (window,) = SessionFile(tmp_path / "session.json").load().windows["ana"]
    assert window.tabs == (TAB, TabState("results", "half ?"))
