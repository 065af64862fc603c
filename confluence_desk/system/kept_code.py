"""Keeps the compiled code of what a start loaded in one file, for the next one's head start."""

import logging
import marshal
import struct
import sys
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.files import write_whole
from confluence_desk.system.head_start import HEAD, MARK, Entry, HeadStart

log = logging.getLogger(__name__)

_COMPILED = struct.Struct("<4sIII")
"""How a compiled file begins: Python's number, kind of check, and the source's time and size."""
_MANY = 20
"""With fewer modules to add the file stays as it is."""
_FILES = 3
"""Each Python, and each place of the libraries, has its own; so many stay."""


def keep(head_start: HeadStart) -> None:
    """End it, and keep what was loaded since it began, if much of that was not kept yet."""
    head_start.end()
    loaded = {name: one for name, one in _loaded().items() if name not in head_start.before}
    if len(loaded.keys() - head_start.served) < _MANY:
        return
    packed = _packed(head_start.key, loaded)
    if packed:
        _write(Path(head_start.file), packed)


def _write(path: Path, packed: bytes) -> None:
    try:
        write_whole(path, packed)
        for old in _by_age(path.parent)[_FILES:]:
            old.unlink()
    except (StoreTrouble, OSError) as trouble:
        log.info("what a start loads was not kept", extra={"why": str(trouble)})


def _loaded() -> dict[str, tuple[str, str, bool]]:
    """The modules that came from a source: where that lies, and what was compiled of it."""
    found = {}
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if isinstance(spec, ModuleSpec) and isinstance(spec.loader, SourceFileLoader):
            is_package = spec.submodule_search_locations is not None
            found[name] = (str(spec.origin), str(spec.cached), is_package)
    return found


def _by_age(folder: Path) -> list[Path]:
    """The files of all Pythons, the newest first."""
    found = folder.glob("start-*.code")
    return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _packed(key: tuple[Any, ...], loaded: dict[str, tuple[str, str, bool]]) -> bytes:
    """What to write; nothing where nothing was compiled."""
    index: dict[str, Entry] = {}
    codes: list[bytes] = []
    place = 0
    for name, where in loaded.items():
        read = _compiled(Path(where[1]))
        if read is not None:
            time, size, code = read
            index[name] = (*where, time, size, place, len(code))
            codes.append(code)
            place += len(code)
    if not index:
        return b""
    told = marshal.dumps((key, place, index))
    return b"".join((HEAD.pack(MARK, len(told)), told, *codes))


def _compiled(path: Path) -> tuple[int, int, bytes] | None:
    """Time and size of the source and the code, where Python compares these two."""
    with suppress(OSError, struct.error):
        read = path.read_bytes()
        magic, check, time, size = _COMPILED.unpack_from(read)
        if magic == MAGIC_NUMBER and check == 0:
            return time, size, read[_COMPILED.size :]
    return None
