"""Every word for a value of a change is one that translators see."""

from confluence_desk.domain.change_values import ValueWord
from confluence_desk.ui.panels.comparison_values import VALUES


def test_translators_see_every_word() -> None:
    assert set(VALUES) == {word.value for word in ValueWord}
