"""What the window shows before any site is named: a session that holds and asks nothing."""

import secrets as randomness
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Site
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.connection import Connection, Link
from confluence_desk.services.late import late
from confluence_desk.services.library import Library
from confluence_desk.services.session import Account, Session
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient


def nobody(speech: Speech = ENGLISH) -> Session:
    """A session of no account: an empty library that goes with it, and no network at all."""
    site = Site("")
    client = late(_silent)
    store = Store.open(None, randomness.token_hex(32))
    connection = Connection("", lambda: client.current_user(), state=Link.NOBODY)  # noqa: PLW0108 - the method itself would make the client
    library = Library(site, store, client, connection, speech)
    return Session(Account(site, "", "", "", ""), library, connection, client, store)


def _silent() -> "ConfluenceClient":
    from confluence_desk.api.silence import silent_client  # noqa: PLC0415 - as in late.py

    return silent_client()
