"""The hosts whose pictures the library of the moment shows, for the settings."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.session import Session


class PictureHosts:
    """Reads at once; what is taken back is so in the library a moment later."""

    def __init__(self, session: "Callable[[], Session | None]", scope: TaskScope) -> None:
        self._session = session
        self._scope = scope

    def welcome(self) -> Sequence[str]:
        """By name; nobody's library welcomes none."""
        session = self._session()
        return session.library.served.welcome_hosts() if session is not None else ()

    def dismiss(self, host: str) -> None:
        """Show its pictures no more."""
        session = self._session()
        if session is not None:
            work = session.library.served.dismiss(host)
            self._scope.start(work, key=f"dismiss:{host}")
