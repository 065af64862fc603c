"""The allow-list by itself: what it lets through, what it keeps of words, and how deep it goes."""

import pytest
from lxml import etree

from confluence_desk.render.sanitize import _DEEPEST, clean, part, tree
from tests.unit.render.bombs import BOMBS


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<br>b", "<p>a<br>b</p>"),
        ("<p onclick=x class=y>a</p>", '<p class="y">a</p>'),
        ("<text>a</text><unknown>b</unknown><ac:parameter>c</ac:parameter>", "abc"),
        ("<svg><text>a</text></svg><math><mi>b</mi></math>", "ab"),
        ("<script>if (a<b) x()</script>c<style>a<b</style>d", "cd"),
        ("<title>a</title><template>b</template>c", "c"),
        ("<!--><b>a</b>--><!-- b --!>c<!--->d<!-- never", "<b>a</b>--&gt;cd"),
        ("<![CDATA[a]]>b<?php c ?>d<!DOCTYPE e>f", "bdf"),
        ("<button>a</button><select><option>b</option></select><textarea>c</textarea>", "abc"),
        ("<noscript>a</noscript><object>b</object><video>c</video>", "abc"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<a href=javascript:x>a</a><a href=desk://site/x>b</a>", "<a>a</a><a>b</a>"),
        (
            "<a href=/x>a</a><a href=mailto:a@b>b</a>",
            '<a href="/x">a</a><a href="mailto:a@b">b</a>',
        ),
        ("", ""),
    ],
)
def test_what_is_let_through(html: str, left: str) -> None:
    assert clean(html) == left


def test_a_thousand_items_without_an_end_are_all_kept() -> None:
    assert clean("<ul>" + "<li>a" * 1000 + "</ul>").count("<li>") == 1000
    assert clean("<table>" + "<tr><td>a" * 1000 + "</table>").count("<td>") == 1000
    assert clean('<a name="x">' * 1000).count("<a") == 1000


def test_what_is_nested_too_deep_loses_its_elements_and_no_word() -> None:
    deep = clean("".join(f"<div>w{n} " for n in range(1000)) + "</div>" * 1000 + "<p>end</p>")
    assert all(f"w{n} " in deep for n in range(1000))
    assert deep.endswith("<p>end</p>")
    assert deep.count("<div>") == deep.count("</div>") < 300


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_no_tree_is_deeper_than_is_allowed(bomb: str) -> None:
    """How long it takes is the bench's: what takes long is a tree without a bound."""
    root = tree(bomb)
    assert max(_depth(node) for node in root.iter()) <= _DEEPEST


def _depth(node: etree._Element) -> int:
    return sum(1 for _ in node.iterancestors())


def test_a_macros_part_is_found_by_its_id_alone() -> None:
    root = tree('<div data-macro-id="m1">a</div><div data-macro-id="">b</div>')
    found = part(root, "m1")
    assert found is not None
    assert etree.tostring(found, method="text", with_tail=False) == b"a"
    assert part(root, "m2") is None
    assert part(root, "") is None
