"""The hosts of the library of the moment, as the settings ask for them."""

from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.ui.picture_hosts import PictureHosts
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary

Run = Callable[[Coroutine[Any, Any, None]], None]


class FakeSession:
    """A session with nothing but a library."""

    def __init__(self) -> None:
        self.library = FakeLibrary()


def test_hosts_are_those_of_the_library_that_is_open_now(run: Run, until: Any) -> None:
    troubles: list[BaseException] = []

    async def main() -> None:
        scope = TaskScope(troubles.append)
        session: list[FakeSession | None] = [None]
        hosts = PictureHosts(lambda: session[0], scope)  # type: ignore[arg-type, return-value]
        assert list(hosts.welcome()) == []
        hosts.dismiss("a.example")
        opened = FakeSession()
        opened.library.served.hosts = ["a.example", "b.example"]
        session[0] = opened
        assert list(hosts.welcome()) == ["a.example", "b.example"]
        hosts.dismiss("a.example")
        await until(lambda: list(hosts.welcome()) == ["b.example"])
        await scope.aclose()

    run(main())
    assert not troubles
