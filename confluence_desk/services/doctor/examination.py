"""Looks at machine, way and connection in turn; needs neither a network nor somebody signed in."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.connection import Link
from confluence_desk.services.doctor import connection, machine, network, report

if TYPE_CHECKING:
    from confluence_desk.domain.road import Road
    from confluence_desk.domain.speech import Speech
    from confluence_desk.services.session import Account, Session
    from confluence_desk.system.credentials import Secrets

NOWHERE = "https://api.atlassian.com"
"""Where to look for the network while no site is known."""


class Doctor:
    """``session`` is None while nobody is signed in; ``data`` is the folder of libraries.

    ``account`` is whose session it would be: the way to a site can be looked at without a token.
    ``place`` is the address of a site to which nobody has connected yet.
    """

    def __init__(
        self,
        session: "Session | None",
        secrets: "Secrets",
        road: "Callable[[], Road]",
        data: Path,
        speech: "Speech",
        *,
        account: "Account | None" = None,
        place: str = "",
        today: Callable[[], date] = date.today,
    ) -> None:
        self._session = session
        self._account = session.account if session is not None else account
        self._place = place or NOWHERE
        self._secrets = secrets
        self._road = road
        self._data = data
        self._speech = speech
        self._today = today
        self.signs: list[Sign] = []

    async def examine(self) -> AsyncGenerator[Sign, None]:
        """One sign after the other, as they come; nothing is raised that is expected."""
        self.signs = []
        async with aclosing(self._all()) as found:
            async for sign in found:
                self.signs.append(sign)
                yield sign

    def text(self) -> str:
        """What was found so far, to be pasted."""
        return report.text(self._account, self.signs)

    def report(self) -> dict[str, object]:
        """What was found so far, for programs."""
        return report.values(self._account, self.signs)

    async def _all(self) -> AsyncGenerator[Sign, None]:
        yield machine.disk_sign(self._data, self._speech)
        yield await machine.secrets_sign(self._secrets, self._speech)
        session = self._session
        if session is not None:
            yield await machine.library_sign(session, self._speech)
        if session is not None and session.connection.state is Link.PAUSED:
            yield connection.paused_sign(self._speech)
            return
        answers = True
        url = self._account.site.url if self._account is not None else self._place
        async for sign in network.signs(url, self._road(), self._speech):
            answers = answers and (sign.id, sign.mark) != ("answer", Mark.BAD)
            yield sign
        if session is not None:
            async for sign in self._of(session, answers=answers):
                yield sign

    async def _of(self, session: "Session", *, answers: bool) -> AsyncGenerator[Sign, None]:
        """Of a site that does not answer it is not said a dozen times."""
        account = session.account
        yield connection.writing_sign(account, self._speech)
        yield connection.end_sign(account, self._today(), self._speech)
        if answers:
            async with aclosing(session.capabilities()) as findings:
                async for finding in findings:
                    yield connection.capability_sign(finding, self._speech)
