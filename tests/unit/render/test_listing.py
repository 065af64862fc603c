"""A folder shows what it holds: every kind by its icon and word, in the order it came."""

from lxml import etree

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.render.listing import draw_children
from confluence_desk.render.names import Element
from tests.unit.render.html_rules import judged, text_of


def rows(*nodes: PageNode) -> list[Element]:
    return list(judged(draw_children(nodes).html).iter("li"))


def sign(row: Element) -> str:
    return next(row.iter("svg")).get("class", "").removeprefix("icon i-")


def test_every_kind_has_its_icon_and_all_but_pages_a_word() -> None:
    shown = rows(*(PageNode(str(n), kind, f"T{n}") for n, kind in enumerate(Kind)))
    assert len({sign(row) for row in shown}) == len(Kind)
    words = [text_of(row.find(".//span[@class='kind']")) for row in shown]
    assert words == ["", "Blog post", "Folder", "Whiteboard", "Database", "Smart link"]


def test_rows_link_to_their_pages_in_the_order_given() -> None:
    shown = rows(PageNode("7", Kind.PAGE, "B"), PageNode("3", Kind.FOLDER, "A"))
    links = [link.get("href") for row in shown for link in row.iter("a")]
    assert links == ["desk://site/page/7", "desk://site/page/3"]


def test_an_archived_page_says_so() -> None:
    (row,) = rows(PageNode("1", Kind.PAGE, "Old", status="archived"))
    assert text_of(row.find(".//span[@class='kind']")) == "Archived"


def test_titles_are_text_and_a_missing_one_is_named() -> None:
    hostile, empty = rows(
        PageNode("1", Kind.PAGE, '<img src=x onerror="x">'), PageNode('2"><b>', Kind.PAGE, "")
    )
    assert text_of(hostile.find(".//span[@class='name']")) == '<img src=x onerror="x">'
    assert text_of(empty.find(".//span[@class='name']")) == "Untitled"


def test_an_empty_folder_and_one_never_fetched_are_told_apart() -> None:
    empty, unknown = draw_children([]).html, draw_children(None).html
    assert "empty" in empty
    assert "not been fetched" in unknown
    assert etree.fromstring(empty).tag == etree.fromstring(unknown).tag == "p"
