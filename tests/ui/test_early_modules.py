"""Parts of the windows are loaded in their own thread, few of them at a time."""

import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.ui.early_modules import EarlyModules

Run = Callable[[Coroutine[Any, Any, None]], None]
_MOST = 5
_STEPS = """
import importlib, sys
import confluence_desk.desk, confluence_desk.ui.makers, confluence_desk.ui.panels.page_tab
import confluence_desk.api.client
from confluence_desk.services.beforehand import READING
from confluence_desk.services.late import load_search
from confluence_desk.ui.early_modules import PARTS

load_search()
for name in READING:
    importlib.import_module(name)
for name in PARTS:
    before = set(sys.modules)
    importlib.import_module(name)
    new = set(sys.modules) - before
    ours = {each for each in new if each.startswith("confluence_desk.")}
    print(len(ours), sum(each.startswith("PySide6.") for each in new), name, *sorted(ours))
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names = ["early_one", "early_two", "early_three"]
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in names:
        (tmp_path / f"{name}.py").write_text("import threading\nBY = threading.get_ident()\n")
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)
    return names


def test_they_are_loaded_one_a_turn_by_the_thread_of_the_windows(
    run: Run, until: Callable[..., Coroutine[Any, Any, None]], modules: list[str]
) -> None:
    async def story() -> None:
        loading = EarlyModules(modules)
        loading.setInterval(0)
        turns: list[int] = []
        loading.timeout.connect(lambda: turns.append(len(set(modules) & set(sys.modules))))
        loading.begin()
        await until(lambda: not loading.isActive())
        assert turns == [1, 2, 3]
        assert {sys.modules[name].BY for name in modules} == {threading.get_ident()}
        loading.begin()
        assert not loading.isActive()

    run(story())


@pytest.mark.usefixtures("qapp")
def test_after_the_end_nothing_is_loaded(modules: list[str]) -> None:
    loading = EarlyModules(modules)
    loading.begin()
    loading.end()
    loading.begin()
    assert not loading.isActive()
    assert not set(modules) & set(sys.modules)


def test_no_turn_loads_much() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _STEPS], capture_output=True, text=True, check=True
    )
    steps = told.stdout.splitlines()
    for step in steps:
        ours, of_qt = map(int, step.split()[:2])
        assert ours <= (0 if of_qt else _MOST), f"libraries of Qt come alone: {step}"
    assert "confluence_desk.ui.dialogs.settings" in steps[-1]
