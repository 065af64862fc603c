"""Keeps the compiled code of what a start loads in one file.

Python else looks for each of six hundred modules in several folders, opens two files for it and
compares them: some 40 of the 250 ms that loading takes. What it would have read is kept as it was;
a module whose source has changed since is read the usual way.
"""

import logging
import marshal
import mmap
import os
import struct
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.files import write_whole

log = logging.getLogger(__name__)

_MARK = b"DeskCode"
_HEAD = struct.Struct("<8sI")
"""The mark, and how many bytes of index follow; the code comes after these."""
_COMPILED = struct.Struct("<4sIII")
"""How a compiled file begins: Python's number, kind of check, and the source's time and size."""
_WHOLE = 0xFFFFFFFF
_MANY = 20
"""With fewer modules to add the file stays as it is."""
_FILES = 3
"""Each Python, and each place of the libraries, has its own; so many stay."""

Entry = tuple[str, str, bool, int, int, int, int]
"""Source, compiled file, whether it is a package, the source's time and size, place, length."""


class HeadStart:
    """Finds modules in the file of the last start, once it has begun; part of Python's import."""

    def __init__(self, folder: Path) -> None:
        self._key = _key()
        name = f"start-{zlib.crc32(repr(self._key).encode()):08x}.code"
        self._path = folder / name
        self._index: dict[str, Entry] = {}
        self._code: mmap.mmap | None = None
        self._before = frozenset(sys.modules)
        self._served: set[str] = set()

    def begin(self) -> None:
        """Find modules there from now on; without a file that fits, Python finds all of them."""
        with suppress(OSError, ValueError, EOFError, TypeError, struct.error):
            self._open()
            sys.meta_path.insert(0, self)

    def end(self) -> None:
        """Find nothing any more."""
        with suppress(ValueError):
            sys.meta_path.remove(self)
        self._index = {}
        self._code = None

    def keep(self) -> None:
        """End, and keep what was loaded since the beginning, if much of it was not kept yet."""
        self.end()
        loaded = {name: one for name, one in _loaded().items() if name not in self._before}
        if len(loaded.keys() - self._served) < _MANY:
            return
        packed = _packed(self._key, loaded)
        if packed:
            self._write(packed)

    def _write(self, packed: bytes) -> None:
        try:
            write_whole(self._path, packed)
            for old in _by_age(self._path.parent)[_FILES:]:
                old.unlink()
        except (StoreTrouble, OSError) as trouble:
            log.info("what a start loads was not kept", extra={"why": str(trouble)})

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - Python's signature
        target: ModuleType | None = None,  # noqa: ARG002 - as above
    ) -> ModuleSpec | None:
        """What Python asks of each who finds modules; None lets it ask the next."""
        entry = self._index.get(name)
        if entry is None or self._code is None:
            return None
        source, compiled, is_package, time, size, place, length = entry
        try:
            now = os.stat(source)  # noqa: PTH116 - six hundred times in a start
        except OSError:
            return None
        if (int(now.st_mtime) & _WHOLE, now.st_size & _WHOLE) != (time, size):
            return None
        self._served.add(name)
        loader = _Kept(name, source, memoryview(self._code)[place : place + length])
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        spec.has_location = True
        spec.cached = compiled
        if is_package:
            spec.submodule_search_locations = [source.rpartition(os.sep)[0]]
        return spec

    def _open(self) -> None:
        with self._path.open("rb") as file:
            if not _is_ours(file.fileno()):
                return
            code = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        mark, length = _HEAD.unpack_from(code)
        if mark != _MARK:
            return
        told = memoryview(code)[_HEAD.size : _HEAD.size + length]
        key, total, index = marshal.loads(told)  # noqa: S302 - nobody else wrote it
        if key == self._key and total == len(code) - _HEAD.size - length:
            self._index, self._code = _placed(index, _HEAD.size + length), code


class _Kept(SourceFileLoader):
    """Python's own loader, with the code at hand."""

    def __init__(self, name: str, source: str, code: memoryview) -> None:
        super().__init__(name, source)
        self._code: memoryview | None = code

    def get_code(self, fullname: str) -> CodeType | None:
        """The code that is kept, the first time; asked again it is read anew."""
        code, self._code = self._code, None
        if code is not None:
            with suppress(ValueError, TypeError, EOFError):
                kept: CodeType = marshal.loads(code)  # noqa: S302 - nobody else wrote it
                return kept
        return super().get_code(fullname)


def _key() -> tuple[Any, ...]:
    """What another Python, or another place of the libraries, has otherwise."""
    how = (MAGIC_NUMBER, sys.implementation.cache_tag, sys.flags.optimize, sys.pycache_prefix)
    return (*how, sys.prefix, sys.base_prefix, tuple(sys.path[1:]))


def _is_ours(handle: int) -> bool:
    """Whether nobody else can have written it: what is in there will be run."""
    if not hasattr(os, "getuid"):
        return True
    told = os.fstat(handle)
    return told.st_uid == os.getuid() and not told.st_mode & 0o022


def _placed(index: dict[str, Any], start: int) -> dict[str, Entry]:
    return {name: (*one[:5], start + one[5], one[6]) for name, one in index.items()}


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
    return b"".join((_HEAD.pack(_MARK, len(told)), told, *codes))


def _compiled(path: Path) -> tuple[int, int, bytes] | None:
    """Time and size of the source and the code, where Python compares these two."""
    with suppress(OSError, struct.error):
        read = path.read_bytes()
        magic, check, time, size = _COMPILED.unpack_from(read)
        if magic == MAGIC_NUMBER and check == 0:
            return time, size, read[_COMPILED.size :]
    return None
