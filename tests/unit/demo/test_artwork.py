"""The demo's files: drawings are well-formed and harmless, exports are those of the drawings."""

import struct

import pytest
from lxml import etree

from confluence_desk.demo.content import artwork

_DRAWN = [
    "release-flow.svg",
    "first-week.svg",
    "error-rate.svg",
    "latency.svg",
    "pages-per-day.svg",
]
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", _DRAWN)
def test_a_drawing_is_plain_shapes_and_real_text(name: str) -> None:
    root = etree.fromstring(artwork.versions(name)[-1][0])
    assert {node.tag for node in root.iter()} <= {
        f"{_SVG}{tag}" for tag in ("svg", "title", "defs", "marker", "path", "rect", "line", "text")
    }
    assert root.findtext(f"{_SVG}title")
    assert len(list(root.iter(f"{_SVG}text"))) > 4


@pytest.mark.parametrize("name", sorted(artwork.drawings()))
def test_an_export_has_twice_the_size_of_its_drawing(name: str) -> None:
    root = etree.fromstring(artwork.drawings()[name])
    file = artwork.versions(f"{name.removesuffix('-1')}.png")[0 if name.endswith("-1") else -1][0]
    assert file.startswith(b"\x89PNG")
    size = struct.unpack(">II", file[16:24])
    assert size == tuple(2 * int(root.get(side, "0")) for side in ("width", "height"))


def test_a_file_that_nobody_makes_is_no_file() -> None:
    with pytest.raises(KeyError):
        artwork.versions("nothing.png")
