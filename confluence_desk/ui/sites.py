"""What a window may ask about the connections: which there are, another one, more of this one."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desk.domain.events import Event
    from confluence_desk.services.session import Account


class Sites(Protocol):
    """The desk, as a window of one connection sees it."""

    def accounts(self) -> "Sequence[Account]":
        """Every connection that is remembered or open, by title."""

    changed: "Event[str]"
    """One of them is remembered, called otherwise, or forgotten."""

    @property
    def others(self) -> bool:
        """Whether there is any besides this one."""

    def switch(self, key: str) -> None:
        """Show it where its windows are, else in the place of this one."""

    def beside(self, key: str) -> None:
        """Show it in a window of its own."""

    def lead(self, url: str) -> bool:
        """Show an address of Confluence in the windows on its site; whether any are open."""

    def connect_another(self) -> None:
        """Ask for one more."""

    def decide(self, parent: QWidget) -> None:
        """Ask what this one is called, how it is marked, whether it may write."""

    def keep(self, account: "Account") -> None:
        """Keep what was decided about this one."""

    def examine(self, parent: QWidget) -> None:
        """Show the connection doctor."""
