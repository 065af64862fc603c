"""What a consent gave: a token that lives an hour, and one that fetches the next."""

import json
from dataclasses import field
from datetime import UTC, datetime

from confluence_desk.domain.entities import Site
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.signing.registration import Registration


@frozen
class Grant:
    """Everything an account needs to ask by OAuth; ``expires`` is aware UTC."""

    registration: Registration
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires: datetime


@frozen
class Offer:
    """A site that the consent opens, and the scopes it has there."""

    site: Site
    scopes: tuple[str, ...] = ()


@frozen
class Granted:
    """The end of a sign-in: the site that was chosen, and how to ask it."""

    offer: Offer
    grant: Grant


def written(grant: Grant) -> str:
    """As the one secret that is kept of it: old and new tokens never lie mixed."""
    app = grant.registration
    return json.dumps(
        {
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "port": app.port,
            "access": grant.access,
            "refresh": grant.refresh,
            "expires": grant.expires.timestamp(),
        }
    )


def read(secret: str) -> Grant | None:
    """The grant that a secret holds; None where it holds none."""
    try:
        row = json.loads(secret)
        app = Registration(str(row["client_id"]), str(row["client_secret"]), int(row["port"]))
        expires = datetime.fromtimestamp(float(row["expires"]), UTC)
        return Grant(app, str(row["access"]), str(row["refresh"]), expires)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
