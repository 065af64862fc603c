"""One language at a time: ours, Qt's own words, dates and numbers, and the way things run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication

from confluence_desk.system import choices
from confluence_desk.ui.language import LANGUAGES, Language, spoken

FOLDER = Path(__file__).parents[2] / "resources" / "i18n"
GERMANY, AUSTRIA, AMERICA, FRANCE, EGYPT = (
    QLocale(name) for name in ("de_DE", "de_AT", "en_US", "fr_FR", "ar_EG")
)

Speak = Callable[..., Language]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    spoken_now: list[Language] = []

    def speaking(
        chosen: str = "system", system: QLocale = AMERICA, folder: Path = FOLDER
    ) -> Language:
        spoken_now.append(Language(qapp, folder, chosen, system=system))
        return spoken_now[-1]

    yield speaking
    for language in reversed(spoken_now):
        language.end()


def ours() -> str:
    return QCoreApplication.translate("ConnectDialog", "Connect to Confluence")


def of_qt() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_every_language_that_can_be_chosen_is_spoken() -> None:
    assert choices.LANGUAGE.choices == ("system", *LANGUAGES)
    for language in LANGUAGES:
        assert (FOLDER / f"confluence_desk_{language}.qm").stat().st_size > 0


def test_the_system_decides_unless_somebody_chose() -> None:
    assert spoken("system", AUSTRIA) == "de"
    assert spoken("system", AMERICA) == "en"
    assert spoken("en", GERMANY) == "en"
    assert spoken("de", AMERICA) == "de"


def test_a_language_we_do_not_have_gets_english_words_and_its_own_dates(speak: Speak) -> None:
    assert speak(system=FRANCE).code == "en"
    assert QLocale().name() == "fr_FR"


def test_a_machine_that_was_told_no_language_has_dates_as_people_write_them(speak: Speak) -> None:
    speak("system", QLocale.c())
    assert QLocale().language() is QLocale.Language.English
    assert "/" in QLocale().toString(QDate(2026, 3, 9), QLocale.FormatType.ShortFormat)


def test_a_choice_that_makes_no_sense_counts_as_none(speak: Speak) -> None:
    assert speak("tlh", GERMANY).code == "de"


def test_german_words_come_from_us_and_from_qt(speak: Speak) -> None:
    assert (ours(), of_qt()) == ("Connect to Confluence", "Cancel")
    speak("de")
    assert (ours(), of_qt()) == ("Mit Confluence verbinden", "Abbrechen")


def test_dates_and_numbers_follow_and_the_region_stays(speak: Speak) -> None:
    speak("de", AMERICA)
    assert QLocale().language() is QLocale.Language.German
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert "März" in QLocale().toString(QDate(2026, 3, 9), QLocale.FormatType.LongFormat)
    speak("en", GERMANY)
    assert QLocale().name() == "en_DE"
    speak("de", AUSTRIA)
    assert QLocale().name() == "de_AT"


def test_english_words_run_left_to_right_wherever_one_is(speak: Speak, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    speak(system=EGYPT)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_end_of_a_language_is_the_end_of_it(speak: Speak) -> None:
    before = QLocale()
    speak("de", AUSTRIA).end()
    assert ours() == "Connect to Confluence"
    assert QLocale() == before


def test_missing_files_leave_english(speak: Speak, tmp_path: Path) -> None:
    speak("de", folder=tmp_path)
    assert ours() == "Connect to Confluence"
