"""Where the API of one account answers, and with which credential."""

import base64
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol
from urllib.parse import urlsplit

from confluence_desk import __version__
from confluence_desk.domain.entities import Site
from confluence_desk.domain.road import Road

USER_AGENT = f"ConfluenceDesk/{__version__}"


class Tokens(Protocol):
    """Bearer tokens that end and are replaced, as those of OAuth."""

    async def token(self) -> str:
        """One that is good now, as far as anybody knows. Raises ``DeskError``."""

    async def renewed(self, refused: str) -> str:
        """Another than the one that was refused. Raises ``SignInEnded`` where there is none."""

    async def aclose(self) -> None:
        """Let what is under way end: its answer must not be lost."""


@dataclass(frozen=True)
class Endpoint:
    """The API of ``site`` as one credential reaches it.

    ``base`` is everything before ``/wiki``: the site's own origin for a classic token, the
    gateway with the site's cloud id for a scoped one. Plain ``http`` is for this machine only.
    ``road`` is how requests leave this machine. ``may_write`` says whether the person lets this
    connection change the site; nobody does unless they say so. Where ``tokens`` give the
    credential, ``token`` is not used.
    """

    base: str
    site: Site
    email: str
    token: str = field(repr=False)
    bearer: bool = False
    road: Road = field(default_factory=Road)
    may_write: Callable[[], bool] = field(default=lambda: False, repr=False, compare=False)
    tokens: Tokens | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", checked_base(self.base))
        if self.bearer:
            bearer(self.token)

    @cached_property
    def authorization(self) -> str:
        """The value of the header; never log it."""
        if self.bearer:
            return bearer(self.token)
        pair = f"{self.email}:{self.token}".encode()
        return f"Basic {base64.b64encode(pair).decode('ascii')}"

    @property
    def host(self) -> str:
        """The host that answers, for messages."""
        return urlsplit(self.base).hostname or ""

    @property
    def local(self) -> bool:
        """Whether it is the demo site on this machine."""
        return is_loopback(self.host)


def bearer(token: str) -> str:
    """The header's value for a token; raises ``ValueError`` for one that no header takes."""
    if not (token.isascii() and token.isprintable()):
        raise ValueError("The token holds characters that no header takes.")
    return f"Bearer {token}"


def checked_base(url: str) -> str:
    """``url`` without a final ``/wiki``; raises ``ValueError`` for one that is not safe."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if (parts.scheme == "https" and host) or (parts.scheme == "http" and is_loopback(host)):
        return url.rstrip("/").removesuffix("/wiki")
    raise ValueError("An endpoint is an https address, or http on this machine.")


def is_loopback(host: str) -> bool:
    """Whether ``host`` can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
