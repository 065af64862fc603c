"""Puts a drawn body into a complete HTML document: header, notices, body; or a placeholder.

No script and no inline style anywhere: the policy of the page's scheme allows neither.
"""

from html import escape

from confluence_desk.domain.entities import Page
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.addresses import ours
from confluence_desk.render.body import draw
from confluence_desk.render.context import Context, Drawn, Outline
from confluence_desk.render.icons import icon
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.script import language, mostly_right_to_left, runs_right_to_left

__all__ = [
    "Action",
    "Context",
    "Drawn",
    "Header",
    "Notice",
    "Outline",
    "draw",
    "lone_document",
    "page_document",
    "placeholder_document",
]
_NOTICE_ICONS = {"info": "info", "note": "warning", "tip": "tip", "warning": "error"}
_PLACEHOLDER_ICONS = {"loading": "loading", "offline": "offline", "gone": "gone", "locked": "lock",
                      "empty": "file", "error": "error"}  # fmt: skip
_WIDTHS = ("w-9", "w-12", "w-11", "w-7", "gap", "w-12", "w-10", "w-12", "w-5")


@frozen
class Action:
    """A link of the document's own: to a page above it, or to a command."""

    label: str
    href: str


@frozen
class Notice:
    """A line between header and body; ``kind`` is info, note, tip or warning."""

    text: str
    kind: str = "info"
    action: Action | None = None


@frozen
class Header:
    """What stands above a page; all of it is text, escaped here."""

    trail: tuple[Action, ...] = ()
    """From the space down to the parent; a step that leads nowhere has no address."""
    byline: tuple[str, ...] = ()
    """``("v12", "Ana Ruiz", "3 days ago")``."""
    freshness: str = ""
    labels: tuple[Action, ...] = ()
    restriction: Action | None = None
    """Who may view it, in a word; what it says at length stands in the place of an address."""
    actions: tuple[Action, ...] = ()
    notices: tuple[Notice, ...] = ()


_TO_THE_LEFT = {"ar", "he"}
_SAMPLE = 20_000
"""So much of a page tells its language; a look at all of a long one takes longer than a frame."""


def page_document(drawn: Drawn, *, page: Page, header: Header, speech: Speech = ENGLISH) -> str:
    """The complete document of a page."""
    body = drawn.html if drawn.html.strip() else _no_text(speech)
    main = (
        f'<header class="page">{_trail(header.trail, speech)}'
        f'<h1 class="page-title" dir="auto">{escape(page.title)}</h1>'
        f"{_meta(header, speech)}</header>"
        f'<div id="notices">{"".join(map(_notice, header.notices))}</div>'
        f'<article class="body" id="body">{body}</article>'
    )
    tongue = _tongue(page.title, body)
    return _document(page.title, main, lang=speech.language, tongue=tongue)


def lone_document(drawn: Drawn, title: str, sheet: str, speech: Speech = ENGLISH) -> str:
    """A body alone, with its style sheet inside: a file that any browser shows as we do."""
    body = drawn.html if drawn.html.strip() else _no_text(speech)
    main = f'<article class="body" id="body">{body}</article>'
    style = f"<style>{sheet}</style>"
    return _document(title, main, lang=speech.language, tongue=_tongue("", body), style=style)


def placeholder_document(
    kind: str,
    title: str,
    sentence: str,
    actions: tuple[Action, ...] = (),
    *,
    speech: Speech = ENGLISH,
) -> str:
    """A designed document for what cannot be shown.

    ``kind``: ``loading`` (a skeleton), ``offline``, ``gone``, ``locked``, ``empty`` or ``error``.
    """
    links = "".join(_action(action) for action in actions)
    heading = f'<h1 class="page-title" dir="auto">{escape(title)}</h1>'
    if kind == "loading":
        bars = "".join(f'<div class="bar {width}"></div>' for width in _WIDTHS)
        said = f'role="status" aria-label="{escape(sentence)}"'
        main = f'{heading}<div class="skeleton" {said}>{bars}</div>'
    else:
        picture = icon(_PLACEHOLDER_ICONS.get(kind, "info"))
        main = (
            f'<div class="placeholder {escape(kind)}">{picture}{heading}'
            f'<p class="sentence" dir="auto">{escape(sentence)}</p>'
            f'<p class="actions">{links}</p></div>'
        )
    return _document(title, main, lang=speech.language)


def _tongue(title: str, body: str) -> str:
    """The attributes of a page that runs to the left, or whose letters tell its language."""
    spoken = language(title) or language(body[:_SAMPLE])
    lang = f' lang="{spoken}"' if spoken else ""
    return f'{lang} dir="rtl"' if _runs_left(title, spoken, body) else lang


def _runs_left(title: str, spoken: str, body: str) -> bool:
    """A title in another language does not turn the page around."""
    if runs_right_to_left((title,)):
        return True
    return spoken in _TO_THE_LEFT and mostly_right_to_left(body[:_SAMPLE])


_LINKED = f'<link rel="stylesheet" href="{ours("style", "page.css")}"/>'


def _document(title: str, main: str, *, lang: str, tongue: str = "", style: str = _LINKED) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"><head>'
        f'<meta charset="utf-8"/><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"/>{style}</head>'
        f"<body><main{tongue}>{main}</main></body></html>"
    )


def _trail(trail: tuple[Action, ...], speech: Speech) -> str:
    if not trail:
        return ""
    steps = "".join(map(_step, trail))
    name = escape(speech.say(Phrase.BREADCRUMB))
    return f'<nav class="trail" aria-label="{name}"><ol>{steps}</ol></nav>'


def _step(step: Action) -> str:
    label = escape(step.label)
    if not step.href:
        return f'<li><span dir="auto">{label}</span></li>'
    return f'<li><a href="{escape(step.href)}" dir="auto">{label}</a></li>'


def _meta(header: Header, speech: Speech) -> str:
    byline = " · ".join(escape(part) for part in header.byline if part)
    labels = "".join(
        f'<li><a href="{escape(label.href)}" dir="auto">{escape(label.label)}</a></li>'
        for label in header.labels
    )
    links = "".join(_action(action) for action in header.actions)
    name = escape(speech.say(Phrase.LABELS))
    return (
        '<div class="meta"><div class="facts">'
        f'{_restriction(header.restriction)}<span class="byline">{byline}</span>'
        f'<span id="freshness">{escape(header.freshness)}</span>'
        + (f'<ul class="labels" aria-label="{name}">{labels}</ul>' if labels else "")
        + "</div>"
        + (f'<span class="actions">{links}</span>' if links else "")
        + "</div>"
    )


def _restriction(restriction: Action | None) -> str:
    if restriction is None:
        return ""
    words, length = escape(restriction.label), escape(restriction.href)
    return (
        f'<span class="restricted" title="{length}">{icon("lock", restriction.href)}{words}</span>'
    )


def _action(action: Action) -> str:
    return f'<a class="button" href="{escape(action.href)}">{escape(action.label)}</a>'


def _notice(notice: Notice) -> str:
    kind = notice.kind if notice.kind in _NOTICE_ICONS else "info"
    link = ""
    if notice.action is not None:
        link = f' <a href="{escape(notice.action.href)}">{escape(notice.action.label)}</a>'
    return (
        f'<div class="notice {kind}" role="status">{icon(_NOTICE_ICONS[kind])}'
        f'<p dir="auto">{escape(notice.text)}{link}</p></div>'
    )


def _no_text(speech: Speech) -> str:
    """What a page without any text says, rather than nothing."""
    return f'<p class="nothing">{escape(speech.say(Phrase.NO_TEXT))}</p>'
