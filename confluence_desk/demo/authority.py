"""Codes and tokens of the demo site's OAuth: which of them exist, and which are still good."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

LIFETIME = timedelta(hours=1)
CODE_LIFETIME = timedelta(minutes=5)
_IDLE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class App:
    """An app of the developer console: one callback address, compared to the letter."""

    client_id: str
    client_secret: str
    redirect_uri: str
    name: str = "Confluence Desk"
    scopes: frozenset[str] = frozenset()
    """Ticked in the console; empty is all of them."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The site that a person can let an app into."""

    cloud_id: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token allows, to whom, until when."""

    account_id: str
    scopes: frozenset[str]
    expires_at: datetime


@dataclass(slots=True)
class _Code:
    grant: Grant
    redirect_uri: str


@dataclass(slots=True)
class Authority:
    """Hands out codes and tokens and remembers which of them are still good."""

    app: App
    resource: Resource
    clock: Callable[[], datetime]
    leeway: timedelta = timedelta(0)
    """For how long a used refresh token works again; the documentation says ten minutes."""
    others: tuple[Resource, ...] = ()
    """Further sites, which a consent for the whole account opens as well."""
    _codes: dict[str, _Code] = field(default_factory=dict)
    _access: dict[str, Grant] = field(default_factory=dict)
    _refresh: dict[str, Grant] = field(default_factory=dict)

    def code(self, account_id: str, scopes: frozenset[str], redirect_uri: str) -> str:
        """A code that works once, within minutes."""
        code = secrets.token_urlsafe(24)
        grant = Grant(account_id, scopes, self.clock() + CODE_LIFETIME)
        self._codes[code] = _Code(grant, redirect_uri)
        return code

    def bearer(self, token: str) -> Grant | None:
        """What an access token allows now; None when it is unknown or has expired."""
        return self._live(self._access.get(token))

    def redeem(self, code: str, redirect_uri: str) -> dict[str, object] | None:
        """Tokens for a code; the code is spent, whatever comes of it."""
        found = self._codes.pop(code, None)
        grant = self._live(found.grant) if found else None
        if grant is None or not found or found.redirect_uri != redirect_uri:
            return None
        return self._tokens(grant)

    def refresh(self, token: str) -> dict[str, object] | None:
        """New tokens for a refresh token, which dies of it."""
        grant = self._live(self._refresh.get(token))
        if grant is None:
            return None
        self._retire(token, grant)
        return self._tokens(grant)

    def revoke(self) -> None:
        """Forget everything: the person took the consent back."""
        self._access.clear()
        self._refresh.clear()

    def _retire(self, token: str, grant: Grant) -> None:
        end = min(grant.expires_at, self.clock() + self.leeway)
        self._refresh[token] = Grant(grant.account_id, grant.scopes, end)

    def _live(self, grant: Grant | None) -> Grant | None:
        return grant if grant and grant.expires_at > self.clock() else None

    def _tokens(self, grant: Grant) -> dict[str, object]:
        access = f"eyJ{secrets.token_urlsafe(48)}"
        now = self.clock()
        self._access[access] = Grant(grant.account_id, grant.scopes, now + LIFETIME)
        made: dict[str, object] = {
            "access_token": access,
            "expires_in": int(LIFETIME.total_seconds()),
            "token_type": "Bearer",
            "scope": " ".join(sorted(grant.scopes)),
        }
        if "offline_access" in grant.scopes:
            refresh = f"eyJ{secrets.token_urlsafe(48)}"
            self._refresh[refresh] = Grant(grant.account_id, grant.scopes, now + _IDLE)
            made["refresh_token"] = refresh
        return made
