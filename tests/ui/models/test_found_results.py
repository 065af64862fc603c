"""What is said of a result: also where its parts are, truly."""

from datetime import UTC, datetime

import pytest

from confluence_desk.services.search import Found
from confluence_desk.ui.models.found_results import about_words, place_words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("kind", "here", "known", "words", "brief"),
    [
        ("attachment", True, True, "Here", "Here"),
        ("attachment", False, True, "Name here, file on Confluence", "Name only"),
        ("attachment", False, False, "On Confluence", "On Confluence"),
        ("page", True, True, "Here", "Here"),
        ("page", False, True, "Title here, text on Confluence", "Name only"),
        ("page", False, False, "On Confluence", "On Confluence"),
    ],
)
def test_of_what_is_known_by_name_only_the_name_is_here(
    kind: str, here: bool, known: bool, words: str, brief: str
) -> None:
    found = Found("1", kind, "redis.png", here=here, known=known)
    assert place_words(found) == words
    assert place_words(found, briefly=True) == brief


def test_a_file_names_its_page() -> None:
    found = Found("1", "attachment", "redis.png", "Operations", page_title="Redis failover")
    told = about_words(found, datetime(2026, 11, 22, tzinfo=UTC))
    assert told == "Attachment · Redis failover · Operations"
