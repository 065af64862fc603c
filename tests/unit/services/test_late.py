import asyncio
from typing import TYPE_CHECKING, Any, cast

from confluence_desk.services.late import late

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient


class Client:
    """Counts how often it was made and closed."""

    made = 0

    def __init__(self) -> None:
        type(self).made += 1
        self.closed = 0
        self.name = "the one"

    async def aclose(self) -> None:
        self.closed += 1


def _counted() -> tuple[type[Client], Any]:
    kind = type("Counted", (Client,), {"made": 0})
    return kind, late(lambda: cast("ConfluenceClient", kind()))


def test_a_client_is_made_once_and_only_when_asked_something() -> None:
    kind, client = _counted()
    assert kind.made == 0
    assert (client.name, client.name) == ("the one", "the one")
    assert kind.made == 1


def test_a_client_that_never_was_is_not_made_to_be_closed() -> None:
    kind, client = _counted()
    asyncio.run(client.aclose())
    assert kind.made == 0


def test_the_client_that_was_made_is_closed() -> None:
    _kind, client = _counted()
    assert client.closed == 0
    asyncio.run(client.aclose())
    assert client.closed == 1
