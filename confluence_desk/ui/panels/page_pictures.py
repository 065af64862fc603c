"""Reads from a drawn page which of its pictures can be looked at closely."""

import html as escaping
from urllib.parse import unquote

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.patterns import pattern

_IMAGE = pattern(r"<img\b[^>]*>")
_SOURCE = pattern(r'\bsrc="desk://site/blob/([^/"]+)/(\d+)"')
_ALT = pattern(r'\balt="([^"]*)"')
_ATTACHMENT = "desk://site/attachment/"


@frozen
class Shown:
    """A picture of a page: an attachment's bytes, and the words that stand for them."""

    attachment_id: str
    version: int
    words: str


def pictures_of(html: str) -> tuple[Shown, ...]:
    """Every attached picture that the page shows, each once, in the order they stand."""
    found: dict[str, Shown] = {}
    for image in _IMAGE.findall(html):
        if source := _SOURCE.search(image):
            words = _ALT.search(image)
            one = Shown(
                unquote(source[1]), int(source[2]), escaping.unescape(words[1]) if words else ""
            )
            found.setdefault(one.attachment_id, one)
    return tuple(found.values())


def picture_at(link: str, pictures: tuple[Shown, ...]) -> int:
    """Which of them a link of the page leads to; -1 for none."""
    if not link.startswith(_ATTACHMENT):
        return -1
    wanted = unquote(link.removeprefix(_ATTACHMENT).partition("#")[0])
    places = (at for at, shown in enumerate(pictures) if shown.attachment_id == wanted)
    return next(places, -1)
