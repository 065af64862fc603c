"""Every screen in a language of brackets: nothing is said in English, nothing is cut off."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.system import resources
from confluence_desk.ui.language import Language
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.pseudo import Pseudo, bracketed, clipped, rest, untranslated
from tests.ui.fakes.screens import SCREENS, on_screen
from tests.ui.fakes.stage import DATA, KEYS, Stage


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_words_are_longer_and_bracketed_and_keep_their_places() -> None:
    assert bracketed("&Open {name}").startswith("⟦&Õpéñ {name}~")
    assert bracketed("%n page(s)").startswith("⟦%n ")


@pytest.mark.usefixtures("pseudo")
def test_only_what_our_files_know_is_bracketed() -> None:
    assert QCoreApplication.translate("ConnectDialog", "Cancel").startswith("⟦")
    assert QCoreApplication.translate("ConnectDialog", "Something new") == "Something new"


def test_letters_outside_the_brackets_are_found_unless_the_site_wrote_them() -> None:
    assert rest("⟦Õpéñ plan.pdf ⟦v3⟧⟧ · 12", ()) == ""
    assert rest("⟦Õpéñ⟧ plan.pdf", ("plan.pdf",)) == ""
    assert rest("⟦Õpéñ⟧ plan.pdf", ()) == "plan pdf"


def test_the_search_for_words_can_find_some(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    lay = QVBoxLayout(box)
    wrong, right = QPushButton("Plain words"), QPushButton("⟦Wõrdš⟧")
    right.setToolTip("<qt>A tip</qt>")
    cut = QLabel("⟦Much too long for so little room⟧")
    cut.setFixedWidth(30)
    for widget in (wrong, right, cut):
        lay.addWidget(widget)
    box.show()
    assert untranslated(box, ()) == [
        "QPushButton tooltip: '<qt>A tip</qt>'",
        "QPushButton: 'Plain words'",
    ]
    assert [words for words in clipped(box) if "Much too long" in words]
    assert len(clipped(box)) == 1


@pytest.fixture
def stage(theme: Theme, settle: Any, tmp_path: Path) -> Stage:
    return Stage(theme, settle, tmp_path)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("name", SCREENS)
def test_everything_on_screen_went_through_the_translators_and_has_room(
    run: Any, stage: Stage, name: str
) -> None:
    async def story() -> None:
        async with on_screen(name, stage) as top:
            assert untranslated(top, (*DATA, *KEYS)) == []
            assert clipped(top) == []

    run(story())


@pytest.mark.parametrize("name", SCREENS)
def test_german_has_room(qapp: QApplication, run: Any, stage: Stage, name: str) -> None:
    async def story() -> None:
        async with on_screen(name, stage) as top:
            assert clipped(top) == []

    language = Language(qapp, resources.path("i18n"), "de", system=QLocale("de_DE"))
    try:
        run(story())
    finally:
        language.end()
