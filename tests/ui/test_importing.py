"""Modules are imported without PySide6 reading their source."""

import builtins
import importlib
import inspect
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
