from collections.abc import Callable

import pytest

from confluence_desk.render.context import Drawn
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Draw = Callable[[str], Drawn]
Tree = Callable[[str], Element]


def node(kind: str, inside: str, fallback: str = "") -> str:
    other = f"<ac:adf-fallback>{fallback}</ac:adf-fallback>" if fallback else ""
    drawn = f'<ac:adf-node type="{kind}">{inside}</ac:adf-node>'
    return f"<ac:adf-extension>{drawn}{other}</ac:adf-extension>"


def value(key: str, text: str) -> str:
    return f'<ac:adf-attribute key="{key}">{text}</ac:adf-attribute>'


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        ("note", "panel purple"),
        ("success", "panel tip"),
        ("warning", "panel note"),
        ("error", "panel warning"),
    ],
)
def test_panels_of_the_new_editor_look_as_they_do_there(
    tree: Tree, kind: str, classes: str
) -> None:
    inside = f"{value('panel-type', kind)}<ac:adf-content><p>x</p></ac:adf-content>"
    shown = tree(node("panel", inside, "<div>fallback</div>"))
    assert shown[0].get("class") == classes
    assert text_of(shown) == "x"


def test_decisions_keep_their_state(tree: Tree) -> None:
    item = '<ac:adf-node type="decision-item">{}<ac:adf-content>{}</ac:adf-content></ac:adf-node>'
    both = item.format(value("state", "DECIDED"), "yes") + item.format("", "open")
    shown = tree(node("decision-list", f"<ac:adf-content>{both}</ac:adf-content>"))
    assert [li.get("class") for li in shown.iter("li")] == ["decision decided", "decision"]
    assert text_of(shown) == "yesopen"


def test_an_unknown_node_shows_its_fallback(tree: Tree) -> None:
    shown = tree(node("novelty", value("a", "hidden"), "<p>seen</p>"))
    assert text_of(shown) == "seen"


def test_an_app_with_a_body_is_a_labelled_box(drawn: Draw) -> None:
    done = drawn(
        node(
            "bodied-extension",
            value("text", "Excerpts") + "<ac:adf-content><p>in</p></ac:adf-content>",
        )
    )
    assert done.unknown == ("Excerpts",)
    assert '<p dir="auto">in</p>' in done.html
