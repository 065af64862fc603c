"""The keyring of the last time is taken at once, as long as it is of use."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system import backends
from confluence_desk.system.backends import SystemBackend, accepted


class Ring:
    """A keyring."""


class Better(Ring):
    """One that would be chosen now."""


class Library(ModuleType):
    """``keyring`` with two of its own backends, which counts how often it looked for the best."""

    def __init__(self, best: Any) -> None:
        super().__init__("keyring")
        self.best = best
        self.searched = 0
        self.known: dict[str, type[Ring]] = {}
        for kind in (Ring, Better):
            kind.__module__ = "keyring.backends.made"
            self.known[f"keyring.backends.made.{kind.__name__}"] = kind
        self.core = SimpleNamespace(load_keyring=self.load)

    def get_keyring(self) -> Any:
        self.searched += 1
        return self.best

    def load(self, name: str) -> Ring:
        if name not in self.known:
            raise RuntimeError("no such service on the bus")
        return self.known[name]()


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Library:
    library = Library(Ring())
    monkeypatch.setattr(backends, "keyring_library", lambda: library)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    return library


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "keyring"


def test_it_is_looked_for_once(library: Library, memory: Path) -> None:
    first = SystemBackend(memory)
    assert first() is first() is library.best
    second = SystemBackend(memory)
    assert isinstance(second(), Ring)
    assert second() is second()
    assert library.searched == 1


def test_where_another_desktop_would_choose_another_the_one_with_the_secrets_stays(
    library: Library, memory: Path
) -> None:
    SystemBackend(memory)()
    library.best = Better()
    assert not isinstance(SystemBackend(memory)(), Better)


def test_one_that_is_of_no_use_any_more_is_replaced(library: Library, memory: Path) -> None:
    SystemBackend(memory)()
    library.known.clear()
    library.best = Better()
    assert SystemBackend(memory)() is library.best
    assert memory.read_text("utf-8") == "keyring.backends.made.Better\n"


@pytest.mark.parametrize(
    "name",
    [
        b"",
        b"\xff",
        b"os.system",
        b"keyring.backends.null.Keyring",
        b"keyring.backends.fail.Keyring",
        b"keyrings.alt.file.PlaintextKeyring",
    ],
)
def test_nothing_is_loaded_that_the_search_would_not_find(
    library: Library, memory: Path, name: bytes
) -> None:
    memory.parent.mkdir()
    memory.write_bytes(name)
    library.known[name.decode("latin-1")] = Better
    assert SystemBackend(memory)() is library.best


def test_what_the_person_configured_comes_first(
    library: Library, memory: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    SystemBackend(memory)()
    library.best = Better()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.made.Better")
    assert SystemBackend(memory)() is library.best
    memory.write_text("keyring.backends.made.Ring", "utf-8")
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    if not sys.platform.startswith("linux"):
        pytest.skip("the file lies elsewhere on this system")
    config = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.touch()
    assert SystemBackend(memory)() is library.best


def test_without_a_place_to_remember_it_is_looked_for(library: Library, tmp_path: Path) -> None:
    assert SystemBackend()() is library.best
    (tmp_path / "file").touch()
    assert SystemBackend(tmp_path / "file" / "keyring")() is library.best
    assert library.searched == 2


def test_the_first_of_a_chain_that_keeps_secrets_is_accepted() -> None:
    null = type("Keyring", (), {"__module__": "keyring.backends.null"})()
    plain = type("PlaintextKeyring", (), {"__module__": "some.where"})()
    good: Any = Ring()
    assert accepted(SimpleNamespace(backends=[null, plain, good])) is good
    for refused in (null, plain, SimpleNamespace(backends=[null])):
        with pytest.raises(NoKeyring):
            accepted(refused)
