"""Lets modules that a library names, and seldom uses, wait until something of them is asked for."""

import sys
import threading
from importlib.util import find_spec, module_from_spec
from typing import Any


def let_wait(*names: str) -> None:
    """Have these found by ``import``, but read when the first of their names is asked for.

    What is loaded already, or not there at all, stays as it is.
    """
    for name in names:
        if name not in sys.modules:
            _put(name)


def _put(name: str) -> None:
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:  # nor is there what it would be part of
        return
    if spec is None or spec.loader is None:
        return
    loader, module = spec.loader, module_from_spec(spec)
    known, turn, reading = vars(module), threading.RLock(), list[str]()

    def asked(attribute: str) -> Any:  # noqa: ANN401 - whatever the module has
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
    if sys.modules.setdefault(name, module) is module:
        parent, _, own = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], own, module)
