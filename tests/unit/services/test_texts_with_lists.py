"""Which texts hold lists of pages."""

import pytest

from confluence_desk.services.texts_with_lists import lists_others


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("<p>children</p>", False),
        ('<ac:structured-macro ac:name="children" />', True),
        ('<ac:structured-macro ac:schema-version="1" ac:name="contentbylabel"/>', True),
        ('<ac:structured-macro ac:name="code"><ac:parameter ac:name="language"/>', False),
        ('<p>ac:name="</p><ac:macro ac:name="blog-posts">', True),
    ],
)
def test_lists_are_told_by_their_names(text: str, holds: bool) -> None:
    assert lists_others(text) is holds
