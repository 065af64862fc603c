"""What begins in a comparison has a name in the language of the window."""

from dataclasses import replace

import pytest

from confluence_desk.diff.naming import opening_name
from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.domain.speech import Speech
from confluence_desk.render_command import stranger


@pytest.mark.parametrize("name", ["table", "layout", "code", "info", "panel", "expand", "toc"])
def test_what_people_know_is_said_in_their_language(name: str) -> None:
    assert opening_name(name, lambda phrase: f"<{phrase}>").startswith("<")


def test_an_app_keeps_its_own_name() -> None:
    assert opening_name("drawio", lambda phrase: f"<{phrase}>") == "drawio"


def test_a_comparison_says_so_where_something_begins() -> None:
    table = '<table data-layout="{}"><tbody><tr><td>x</td></tr></tbody></table>'
    speech = Speech(say=lambda phrase: f"<{phrase}>")
    found = compare(table.format("wide"), table.format("full-width"))
    html = side_by_side(found, replace(stranger(), speech=speech)).drawn.html
    assert "&lt;Table&gt;" in html
