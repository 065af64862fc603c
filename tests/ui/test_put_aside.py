"""What a start says of files that could not be read."""

from pathlib import Path

import pytest

from confluence_desk.ui.messages import Messages
from confluence_desk.ui.put_aside import tell_of_library, tell_of_settings, tell_of_tabs

pytestmark = pytest.mark.usefixtures("english")


def said(messages: Messages) -> list[str]:
    assert all(notice.kind == "warning" for notice in messages.history)
    return [notice.text for notice in messages.history]


def test_nothing_is_said_of_what_was_read() -> None:
    messages = Messages()
    tell_of_settings(messages, None, "")
    tell_of_tabs(messages, None)
    tell_of_library(messages, None)
    assert said(messages) == []


def test_each_is_told_with_the_place_where_it_lies_now() -> None:
    messages = Messages()
    for tell in (tell_of_tabs, tell_of_library):
        tell(messages, Path("somewhere/it.damaged"))
    tell_of_settings(messages, Path("somewhere/it.damaged"), "")
    tabs, library, settings = said(messages)
    assert tabs == "The list of open tabs could not be read. It is kept as it.damaged."
    assert "a new one has begun. The old one is kept as it.damaged." in library
    assert settings.endswith("so sign in again. They are kept as it.damaged.")


def test_settings_that_may_not_be_read_are_told_with_the_reason_and_a_remedy() -> None:
    messages = Messages()
    tell_of_settings(messages, None, "Permission denied")
    (text,) = said(messages)
    assert "(Permission denied)" in text
    assert "Let the file settings.json be read, then start again" in text
