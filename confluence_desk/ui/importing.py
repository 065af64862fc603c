"""Has PySide6 load only what a program needs of it: a tenth of a second of a start.

What words signatures and writes ``.pyi`` files is compiled from source at every start, and never
asked unless a call was wrong: here it waits until somebody asks. And PySide6 replaces ``import``:
it would read the source of every module imported after it, in case one switches its snake_case
names on. This program never does.
"""

import builtins
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from confluence_desk.ui.quick_enums import make_enums_quickly

_SUPPORT = "shibokensupport/signature/"
_SELDOM = {
    f"{_SUPPORT}{name}.py"
    for name in (
        "mapping",
        "parser",
        "layout",
        "errorhandler",
        "lib/pyi_generator",
        "lib/enum_sig",
        "lib/tool",
    )
}
_ASKED = """
def _load():
    here = globals()
    if "_source" in here:
        del here["__getattr__"]
        exec(compile(here.pop("_source"), here["__name__"], "exec"), here)
    return here

def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return _load()[name]
    except KeyError:
        raise AttributeError(name) from None

def update_mapping():
    return _load()["update_mapping"]()
"""
"""Stands in for a module until the first of its names is asked for.

Shiboken itself calls ``update_mapping``, and looks for it among what the module has by then.
"""


@contextmanager
def _seldom_late() -> Iterator[None]:
    """While PySide6 is loaded: let what it seldom uses wait."""
    known = vars(builtins)
    plain: Callable[..., Any] = known["compile"]

    def compiled(source: object, name: object, *rest: object, **more: object) -> object:
        if name in _SELDOM:
            source = f"_source = {source!r}\n{_ASKED}"
        return plain(source, name, *rest, **more)

    known["compile"] = compiled
    try:
        yield
    finally:
        known["compile"] = plain


make_enums_quickly()
with _seldom_late():
    import PySide6.QtCore  # what replaces ``import``


# A member without its enumeration's name, as qasync says Read, is found once all are made.
_ASKED_FOR = (PySide6.QtCore.QSocketNotifier.Type.Read,)


def import_plainly() -> None:
    """Have modules imported as if PySide6 offered no other names; doing it again is no harm."""
    known = vars(builtins)
    if (plain := known.get("__orig_import__")) is not None:
        known["__import__"] = plain
