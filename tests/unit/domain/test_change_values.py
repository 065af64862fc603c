"""Values of what changed, in words that can be put into another language."""

import pytest

from confluence_desk.domain.change_values import Value


@pytest.mark.parametrize(
    ("what", "raw", "said"),
    [
        ("block", "heading 2", "heading 2"),
        ("block", "paragraph", "paragraph"),
        ("list", "ul", "bullets"),
        ("list", "ul ol", "numbers, level 2"),
        ("list", "", "—"),
        ("layout", "section cell 2", "column 2"),
        ("box", "macro info", "info panel"),
        ("box", "macro expand blockquote", "fold, quotation"),
        ("type", "two_equal", "2 equal columns"),
        ("type", "two_left_sidebar", "side bar on the left"),
        ("type", "something", "something"),
        ("text-align", "center", "centre"),
        ("status", "complete", "done"),
        ("status", "Green", "green"),
        ("status", "IN REVIEW", "IN REVIEW"),
        ("linenumbers", "true", "yes"),
        ("maxLevel", "3", "3"),
        ("link", "page " + "x" * 100, "page " + "x" * 55 + "…"),
    ],
)
def test_a_value_is_said_in_words(what: str, raw: str, said: str) -> None:
    assert Value(what, raw).said() == said


def test_words_are_put_into_another_language_before_numbers_come_into_them() -> None:
    german = {"{list}, level {level}": "{list}, Ebene {level}", "numbers": "Nummern"}
    assert Value("list", "ul ol").said(lambda word: german[word]) == "Nummern, Ebene 2"
