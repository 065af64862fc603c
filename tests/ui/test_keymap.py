"""Keys belong to one command each, and the person's own come first."""

from dataclasses import dataclass

import pytest

from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keymap import Keymap, spelled
from confluence_desk.ui.reserved_keys import Reserved, reserved


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    keys: tuple[str, ...] = ()


THINGS = (Thing("one", ("Ctrl+B", "F5")), Thing("two", ("Ctrl+T",)), Thing("three"))


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(None)


@pytest.fixture
def keymap(preferences: Preferences) -> Keymap:
    return Keymap(THINGS, preferences)


def test_keys_are_those_delivered_until_somebody_chooses(keymap: Keymap) -> None:
    assert keymap.all == {"one": ("Ctrl+B", "F5"), "two": ("Ctrl+T",), "three": ()}
    keymap.give("one", ["ctrl+u"])
    assert keymap.keys_of("one") == ("Ctrl+U",)
    assert not keymap.is_delivered("one")
    keymap.give("one", ["Ctrl+B", "F5"])
    assert keymap.is_delivered("one")


def test_a_key_that_is_taken_over_leaves_its_owner_for_good(
    keymap: Keymap, preferences: Preferences
) -> None:
    assert keymap.owner("Ctrl+T") == "two"
    keymap.add("one", "Ctrl+T")
    assert keymap.all == {"one": ("Ctrl+B", "F5", "Ctrl+T"), "two": (), "three": ()}
    assert keymap.owner("Ctrl+T") == "one"
    assert preferences.keys == {"one": ("Ctrl+B", "F5", "Ctrl+T"), "two": ()}


def test_resetting_brings_the_delivered_keys_back_from_whoever_has_them(keymap: Keymap) -> None:
    keymap.add("one", "Ctrl+T")
    keymap.reset("two")
    assert keymap.all == {"one": ("Ctrl+B", "F5"), "two": ("Ctrl+T",), "three": ()}
    assert keymap.is_delivered("one")


def test_removing_the_last_key_leaves_none(keymap: Keymap) -> None:
    keymap.remove("two", "Ctrl+T")
    assert keymap.keys_of("two") == ()
    keymap.reset_all()
    assert keymap.keys_of("two") == ("Ctrl+T",)


def test_ones_own_key_beats_a_delivered_one_that_a_new_program_brings(
    preferences: Preferences,
) -> None:
    preferences.choose_keys("three", ("Ctrl+B",))
    keymap = Keymap(THINGS, preferences)
    assert keymap.keys_of("three") == ("Ctrl+B",)
    assert keymap.keys_of("one") == ("F5",)
    assert keymap.rivals("one") == {"Ctrl+B": "three"}
    assert keymap.rivals("three") == {}


def test_two_that_claim_one_key_in_the_file_do_not_both_get_it(preferences: Preferences) -> None:
    preferences.replace_keys({"three": ("F9",), "two": ("F9", "nonsense", "Ctrl+C"), "gone": ()})
    keymap = Keymap(THINGS, preferences)
    assert keymap.all == {"one": ("Ctrl+B", "F5"), "two": ("F9",), "three": ()}


def test_changes_are_told_once_until_the_end(keymap: Keymap, preferences: Preferences) -> None:
    told = list[None]()
    keymap.changed.connect(told.append)
    keymap.add("one", "Ctrl+T")
    assert len(told) == 1
    keymap.close()
    preferences.choose_keys("one", None)
    assert len(told) == 1


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("Ctrl+C", Reserved.EDITING),
        ("Backspace", Reserved.EDITING),
        ("a", Reserved.TYPING),
        ("Shift+7", Reserved.TYPING),
        ("Tab", Reserved.MOVING),
        ("Shift+Left", Reserved.MOVING),
        ("Alt+F4", Reserved.SYSTEM),
        ("Ctrl+Print", Reserved.SYSTEM),
        ("Ctrl+K, Ctrl+S", Reserved.SEVERAL),
        ("", Reserved.UNREADABLE),
        ("Ctrl+nonsense", Reserved.UNREADABLE),
        *((key, None) for key in ("/", "+", "Ctrl++", "F5", "Ctrl+Shift+PgDown", "Alt+A")),
    ],
)
def test_no_command_may_have_what_others_need(key: str, why: Reserved | None) -> None:
    assert reserved(key) is why


def test_a_reserved_key_is_refused_by_name(keymap: Keymap) -> None:
    assert keymap.refusal("ctrl+c") is Reserved.EDITING
    assert keymap.refusal("Ctrl+M") is None


def test_no_two_delivered_keys_clash_and_none_is_reserved() -> None:
    keys = [spelled(key) for command in COMMANDS for key in command.keys]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if reserved(key) is not None]
    keymap = Keymap(COMMANDS, Preferences(None))
    assert not [command.id for command in COMMANDS if keymap.rivals(command.id)]
