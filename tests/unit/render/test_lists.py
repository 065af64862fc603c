from collections.abc import Callable

from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


def test_numbered_lists_keep_their_start_and_marks(tree: Tree) -> None:
    shown = tree(
        '<ol start="4" style="list-style-type: lower-alpha"><li>x</li></ol><ol start="z"/>'
    )
    assert (shown[0].get("start"), shown[0].get("class")) == ("4", "ls-lower-alpha")
    assert shown[1].get("start") is None


def test_what_stands_between_items_is_not_lost(tree: Tree) -> None:
    shown = tree("<ul>a<li>b</li><ul><li>c</li></ul>d</ul>")
    assert text_of(shown) == "abcd"
    assert {node.tag for node in shown[0]} == {"li"}


def test_tasks_show_their_state_and_body(tree: Tree) -> None:
    shown = tree(
        "<ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>complete</ac:task-status>"
        "<ac:task-body>done <b>it</b></ac:task-body></ac:task>"
        "<ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>open</ac:task-body></ac:task>"
        "</ac:task-list>"
    )
    first, second = shown.iter("li")
    assert (first.get("class"), second.get("class")) == ("task done", "task")
    assert [svg.get("aria-label") for svg in shown.iter("svg")] == ["Done", "To do"]
    assert text_of(shown) == "done itopen"


def test_items_without_a_list_are_still_text(tree: Tree) -> None:
    shown = tree("<li>a</li><dd>b</dd><td>c</td><ac:task><ac:task-body>d</ac:task-body></ac:task>")
    assert {node.tag for node in shown} == {"div"}
    assert text_of(shown) == "abcd"


def test_definition_lists(tree: Tree) -> None:
    shown = tree("<dl><dt>a</dt><dd>b</dd></dl>")
    assert [node.tag for node in shown[0]] == ["dt", "dd"]


def test_what_strays_between_definitions_goes_to_the_next(tree: Tree) -> None:
    shown = tree("<dl><p>a</p><dt>b</dt>c<dd>d</dd>e</dl>")[0]
    assert [(node.tag, text_of(node)) for node in shown] == [
        ("dt", "ab"),
        ("dd", "cd"),
        ("dd", "e"),
    ]


def test_a_list_of_definitions_begins_with_a_term_and_ends_with_a_meaning(tree: Tree) -> None:
    assert [node.tag for node in tree("<dl><dd>a</dd><dt>b</dt></dl>")[0]] == [
        "dt", "dd", "dt", "dd",
    ]  # fmt: skip
