"""Turns the plain lines that bodies are written in here into blocks of storage format."""

import re
from collections.abc import Iterator
from html import escape

INLINE = frozenset(
    {
        "at",
        "date",
        "status",
        "page",
        "file",
        "emoji",
        "mark",
        "blog",
        "space",
        "link",
        "br",
        "profile",
    }
)
"""Shorthands that stand inside a paragraph; a line that is any other one is a block itself."""

_LONE = re.compile(r"\{\{/?([a-z-]+)[^{}]*\}\}(?:\{\{/?[a-z-]+[^{}]*\}\})*$")
_BULLET = re.compile(r"(- |\d+\. )(.*)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_BETWEEN = re.compile(r" \|\|(?: |$)")
_TABLE = re.compile(r"\{\{table ?([a-z]*)\}\}\n(.*?)\n\{\{/table\}\}", re.DOTALL)


def blocks(source: str) -> str:
    """Storage format with the shorthands still in it."""
    return "".join(_blocks(_TABLE.sub(_table, source).splitlines()))


def _blocks(lines: list[str]) -> Iterator[str]:
    kind, waiting = "", list[str]()
    for line in [*lines, ""]:
        now = _kind(line)
        if waiting and now != kind:
            yield _block(kind, waiting)
            waiting = []
        kind = now
        if now == "raw":
            yield line
        elif now.startswith("h"):
            yield f"<{now}>{_inline(line.lstrip('#').strip())}</{now}>"
        elif now:
            waiting.append(line)


def _kind(line: str) -> str:
    lone = _LONE.match(line)
    if not line.strip():
        return ""
    if line.startswith("<") or (lone and lone[1] not in INLINE):
        return "raw"
    if line.startswith("#"):
        return f"h{len(line) - len(line.lstrip('#'))}"
    bullet = _BULLET.match(line)
    return "p" if bullet is None else "ul" if bullet[1] == "- " else "ol"


def _block(kind: str, lines: list[str]) -> str:
    if kind == "p":
        return f"<p>{_inline(' '.join(lines))}</p>"
    items = (_BULLET.sub(r"\2", line, count=1) for line in lines)
    first = lines[0].partition(".")[0] if kind == "ol" else "1"
    start = "" if first == "1" else f' start="{first}"'
    shown = "".join(f"<li><p>{_inline(one)}</p></li>" for one in items)
    return f"<{kind}{start}>{shown}</{kind}>"


def _inline(text: str) -> str:
    coded = _CODE.sub(lambda hit: f"<code>{escape(hit[1], quote=False)}</code>", text)
    return _STRONG.sub(r"<strong>\1</strong>", coded)


def _table(hit: re.Match[str]) -> str:
    """A table with a head above, or (``side``) only in the first column."""
    side = hit[1] == "side"
    rows = [_BETWEEN.split(line) for line in hit[2].splitlines()]
    cells = (
        "".join(_cell(text, head=not x if side else not y) for x, text in enumerate(row))
        for y, row in enumerate(rows)
    )
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'<table data-layout="default"><tbody>{body}</tbody></table>'


def _cell(text: str, *, head: bool) -> str:
    name = "th" if head else "td"
    return f"<{name}><p>{_inline(text.strip())}</p></{name}>"
