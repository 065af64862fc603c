"""Pictures are read with bounds; an SVG draws and does nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from confluence_desk.ui.panels.preview import pictures
from confluence_desk.ui.panels.preview.pictures import harmless_svg, read_picture

pytestmark = pytest.mark.usefixtures("qapp")

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">%s</svg>'


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_picture_is_read_and_what_is_none_is_null() -> None:
    assert read_picture(png(30, 20), "image/png").width() == 30
    assert read_picture(b"no picture", "image/png").isNull()
    assert read_picture(b"<svg", "image/svg+xml").isNull()


def test_a_huge_picture_is_made_smaller_while_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 2_500)
    assert read_picture(png(100, 100), "image/png").width() == 50


def test_an_svg_is_drawn() -> None:
    image = read_picture(SVG % b'<rect width="40" height="20" fill="#00ff00"/>', "image/svg+xml")
    assert image.pixelColor(10, 10) == QColor("#00ff00")


@pytest.mark.parametrize(
    "evil",
    [
        b"<script>alert(1)</script>",
        b'<image href="/etc/passwd"/>',
        b'<image xmlns:x="http://www.w3.org/1999/xlink" x:href="http://evil.test/a.png"/>',
        b"<foreignObject><b>evil.test</b></foreignObject>",
        b'<use href="http://evil.test/a.svg#a"/>',
        b'<rect style="fill: url( http://evil.test/a)"/>',
        b'<style>@import "http://evil.test/a.css";</style>',
        b"<style>rect{fill:url(http://evil.test/a)}</style>",
        b'<rect onload="alert(1)"/>',
    ],
)
def test_what_loads_or_runs_is_taken_out_of_an_svg(evil: bytes) -> None:
    kept = harmless_svg(SVG % (evil + b"<path/>"))
    for word in (b"evil", b"passwd", b"alert", b"script", b"@import"):
        assert word not in kept
    assert b"path" in kept


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "application/octet-stream", ""])
def test_an_svg_by_another_name_shows_no_picture_of_this_machine(
    tmp_path: Path, media_type: str
) -> None:
    """Qt itself would: it goes by the bytes, and follows paths."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(40, 20))
    link = (
        b'<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="%s" '
        b'width="40" height="20"/>'
    )
    data = SVG % (link % str(secret).encode())
    assert QImage.fromData(data).pixelColor(5, 5) == QColor("#00ff00")
    shown = read_picture(data, media_type)
    assert shown.isNull() or shown.pixelColor(5, 5).alpha() == 0


def test_links_within_an_svg_and_its_own_styles_stay() -> None:
    kept = harmless_svg(SVG % b'<style>.a{fill:red}</style><use href="#b"/><g fill="url(#c)"/>')
    assert all(part in kept for part in (b".a{fill:red}", b'"#b"', b"url(#c)"))


def test_an_svg_that_unfolds_without_end_is_refused() -> None:
    bomb = b"".join(
        b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10 if i else b"x" * 100) for i in range(9)
    )
    data = b"<!DOCTYPE svg [" + bomb + b"]>" + SVG % b"<text>&e8;</text>"
    assert harmless_svg(data) == b""
