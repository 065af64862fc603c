"""Writes the words of a comparison as Markdown: emphasis, links and pictures with what changed."""

import re
from collections.abc import Callable, Iterator, Sequence

from confluence_desk.diff.blocks import Piece, slices
from confluence_desk.diff.spans import Span
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.names import Element, name_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|{}~])")
_SIGNS = {"bold": "**", "italic": "*", "struck": "~~"}
_LINKS = {"a", "ac:link"}
_IMAGE, _LINK = "image ", "link="
_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def _no_thing(_node: Element) -> str:
    return ""


@frozen
class Outside:
    """What things and links are outside of the window; nothing where nobody can tell.

    ``thing`` writes a picture, a mention or a page that names itself as Markdown, ``link`` tells
    where a link leads.
    """

    thing: Callable[[Element], str] = _no_thing
    link: Callable[[Element], str] = _no_thing


def write_spans(
    spans: Sequence[Span], old: Sequence[Piece], new: Sequence[Piece], outside: Outside
) -> str:
    """Both texts as one: what went is marked, then what came in its place."""
    parts: list[str] = []
    things = {piece.thing for piece in old} & {piece.thing for piece in new}
    sizes = (sum(len(one.text) for one in old), sum(len(one.text) for one in new))
    at = to = 0
    for span in spans:
        went = span.deed == "-"
        first, text = (at, span.old) if went else (to, span.new)
        last = first + len(text)
        found = list(slices(old if went else new, first, last, ends=last == sizes[not went]))
        kept = things if span.deed != "=" else set()
        for same, pieces in _apart(found, kept):
            if not (same and went):  # it stands on the other side as well
                parts.append(mark("=" if same else span.deed, write(pieces, outside)))
        at, to = at + len(span.old), to + len(span.new)
    return "".join(parts)


def write(pieces: Sequence[Piece], outside: Outside) -> str:
    """Pieces of a line; those of one link together."""
    parts: list[str] = []
    begun: tuple[Element | None, list[str]] = (None, [])
    for piece in pieces:
        link = next((node for node in piece.holders if name_of(node) in _LINKS), None)
        link = None if piece.thing else link
        if link is not begun[0]:
            parts.append(_linked(*begun, outside))
            begun = (link, [])
        begun[1].append(_thing(piece, outside) if piece.thing else _words(piece))
    parts.append(_linked(*begun, outside))
    return re.sub(r"\s+", " ", "".join(parts))


def mark(deed: str, text: str) -> str:
    """A text that went or came; blanks at its ends stand outside of the marks."""
    bare = text.strip()
    if deed == "=" or not bare:
        return text
    sign = deed * 2
    return text.replace(bare, f"{{{sign}{bare}{sign}}}", 1)


def safe(text: str) -> str:
    """A text in which nothing is taken for Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def _words(piece: Piece) -> str:
    bare = piece.text.strip()
    if not bare:
        return piece.text
    made = f"`{bare}`" if "code" in piece.marks and "`" not in bare else safe(bare)
    for look, sign in _SIGNS.items():
        if look in piece.marks:
            made = f"{sign}{made}{sign}"
    return piece.text.replace(bare, made, 1)


def _thing(piece: Piece, outside: Outside) -> str:
    made = outside.thing(piece.holders[-1]) if piece.holders else ""
    if made:
        return " ".join(made.split())
    if not piece.thing.startswith(_IMAGE):
        return safe(piece.text)
    named = piece.thing.removeprefix(_IMAGE)
    return f"![{safe(' '.join(piece.text.split()))}]({_target(named)})"


def _linked(link: Element | None, words: Sequence[str], outside: Outside) -> str:
    text = "".join(words)
    bare = text.strip()
    if link is None or not bare:
        return text
    target = outside.link(link) or str(link.get("href", ""))
    if not _ADDRESS.match(target):
        return text
    return text.replace(bare, f"[{bare}]({_target(target)})", 1)


def _target(address: str) -> str:
    """An address where Markdown has one; blanks and brackets would end it."""
    return f"<{address}>" if re.search(r"[\s()<>]", address) else address


def _apart(pieces: Sequence[Piece], kept: set[str]) -> Iterator[tuple[bool, list[Piece]]]:
    """Pieces in stretches: things that both sides have, and all others."""
    stretch: list[Piece] = []
    for piece in pieces:
        if piece.thing and piece.thing in kept:
            yield False, stretch
            yield True, [piece]
            stretch = []
        else:
            stretch.append(piece)
    yield False, stretch
