"""What changed is named in words that translators see; an app's own settings by their own names."""

import pytest

from confluence_desk.diff.changes import Change
from confluence_desk.ui.panels.comparison_words import phrases


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("type", "two_equal", "three_equal"), "kind: 2 equal columns → 3 equal columns"),
        (Change("maxLevel", "2", "3"), "deepest level: 2 → 3"),
        (Change("linenumbers", "", "true"), "line numbers: — → yes"),
        (Change("box", "", "macro code pre"), "box: — → code block"),
        (Change("box", "macro panel", "macro info"), "box: panel → info panel"),
        (Change("zoom-by", "1", "2"), "zoom-by: 1 → 2"),
    ],
)
def test_a_setting_is_called_by_a_word(change: Change, said: str) -> None:
    assert phrases().change(change) == said
