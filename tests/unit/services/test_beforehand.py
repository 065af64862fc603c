"""Modules are loaded in a thread of their own, and no more of them after the end."""

import sys
import threading
from pathlib import Path

import pytest

from confluence_desk.services.beforehand import READING, Beforehand


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names = ["late_one", "late_two", "late_three"]
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in names:
        (tmp_path / f"{name}.py").write_text("import threading\nBY = threading.get_ident()\n")
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)
    return names


def test_they_are_loaded_by_another_thread(modules: list[str]) -> None:
    loading = Beforehand(modules)
    loading.begin()
    loading.begin()
    assert loading._thread is not None  # noqa: SLF001 - to wait for it
    loading._thread.join()  # noqa: SLF001 - as above
    loaders = {sys.modules[name].BY for name in modules}
    assert len(loaders) == 1
    assert threading.get_ident() not in loaders


def test_after_the_end_nothing_is_loaded(modules: list[str]) -> None:
    loading = Beforehand(modules)
    loading.end()
    loading.begin()
    loading.end()
    assert not set(modules) & set(sys.modules)


def test_what_is_read_with_is_there_to_be_loaded() -> None:
    loading = Beforehand(READING)
    loading.begin()
    assert loading._thread is not None  # noqa: SLF001 - to wait for it
    loading._thread.join()  # noqa: SLF001 - as above
    assert set(READING) <= set(sys.modules)
