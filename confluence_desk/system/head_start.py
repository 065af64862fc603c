"""Finds what a start loads in the one file where an earlier one kept it.

Python else looks for each of six hundred modules in several folders, opens two files for it and
compares them: some 40 of the 250 ms that loading takes. What it would have read is kept as it was;
a module whose source has changed since is read the usual way. Begun before all else, it goes
without what it could find itself, pathlib among that.
"""

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
from types import CodeType, ModuleType
from typing import Any

MARK = b"DeskCode"
HEAD = struct.Struct("<8sI")
"""The mark, and how many bytes of index follow; the code comes after these."""
_WHOLE = 0xFFFFFFFF

Entry = tuple[str, str, bool, int, int, int, int]
"""Source, compiled file, whether it is a package, the source's time and size, place, length."""


class HeadStart:
    """Finds modules in the file of the last start, once it has begun; part of Python's import.

    ``file`` lies in ``folder`` and is another for each ``key``; ``before`` were loaded before it
    could help, ``served`` were found there.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.key = _key()
        name = f"start-{zlib.crc32(repr(self.key).encode()):08x}.code"
        self.file = os.path.join(folder, name)  # noqa: PTH118 - see above
        self._index: dict[str, Entry] = {}
        self._code: mmap.mmap | None = None
        self.before = frozenset(sys.modules)
        self.served: set[str] = set()

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
        self.served.add(name)
        loader = _Kept(name, source, memoryview(self._code)[place : place + length])
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        spec.has_location = True
        spec.cached = compiled
        if is_package:
            spec.submodule_search_locations = [source.rpartition(os.sep)[0]]
        return spec

    def _open(self) -> None:
        with open(self.file, "rb") as file:  # noqa: PTH123 - see above
            if not _is_ours(file.fileno()):
                return
            code = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        mark, length = HEAD.unpack_from(code)
        if mark != MARK:
            return
        told = memoryview(code)[HEAD.size : HEAD.size + length]
        key, total, index = marshal.loads(told)  # noqa: S302 - nobody else wrote it
        if key == self.key and total == len(code) - HEAD.size - length:
            self._index, self._code = _placed(index, HEAD.size + length), code


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
