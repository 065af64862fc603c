"""The table of contents: nested as the headings are, whatever order they come in."""

from collections.abc import Callable

import pytest

from confluence_desk.render.names import Element

Tree = Callable[[str], Element]


def toc(tree: Tree, levels: str, parameters: str = "") -> Element | None:
    headings = "".join(f"<h{level}>H{n}</h{level}>" for n, level in enumerate(levels))
    macro = f'<ac:structured-macro ac:name="toc">{parameters}</ac:structured-macro>'
    return tree(macro + headings).find("nav")


def nested(item: Element) -> str:
    """``0(1 2) 3``: the headings' numbers, with what stands below each in brackets."""
    return " ".join(map(_shape, item.findall("li")))


def _shape(row: Element) -> str:
    below = "".join(f"({nested(inner)})" for inner in row.findall("ol"))
    return (row.findtext("a") or "?")[1:] + below


@pytest.mark.parametrize(
    ("levels", "shape"),
    [
        ("222", "0 1 2"),
        ("2332", "0(1 2) 3"),
        ("2432", "0(1 2) 3"),
        ("3212", "0 1 2(3)"),
        ("123456", "0(1(2(3(4(5)))))"),
        ("1", "0"),
    ],
)
def test_the_list_nests_as_the_headings_do(tree: Tree, levels: str, shape: str) -> None:
    box = toc(tree, levels)
    assert box is not None
    (whole,) = box.findall("ol")
    assert nested(whole) == shape


def test_a_page_without_headings_has_no_contents(tree: Tree) -> None:
    assert toc(tree, "") is None


def test_levels_outside_the_limits_are_left_out(tree: Tree) -> None:
    parameter = '<ac:parameter ac:name="{}Level">{}</ac:parameter>'
    limits = parameter.format("min", 2) + parameter.format("max", 3)
    box = toc(tree, "12345", limits)
    assert box is not None
    assert [link.text for link in box.iter("a")] == ["H1", "H2"]


def test_a_long_list_stands_in_columns(tree: Tree) -> None:
    short, long = toc(tree, "2" * 5), toc(tree, "2" * 20)
    assert short is not None
    assert long is not None
    assert (short.get("class"), long.get("class")) == ("toc", "toc long")


def test_a_flat_list_has_one_level_and_a_numbered_one_says_so(tree: Tree) -> None:
    parameter = '<ac:parameter ac:name="{}">{}</ac:parameter>'
    looks = parameter.format("type", "flat") + parameter.format("outline", "true")
    box = toc(tree, "1232", looks)
    assert box is not None
    assert box.get("class") == "toc numbered flat"
    assert nested(box.findall("ol")[0]) == "0 1 2 3"
