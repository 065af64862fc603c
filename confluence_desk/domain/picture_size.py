"""How large a picture is, from its first bytes: so that its room is kept before it is drawn."""

import re
import struct

from confluence_desk.domain.patterns import pattern

HEAD = 128 * 1024
"""So many bytes tell the size of nearly every picture, large camera data in front of it too."""
_MOST = 100_000
_ORIENTATION = 274
_SIGN, _CAMERA = 0xFF, 0xE1
_FRAMES = frozenset({*range(0xC0, 0xD0)}) - {0xC4, 0xC8, 0xCC}
_TURNED = frozenset({5, 6, 7, 8})
_SVG = pattern(rb"<svg\b([^>]*)>", re.IGNORECASE)
_LENGTH = pattern(r"""(?<![\w-])(width|height)\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""")
_SIDE = pattern(r"(?<![\w-])(?:width|height)\s*=")
_BOX = pattern(r"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")

Size = tuple[int, int]


def size_of(data: bytes) -> Size | None:
    """Width and height as they are shown; None for what is no picture, or is cut off."""
    try:
        found = _found(data)
    except (struct.error, IndexError, ValueError):
        return None
    fits = found is not None and all(0 < side <= _MOST for side in found)
    return found if fits else None


def _found(data: bytes) -> Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _two(">II", data, 16)
    if data.startswith(b"GIF8"):
        return _two("<HH", data, 6)
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return width, abs(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _svg(data) if b"<svg" in data[:4096] else None


def _two(form: str, data: bytes, at: int) -> Size:
    width, height = struct.unpack_from(form, data, at)
    return width, height


def _jpeg(data: bytes) -> Size | None:
    """The size of the first frame; a camera that was held upright says so before it."""
    at, turned = 2, False
    while at + 4 <= len(data):
        if data[at] != _SIGN:
            return None
        kind, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if kind == _SIGN:
            at += 1
            continue
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (height, width) if turned else (width, height)
        if kind == _CAMERA and data[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(data[at + 10 : at + 2 + length]) in _TURNED
        at += 2 + length
    return None


def _orientation(exif: bytes) -> int:
    """How a camera was held, from the first directory; 1 where there is none."""
    order = "<" if exif[:2] == b"II" else ">"
    start = struct.unpack_from(f"{order}I", exif, 4)[0]
    for index in range(min(struct.unpack_from(f"{order}H", exif, start)[0], 200)):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * index)
        if tag == _ORIENTATION:
            return int(value)
    return 1


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return _three(data, 24), _three(data, 27)
    if kind == b"VP8 ":
        width, height = _two("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _three(data: bytes, at: int) -> int:
    """A number of three bytes, which is one less than what it means."""
    low, middle, high = data[at : at + 3]
    return (low | middle << 8 | high << 16) + 1


def _svg(data: bytes) -> Size | None:
    start = _SVG.search(data[:16384])
    if start is None:
        return None
    written = start[1].decode("utf-8", "replace")
    sides = {name: float(value) for name, value in _LENGTH.findall(written)}
    if len(sides) == 2:  # noqa: PLR2004 - both of them
        return round(sides["width"]), round(sides["height"])
    box = _BOX.search(written) if not _SIDE.search(written) else None
    return (round(float(box[1])), round(float(box[2]))) if box else None
