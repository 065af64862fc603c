from collections.abc import Callable

import pytest

from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]
CELL = "<ac:layout-cell><p>{}</p></ac:layout-cell>"


def section(kind: str, *words: str) -> str:
    cells = "".join(CELL.format(word) for word in words)
    return f'<ac:layout><ac:layout-section ac:type="{kind}">{cells}</ac:layout-section></ac:layout>'


@pytest.mark.parametrize(
    ("kind", "words", "shape"),
    [
        ("two_equal", ("a", "b"), "two-equal"),
        ("three_with_sidebars", ("a", "b", "c"), "three-with-sidebars"),
        ("fixed-width", ("a",), "fixed-width"),
        ("novelty", ("a", "b", "c", "d"), "four-equal"),
        ("", ("a",), "single"),
    ],
)
def test_trap_60_columns_are_drawn_once_each(
    tree: Tree, kind: str, words: tuple[str, ...], shape: str
) -> None:
    shown = tree(section(kind, *words))
    assert shown[0].get("class") == f"layout {shape}"
    assert [cell.get("class") for cell in shown[0]] == ["cell"] * len(words)
    assert text_of(shown) == "".join(words)


def test_trap_60_nested_layouts_are_not_doubled(tree: Tree) -> None:
    inner = section("two_equal", "b", "c")
    shown = tree(section("two_equal", "a", "MARK").replace("<p>MARK</p>", inner))
    assert text_of(shown) == "abc"
    assert len(shown.findall(".//div[@class='layout two-equal']")) == 2


def test_a_wide_section_is_marked(tree: Tree) -> None:
    wide = section("single", "a").replace("ac:type", 'ac:breakout-mode="wide" ac:type')
    assert tree(wide)[0].get("class") == "layout single broad"


def test_the_old_editors_columns_are_columns_too(tree: Tree) -> None:
    old = (
        '<div class="sectionColumnWrapper"><div class="sectionMacro"><div class="columnMacro">'
        "<p>a</p></div></div></div>"
    )
    assert tree(old)[0].get("class") == "layout"
