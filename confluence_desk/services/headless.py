"""Who reads which site where nobody sits in front: as the environment says, in every command."""

from collections.abc import Mapping, MutableMapping
from dataclasses import field
from typing import TYPE_CHECKING

from confluence_desk.domain.errors import NoKeyring, SignInNeeded
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.addresses import (
    looks_like_service,
    looks_personal,
    mail_of,
    site_of,
    token_of,
)
from confluence_desk.system.strongbox import Place, Strongbox

if TYPE_CHECKING:
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.services.session import Account, Session
    from confluence_desk.system.credentials import Secrets

SITE = "CONFLUENCE_DESK_SITE"
EMAIL = "CONFLUENCE_DESK_EMAIL"
TOKEN = "CONFLUENCE_DESK_TOKEN"  # noqa: S105 - a name
PASSPHRASE = "CONFLUENCE_DESK_PASSPHRASE"  # noqa: S105 - as above
CLIENT_SECRET = "CONFLUENCE_DESK_CLIENT_SECRET"  # noqa: S105 - as above


_UNUSABLE = {"absent", "failing"}


class Unnamed(Exception):
    """The environment names a site that nothing is known about, and no token for it."""


@frozen
class Given:
    """What the environment says; its secrets show in nothing that prints it."""

    site: str = ""
    email: str = ""
    token: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    client_secret: str = field(default="", repr=False)

    @property
    def says_who(self) -> bool:
        """Whether it says anything about the connection."""
        return bool(self.site or self.email or self.token)


def given(environment: Mapping[str, str]) -> Given:
    """What stands there; raises ``NoSite`` for what is no site."""
    site = environment.get(SITE, "").strip()
    email = environment.get(EMAIL, "").strip()
    return Given(
        site_of(site) if site else "",
        mail_of(email) or email,
        token_of(environment.get(TOKEN, "")),
        environment.get(PASSPHRASE, ""),
        environment.get(CLIENT_SECRET, "").strip(),
    )


def taken(environment: MutableMapping[str, str]) -> Given:
    """As ``given``, and its secrets are not handed down to the processes that this one starts."""
    try:
        return given(environment)
    finally:
        for name in (TOKEN, PASSPHRASE, CLIENT_SECRET):
            environment.pop(name, None)


async def unlock(secrets: "Secrets", given: Given) -> None:
    """Open the vault with the passphrase; make one where there is no keyring to use.

    Without a passphrase nothing happens. A keyring that is only locked is a keyring: a vault
    would hide what lies in it. Raises ``NoKeyring`` where the passphrase is the wrong one.
    """
    if not given.passphrase or not isinstance(secrets, Strongbox):
        return
    if secrets.place is Place.VAULT:
        if secrets.locked:
            await secrets.unlock(given.passphrase)
        return
    trouble = await secrets.trouble()
    if trouble is not None and trouble.kind in _UNUSABLE:
        await secrets.choose_vault(given.passphrase)


def chosen(accounts: "Accounts", given: Given) -> "Account | None":
    """The remembered account that it means: the one used last of those that fit."""
    for account in accounts.connections.all():
        fits = not given.site or account.site.url == given.site
        mine = not given.email or account.email.lower() == given.email.lower()
        if fits and mine and not (given.token and _other_kind(account, given.token)):
            return account
    return None


def _other_kind(account: "Account", token: str) -> bool:
    """Whether a token cannot be sent as this account's is."""
    if account.service:
        return looks_personal(token)
    return account.oauth or looks_like_service("", token)


async def session_of(
    accounts: "Accounts", given: Given, *, anew: bool = True, bare: bool = False
) -> "Session":
    """The session that the environment asks for, or that of the account used last.

    A token in the environment is used and kept nowhere; the library's key is kept, so that the
    library outlives the run. A ``bare`` one needs none, see ``Accounts.resume``. Raises
    ``Unnamed`` where nobody is known, and no token is there.
    """
    account = chosen(accounts, given)
    if account is not None:
        try:
            token = given.token or None
            return await accounts.resume(account, anew=anew, token=token, bare=bare)
        except SignInNeeded:
            if not given.token:
                raise
    if not (given.site and given.token):
        raise Unnamed
    account, token = await accounts.recognised(given.site, given.email, given.token)
    session = await accounts.open(account, token, keep_token=False)
    if not session.account.remembered:
        await session.aclose()
        raise NoKeyring("nothing keeps the library's key")
    return session


__all__ = ["Given", "Unnamed", "chosen", "given", "session_of", "taken", "unlock"]
