"""Loads what talks to Confluence, and the like, when it is asked for: no window waits for that."""

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.api.endpoint import Endpoint
    from confluence_desk.api.transport import Outcome

Made = TypeVar("Made")


def real_client(
    endpoint: "Endpoint", *, on_outcome: Callable[["Outcome"], None] | None = None
) -> "ConfluenceClient":
    """A client for the real network."""
    from confluence_desk.api.client import ConfluenceClient  # noqa: PLC0415 - a fifth of a second

    return ConfluenceClient.open(endpoint, on_outcome=on_outcome)


def load() -> None:
    """Load it now, in any thread."""
    import confluence_desk.api.client  # noqa: F401, PLC0415 - as above


def load_search() -> None:
    """Load what finds pages now, in any thread: the first search begins at once."""
    import confluence_desk.cql.completion  # noqa: PLC0415 - a twentieth of a second with the others
    import confluence_desk.cql.questions.reading  # noqa: PLC0415 - as above
    import confluence_desk.services.local_search  # noqa: PLC0415 - as above
    import confluence_desk.services.query_values  # noqa: PLC0415 - as above
    import confluence_desk.store.query.answering  # noqa: F401, PLC0415 - as above


def late(make: Callable[[], "ConfluenceClient"]) -> "ConfluenceClient":
    """A client that is made when it is first used; one that never was needs no closing."""
    return cast("ConfluenceClient", _Late(make))


async def renew(client: "ConfluenceClient") -> None:
    """Close what was made late; the next question makes it anew."""
    if isinstance(client, _Late):
        await client.renew()


def on_demand(make: Callable[[], Made]) -> Made:
    """Something that is loaded and made when anything is asked of it."""
    return cast("Made", _OnDemand(make))


class _OnDemand:
    """Stands in for what is made then."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._made: Any = None
        self._turn = RLock()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        with self._turn:
            if self._made is None:
                self._made = self._make()
            made = self._made
        return getattr(made, name)


class _Late(_OnDemand):
    """Stands in for a client."""

    async def renew(self) -> None:
        """Close the client, and make another one when it is used again."""
        made, self._made = self._made, None
        if made is not None:
            await made.aclose()

    async def aclose(self) -> None:
        """Close the client, if there is one."""
        if self._made is not None:
            await self._made.aclose()
