"""From a consent to an account, and from an account to tokens that are good now."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.errors import ScopeMissing, SignInEnded
from confluence_desk.domain.road import Road
from confluence_desk.services.connecting import Ways, is_local
from confluence_desk.services.session import UNNAMED, Account
from confluence_desk.services.signing.flow import AUTHORITY, Authority
from confluence_desk.services.signing.grant import Grant, Granted, read, written
from confluence_desk.services.signing.rotation import Rotation, Shelf, lock_path

if TYPE_CHECKING:
    from confluence_desk.system.credentials import Secrets


def authority_of(ways: Ways) -> Authority:
    """Who grants: Atlassian, or a demo site on this machine."""
    url = ways.gateway if is_local(ways.gateway) else AUTHORITY
    return Authority(url, ways.gateway, ways.road())


async def recognised(ways: Ways, granted: Granted) -> tuple[Account, str]:
    """Whose consent it is, and the secret to keep of it; ``Accounts.open`` takes both."""
    site = granted.offer.site
    base = f"{ways.gateway}/ex/confluence/{site.cloud_id}"
    account = Account(site, "", f"{UNNAMED}oauth", site.name, base, oauth=True)
    secret = written(granted.grant)
    async with ways.open_client(endpoint_of(account, secret, ways.road())) as client:
        try:
            person = await client.current_user()
        except ScopeMissing:  # only whoever has been recognised is told that (trap 3)
            return account, secret
    named = replace(
        account,
        email=person.email,
        account_id=person.account_id,
        display_name=person.display_name,
        time_zone=person.time_zone,
    )
    return named, secret


def endpoint_of(account: Account, secret: str, road: Road) -> Endpoint:
    """The API as a token or a consent reaches it now; nothing is renewed by it."""
    if not account.oauth:
        way = (account.base, account.site, account.email, secret)
        return Endpoint(*way, bearer=account.service, road=road)
    grant = grant_of(account, secret)
    return Endpoint(account.base, account.site, "", grant.access, bearer=True, road=road)


def grant_of(account: Account, secret: str) -> Grant:
    """The grant that was kept; raises ``SignInEnded`` where that makes no sense."""
    grant = read(secret)
    if grant is None:
        raise SignInEnded(account.site.url, "no grant")
    return grant


def rotation(account: Account, secret: str, shelf: Shelf, ways: Ways) -> Rotation | None:
    """What keeps the tokens of an account alive; None for a token of the person's own."""
    if not account.oauth:
        return None

    async def renew(grant: Grant) -> Grant:
        from confluence_desk.api import oauth  # noqa: PLC0415 - no start needs it

        authority = authority_of(ways)  # each time: the way to the network may be another by now
        app, asked_at = grant.registration, oauth.utc_now()
        tokens = await oauth.refreshed(
            authority.url,
            oauth.Client(app.client_id, app.redirect_uri),
            app.client_secret,
            grant.refresh,
            site_url=account.site.url,
            road=authority.road,
        )
        refresh = tokens.refresh_token or grant.refresh
        return Grant(app, tokens.access_token, refresh, tokens.until(asked_at))

    return Rotation(account.site.url, grant_of(account, secret), shelf, renew)


def shelf(secrets: "Secrets", name: str, library: Path) -> Shelf:
    """Where the grant of an account lies, and who waits for whom to change it."""
    return Shelf(secrets, name, lock_path(library))
