"""Which attachments may stand in a page as pictures, and what stands there when one is not here."""

import html

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    NotKept,
    RateLimited,
    SignInNeeded,
    TooLarge,
    Unreachable,
)
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

SVG = "image/svg+xml"
_SHOWN = frozenset(
    {
        SVG,
        "image/avif",
        "image/bmp",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/vnd.microsoft.icon",
        "image/webp",
        "image/x-icon",
    }
)
_ALIASES = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png"}
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_SENTENCES: tuple[tuple[type[DeskError], str], ...] = (
    (Forbidden, QT_TRANSLATE_NOOP("Picture", "You may not see this image")),
    (Missing, QT_TRANSLATE_NOOP("Picture", "This image was deleted")),
    (TooLarge, QT_TRANSLATE_NOOP("Picture", "This image is too large")),
    (SignInNeeded, QT_TRANSLATE_NOOP("Picture", "Sign in to load this image")),
    (RateLimited, QT_TRANSLATE_NOOP("Picture", "Image not loaded yet")),
    (NotKept, QT_TRANSLATE_NOOP("Picture", "The picture of then is not kept here")),
    (Unreachable, QT_TRANSLATE_NOOP("Picture", "Image not here: offline")),
)
_CARD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="280" height="96" viewBox="0 0 280 96">'
    '<rect x="1" y="1" width="278" height="94" rx="8" fill="#808895" fill-opacity=".12"'
    ' stroke="#808895" stroke-opacity=".6" stroke-dasharray="5 4"/>'
    '<g fill="none" stroke="#808895" stroke-width="2" stroke-linejoin="round">'
    '<rect x="124" y="22" width="32" height="24" rx="3"/><circle cx="133" cy="30" r="2.5"/>'
    '<path d="M125 44l10-9 6 5 7-8 8 8"/></g>'
    '<text x="140" y="70" text-anchor="middle" font-family="sans-serif" font-size="13"'
    ' fill="#808895">{}</text></svg>'
)


def picture_type(data: bytes, media_type: str) -> str:
    """The media type to serve ``data`` as; empty when it is no picture that we show.

    What Confluence says counts; only where it says nothing, the first bytes do.
    """
    said = media_type.partition(";")[0].strip().lower()
    said = _ALIASES.get(said, said)
    if said in _SHOWN:
        return said
    if said not in {"", "application/octet-stream"}:
        return ""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _BEGINNINGS if data.startswith(start)), "")


def absence(reason: DeskError) -> bytes:
    """A card as SVG that stands where the picture would; it suits light and dark."""
    sentences = (text for kind, text in _SENTENCES if isinstance(reason, kind))
    said = next(sentences, QT_TRANSLATE_NOOP("Picture", "Image could not be loaded"))
    return _CARD.format(html.escape(QCoreApplication.translate("Picture", said))).encode()
