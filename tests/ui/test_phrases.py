"""What the layers below say is known to the translators: every phrase, and no other."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from confluence_desk.render.phrases import Phrase
from confluence_desk.services.phrases import Sentence
from confluence_desk.ui.language import Language
from confluence_desk.ui.moments import age, ago
from confluence_desk.ui.phrases import PHRASES, SENTENCES, speech

FOLDER = Path(__file__).parents[2] / "resources" / "i18n"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[list[Language]]:  # noqa: ARG001 - must be there
    spoken: list[Language] = []
    yield spoken
    for language in reversed(spoken):
        language.end()


def start(spoken: list[Language], code: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    spoken.append(Language(app, FOLDER, code, system=QLocale("en_US")))


def test_every_phrase_of_the_layers_below_is_marked_and_nothing_else() -> None:
    assert set(PHRASES) == set(Phrase)
    assert set(SENTENCES) == set(Sentence)
    assert len(PHRASES) == len(set(PHRASES))
    assert len(SENTENCES) == len(set(SENTENCES))


def test_documents_speak_german(speak: list[Language]) -> None:
    start(speak, "de")
    told = speech("de")
    assert told.say(Phrase.UNTITLED) == "Ohne Titel"
    assert told.say(Sentence.TRY_AGAIN) == "Erneut versuchen"
    assert told.day(date(2026, 3, 9)) == "9. März 2026"
    assert told.size(2_100_000) == "2,1 MB"
    assert told.ago(NOW - timedelta(days=3), NOW) == "vor 3 Tagen"


def test_documents_speak_english(speak: list[Language]) -> None:
    start(speak, "en")
    told = speech("en")
    assert told.day(date(2026, 3, 9)) == "9 Mar 2026"
    assert told.size(2_100_000) == "2.1 MB"


@pytest.mark.parametrize(
    ("past", "english", "german"),
    [
        (timedelta(seconds=3), "just now", "gerade eben"),
        (timedelta(minutes=1), "1 min ago", "vor 1 Minute"),
        (timedelta(minutes=2), "2 min ago", "vor 2 Minuten"),
        (timedelta(hours=1), "1 hour ago", "vor 1 Stunde"),
        (timedelta(hours=5), "5 hours ago", "vor 5 Stunden"),
        (timedelta(days=1), "1 day ago", "vor 1 Tag"),
        (timedelta(days=3), "3 days ago", "vor 3 Tagen"),
        (timedelta(days=31), "1 month ago", "vor 1 Monat"),
        (timedelta(days=90), "3 months ago", "vor 3 Monaten"),
        (timedelta(days=364), "1 year ago", "vor 1 Jahr"),
        (timedelta(days=9 * 366), "9 years ago", "vor 9 Jahren"),
        (timedelta(minutes=-5), "in 5 min", "in 5 Minuten"),
        (timedelta(hours=-2), "in 2 hours", "in 2 Stunden"),
        (timedelta(days=-1), "in 1 day", "in 1 Tag"),
        (timedelta(days=-90), "in 3 months", "in 3 Monaten"),
        (timedelta(days=-800), "in 2 years", "in 2 Jahren"),
    ],
)
def test_distances_in_time_have_words_in_every_language(
    speak: list[Language], past: timedelta, english: str, german: str
) -> None:
    start(speak, "en")
    assert ago(NOW - past, NOW) == english
    start(speak, "de")
    assert ago(NOW - past, NOW) == german


def test_a_distance_without_direction_is_shorter(speak: list[Language]) -> None:
    start(speak, "de")
    told = [age(NOW - timedelta(days=days), NOW) for days in (0, 1, 3, 90, 800)]
    assert told == ["gerade eben", "1 Tag", "3 Tage", "3 Monate", "2 Jahre"]
    start(speak, "en")
    assert age(NOW - timedelta(minutes=7), NOW) == "7 min"
    assert age(NOW - timedelta(hours=7), NOW) == "7 hours"


def test_no_moment_has_no_words() -> None:
    assert ago(None, NOW) == ""
    assert age(None, NOW) == ""
