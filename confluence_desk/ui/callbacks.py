"""What a window asks of the program around it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.ui.sites import Sites
    from confluence_desk.ui.syncing import Syncing


@frozen
class Callbacks:
    """What only the desk can do; each takes the window it is asked from where that matters."""

    sign_in: Callable[[], None]
    sign_out: Callable[[], None]
    settings: Callable[[QWidget, str], None]
    """The window and the section to open at ("" = the first)."""
    new_window: Callable[[TabState | None], None]
    quit: Callable[[], None]
    try_demo: Callable[[], None]
    logs: QUrl
    syncing: "Syncing | None" = None
    """What keeps what is kept offline fresh; None while nobody is signed in."""
    sites: "Sites | None" = None
    """The connections there are, and how to get from one to another."""
