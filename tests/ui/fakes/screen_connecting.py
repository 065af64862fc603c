"""The steps of connecting that tests look at as a whole."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from confluence_desk.domain import errors
from confluence_desk.domain.capabilities import Capability, Finding, Verdict
from confluence_desk.domain.entities import Site, Space
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.keeping import Rule
from confluence_desk.services.addresses import site_of
from confluence_desk.services.entrance import Candidate, Shelf
from confluence_desk.services.estimating import Estimate
from confluence_desk.services.session import Account
from confluence_desk.services.signing.flow import Stage as Progress
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.messages import Messages
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.stage import Screen, Stage
from tests.ui.fakes.wizard import FakeNetwork

SITE = Site("https://acme.atlassian.net", "1111-2222", "acme")
ANA = Account(SITE, "ana@acme.test", "ana", "Ana Ruiz", "https://api.atlassian.com/ex/1111-2222")
SPACES = (
    Space("1", "OPS", "Operations", homepage_id="11"),
    Space("2", "ENG", "Engineering", homepage_id="12"),
)
LACKING = {
    Capability.COMMENTS: Finding(
        Capability.COMMENTS, Verdict.NO_SCOPE, ("read:comment:confluence",)
    ),
    Capability.RESTRICTIONS: Finding(Capability.RESTRICTIONS, Verdict.NOT_HERE),
    Capability.AUDIT: Finding(Capability.AUDIT, Verdict.NOT_PERMITTED),
}


class FakeEntrance:
    """Lets one token in, at once; what is ``failing`` fails."""

    def __init__(self) -> None:
        self.crashing: Capability | None = None
        self.failing: dict[str, BaseException] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.lacking: dict[Capability, Finding] = dict(LACKING)
        self.tried: list[tuple[str, ...]] = []
        self.opened: list[tuple[Rule, ...]] = []
        self.library = FakeLibrary()
        self.session = FakeSession(self.library)

    def site_of(self, text: str) -> str:
        return site_of(text)

    async def find(self, url: str) -> Site:
        await self._passed("find")
        return SITE if url == SITE.url else Site(url, "3333", "other")

    async def by_token(self, site: Site, email: str, token: str) -> Candidate:
        self.tried.append((site.url, email, token))
        await self._passed("by_token")
        if token != "good":
            raise errors.SignInNeeded(site.url)
        return Candidate(ANA, token)

    async def examine(self, _candidate: Candidate) -> AsyncGenerator[Finding, None]:
        for each in Capability:
            await self._passed("examine")
            if each is self.crashing:
                raise ZeroDivisionError
            yield self.lacking.get(each, Finding(each, Verdict.WORKS))

    async def shelf(self, _candidate: Candidate) -> Shelf:
        await self._passed("shelf")
        return Shelf(SPACES, frozenset({"1"}))

    async def find_page(self, _candidate: Candidate, text: str) -> tuple[str, str]:
        await self._passed("find_page")
        return "7", text

    async def estimate(self, _candidate: Candidate, rules: Sequence[Rule]) -> Estimate:
        await self._passed("estimate")
        return Estimate(120 * len(rules), 3_400_000 * len(rules))

    async def open(self, _candidate: Candidate, rules: Iterable[Rule] = ()) -> FakeSession:
        await self._passed("open")
        self.opened.append(tuple(rules))
        return self.session

    async def _passed(self, name: str) -> None:
        if name in self.gates:
            await self.gates[name].wait()
        if name in self.failing:
            raise self.failing[name]


def made_wizard(entrance: Any, theme: Any, **more: Any) -> ConnectDialog:
    """A wizard that asks nobody but ``entrance``."""
    nobody: Any = object()
    return ConnectDialog(
        nobody,
        theme,
        more.pop("messages", Messages()),
        entrance=entrance,
        network=FakeNetwork(),
        **more,
    )


async def _to(dialog: ConnectDialog, steps: int, settle: Any) -> None:
    """Go on so many steps."""
    dialog.where.site.setText("acme")
    for at in range(steps):
        if at == 1:
            dialog.how.token_card.email.setText("ana@acme.test")
            dialog.how.token_card.token.setText("good")
        await settle()
        dialog.next_button.click()
        await settle()


@asynccontextmanager
async def step(
    number: int, stage: Stage, *, trouble: DeskError | None = None
) -> AsyncIterator[QWidget]:
    """One of the steps, and what is the matter there."""
    dialog = made_wizard(FakeEntrance(), stage.theme, keyring=number > 1)
    asking = asyncio.create_task(dialog.ask())
    await stage.settle()
    await _to(dialog, number, stage.settle)
    if number == 0:
        dialog.where.stop()  # in a while it would ask by itself, and find the site
        dialog.network_wanted()
    if number == 1:
        dialog.how.token_card.opener.setChecked(True)
    dialog.step.tell(trouble)
    await stage.settle()
    yield dialog
    dialog.close()
    await asking


@asynccontextmanager
async def consenting(progress: Progress | None, stage: Stage) -> AsyncIterator[QWidget]:
    """The second step by OAuth."""
    dialog = made_wizard(FakeEntrance(), stage.theme)
    asking = asyncio.create_task(dialog.ask())
    await stage.settle()
    dialog.where.browser.click()
    dialog.how.consent_card.opener.setChecked(progress is None)
    dialog.how.consent_card.show_stage(progress)
    await stage.settle()
    yield dialog
    dialog.close()
    await asking


CONNECTING: dict[str, Screen] = {
    "connecting where": partial(step, 0, trouble=errors.Untrusted("acme.atlassian.net")),
    "connecting how": partial(step, 1, trouble=errors.WrongOwner("https://acme.atlassian.net")),
    "connecting check": partial(step, 2),
    "connecting keep": partial(step, 3, trouble=errors.StoreTrouble("full")),
    "connecting done": partial(step, 4),
    "connecting oauth": partial(consenting, None),
    "connecting oauth waits": partial(consenting, Progress.PASTE),
}
