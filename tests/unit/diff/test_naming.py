"""What begins in a comparison has a name in the language of the window."""

import pytest

from confluence_desk.diff.naming import opening_name


@pytest.mark.parametrize("name", ["table", "layout", "code", "info", "panel", "expand", "toc"])
def test_what_people_know_is_said_in_their_language(name: str) -> None:
    assert opening_name(name, lambda phrase: f"<{phrase}>").startswith("<")


def test_an_app_keeps_its_own_name() -> None:
    assert opening_name("drawio", lambda phrase: f"<{phrase}>") == "drawio"
