import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.speech import Speech
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import (
    Action,
    Header,
    Notice,
    draw,
    page_document,
    placeholder_document,
)
from confluence_desk.render.sheet import Sizes, stylesheet

_STYLES = Path(__file__).parents[3] / "resources" / "styles"
EVIL = "<script>alert(1)</script>&\"'"


class _Reader(HTMLParser):
    """What a browser would see: tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def page(title: str = "Redis failover", body: str | None = None) -> Page:
    return Page("1", title, "9", Version(12), body=body)


def test_the_header_names_everything_it_is_given() -> None:
    header = Header(
        trail=(Action("Operations", "desk://site/space/OPS"),),
        byline=("v12", "Ana Ruiz", "3 days ago"),
        freshness="Saved copy",
        labels=(Action("runbook", "desk://site/label/runbook"),),
        restriction=Action("Restricted", "Only some people may view this"),
        actions=(Action("History", "desk://site/command/history"),),
        notices=(Notice("Newer", "note", Action("Show", "desk://site/command/refresh")),),
    )
    seen = _Reader(page_document(Drawn("<p>x</p>"), page=page(), header=header))
    for words in (
        "Operations",
        "v12 · Ana Ruiz · 3 days ago",
        "Saved copy",
        "runbook",
        "Restricted",
    ):
        assert words in seen.words
    assert ("href", "desk://site/style/page.css") in seen.attributes
    assert ("aria-label", "Only some people may view this") in seen.attributes
    assert ("href", "desk://site/label/runbook") in seen.attributes
    assert ("id", "freshness") in seen.attributes
    assert seen.tags.count("h1") == 1


def test_only_the_actions_passed_in_are_there() -> None:
    html = page_document(Drawn("<p>x</p>"), page=page(), header=Header())
    assert "desk://site/command" not in html


def test_trap_57_a_page_without_body_is_drawn_all_the_same(context: Context) -> None:
    html = page_document(draw(None, context), page=page(""), header=Header())
    assert "This page has no text." in html


def test_trap_67_title_label_names_and_notices_are_escaped() -> None:
    evil = Action(EVIL, f"desk://site/page/{EVIL}")
    header = Header((evil,), (EVIL,), EVIL, (evil,), evil, (evil,), (Notice(EVIL, EVIL, evil),))
    seen = _Reader(page_document(Drawn(""), page=page(EVIL), header=header, speech=Speech(EVIL)))
    assert "script" not in seen.tags
    assert seen.words.count(EVIL) >= 7
    assert not {name for name, _ in seen.attributes if name.startswith("on")}


@pytest.mark.parametrize("kind", ["loading", "offline", "gone", "locked", "empty", "error", EVIL])
def test_placeholders_say_what_and_what_to_do(kind: str) -> None:
    actions = (Action("Try again", "desk://site/command/refresh"),)
    seen = _Reader(placeholder_document(kind, EVIL, "One sentence.", actions))
    assert "script" not in seen.tags
    assert EVIL in seen.words
    told = [value for name, value in seen.attributes if name in {"href", "aria-label"}]
    assert "One sentence." in seen.words or "One sentence." in told
    assert kind == "loading" or "desk://site/command/refresh" in told


def test_no_document_carries_script_or_inline_style(context: Context) -> None:
    drawn = draw('<p style="color:red" onclick="x()">x</p>', context)
    html = page_document(drawn, page=page(), header=Header())
    assert "<script" not in html
    assert "style=" not in html
    assert "<style" not in html


def test_the_style_sheet_knows_every_colour_it_uses() -> None:
    sheet = (_STYLES / "page.css").read_text("utf-8")
    tokens = json.loads((_STYLES / "tokens.json").read_text("utf-8"))
    roles = {*tokens["light"], *tokens["accent"]["blue"]["light"], "dim"}
    used = set(re.findall(r"var\(--([\w-]+)\)", sheet))
    assert used - roles == set()
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet), "colours live in tokens.json"


def test_a_style_sheet_prints_on_paper_what_it_shows_at_night() -> None:
    sheet = stylesheet("p{}", {"text": "#000"}, {"text": "#fff"}, Sizes(1.5), dark=True)
    paper, screen = sheet.split("@media screen", 1)
    assert "--text:#000;" in paper
    assert "--text:#fff;" in screen
    assert "color-scheme:dark;" in screen
    assert "--scale:1.5;" in screen
    assert "--scale" not in paper
    assert sheet.endswith("p{}")


def test_large_text_gives_up_columns_sooner() -> None:
    asked = "@media screen and (min-width: 620px), print { p { min-width: 3px } }"
    larger = stylesheet(asked, {}, {}, Sizes(1.5))
    assert larger.endswith("(min-width: 930px), print { p { min-width: 3px } }")
    assert stylesheet(asked, {}, {}).endswith(asked)


def test_a_style_sheet_says_only_what_was_chosen() -> None:
    plain = stylesheet("", {}, {})
    assert "--measure" not in plain
    assert "--moving" not in plain
    chosen = stylesheet("", {}, {}, Sizes(full=True, still=True))
    assert "--measure:none;" in chosen
    assert "--moving:paused;" in chosen


def test_the_style_sheet_asks_nobody_for_anything() -> None:
    sheet = (_STYLES / "page.css").read_text("utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet
