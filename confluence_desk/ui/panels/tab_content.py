"""What every kind of tab is to the strip, the window and the session."""

from collections.abc import Callable, Sequence
from math import inf
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    Paused,
    RateLimited,
    ServerFault,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope

_PASSING = (LoginPage, RateLimited, ServerFault, SignInNeeded, Unreachable)


def passes(trouble: DeskError) -> bool:
    """Whether asking again later may help, without anybody doing anything about it here."""
    return isinstance(trouble, _PASSING)


class TabContent(QWidget):
    """One tab's inside; a kind overrides what it can do, the rest does nothing.

    ``titled`` tells a new title; ``moved`` that history, place, zoom or subject changed, so that
    commands and the kept state follow.
    """

    titled = Signal(str)
    moved = Signal()
    command_requested = Signal(str)
    """What the window is to do: ``online``, ``reload``, ``browser`` or ``sign_in``."""

    asked_changed = Signal()
    """``asked`` is another one, though nobody typed it."""

    in_vain: bool = False
    """Whether its last question had no answer for a reason that passes."""

    reads_here: ClassVar[bool] = False
    """Whether it is refreshed by what is on this machine, whoever answers."""

    finds_on: ClassVar[bool] = False
    """Whether it goes from hit to hit, where words can be found in it."""

    prints: ClassVar[bool] = False
    """Whether what can be copied can be printed as well."""

    tasks: TaskScope | None = None
    """The owner of its tasks, if it has one of its own; ended after it."""

    kind: ClassVar[str] = ""
    icon_name: ClassVar[str] = "file-text"
    """Empty where it depends on what is shown, as that of a tab asleep does."""

    @property
    def title(self) -> str:
        """The title now; empty while it is not known."""
        return ""

    @property
    def node_id(self) -> str:
        """The page, post, folder or stub it is about, or ""; the details show it."""
        return ""

    def state(self) -> TabState:
        """Everything needed to make it again; ``pinned`` is the strip's to fill in."""
        raise NotImplementedError

    @property
    def asked(self) -> str | None:
        """What the bar on top shows while it is in front; None for what is no search."""
        return None

    def ask(self, text: str) -> None:
        """Ask this instead."""

    def preview(self, text: str) -> None:
        """Show what is here for a text that is being typed into the bar."""

    def enter(self) -> None:
        """Take the keyboard from the bar."""

    def enter_chips(self) -> bool:
        """Take it at what narrows a search; tells whether there is anything."""
        return False

    @property
    def can_back(self) -> bool:
        """Whether there is a stop before."""
        return False

    @property
    def can_forward(self) -> bool:
        """Whether there is a stop after."""
        return False

    def back(self, steps: int = 1) -> None:
        """Show an earlier stop."""

    def forward(self, steps: int = 1) -> None:
        """Show a later stop."""

    def stops_before(self) -> Sequence[str]:
        """Titles of the earlier stops, the nearest first."""
        return ()

    def stops_after(self) -> Sequence[str]:
        """Titles of the later stops, the nearest first."""
        return ()

    @property
    def can_reload(self) -> bool:
        """Whether there is anything to ask for again."""
        return False

    def reload(self) -> None:
        """Ask for the newest."""

    @property
    def can_find(self) -> bool:
        """Whether words can be found in it."""
        return False

    def open_finder(self) -> None:
        """Open the bar that finds words."""

    def find_next(self) -> None:
        """Go to the next hit."""

    def find_previous(self) -> None:
        """Go to the hit before."""

    @property
    def can_zoom(self) -> bool:
        """Whether it can be enlarged."""
        return False

    @property
    def zoom(self) -> float:
        """How large it is; 1 is its natural size."""
        return 1.0

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return 0.0, inf

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""

    def zoom_in(self) -> None:
        """Enlarge by a step."""

    def zoom_out(self) -> None:
        """Shrink by a step."""

    @property
    def can_copy(self) -> bool:
        """Whether there is a text that can be copied and saved."""
        return False

    def copy_as(self, form: str) -> None:
        """Copy what is selected, else all of it, ``rich``, as ``markdown`` or ``plain``."""

    @property
    def shows_writers(self) -> bool:
        """Whether it says who wrote its text."""
        return False

    def toggle_writers(self) -> None:
        """Say who wrote its text, or no longer."""

    def save_pdf(self) -> None:
        """Save it as a PDF."""

    def print_out(self) -> None:
        """Print it."""

    @property
    def can_step(self) -> bool:
        """Whether there are changes to go to, one after the other."""
        return False

    def next_change(self) -> None:
        """Go to the next change."""

    def previous_change(self) -> None:
        """Go to the change before."""

    def toggle_fold(self) -> None:
        """Show what did not change as well, or fold it again."""

    def choose_versions(self) -> bool:
        """Bring up the list of versions that it is about; tells whether it has one."""
        return False

    def way_on(self, trouble: DeskError) -> tuple[str, Callable[[], None]]:
        """What to do about it, in words and deed; asking is in vain while working offline."""
        if isinstance(trouble, Paused):
            words = QCoreApplication.translate("Tab", "Go online")
            return words, lambda: self.command_requested.emit("online")
        return QCoreApplication.translate("Tab", "Try again"), self.reload

    def shown(self) -> None:
        """It came to the front, or back from a question asked in vain: ask it again."""
        if self.in_vain:
            self.reload()

    def hidden(self) -> None:
        """It went behind another one."""

    async def aclose(self) -> None:
        """Stop what it started; nothing of it is used afterwards."""
