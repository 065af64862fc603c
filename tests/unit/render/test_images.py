from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import draw
from confluence_desk.render.names import Element
from confluence_desk.render.question import Question
from confluence_desk.render.served import PictureSize
from tests.unit.render.html_rules import judged, text_of

Draw = Callable[[str], Drawn]
Tree = Callable[[str], Element]
MAP = '<ri:attachment ri:filename="map.png"/>'


def image(shown: Element) -> dict[str, str]:
    (node,) = shown.iter("img")
    return {str(name): str(value) for name, value in node.items()}


def test_an_attached_image_comes_from_the_library(drawn: Draw, tree: Tree) -> None:
    body = f'<p><ac:image ac:alt="The map">{MAP}</ac:image></p>'
    assert image(tree(body)) == {
        "src": "desk://site/blob/att0/3",
        "alt": "The map",
        "loading": "lazy",
    }
    assert drawn(body).attachments == ("att0",)


def test_room_is_reserved_from_the_original_size(tree: Tree) -> None:
    sizes = 'ac:width="400" ac:original-width="800" ac:original-height="601"'
    shown = image(tree(f"<ac:image {sizes}>{MAP}</ac:image>"))
    assert (shown["width"], shown["height"]) == ("400", "300")


def test_odd_sizes_are_ignored(tree: Tree) -> None:
    shown = image(tree(f'<ac:image ac:width="50%" ac:height="auto">{MAP}</ac:image>'))
    assert "width" not in shown


def test_caption_alignment_and_border(tree: Tree) -> None:
    caption = "<ac:caption><p>Our <em>map</em></p></ac:caption>"
    attributes = 'ac:align="center" ac:border="true" ac:title="T"'
    shown = tree(f"<ac:image {attributes}>{MAP}{caption}</ac:image>")
    assert shown[0].get("class") == "image center"
    assert text_of(shown[0].find("figcaption")) == "Our map"
    assert (image(shown)["class"], image(shown)["title"]) == ("border", "T")


@pytest.mark.parametrize(("key", "drawn"), [("border", "border"), ("link", None)])
def test_the_new_editor_marks_a_border(tree: Tree, key: str, drawn: str | None) -> None:
    mark = f'<ac:adf-mark key="{key}" size="2" color="#091e4224"/>'
    assert image(tree(f"<ac:image>{MAP}{mark}</ac:image>")).get("class") == drawn


def test_an_image_that_is_gone_names_its_file(tree: Tree) -> None:
    shown = tree('<ac:image><ri:attachment ri:filename="old.png"/></ac:image>')
    assert shown.find(".//img") is None
    assert "old.png" in text_of(shown)


def test_trap_66_a_foreign_image_is_linked_and_never_loaded(tree: Tree) -> None:
    for body in (
        '<ac:image><ri:url ri:value="http://canary.invalid/t.gif"/></ac:image>',
        '<p><img src="http://canary.invalid/t.gif" onerror="x()"/></p>',
    ):
        shown = tree(body)
        assert shown.find(".//img") is None
        assert shown.find(".//a").get("href") == "http://canary.invalid/t.gif"  # type: ignore[union-attr]


def test_a_raw_image_of_this_site_is_found_among_the_attachments(tree: Tree) -> None:
    shown = tree('<img src="/wiki/download/attachments/1/map.png?version=1"/>')
    assert image(shown)["src"] == "desk://site/blob/att0/3"


_IMAGE = '<ac:image {given}><ri:attachment ri:filename="map.png"/></ac:image>'


@pytest.mark.parametrize(
    ("given", "width", "height"),
    [
        ("", "640", "480"),
        ('ac:width="320"', "320", "240"),
        ('ac:height="240"', "320", "240"),
        ('ac:width="320" ac:height="99"', "320", "240"),
        ('ac:thumbnail="true"', "200", "150"),
        ('ac:width="320" ac:original-width="100" ac:original-height="50"', "320", "240"),
    ],
)
def test_room_is_kept_for_a_picture_that_was_seen_once(
    context: Context, given: str, width: str, height: str
) -> None:
    def ask(question: Question[Any]) -> Any:
        return (640, 480) if question == PictureSize("att0", 3) else None

    root = judged(draw(_IMAGE.format(given=given), replace(context, ask=ask)).html)
    (image,) = root.iter("img")
    assert (image.get("width"), image.get("height")) == (width, height)


def test_a_small_picture_is_not_enlarged_to_a_thumbnail(context: Context) -> None:
    def ask(question: Question[Any]) -> Any:
        return (64, 32) if isinstance(question, PictureSize) else None

    body = _IMAGE.format(given='ac:thumbnail="true"')
    (image,) = judged(draw(body, replace(context, ask=ask)).html).iter("img")
    assert (image.get("width"), image.get("height")) == ("64", "32")
