from collections.abc import Callable

import pytest

from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


@pytest.mark.parametrize("name", ["status", "jira", "toc", "anchor", "view-file", "nonsense"])
def test_a_body_that_a_drawer_has_no_use_for_is_drawn_once_all_the_same(
    tree: Tree, name: str
) -> None:
    body = "<ac:rich-text-body><p>words</p></ac:rich-text-body>"
    shown = tree(f'<ac:structured-macro ac:name="{name}">{body}</ac:structured-macro>')
    assert text_of(shown).count("words") == 1


def test_text_that_strayed_into_a_macro_comes_after_it(tree: Tree) -> None:
    body = "<ac:rich-text-body><p>in</p></ac:rich-text-body>"
    shown = tree(f'<ac:structured-macro ac:name="panel">one{body}two</ac:structured-macro>')
    assert text_of(shown) == "inonetwo"


def test_a_hidden_body_stays_hidden(tree: Tree) -> None:
    hidden = '<ac:parameter ac:name="hidden">true</ac:parameter>'
    body = "<ac:rich-text-body><p>in</p></ac:rich-text-body>"
    shown = tree(f'<ac:structured-macro ac:name="excerpt">{hidden}{body}</ac:structured-macro>')
    assert text_of(shown) == ""
