"""Pills give their letters away before the address does, and never their meaning."""

from collections.abc import Callable
from typing import Any


def test_the_address_has_room_while_the_pills_are_brief(tell: Callable[..., None]) -> None:
    async def story(desk: Any) -> None:
        window = desk.window
        desk.session.connection.pause()
        await desk.settle()
        for width in (1200, 702):
            window.resize(width, 600)
            window.grab()
            assert window.top.address.width() >= 110, width
            assert ("Working offline" in window.top.status.text()) == (width == 1200)
        assert window.top.status.accessibleName() == "Connection: Working offline"
        assert window.top.status.toolTip() == "Working offline"
        assert window.top.minimumSizeHint().width() <= 702

    tell(story)
