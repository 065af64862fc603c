"""What came of a connection ends with it."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QUrl

from confluence_desk.domain.errors import ServerFault
from confluence_desk.sitting import Sitting
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import sample
from tests.ui.fakes.outfit import made_outfit
from tests.ui.fakes.session import FakeSession

Run = Callable[[Coroutine[Any, Any, None]], None]


def test_troubles_of_a_connection_that_is_closed_trouble_nobody(run: Run, theme: Theme) -> None:
    async def story() -> None:
        session: Any = FakeSession(sample())
        outfit = made_outfit(theme)
        announcer: Any = None
        sitting = Sitting(session, outfit, (), announcer, QUrl())
        outfit.messages.report(ServerFault(500), session.account.key)
        outfit.messages.report(ServerFault(500), "another connection")
        await sitting.aclose()
        assert session.closed
        assert [notice.site for notice in outfit.messages.problems] == ["another connection"]

    run(story())
