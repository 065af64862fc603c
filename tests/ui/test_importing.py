"""Modules are imported without PySide6 reading their source."""

import builtins
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from confluence_desk.ui.importing import import_plainly


def _sources_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    read: list[object] = []

    def source_of(module: object) -> str:
        read.append(module)
        return ""

    (tmp_path / f"{name}.py").write_text("import json\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(inspect, "getsource", source_of)
    importlib.invalidate_caches()
    exec(f"import {name}", {})  # noqa: S102 - the statement is what differs
    return read


def test_no_source_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _sources_read("imported_plainly", tmp_path, monkeypatch) == []


def test_it_would_be_read_by_what_pyside_puts_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])
    assert _sources_read("imported_with_features", tmp_path, monkeypatch)
    import_plainly()
    assert builtins.__import__ is vars(builtins)["__orig_import__"]


def test_objects_keep_their_names() -> None:
    assert not hasattr(QObject(), "object_name")
    assert QObject().objectName() == ""


_WRONG_CALL = """
import sys
import confluence_desk.ui
names = ("mapping", "parser", "errorhandler")
seldom = [sys.modules[f"shibokensupport.signature.{name}"] for name in names]
assert all("_source" in vars(module) for module in seldom), "it was loaded at once"
from PySide6.QtCore import QTimer
try:
    QTimer().setInterval("soon")
except TypeError as error:
    print(error)
assert not any("_source" in vars(module) for module in seldom)
from PySide6.support.signature.lib.enum_sig import HintingEnumerator
print(HintingEnumerator.__name__, compile("1", "", "eval").co_names)
"""


def test_what_words_a_wrong_call_waits_for_one() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _WRONG_CALL], capture_output=True, text=True, check=True
    ).stdout
    assert "Supported signatures:\n  PySide6.QtCore.QTimer.setInterval(msec: int" in told
    assert told.endswith("HintingEnumerator ()\n")


def test_what_the_loop_of_qt_names_in_short_is_found() -> None:
    code = (
        "import confluence_desk.ui; from PySide6.QtCore import QSocketNotifier as Notifier;"
        "assert Notifier.Read is Notifier.Type.Read; assert Notifier.Write is Notifier.Type.Write"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
