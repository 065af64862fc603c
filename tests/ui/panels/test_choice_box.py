"""A list to choose from never cuts its words in the middle of a letter."""

from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.choice_box import LEAST, SHORT, ChoiceBox
from confluence_desk.ui.theme import Theme

WHOLE, FEWER = "Version 18 · Dana Weiss · 8 days ago", "v18 · Dana Weiss"


def box(qtbot: QtBot, width: int) -> ChoiceBox:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.setMinimumContentsLength(4)
    made.addItem(WHOLE)
    made.setItemData(0, FEWER, SHORT)
    made.resize(width, made.sizeHint().height())
    made.show()
    return made


def field(made: ChoiceBox) -> int:
    option = QStyleOptionComboBox()
    made.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    kind = QStyle.ComplexControl.CC_ComboBox
    return made.style().subControlRect(kind, option, part, made).width()


def test_it_says_all_then_less_then_ends_with_an_ellipsis(qtbot: QtBot, theme: Theme) -> None:
    assert theme.scaled(1)
    for width, said in ((600, WHOLE), (190, FEWER)):
        made = box(qtbot, width)
        assert made.words == said
        assert made.fontMetrics().horizontalAdvance(made.words) <= field(made)
    narrow = box(qtbot, 110)
    assert narrow.words.endswith("…")
    assert narrow.words.startswith("v18")
    assert narrow.fontMetrics().horizontalAdvance(narrow.words) <= field(narrow)
    assert narrow.currentText() == WHOLE, "what is read out and chosen is the whole"


def test_what_is_painted_is_what_fits(qtbot: QtBot, theme: Theme) -> None:
    """Whatever stands behind the ellipsis makes no difference to the picture."""
    assert theme.scaled(1)
    one, other = box(qtbot, 110), box(qtbot, 110)
    other.setItemData(0, f"{FEWER} and more", SHORT)
    other.setItemText(0, f"{WHOLE} and more")
    assert one.grab().toImage() == other.grab().toImage()


def test_what_fits_is_not_cut(qtbot: QtBot, theme: Theme) -> None:
    assert theme.scaled(1)
    for words in ("Images only", "Light", "None", "Page with all below"):
        made = ChoiceBox()
        qtbot.addWidget(made)
        made.addItem(words)
        made.show()
        made.resize(made.sizeHint())
        assert made.words == words


def test_its_beginning_stands_alone_before_that_is_cut(qtbot: QtBot, theme: Theme) -> None:
    assert theme.scaled(1)
    made = box(qtbot, 110)
    made.setItemData(0, "v18", LEAST)
    assert made.words.startswith("v18"), "more of it is seen"
    bare = made.fontMetrics().horizontalAdvance("v18") + 3
    made.resize(made.width() - field(made) + bare, made.height())
    assert made.words == "v18"
