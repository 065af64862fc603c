"""Pages and macros as Confluence itself draws them: HTML, by a task that one has to ask for."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from confluence_desk.api import wire
from confluence_desk.api.call import V1, V2, Call
from confluence_desk.api.decode import one
from confluence_desk.api.transport import Transport
from confluence_desk.api.wire_fields import Representation, Wire
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import BadReply, Missing, Refused, TimedOut

FIRST, LONGEST, PATIENCE = 0.3, 2.0, 45.0
"""Seconds before the first look, between two looks at most, and after which we give up."""
_GROWTH = 1.5
_ID = re.compile(r"[A-Za-z0-9_-]+")
"""It stands in a path: an author who writes one of their own must not lead us elsewhere."""
_UNDER_WAY = frozenset({"WORKING", "QUEUED", "RERUNNING"})


class _Task(Wire):
    async_id: str | None = None


class _Result(Wire):
    status: str | None = None
    value: str | None = None
    error: str | None = None


class _Drawing(Wire):
    body: dict[str, Representation | None] | None = None


_TASK = one(_Task, lambda task: task.async_id or "")
_RESULT = one(_Result, lambda result: result)
_DRAWING = one(
    _Drawing, lambda drawing: {k: v.value or "" for k, v in (drawing.body or {}).items() if v}
)


class Conversions:
    """Asks for drawings; they are dear to Confluence, so few are asked for at a time."""

    def __init__(
        self, transport: Transport, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._transport = transport
        self._sleep = sleep

    async def macro(self, content_id: str, version: int, macro_id: str) -> str:
        """One macro of a page as ``export_view``; ``Removed`` or ``Missing`` where it cannot be.

        Scoped tokens do not get here: the gateway took these paths away (trap 1).
        """
        what = f"macro {macro_id} of {content_id}"
        if not _ID.fullmatch(macro_id):
            raise Missing(what, "no id of a macro")
        path = f"{V1}/content/{content_id}/history/{version}/macro/id/{macro_id}"
        call = Call(f"{path}/convert/async/export_view", what, search=True)
        task = await self._transport.ask(call, _TASK)
        if not task:
            raise BadReply("a conversion without a number")
        return await self._result(task, what)

    async def page(self, kind: Kind, content_id: str, form: str) -> str:
        """A whole page as ``view``, which tells its macros apart, or as ``export_view``."""
        path = f"{V2}/{wire.PLURAL[kind]}/{content_id}"
        call = Call(path, f"{kind} {content_id}", {"body-format": form}, search=True)
        found = await self._transport.ask(call, _DRAWING)
        return found.get(form, "")

    async def _result(self, task: str, what: str) -> str:
        """Look now and then until it is done."""
        call = Call(f"{V1}/contentbody/convert/async/{task}", what)
        pause, waited = FIRST, 0.0
        while waited < PATIENCE:
            await self._sleep(pause)
            waited, pause = waited + pause, min(pause * _GROWTH, LONGEST)
            result = await self._transport.ask(call, _RESULT)
            if result.status not in _UNDER_WAY:
                return _value(result, what)
        raise TimedOut(self._transport.endpoint.host, "a drawing that was not done in time")


def _value(result: _Result, what: str) -> str:
    if result.status == "COMPLETED" and result.value is not None:
        return result.value
    raise Refused(what, result.error or f"conversion: {result.status}")


__all__ = ["Conversions"]
