"""Preferences: typed, bounded, kept, and deaf to whatever makes no sense."""

import json
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preference, Preferences
from confluence_desk.system.settings import Settings

ACCENTS = [(choices.ACCENT, "teal"), (choices.TEXT_SIZE, 150), (choices.NOTIFY, True)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_everything_is_as_delivered_at_first() -> None:
    preferences = Preferences(None)
    for each in choices.ALL:
        assert preferences.value(each) == each.default
        assert preferences.is_default(each)


def test_every_preference_stands_in_the_list_once_under_its_own_name() -> None:
    written = [each for each in vars(choices).values() if isinstance(each, Preference)]
    assert list(choices.ALL) == written
    assert len({each.id for each in choices.ALL}) == len(choices.ALL)


@pytest.mark.parametrize("preference", choices.ALL, ids=lambda each: each.id)
def test_every_default_can_be_chosen(preference: Preference[Any]) -> None:
    assert preference.accepts(preference.default)


@pytest.mark.parametrize(("preference", "value"), ACCENTS, ids=["text", "number", "switch"])
def test_what_was_chosen_is_there_at_the_next_start(
    file: Path, preference: Preference[Any], value: str
) -> None:
    Preferences(Settings(file)).choose(preference, value)
    again = Preferences(Settings(file))
    assert again.value(preference) == value
    assert not again.is_default(preference)
    again.reset(preference)
    assert Preferences(Settings(file)).is_default(preference)


def test_choosing_the_default_is_no_choice(file: Path) -> None:
    preferences = Preferences(Settings(file))
    preferences.choose(choices.ACCENT, "teal")
    preferences.choose(choices.ACCENT, "blue")
    assert json.loads(file.read_text())["preferences"] == {}


@pytest.mark.parametrize(
    ("preference", "value"),
    [
        (choices.ACCENT, "mud"),
        (choices.ACCENT, 3),
        (choices.TEXT_SIZE, 79),
        (choices.TEXT_SIZE, 201),
        (choices.TEXT_SIZE, True),
        (choices.TEXT_SIZE, "100"),
        (choices.NOTIFY, 1),
        (choices.QUIET_FROM, "24:00"),
        (choices.QUIET_FROM, "7:00"),
        (choices.QUIET_FROM, "banana"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_ignored_in_the_file(
    file: Path, preference: Preference[Any], value: object
) -> None:
    preferences = Preferences(Settings(file))
    with pytest.raises(ValueError, match=preference.id):
        preferences.choose(preference, value)
    Settings(file).set("preferences", {preference.id: value})
    assert Preferences(Settings(file)).value(preference) == preference.default


@pytest.mark.parametrize("damage", [[1], "x", None, {"look.accent": {}}])
def test_damage_in_the_group_is_as_if_nothing_was_chosen(file: Path, damage: object) -> None:
    Settings(file).set("preferences", damage)
    Settings(file).set("keys", damage)
    preferences = Preferences(Settings(file))
    assert preferences.value(choices.ACCENT) == "blue"
    assert preferences.keys == {}


def test_each_change_is_told_once_and_only_changes_are() -> None:
    preferences, told = Preferences(None), list[str]()
    preferences.changed.connect(told.append)
    preferences.choose(choices.ACCENT, "teal")
    preferences.choose(choices.ACCENT, "teal")
    preferences.choose_keys("back", ("F9",))
    preferences.choose_keys("back", ("F9",))
    preferences.reset(choices.ACCENT)
    preferences.reset(choices.ACCENT)
    assert told == ["look.accent", "keys", "look.accent"]


def test_keys_are_kept_and_none_at_all_is_a_choice(file: Path) -> None:
    preferences = Preferences(Settings(file))
    preferences.choose_keys("back", ("F9", "Ctrl+U"))
    preferences.choose_keys("forward", ())
    assert Preferences(Settings(file)).keys == {"back": ("F9", "Ctrl+U"), "forward": ()}
    preferences.choose_keys("back", None)
    assert Preferences(Settings(file)).keys == {"forward": ()}


def test_reset_all_resets_keys_too_and_leaves_what_is_not_ours(file: Path) -> None:
    Settings(file).set("preferences", {"newer.thing": 7, "look.accent": "teal"})
    preferences, told = Preferences(Settings(file)), list[str]()
    preferences.choose(choices.NOTIFY, value=True)
    preferences.choose_keys("back", ())
    preferences.changed.connect(told.append)
    preferences.reset_all(choices.ALL)
    assert told == ["look.accent", "notify.enabled", "keys"]
    assert json.loads(file.read_text())["preferences"] == {"newer.thing": 7}
    assert Preferences(Settings(file)).keys == {}
