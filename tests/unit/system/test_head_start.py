"""What a start loads is kept in one file, and read from there while it is still the same."""

import importlib
import inspect
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from confluence_desk.system.head_start import HeadStart, _Kept
from confluence_desk.system.kept_code import keep

COUNT = 25
NAMES = ["started", *(f"started.part{n}" for n in range(COUNT))]


class Program:
    """A package of many modules, loaded again and again."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.sources = folder / "sources" / "started"
        self.sources.mkdir(parents=True)
        (self.sources / "__init__.py").write_text("HERE = True\n", "utf-8")
        for number in range(COUNT):
            self.write(number, f"VALUE = {number}\n")

    def write(self, number: int, text: str) -> None:
        (self.sources / f"part{number}.py").write_text(text, "utf-8")

    def start(self, names: list[str] = NAMES) -> dict[str, ModuleType]:
        """Load everything and keep that; how each was found is in its loader."""
        self.forget()
        head_start = HeadStart(str(self.cache))
        head_start.begin()
        loaded = {name: importlib.import_module(name) for name in names}
        keep(head_start)
        assert head_start not in sys.meta_path
        return loaded

    def pass_a_minute(self) -> None:
        """What is kept grows older, however coarse the clock is by which files are dated."""
        for file in self.cache.iterdir():
            then = file.stat().st_mtime_ns - 60 * 10**9
            os.utime(file, ns=(then, then))

    @property
    def file(self) -> Path:
        (file,) = self.cache.iterdir()
        return file

    @staticmethod
    def forget() -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == "started"]:
            del sys.modules[name]
        importlib.invalidate_caches()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "sources")])
    program = Program(tmp_path)
    yield program
    program.forget()


def kept(loaded: dict[str, ModuleType]) -> set[str]:
    return {name for name, one in loaded.items() if isinstance(one.__loader__, _Kept)}


def test_a_second_start_finds_all_of_the_first(program: Program) -> None:
    first = program.start()
    assert kept(first) == set()
    second = program.start()
    assert kept(second) == set(NAMES)
    assert [second[f"started.part{n}"].VALUE for n in range(COUNT)] == list(range(COUNT))
    for name in NAMES:
        own, usual = second[name], first[name]
        assert (own.__file__, own.__cached__) == (usual.__file__, usual.__cached__)
        assert own.__package__ == usual.__package__
    assert second["started"].__path__ == first["started"].__path__
    assert inspect.getsource(second["started.part3"]) == "VALUE = 3\n"
    assert importlib.reload(second["started.part3"]).VALUE == 3


def test_what_changed_since_is_read_anew(program: Program) -> None:
    program.start()
    program.write(3, "VALUE = 'longer than it was'\n")
    program.write(4, "VALUE = 9\n")  # as long as it was
    os.utime(program.sources / "part4.py", (1_000_000_000, 1_000_000_000))
    (program.sources / "part5.py").unlink()
    (program.sources / "part5").mkdir()
    (program.sources / "part5" / "__init__.py").write_text("VALUE = 'a package'\n", "utf-8")
    loaded = program.start()
    values = [loaded[f"started.part{n}"].VALUE for n in (3, 4, 5)]
    assert values == ["longer than it was", 9, "a package"]
    assert kept(loaded) == set(NAMES) - {f"started.part{n}" for n in (3, 4, 5)}


def test_the_file_is_written_again_for_many_new_ones_only(program: Program) -> None:
    program.start(NAMES[:-1])
    before = program.file.read_bytes()
    program.start()
    assert program.file.read_bytes() == before
    for number in range(COUNT):
        program.write(number, f"VALUE = {number + 100}\n")
    program.start()
    assert program.file.read_bytes() != before
    assert kept(program.start()) == set(NAMES)


def test_another_place_of_the_libraries_has_a_file_of_its_own(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.start()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert kept(program.start()) == set()
    assert len(list(program.cache.iterdir())) == 2


@pytest.mark.parametrize("damage", ["empty", "cut", "mark", "index", "other", "code"])
def test_a_damaged_file_costs_time_and_no_more(program: Program, damage: str) -> None:
    program.start()
    whole = program.file.read_bytes()
    program.file.write_bytes(
        {
            "empty": b"",
            "cut": whole[:-10],
            "mark": b"DeskLoad" + whole[8:],
            "index": whole[:12] + b"\0" * 40 + whole[52:],
            "other": whole.replace(sys.implementation.cache_tag.encode(), b"cpython-300", 1),
            "code": whole[:-2000] + b"\0" * 2000,
        }[damage]
    )
    loaded = program.start()
    assert [loaded[f"started.part{n}"].VALUE for n in range(COUNT)] == list(range(COUNT))
    if damage != "code":
        assert kept(loaded) == set()
        assert kept(program.start()) == set(NAMES)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="only there files have a mode")
def test_what_others_may_have_written_is_not_run(program: Program) -> None:
    program.start()
    program.file.chmod(0o622)
    assert kept(program.start()) == set()
    assert program.file.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_nobody_can_write_is_no_trouble(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    program.cache.write_text("in the way", "utf-8")
    assert program.start()["started.part3"].VALUE == 3
    assert "not kept" in caplog.text


def test_what_was_never_compiled_is_not_kept(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    program.start()
    assert not program.cache.exists()


def test_no_more_than_three_files_stay(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(5):
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / str(number))])
        program.start()
        program.pass_a_minute()
    assert len(list(program.cache.iterdir())) == 3
    assert kept(program.start()) == set(NAMES)
