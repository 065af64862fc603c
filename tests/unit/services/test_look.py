import json
from itertools import product

import pytest

from confluence_desk.services.look import ACCENTS, Look, colours, look_named
from confluence_desk.system import resources

NO_YES = (False, True)


@pytest.mark.parametrize(
    ("dark", "high", "accent", "size", "full", "still"),
    list(product(NO_YES, NO_YES, ACCENTS, [80, 100, 200], NO_YES, NO_YES)),
)
def test_a_name_reads_back(
    dark: bool, high: bool, accent: str, size: int, full: bool, still: bool
) -> None:
    look = Look(dark=dark, high=high, accent=accent, text_size=size, full=full, still=still)
    assert look_named(look.name) == look


def test_a_name_is_short_and_plain() -> None:
    look = Look(dark=True, high=True, accent="violet", text_size=120, full=True, still=True)
    assert look.name == "dark-high-violet-120-full-still"
    assert Look().name == "light-blue-100-measure"


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "dark",
        "light-blue-100",
        "light-red-100-measure",
        "light-blue-79-measure",
        "light-blue-201-measure",
        "light-blue-0100-measure",
        "light-blue-\uff11\uff10\uff10-measure",
        "light-blue-100-measure\n",
        "LIGHT-blue-100-measure",
        "light-blue-100-measure-still-still",
        "../../page.css",
    ],
)
def test_anything_odd_is_the_look_one_begins_with(odd: str) -> None:
    assert look_named(odd) == Look()


def test_every_look_has_the_same_roles() -> None:
    tokens = json.loads(resources.text("styles/tokens.json"))
    looks = [
        Look(dark=dark, high=high, accent=accent)
        for dark, high, accent in product(NO_YES, NO_YES, ACCENTS)
    ]
    roles = {frozenset(colours(tokens, look)) for look in looks}
    assert len(roles) == 1
    assert {"accent", "accentText", "sel", "text", "edge", "c-red"} <= next(iter(roles))
