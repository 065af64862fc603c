"""Where a file's bytes may be fetched from: never with a credential, never from just anywhere."""

from urllib.parse import SplitResult, urljoin, urlsplit

from confluence_desk.api.endpoint import Endpoint, is_loopback
from confluence_desk.domain.errors import BadReply

_EXACT = {"atlassian.com", "atlassian.net"}
_BELOW = (".atlassian.com", ".atlassian.net", ".cloudfront.net")


def followed(location: str, came_from: str, endpoint: Endpoint) -> str:
    """The absolute address behind a ``Location``; ``BadReply`` when it leads astray.

    The error names the host only: the rest of such an address is a key to the file.
    """
    try:
        target = urljoin(came_from, location)
        parts = urlsplit(target)
        allowed = bool(location) and _allowed(parts, endpoint)
    except ValueError:
        raise BadReply("a redirect to no address") from None
    if not allowed:
        raise BadReply(f"a redirect to {parts.hostname or 'nowhere'}, which is not Atlassian's")
    return target


def _allowed(parts: SplitResult, endpoint: Endpoint) -> bool:
    host = (parts.hostname or "").rstrip(".")
    if is_loopback(host):
        return endpoint.local and parts.scheme in {"http", "https"}
    known = host in _EXACT or host.endswith(_BELOW)
    return known and parts.scheme == "https" and parts.port in {None, 443}
