"""Enumerations made quickly are those that the standard library makes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag, IntEnum, IntFlag, StrEnum
from typing import Any

import pytest

from confluence_desk.ui.quick_enums import make_enums_quickly

here_only = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="this Python makes enumerations in a way of its own"
)

_TOLD = """
import enum, inspect, json, os, pickle, sys
if os.environ["QUICK"] == "1":
    from confluence_desk.ui.quick_enums import make_enums_quickly
    make_enums_quickly()
made = vars(enum.EnumType)["_create_"]
from PySide6 import QtCore, QtGui, QtNetwork, QtWebEngineCore, QtWebEngineWidgets, QtWidgets

def plain(value):
    if isinstance(value, enum.Enum):
        return [value._name_, value._value_]
    if isinstance(value, dict):
        return [[str(key), plain(one)] for key, one in value.items()]
    if isinstance(value, (int, str, list)):
        return value
    return getattr(value, "__qualname__", str(type(value)))

def told_of(one):
    own = sorted(map(str, vars(one)))
    return [plain(one), own, one._sort_order_, hash(one), repr(one), str(one)]

def sets(some):
    return [repr(some[0] | some[-1]), repr(~some[0]), repr(some[0] & some[-1])]

def told(kind):
    members = kind.__members__
    some = list(members.values())[:3]
    own = sorted([(n, v) for n, v in vars(kind).items() if n != "__doc__"], key=str)
    return {
        "where": [kind.__module__, kind.__qualname__, [base.__name__ for base in kind.__mro__]],
        "own": [[name, plain(value)] for name, value in own],
        "members": [[name, *told_of(one)] for name, one in members.items()],
        "listed": [one.name for one in kind], "count": len(kind),
        "back": [kind(one.value) is one for one in some],
        "holds": [one in kind for one in some],
        "sets": sets(some) if some and issubclass(kind, enum.Flag) else [],
    }

found = {}
def look(holder, depth=0):
    for name, one in sorted(vars(holder).items()):
        if isinstance(one, enum.EnumType):
            found[f"{holder.__name__}.{name}"] = told(one)
        elif inspect.isclass(one) and depth < 2 and one.__module__.startswith("PySide6"):
            look(one, depth + 1)
for module in (QtCore, QtGui, QtNetwork, QtWebEngineCore, QtWebEngineWidgets, QtWidgets):
    for name in dir(module):
        getattr(module, name)
    look(module)
print(json.dumps([made.__module__, found]))
"""


def _told(*, quick: bool) -> tuple[str, dict[str, Any]]:
    run = subprocess.run(
        [sys.executable, "-c", _TOLD],
        env={**os.environ, "QUICK": str(int(quick)), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    maker, found = json.loads(run.stdout)
    return maker, found


@here_only
def test_those_of_qt_are_the_same() -> None:
    (slow_maker, slow), (quick_maker, quick) = _told(quick=False), _told(quick=True)
    assert (slow_maker, quick_maker) == ("enum", "confluence_desk.ui.quick_enums")
    assert len(slow) > 500
    assert quick.keys() == slow.keys()
    assert not [name for name, told in slow.items() if quick[name] != told]


_PAIRS = [("A", 1), ("B", 2), ("ALSO_B", 2), ("BOTH", 3)]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    maker: Any = vars(EnumType)["_create_"]
    plain: Callable[..., Any] = getattr(maker, "__wrapped__", maker)
    monkeypatch.setattr(EnumType, "_create_", plain)
    kinds: tuple[Any, ...] = (Enum, IntEnum, Flag, IntFlag)
    made_slowly = {kind: kind("Made", _PAIRS, module=__name__) for kind in kinds}
    make_enums_quickly()
    return made_slowly.__getitem__


def _shape(kind: Any) -> dict[str, Any]:
    def one(value: Any) -> Any:
        return vars(value) | {"__objclass__": ""} if isinstance(value, kind) else value

    known = {name: value for name, value in vars(kind).items() if name != "__doc__"}
    for name in ("_member_map_", "_value2member_map_"):
        known[name] = {key: one(value) for key, value in known[name].items()}
    known = {name: one(value) for name, value in known.items()}
    return {name: value for name, value in known.items() if not callable(value)}


@here_only
@pytest.mark.parametrize("kind", [Enum, IntEnum, Flag, IntFlag])
def test_nothing_in_them_differs(kind: Any, slow: Callable[..., Any]) -> None:
    assert vars(EnumType)["_create_"].__module__ == "confluence_desk.ui.quick_enums"
    made = kind("Made", _PAIRS, module=__name__)
    assert len(made) == len(slow(kind))  # asked for anything, they are there
    assert _shape(made) == _shape(slow(kind))
    assert made.ALSO_B is made.B
    assert made.__module__ == __name__


@here_only
def test_what_is_no_list_of_numbers_is_made_as_ever(slow: Callable[..., Any]) -> None:
    assert slow(Enum)
    made: Any = Enum
    assert [one.value for one in made("Words", "a b")] == [1, 2]
    texts: Any = StrEnum
    assert texts("Texts", [("A", "x")]).A == "x"
    assert made("Own", [("name", 1), ("value", 2)])["name"].value == 1
    with pytest.raises(TypeError, match="already defined"):
        made("Twice", [("A", 1), ("A", 2)])
    with pytest.raises(ValueError, match="reserved"):
        made("Sunder", [("_a_", 1)])


@here_only
def test_making_them_quickly_twice_is_once(slow: Callable[..., Any]) -> None:
    assert slow(Enum)
    maker = vars(EnumType)["_create_"]
    make_enums_quickly()
    assert vars(EnumType)["_create_"] is maker


@here_only
def test_they_know_the_module_that_asked(slow: Callable[..., Any]) -> None:
    assert slow(Enum)
    made: Any = Enum
    assert made("Here", [("A", 1)]).__module__ == __name__
