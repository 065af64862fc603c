"""Settings as a text: whole, free of secrets, and read with a pinch of salt."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.system import choices
from confluence_desk.system.carried import NotSettings, export_text, import_text
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.settings import Settings

COMMANDS = {"back", "forward"}


def chosen() -> Preferences:
    preferences = Preferences(None)
    preferences.choose(choices.ACCENT, "teal")
    preferences.choose(choices.TEXT_SIZE, 120)
    preferences.choose_keys("back", ("F9",))
    return preferences


def taken(text: str, into: Preferences) -> tuple[str, ...]:
    return import_text(into, text, choices.ALL, COMMANDS)


def test_what_goes_out_comes_in_again() -> None:
    other = Preferences(None)
    other.choose(choices.NOTIFY, value=True)
    assert taken(export_text(chosen(), choices.ALL), other) == ()
    assert other.value(choices.ACCENT) == "teal"
    assert other.value(choices.TEXT_SIZE) == 120
    assert other.is_default(choices.NOTIFY)
    assert other.keys == {"back": ("F9",)}


def test_nothing_but_choices_goes_out(tmp_path: Path) -> None:
    file = Settings(tmp_path / "settings.json")
    file.set("account", {"site": "https://acme.atlassian.net", "email": "ana@example.com"})
    file.set("preferences", {"look.accent": "teal", "secret.token": "ATATT3x"})
    text = export_text(Preferences(file), choices.ALL)
    assert not any(word in text for word in ("acme", "ana@", "ATATT", "token"))
    assert json.loads(text)["preferences"] == {"look.accent": "teal"}


def test_bad_items_are_skipped_and_named() -> None:
    whole = json.loads(export_text(chosen(), choices.ALL))
    whole["preferences"] |= {"look.accent": "mud", "gone.thing": 1}
    whole["keys"] |= {"forward": "F8", "nothing": ["F7"]}
    other = Preferences(None)
    assert taken(json.dumps(whole), other) == ("look.accent", "gone.thing", "forward", "nothing")
    assert other.value(choices.TEXT_SIZE) == 120
    assert other.value(choices.ACCENT) == "blue"
    assert other.keys == {"back": ("F9",)}


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[1]", "null", "{}", '{"program": "other"}', "[" * 100_000),
        '{"program": "Confluence Desk settings", "format": 1, "preferences": [1]}',
    ],
)
def test_what_is_not_ours_changes_nothing(text: str) -> None:
    preferences = chosen()
    with pytest.raises(NotSettings) as caught:
        taken(text, preferences)
    assert not caught.value.newer
    assert preferences.value(choices.ACCENT) == "teal"


def test_a_newer_format_says_so() -> None:
    text = export_text(chosen(), choices.ALL).replace('"format": 1', '"format": 2')
    with pytest.raises(NotSettings) as caught:
        taken(text, Preferences(None))
    assert caught.value.newer


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*(each.id for each in choices.ALL), "back", "strange"])


@given(preferences=st.dictionaries(NAMES, JSON), keys=st.dictionaries(NAMES, JSON))
def test_no_file_can_choose_what_cannot_be_chosen(
    preferences: dict[str, object], keys: dict[str, object]
) -> None:
    whole = {"program": "Confluence Desk settings", "format": 1}
    into = Preferences(None)
    skipped = taken(json.dumps(whole | {"preferences": preferences, "keys": keys}), into)
    for each in choices.ALL:
        said = preferences.get(each.id, each.default)
        fits = each.accepts(said)
        assert into.value(each) == (said if fits else each.default)
        assert fits or each.id in skipped
    assert set(into.keys) <= COMMANDS
