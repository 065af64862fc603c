"""Lets what libraries name, and seldom use, wait until something of it is asked for."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any


def let_wait(*names: str) -> None:
    """Have these found by ``import``, but read when the first of their names is asked for.

    What is loaded already, or not there at all, stays as it is. A part of what is not loaded
    either is known there once this is said again.
    """
    for name in names:
        if name not in sys.modules:
            _put(name)
        parent, _, own = name.rpartition(".")
        if parent in sys.modules and name in sys.modules:
            vars(sys.modules[parent]).setdefault(own, sys.modules[name])


def let_call_wait(name: str, function: str) -> None:
    """Have a function of what waits be named while it does; a call of it reads that first."""
    known = vars(sys.modules[name]) if name in sys.modules else {}
    asked = known.get("__getattr__")
    if asked is None or function in known:
        return

    def stand_in(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
        return asked(function)(*args, **named)

    known[function] = stand_in


@contextmanager
def without(name: str) -> Iterator[None]:
    """Inside, a library that looks whether this is installed goes without it."""
    if name in sys.modules:
        yield
        return
    missing: dict[str, Any] = {name: None}
    sys.modules.update(missing)  # what ``import`` takes as "not there"
    try:
        yield
    finally:
        sys.modules.pop(name)


def _put(name: str) -> None:
    try:
        spec = _found(name)
    except ModuleNotFoundError:  # nor is there what it would be part of
        return
    if spec is None or spec.loader is None:
        return
    loader, module = spec.loader, module_from_spec(spec)
    known, turn, reading = vars(module), threading.RLock(), list[str]()

    def asked(attribute: str) -> Any:  # noqa: ANN401 - whatever the module has
        if attribute == "__path__":  # what ``from`` looks for; a package has it from the start
            raise AttributeError(attribute)
        with turn:
            if known.get("__getattr__") is asked and not reading:
                reading.append(name)
                try:
                    loader.exec_module(module)
                finally:
                    reading.clear()
                known.pop("__getattr__")
        try:
            return known[attribute]
        except KeyError:
            raise AttributeError(attribute) from None

    known["__getattr__"] = asked
    sys.modules.setdefault(name, module)


def _found(name: str) -> ModuleSpec | None:
    """Where it is; what it is a part of need not be loaded for that."""
    parent = name.rpartition(".")[0]
    if not parent or parent in sys.modules:
        return find_spec(name)
    above = find_spec(parent)
    return PathFinder.find_spec(name, above.submodule_search_locations) if above else None
