"""Tries each capability with one small request, and says what came of it."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from confluence_desk.domain.capabilities import NEEDED, Capability, Finding, Verdict
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    Refused,
    Removed,
    ScopeMissing,
    SignInNeeded,
)

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

_Ask = Callable[[], Awaitable[object]]
NOWHERE, NO_FILE = "1", "att1"
"""Ids that nothing has: who may look is told that it is not there."""
_STUBS = (Kind.FOLDER, Kind.WHITEBOARD, Kind.DATABASE, Kind.EMBED)
_ENDS = {Verdict.SIGNED_OUT, Verdict.NO_ANSWER}
"""What would be said of all that comes after, too."""
_LOG = logging.getLogger(__name__)


async def examine(
    client: "ConfluenceClient", account_id: str = ""
) -> AsyncGenerator[Finding, None]:
    """One finding for each capability, in their order, as they come.

    Nothing is raised: a site that does not answer is a finding too, and ends the list early
    with the same one for what was not tried; so is a fault of our own, which ends nothing.
    ``account_id`` is somebody whose name is asked.
    """
    trial = _Trial(client, account_id)
    stopped: Finding | None = None
    for capability in Capability:
        finding = stopped and Finding(capability, stopped.verdict, detail=stopped.detail)
        if finding is None:
            finding = await trial.of(capability)
        if finding.verdict in _ENDS:
            stopped = finding
        yield finding


def may_go_on(findings: Iterable[Finding]) -> bool:
    """Whether all that is needed works: pages and spaces."""
    return {each.capability for each in findings if each.works} >= NEEDED


class _Trial:
    """Knows what the first answers told: a page, a file."""

    def __init__(self, client: "ConfluenceClient", account_id: str) -> None:
        self._ask = client.probing
        self._account_id = account_id
        self._page = ""

    async def of(self, capability: Capability) -> Finding:
        """Try one, with all requests that it takes."""
        worst = Finding(capability, Verdict.WORKS)
        scopes: list[str] = []
        for ask in self._requests(capability):
            found = await _told(capability, ask)
            scopes += [each for each in found.scopes if each not in scopes]
            if worst.works:
                worst = found
            if found.verdict in _ENDS:
                break
        return Finding(capability, worst.verdict, tuple(scopes), worst.detail)

    def _requests(self, capability: Capability) -> Iterable["_Ask"]:
        ask = self._ask
        page = self._page or NOWHERE
        asks: dict[Capability, tuple[_Ask, ...]] = {
            Capability.SPACES: (ask.spaces,),
            Capability.PAGES: (self._find_page,),
            Capability.HIERARCHY: (
                partial(ask.children, page),
                partial(ask.ancestors, page),
                *(partial(ask.stub, kind, NOWHERE) for kind in _STUBS),
            ),
            Capability.SEARCH: (ask.search,),
            Capability.COMMENTS: (partial(ask.comments, page),),
            Capability.LABELS: (partial(ask.labels_of, page), ask.labels),
            Capability.ATTACHMENTS: (partial(ask.attachments, page),),
            Capability.FILES: (partial(self._bytes, page),),
            Capability.VERSIONS: (partial(ask.versions, page),),
            Capability.PEOPLE: (partial(ask.people, [self._account_id or NOWHERE]),),
            Capability.RESTRICTIONS: (partial(ask.restrictions, page),),
            Capability.AUDIT: (ask.audit,),
        }
        return asks[capability]

    async def _find_page(self) -> None:
        self._page = await self._ask.pages()

    async def _bytes(self, page: str) -> None:
        """The bytes of a file; where none can be named, of one that is not there."""
        file = ""
        with suppress(ScopeMissing, Missing):  # told by the line of the attachments
            page, file = await self._ask.some_file()
        await self._ask.bytes_of(page or NOWHERE, file or NO_FILE)


async def _told(capability: Capability, ask: "_Ask") -> Finding:
    """What one request came to."""
    try:
        await ask()
    except DeskError as trouble:
        verdict = next(verdict for kind, verdict in _VERDICTS if isinstance(trouble, kind))
        if isinstance(trouble, Missing) and not isinstance(ask, partial):
            verdict = Verdict.NOT_HERE  # a whole list is not there
        # Any one of several scopes will do: the first is the granular one.
        scopes = trouble.scopes[:1] if isinstance(trouble, ScopeMissing) else ()
        detail = "" if verdict is Verdict.WORKS else getattr(trouble, "detail", "")
        return Finding(capability, verdict, scopes, detail)
    except Exception as fault:  # noqa: BLE001 - logged, and told in its row
        _LOG.exception("a capability could not be tried")
        return Finding(capability, Verdict.BROKEN, detail=type(fault).__name__)
    return Finding(capability, Verdict.WORKS)


_VERDICTS: tuple[tuple[type[DeskError], Verdict], ...] = (
    (ScopeMissing, Verdict.NO_SCOPE),
    (Missing, Verdict.WORKS),  # it was looked for, so it is allowed
    (Forbidden, Verdict.NOT_PERMITTED),
    (Refused, Verdict.NOT_PERMITTED),
    (Removed, Verdict.NOT_HERE),
    (SignInNeeded, Verdict.SIGNED_OUT),
    (DeskError, Verdict.NO_ANSWER),
)
