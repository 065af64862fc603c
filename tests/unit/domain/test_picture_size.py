"""The size of a picture from its first bytes, whoever made it."""

import struct

import pytest

from confluence_desk.domain.picture_size import size_of

_EXIF_TURNED = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"


def jpeg(width: int, height: int, exif: bytes = b"") -> bytes:
    camera = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    frame = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", height, width)
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + camera + b"\xff\xff" + frame[1:]


def webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + rest


PICTURES = {
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480), (640, 480)),
    "gif": (b"GIF89a" + struct.pack("<HH", 12, 7), (12, 7)),
    "bmp": (b"BM" + bytes(16) + struct.pack("<ii", 5, -9), (5, 9)),
    "jpeg": (jpeg(320, 200), (320, 200)),
    "jpeg held upright": (jpeg(320, 200, _EXIF_TURNED), (200, 320)),
    "webp lossy": (webp(b"VP8 ", bytes(10) + struct.pack("<HH", 64, 32)), (64, 32)),
    "webp lossless": (webp(b"VP8L", bytes(5) + struct.pack("<I", 63 | 31 << 14)), (64, 32)),
    "webp extended": (webp(b"VP8X", bytes(8) + b"\x3f\0\0\x1f\0\0"), (64, 32)),
    "svg": (b'<?xml version="1.0"?><svg width="30px" height="20.4" viewBox="0 0 9 9">', (30, 20)),
    "svg by its box": (b'<svg viewBox="0 0 300 150"><path stroke-width="2"/>', (300, 150)),
}


@pytest.mark.parametrize(("data", "size"), PICTURES.values(), ids=PICTURES)
def test_a_picture_tells_its_size(data: bytes, size: tuple[int, int]) -> None:
    assert size_of(data) == size


@pytest.mark.parametrize(("data", "size"), PICTURES.values(), ids=PICTURES)
def test_a_picture_that_is_cut_off_tells_nothing_and_breaks_nothing(
    data: bytes, size: tuple[int, int]
) -> None:
    for end in range(len(data)):
        assert size_of(data[:end]) in {None, size}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"<html><svg",
        b'<svg width="100%" height="100%" viewBox="0 0 30 20">',
        b'<svg width="0" height="5">',
        b'<svg viewBox="0 0 99999999 9">',
        b'<svg viewBox="0 0 1.2.3 9">',
        b"\xff\xd8not a jpeg",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1",
    ],
)
def test_what_is_no_picture_or_has_no_size_has_none(data: bytes) -> None:
    assert size_of(data) is None
