"""What the strip of tabs asks of others: addresses, whose tabs it may take."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.panels.tab_drag import Carry, fell_outside
from confluence_desk.ui.remembered import TabState


@frozen
class TabHooks:
    """What the strip asks others for.

    ``url_of`` is a tab's address in the browser, for dragging it to other programs, and
    ``copy_link`` copies it, with the title where there is one; tabs may change between areas of
    the same ``family`` (the account); ``modifiers`` tells the keys held now; ``carry`` lets Qt
    drag.
    """

    url_of: Callable[[TabState], str] = lambda _state: ""
    copy_link: Callable[[TabState], object] = lambda _state: None
    family: object = None
    modifiers: Callable[[], Qt.KeyboardModifier] = QGuiApplication.queryKeyboardModifiers
    carry: Carry = fell_outside
