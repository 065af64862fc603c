"""The signs in a field grow with its letters."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QToolButton
from pytestqt.qtbot import QtBot

from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.search_field import SearchField, make_clearable
from confluence_desk.ui.theme import Theme

STYLES = Path(__file__).parents[2] / "resources" / "styles"


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(None)


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication, preferences: Preferences) -> SearchField:
    theme = Theme(STYLES)
    theme.apply(qapp)
    theme.follow(preferences)
    box = SearchField("Find", theme)
    qtbot.addWidget(box)
    box.setText("words")
    return box


def _side(field: SearchField) -> int:
    metric = QStyle.PixelMetric.PM_LineEditIconSize
    return field.style().pixelMetric(metric, None, field)


def _laid_out(field: SearchField) -> list[int]:
    field.resize(300, field.sizeHint().height())
    field.grab()
    return [button.width() for button in field.findChildren(QToolButton)]


def test_signs_are_sixteen_pixels_beside_letters_of_natural_size(field: SearchField) -> None:
    field.grab()
    assert _side(field) == 16


def test_signs_are_twice_as_large_at_200_percent(
    field: SearchField, preferences: Preferences
) -> None:
    small = _laid_out(field)
    preferences.choose(TEXT_SIZE, 200)
    large = _laid_out(field)
    assert _side(field) == 32
    assert len(large) == 2
    assert all(now >= before + 16 for before, now in zip(small, large, strict=True))
    assert _side(field) < field.height()


def test_a_field_has_one_style_of_its_own(field: SearchField) -> None:
    style = field.style()
    make_clearable(field)
    assert field.style() is style
