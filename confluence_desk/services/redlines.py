"""What a comparison becomes outside of the window: a file, or what is copied of it."""

import re
from base64 import b64encode
from collections.abc import Callable
from html import escape, unescape
from typing import TYPE_CHECKING

from confluence_desk.domain.frozen import frozen
from confluence_desk.services.copies import Copy

if TYPE_CHECKING:
    from confluence_desk.diff.labels import Labels
    from confluence_desk.diff.report import Comparison
    from confluence_desk.render.context import Context
    from confluence_desk.render.document import Drawn

_BLOB = re.compile(r'src="desk://site/blob/([^/"]+)/(\d+)"')
_BODY = '<article class="body" id="body">'
_NOT_INSIDE = re.compile(r'<img [^>]*?src="desk://[^>]*>')
_ALT = re.compile(r' alt="([^"]*)"')
_ORDERS = re.compile(r'<a (?=[^>]*class="(?:ask|copy)")[^>]*>.*?</a>', re.DOTALL)
_OURS = re.compile(r' href="(desk://[^"]*)"')


@frozen
class Names:
    """The title of what is written down, and what to call its two sides."""

    title: str
    old: str
    new: str


def whole_html(
    drawn: "Drawn",
    names: Names,
    sheet: str,
    *,
    picture: Callable[[str, int], tuple[bytes, str] | None],
    address: Callable[[str], str],
) -> str:
    """One file that any browser shows: style sheet and pictures inside, links to the site."""
    from confluence_desk.render.document import lone_document  # noqa: PLC0415 - no start needs it

    def inside(found: re.Match[str]) -> str:
        data = picture(found[1], int(found[2]))
        if data is None:
            return found[0]
        return f'src="data:{escape(data[1])};base64,{b64encode(data[0]).decode()}"'

    title = f"{names.title}: {names.old} → {names.new}"
    head = f'<p class="sides" dir="auto"><strong>{escape(title)}</strong></p>'
    html = lone_document(drawn, title, sheet)
    html = html.replace(_BODY, head + _BODY, 1)
    return closed(_BLOB.sub(inside, html), address)


def closed(html: str, address: Callable[[str], str]) -> str:
    """Nothing in it asks for this program: no picture of ours, no order, no link but outside."""

    def outside(found: re.Match[str]) -> str:
        to = address(unescape(found[1]))
        return f' href="{escape(to)}"' if to else ""

    return _OURS.sub(outside, _ORDERS.sub("", _NOT_INSIDE.sub(_card, html)))


def _card(found: re.Match[str]) -> str:
    """In the place of a picture that was never fetched stands what it is called."""
    from confluence_desk.render.icons import icon  # noqa: PLC0415 - no start needs it

    said = _ALT.search(found[0])
    return f'<span class="absent">{icon("image")}{said[1] if said else ""}</span>'


def marked(
    found: "Comparison",
    names: Names,
    labels: "Labels",
    address: Callable[[str], str],
    context: "Context",
) -> str:
    """Markdown with what went and came marked; links and pictures lead to the site."""
    from confluence_desk.diff.critic import as_markdown  # noqa: PLC0415 - no start needs it
    from confluence_desk.diff.outside import outside_of  # noqa: PLC0415 - as above

    text = as_markdown(found, labels, outside_of(context, address))
    return f"# {names.title}: {names.old} → {names.new}\n\n{text}"


def patch(old: str, new: str, names: Names) -> str:
    """The storage format of both, a tag a line, as a unified diff."""
    from confluence_desk.diff.told import as_patch  # noqa: PLC0415 - no start needs it

    sides = tuple(f"{names.title} ({side})" for side in (names.old, names.new))
    return "".join(f"{line}\n" for line in as_patch(old, new, (sides[0], sides[1])))


def one_change(found: "Comparison", number: int) -> Copy | None:
    """What went and what came in a change that one can go to; they are numbered from 1."""
    from confluence_desk.diff.chosen import changes_of  # noqa: PLC0415 - no start needs it

    changes = changes_of(found)
    if not 1 <= number <= len(changes):
        return None
    olds = [row.left.text for row in changes[number - 1] if row.left]
    news = [row.right.text for row in changes[number - 1] if row.right]
    lines = [*_lines("- ", olds), *_lines("+ ", news)]
    html = [*_tagged("del", olds), *_tagged("ins", news)]
    return Copy("\n".join(lines), "".join(html))


def _lines(sign: str, texts: list[str]) -> list[str]:
    return [f"{sign}{' '.join(text.split())}" for text in texts if text.strip()]


def _tagged(tag: str, texts: list[str]) -> list[str]:
    return [f"<p><{tag}>{escape(text.strip())}</{tag}></p>" for text in texts if text.strip()]
