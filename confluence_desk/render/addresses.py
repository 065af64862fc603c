"""Which addresses a drawing may link to, and how ours are written."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_ALLOWED = frozenset({"http", "https", "mailto"})
_OURS = "desk://site/"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"
_ORDINARY = re.compile(
    r"https?://([A-Za-z0-9][A-Za-z0-9.-]*)(?:[/?#][A-Za-z0-9/:?#@!$&'()*+,;=%~._-]*)?\Z"
)
"""Nearly every address: nothing in it is to be quoted, made absolute or refused."""


def ours(verb: str, *parts: str | int, anchor: str = "") -> str:
    """``desk://site/VERB/PART/PART#anchor`` with every part quoted."""
    path = "/".join(quote(str(part), safe="") for part in parts)
    return f"{_OURS}{verb}/{path}" + (f"#{quote(anchor, safe='')}" if anchor else "")


def within(anchor: str) -> str:
    """``#anchor`` of this same document."""
    return f"#{quote(anchor, safe='')}"


@lru_cache(maxsize=1024)
def outside(address: str, site_url: str) -> str:
    """An address written in a document, made absolute; empty when we do not follow its kind.

    A document cannot name our own scheme: only our code links to commands (``desk:``).
    """
    if _ORDINARY.match(address):
        return address
    cleaned = _CONTROLS.sub("", address.strip())
    if cleaned.startswith("//"):
        cleaned = f"https:{cleaned}"
    elif cleaned.startswith("/"):
        cleaned = f"{site_url}{cleaned}"
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _ALLOWED or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(cleaned, safe=_SAFE)


def host(address: str) -> str:
    """The host of an address, for showing where a link leads."""
    if ordinary := _ORDINARY.match(address):
        return ordinary[1].lower()
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
