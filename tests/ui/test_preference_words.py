"""Every preference has words, and a place in the settings."""

import pytest
from PySide6.QtCore import QLocale

from confluence_desk.system import choices
from confluence_desk.ui.preference_words import SECTIONS, PreferenceWords
from confluence_desk.ui.theme import Theme

EVERY = [words for section in SECTIONS for words in section.preferences]


def test_every_preference_has_words_once_in_the_order_of_the_list_within_a_section() -> None:
    assert {each.preference.id for each in EVERY} == {each.id for each in choices.ALL}
    assert len(EVERY) == len(choices.ALL)


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.preference.id)
def test_a_label_a_sentence_and_every_choice(words: PreferenceWords) -> None:
    assert words.label
    assert words.sentence.endswith(".")
    assert words.sentence.count(".") == 1
    named = [words.choice(choice) for choice in words.preference.choices]
    assert all(named)
    assert len(set(named)) == len(named)
    assert set(words.choices) <= set(words.preference.choices)


def test_languages_are_called_as_their_speakers_call_them() -> None:
    language = next(each for each in EVERY if each.preference is choices.LANGUAGE)
    assert language.choice("de") == QLocale("de").nativeLanguageName() == "Deutsch"
    assert language.choice("system") == "As the system"


def test_what_needs_something_stands_below_it() -> None:
    places = {each.preference.id: place for place, each in enumerate(EVERY)}
    for each in EVERY:
        assert all(places[need.id] < places[each.preference.id] for need in each.needs)


def test_every_section_has_an_icon(theme: Theme) -> None:
    for section in SECTIONS:
        assert not theme.icon(section.icon).pixmap(16, 16).isNull()
