import json
import re
from collections.abc import Iterable
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from confluence_desk.services.look import ACCENTS, Look, colours
from confluence_desk.system import resources
from confluence_desk.ui.palette import (
    SHAPE_PAIRS,
    TEXT_PAIRS,
    contrast,
    faint,
    mixed,
    window_palette,
)

TOKENS = json.loads(resources.text("styles/tokens.json"))
LOOKS = [
    Look(dark=dark, high=high, accent=accent)
    for dark, high, accent in product((False, True), (False, True), ACCENTS)
]
WRITERS = [
    f"c-{name}"
    for name in ["red", "orange", "yellow", "green", "teal", "blue", "purple", "magenta", "gray"]
]
TINTS = [name.replace("c-", "b-") + end for name in WRITERS for end in ("", "-2")]
SYNTAX = list("ksnftm")
PAGE_PAIRS = [
    *product(WRITERS, ("panel", "raised")),
    *product(SYNTAX, ("panel", "code")),
    *product(("text", "muted"), TINTS),
    ("text", "mark"),
    ("c-purple", "mov"),
]
"""What stands on what in pages only."""


Pairs = Iterable[tuple[str, str]]


def weak(look: Look, pairs: Pairs, least: float) -> list[tuple[str, str, float]]:
    """The pairs that stand out less than they should."""
    worn = colours(TOKENS, look)
    seen = ((a, b, round(contrast(QColor(worn[a]), QColor(worn[b])), 2)) for a, b in pairs)
    return [each for each in seen if each[2] < least]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_all_text_is_readable_on_all_it_stands_on(look: Look) -> None:
    assert weak(look, [*TEXT_PAIRS, *PAGE_PAIRS], 4.5) == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_edges_focus_and_signs_stand_out(look: Look) -> None:
    assert weak(look, SHAPE_PAIRS, 3) == []


@pytest.mark.parametrize("look", [look for look in LOOKS if look.high], ids=lambda look: look.name)
def test_strong_contrast_is_strong(look: Look) -> None:
    words = ("text", "muted", "accent", "ok", "warn", "bad", "info")
    assert weak(look, product(words, ("win", "panel", "raised", "hover")), 7) == []


@pytest.mark.parametrize("accent", ACCENTS)
def test_accents_differ_from_one_another(accent: str) -> None:
    others = [TOKENS["accent"][name]["light"]["accent"] for name in ACCENTS if name != accent]
    assert TOKENS["accent"][accent]["light"]["accent"] not in others


def test_a_page_puts_text_only_on_pairs_that_are_checked() -> None:
    sheet = resources.text("styles/page.css")
    checked = {*TEXT_PAIRS, *PAGE_PAIRS}
    rules = re.findall(r"\{([^{}]*)\}", sheet)
    both = [
        (shape[1], back[1])
        for rule in rules
        if (shape := re.search(r"(?<![-\w])color: var\(--([\w-]+)\)", rule))
        and (back := re.search(r"background(?:-color)?: var\(--([\w-]+)\)", rule))
    ]
    assert len(both) > 8
    assert set(both) - checked == set()


@pytest.mark.parametrize("name", ["controls", "window"])
def test_every_pair_of_the_window_is_checked(name: str) -> None:
    sheet = re.sub(r"\$\{[^}]*\}", "0", resources.text(f"styles/{name}.qss"))
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    both = {
        (shape[1], back[1])
        for selector, rule in rules
        if ":disabled" not in selector
        and (shape := re.search(r"(?<![-\w])color: \$(\w+)", rule))
        and (back := re.search(r"background(?:-color)?: \$(\w+)", rule))
    }
    assert len(both) > 3
    assert both - {*TEXT_PAIRS} == set()


@pytest.mark.parametrize("tone", ["muted", "ok", "warn", "bad"])
def test_every_tone_is_checked_on_every_ground(tone: str) -> None:
    grounds = ("panel", "raised", "win", "hover")
    assert {(tone, ground) for ground in grounds} - {*TEXT_PAIRS} == set()


def test_contrast_counts_as_wcag_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_mix_lies_between_its_colours() -> None:
    assert mixed(QColor("black"), QColor("white"), 0.5).name() == "#808080"


def test_what_cannot_be_used_is_faint() -> None:
    worn = colours(TOKENS, Look())
    palette = window_palette(worn)
    group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
    assert palette.color(group, role) == faint(worn)
    assert contrast(faint(worn), QColor(worn["panel"])) < contrast(
        QColor(worn["muted"]), QColor(worn["panel"])
    )
