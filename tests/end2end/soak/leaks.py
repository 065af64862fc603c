"""Looks for what must not be readable in any file: words of the site, packed or not.

``python -m tests.end2end.soak.leaks FOLDER SECRET...`` does it in a process of its own: one that
has a library open must not open its file besides, for closing that would end SQLite's locks.
"""

import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.end2end.soak.words import LETTERS

_WORD = re.compile(f"qz(?:[{LETTERS}][aeiou]){{5}}".encode(), re.IGNORECASE)
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LOOK = 1 << 16


def leaks(folders: Iterable[Path], secrets: Iterable[str] = ()) -> list[str]:
    """What of the site, or of ``secrets``, can be read in files below ``folders``."""
    hidden = [secret.encode() for secret in secrets]
    return [
        f"{path.name}: {found!r}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        for found in readable(_read(path), hidden)
    ]


def _read(path: Path) -> bytes:
    """What is in a file; nothing of what is none, or was removed just now."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        return b""


def readable(data: bytes, hidden: Iterable[bytes] = ()) -> set[bytes]:
    """Words in ``data``: as they are, with two bytes a letter, and packed."""
    return set(_readable(data, hidden))


def _readable(data: bytes, hidden: Iterable[bytes]) -> Iterator[bytes]:
    forms = [data, data.replace(b"\0", b""), *_unpacked(data)]
    for form in forms:
        if match := _WORD.search(form):
            yield match[0]
        yield from (secret for secret in hidden if secret in form)
    if data.startswith(b"SQLite format 3"):
        yield b"a database in clear"


def _unpacked(data: bytes) -> Iterator[bytes]:
    for match in _PACKED.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.start() : match.start() + _LOOK])
        except zlib.error:
            continue


if __name__ == "__main__":
    sys.stdout.write(json.dumps(leaks([Path(sys.argv[1])], sys.argv[2:])))
