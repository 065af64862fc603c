"""Signs are drawn once for each colour, size and screen, and then only put where they belong."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QImage, QPainter

from confluence_desk.ui import glyphs
from confluence_desk.ui.glyphs import Glyphs
from confluence_desk.ui.theme import Scheme, Theme

pytestmark = pytest.mark.usefixtures("qapp")
PLACE = QRect(8, 8, 16, 16)


def _canvas(ratio: float = 1) -> QImage:
    image = QImage(QSize(32, 32) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    return image


def _painted(signs: Glyphs, colour: str = "black", *, turned: int = 0, ratio: float = 1) -> QImage:
    image = _canvas(ratio)
    painter = QPainter(image)
    signs.paint(painter, PLACE, "arrow-left", QColor(colour), turned)
    painter.end()
    return image


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    draw = Glyphs._draw  # noqa: SLF001 - what a picture spares

    def counted(*given: object) -> None:
        found.append(str(given[3]))
        draw(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Glyphs, "_draw", counted)
    return found


def test_a_sign_is_drawn_once_and_looks_the_same_again(drawn: list[str]) -> None:
    signs = Glyphs()
    first = _painted(signs)
    assert first != _canvas()
    assert [_painted(signs) for _ in range(3)] == [first] * 3
    assert drawn == ["arrow-left"]


def test_the_font_stays_out_of_those_that_chromium_looks_through() -> None:
    assert _painted(Glyphs()) != _canvas()
    assert [one for one in QFontDatabase.families() if "phosphor" in one.lower()] == []


def test_each_colour_turn_and_screen_has_a_picture_of_its_own(drawn: list[str]) -> None:
    signs = Glyphs()
    looks = [
        _painted(signs),
        _painted(signs, "red"),
        _painted(signs, turned=180),
        _painted(signs, ratio=2),
    ]
    assert all(one != other for one in looks for other in looks if one is not other)
    assert len(drawn) == 4


def test_what_is_enlarged_while_it_is_painted_is_drawn_as_large(drawn: list[str]) -> None:
    signs = Glyphs()
    _painted(signs)
    image = _canvas()
    painter = QPainter(image)
    painter.scale(2, 2)
    signs.paint(painter, QRect(QPoint(0, 0), QSize(16, 16)), "arrow-left", QColor("black"))
    painter.end()
    assert len(drawn) == 2


def test_pictures_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_MOST", 3)
    signs = Glyphs()
    for number in range(20):
        _painted(signs, f"#0000{number:02x}")
    assert len(signs._drawn) <= 4  # noqa: SLF001 - memory is seen nowhere else


def test_a_button_gets_the_picture_that_is_there(drawn: list[str], theme: Theme) -> None:
    theme.choose(Scheme.LIGHT)
    icon = theme.icon("gear")
    first = icon.pixmap(QSize(16, 16)).toImage()
    del drawn[:]
    assert icon.pixmap(QSize(16, 16)).toImage() == first
    assert drawn == []
    assert icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage() != first
    theme.choose(Scheme.DARK)
    assert icon.pixmap(QSize(16, 16)).toImage() != first
    assert icon.pixmap(QSize(16, 0)).isNull()
