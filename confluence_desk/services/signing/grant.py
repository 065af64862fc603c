"""What a consent gave: tokens that live an hour, and one that fetches the next."""

from dataclasses import field
from datetime import datetime

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
