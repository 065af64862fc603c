"""Draws charts and roadmaps as the data behind them: a table says what a picture would."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from confluence_desk.render.dates import day_words
from confluence_desk.render.macros.asking import remark
from confluence_desk.render.macros.grid import grid
from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

_LONGEST = 200_000
_MOST = 300


def _chart(pen: Pen, macro: Macro) -> None:
    """The table that the chart is made of, under its title."""
    words = [macro.parameter("title") or pen.say(Phrase.CHART), macro.parameter("subTitle")]
    _named(pen, ": ".join(filter(None, words)))
    draw_body(pen, macro)
    pen.end("figure")


def _named(pen: Pen, words: str) -> None:
    pen.block("figure", {"class": "data"})
    pen.start("figcaption", {"dir": "auto"})
    pen.icon("list")
    pen.text(words)
    pen.end("figcaption")


def _roadmap(pen: Pen, macro: Macro) -> None:
    """Lanes, what stands in them, when it begins and how long it takes; then the milestones."""
    plan = _plan(macro)
    rows = [*_bars(pen, plan), *_markers(pen, plan)][:_MOST]
    _named(pen, macro.parameter("title") or _text(plan, "title") or pen.say(Phrase.ROADMAP))
    if rows:
        heads = (Phrase.LANE, Phrase.BAR, Phrase.BEGINS, Phrase.MONTHS, Phrase.ABOUT)
        grid(pen, [pen.say(head) for head in heads], rows)
    else:
        remark(pen, pen.say(Phrase.ONLY_THERE))
    draw_body(pen, macro)
    pen.end("figure")


def _plan(macro: Macro) -> dict[str, Any]:
    """The plan in the macro's source: percent-encoded JSON; empty for anything else."""
    source = macro.parameter("source")
    if not source or len(source) > _LONGEST:
        return {}
    try:
        plan = json.loads(unquote(source))
    except (ValueError, RecursionError):
        return {}
    return plan if isinstance(plan, dict) else {}


def _bars(pen: Pen, plan: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for lane in _dicts(plan, "lanes"):
        for bar in _dicts(lane, "bars"):
            yield (
                _text(lane, "title"),
                _text(bar, "title"),
                day_words(_text(bar, "startDate"), pen.context.speech),
                _months(bar.get("duration")),
                _text(bar, "description"),
            )


def _months(duration: object) -> str:
    if isinstance(duration, bool) or not isinstance(duration, int | float):
        return ""
    return f"{min(duration, _MOST):.1f}".removesuffix(".0")


def _markers(pen: Pen, plan: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for marker in _dicts(plan, "markers"):
        when = day_words(_text(marker, "markerDate"), pen.context.speech)
        yield pen.say(Phrase.MILESTONE), _text(marker, "title"), when, "", ""


def _dicts(holder: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    found = holder.get(name)
    some = found if isinstance(found, list) else ()
    return (one for one in some[:_MOST] if isinstance(one, dict))


def _text(holder: dict[str, Any], name: str) -> str:
    found = holder.get(name)
    return found if isinstance(found, str) else ""


MACROS: dict[str, Drawer] = {"chart": _chart, "roadmap": _roadmap}
