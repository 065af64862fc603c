"""The bodies that nobody would write by hand: one enormous, one broken; and a title of 255."""

from collections.abc import Callable, Iterator
from random import Random

_HALLS, _RACKS, _PORTS = 6, 29, 48
_LONGEST = 255

BROKEN = (
    "<p>This page came out of an old export: tags are not closed &unknown; and <b>bold "
    "never ends.</p><table><tbody><tr><td><p>A cell<tr><td>another</td></table>"
    '<ac:structured-macro ac:name="info"><ac:rich-text-body><p>A panel without an end'
    "<p>5 < 6 & 7 > 6</p><ul><li>one<li>two</ul>"
)


def made(source: str) -> Callable[[], str] | None:
    """What writes the body that ``source`` only names; None for ordinary text."""
    return {"GENERATED-PORTS": inventory, "BROKEN-BODY": lambda: BROKEN}.get(source)


def long_title() -> str:
    """A title as long as one can be, and still words."""
    words = (
        "Minutes of the meeting about the length of titles, in which everybody who has ever "
        "written one was asked to say, in their own words, what a title is for, how long it may "
        "become before nobody reads it to the end, and whether this one has become so already"
    )
    return (words + " – we think yes" * 4)[:_LONGEST]


def inventory() -> str:
    """About a megabyte and a half: every port of every switch in six halls."""
    return "".join(_inventory(Random(41)))


def _inventory(rng: Random) -> Iterator[str]:
    yield "<p>Imported every night from the switches. Do not edit by hand; search with care.</p>"
    for hall in range(_HALLS):
        yield f"<h2>Hall {'ABCDEF'[hall]}</h2>"
        for rack in range(1, _RACKS + 1):
            yield f"<h3>Rack {'ABCDEF'[hall]}{rack:02d}</h3>{_rack(rng, hall, rack)}"


def _rack(rng: Random, hall: int, rack: int) -> str:
    names = ("Port", "State", "Speed", "VLAN", "Neighbour", "Note")
    head = "".join(f"<th><p>{name}</p></th>" for name in names)
    rows = "".join(_port(rng, hall, rack, port) for port in range(1, _PORTS + 1))
    return f'<table data-layout="wide"><tbody><tr>{head}</tr>{rows}</tbody></table>'


def _port(rng: Random, hall: int, rack: int, port: int) -> str:
    up = rng.random() < 0.85  # noqa: PLR2004 - the share
    colour, word = ("Green", "UP") if up else ("Grey", "DOWN")
    lozenge = (
        '<ac:structured-macro ac:name="status" ac:schema-version="1">'
        f'<ac:parameter ac:name="title">{word}</ac:parameter>'
        f'<ac:parameter ac:name="colour">{colour}</ac:parameter></ac:structured-macro>'
    )
    cells = (
        f"{'abcdef'[hall]}{rack:02d}-sw1/{port}",
        lozenge if port % 12 == 1 else word.lower(),
        f"{rng.choice((1, 10, 25, 100))} Gbit/s",
        str(rng.choice((10, 20, 30, 44, 120))),
        f"node-{rng.randrange(1, 900):03d}.{'abcdef'[hall]}.example.com eth{port % 4}"
        if up
        else "",
        rng.choice(("", "", "", "moved from hall B, label still to be replaced", "spare")),
    )
    return f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in cells)}</tr>"
