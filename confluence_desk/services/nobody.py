"""What the window shows before any site is named: a session that holds and asks nothing."""

import secrets as randomness

from confluence_desk.api.silence import silent_client
from confluence_desk.domain.entities import Site
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.connection import Connection, Link
from confluence_desk.services.library import Library
from confluence_desk.services.session import Account, Session
from confluence_desk.store import Store


def nobody(speech: Speech = ENGLISH) -> Session:
    """A session of no account: an empty library that goes with it, and no network at all."""
    site = Site("")
    client = silent_client()
    store = Store.open(None, randomness.token_hex(32))
    connection = Connection("", client.current_user, state=Link.NOBODY)
    library = Library(site, store, client, connection, speech)
    return Session(Account(site, "", "", "", ""), library, connection, client, store)
