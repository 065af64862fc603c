"""What the wizard asks of the program, from an address to a library: one method a step."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, Unpack

from confluence_desk.domain.capabilities import Finding
from confluence_desk.domain.entities import Kind, Site, Space
from confluence_desk.domain.errors import DeskError, Missing
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import Rule
from confluence_desk.domain.links import from_tiny, parse
from confluence_desk.services.addresses import site_of
from confluence_desk.services.connecting import find_site, recognise
from confluence_desk.services.estimating import Estimate, Estimating
from confluence_desk.services.session import UNNAMED, Account, Session

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.services.signing.flow import Asked, SigningIn
    from confluence_desk.services.signing.grant import Granted
    from confluence_desk.services.signing.registration import Registration


@frozen
class Candidate:
    """An account that was recognised; nothing of it is kept until ``Entrance.open``."""

    account: Account
    secret: str = field(repr=False)

    @property
    def scoped(self) -> bool:
        """Whether it is asked behind the gateway, where scopes count."""
        return self.account.base != self.account.site.url


@frozen
class Shelf:
    """The spaces there are to keep, and which of them the person starred."""

    spaces: tuple[Space, ...]
    starred: frozenset[str] = frozenset()


class Entrance:
    """Every method asks the network and raises ``DeskError``; only ``open`` keeps.

    ``before_keeping`` is done first of all then.
    """

    def __init__(self, accounts: "Accounts") -> None:
        self._accounts = accounts
        self._ways = accounts.ways
        self.before_keeping: Callable[[], Awaitable[None]] | None = None

    def site_of(self, text: str) -> str:
        """The address that is meant; raises ``NoSite``."""
        return site_of(text)

    async def find(self, url: str) -> Site:
        """The site at an address."""
        return await find_site(self._ways, url)

    async def by_token(self, site: Site, email: str, token: str) -> Candidate:
        """Whose this e-mail and token are."""
        return Candidate(*await recognise(self._ways, site, email, token))

    def signing(self, registration: "Registration", **asked: "Unpack[Asked]") -> "SigningIn":
        """A sign-in in the browser; ``run`` gives what ``by_consent`` takes."""
        return self._accounts.signing_in(registration, **asked)

    async def by_consent(self, granted: "Granted") -> Candidate:
        """Whose consent it is."""
        from confluence_desk.services.signing.arrival import recognised  # noqa: PLC0415 - as below

        return Candidate(*await recognised(self._ways, granted))

    async def examine(self, candidate: Candidate) -> AsyncGenerator[Finding, None]:
        """What the account may do here, one after the other."""
        from confluence_desk.services.checks import examine  # noqa: PLC0415 - few starts need it

        async with self._client(candidate) as client:
            async for finding in examine(client, _named(candidate.account)):
                yield finding

    async def shelf(self, candidate: Candidate) -> Shelf:
        """What could be kept."""
        async with self._client(candidate) as client:
            spaces = await client.spaces()
            starred: Sequence[str] = ()
            if _named(candidate.account):
                starred = await client.probing.starred_spaces(candidate.account.account_id)
        shown = sorted(spaces, key=lambda each: (each.status != "current", each.name.casefold()))
        return Shelf(tuple(shown), frozenset(starred))

    async def find_page(self, candidate: Candidate, text: str) -> tuple[str, str]:
        """Id and title of the page that an address, an id or a title names."""
        site_url = candidate.account.site.url
        async with self._client(candidate) as client:
            target = parse(text.strip(), site_url)
            page_id = target.id if target and target.kind == "page" else ""
            if target and target.kind == "tiny":
                page_id = from_tiny(target.id)
            if page_id:
                node = await client.node(Kind.PAGE, page_id)
                return node.id, node.title
            quoted = text.strip().replace("\\", "\\\\").replace('"', '\\"')
            hits = await client.search(f'type = page and title ~ "{quoted}"', limit=1)
        if not hits:
            raise Missing(text.strip())
        return hits[0].id, hits[0].title

    async def estimate(self, candidate: Candidate, rules: Sequence[Rule]) -> Estimate:
        """About how much these would keep."""
        async with self._client(candidate) as client:
            return await Estimating(client).of(rules)

    async def open(self, candidate: Candidate, rules: Iterable[Rule] = ()) -> Session:
        """Keep the account and what it wants offline; nothing of it where that fails."""
        if self.before_keeping is not None:
            await self.before_keeping()
        before = {each.key for each in self._accounts.connections.all()}
        session = await self._accounts.open(candidate.account, candidate.secret)
        added: list[int] = []
        try:
            for rule in rules:
                known = session.keeping.rule_of(rule.holds, rule.subject)
                key = await session.keeping.add(rule)
                added += [] if known else [key]
        except BaseException:
            await self._take_back(session, added, known=session.account.key in before)
            raise
        return session

    async def _take_back(self, session: Session, added: Iterable[int], *, known: bool) -> None:
        """Leave whoever was known as they were, and nothing of anybody new."""
        with suppress(DeskError):
            for key in added if known else ():
                await session.keeping.remove(key)
        await session.aclose()
        if not known:
            with suppress(DeskError):
                await self._accounts.sign_out(session.account, delete=True)

    def _client(self, candidate: Candidate) -> "ConfluenceClient":
        from confluence_desk.services.signing.arrival import endpoint_of  # noqa: PLC0415 - few starts need it

        endpoint = endpoint_of(candidate.account, candidate.secret, self._ways.road())
        return self._ways.open_client(endpoint)


def _named(account: Account) -> str:
    """The account's id; "" where the token may not ask for it."""
    return "" if account.account_id.startswith(UNNAMED) else account.account_id
