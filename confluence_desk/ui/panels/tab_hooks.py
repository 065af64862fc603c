"""What the strip of tabs asks of others: addresses, more actions, whose tabs it may take."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.panels.tab_drag import Carry, fell_outside
from confluence_desk.ui.remembered import TabState


@frozen
class TabHooks:
    """What the strip asks others for.

    ``url_of`` is a tab's address in the browser, for dragging it to other programs;
    ``extra_actions`` go into a tab's menu; tabs may change between areas of the same ``family``
    (the account); ``modifiers`` tells the keys held now; ``carry`` lets Qt drag.
    """

    url_of: Callable[[TabState], str] = lambda _state: ""
    extra_actions: Callable[[TabState], Sequence[QAction]] = lambda _state: ()
    family: object = None
    modifiers: Callable[[], Qt.KeyboardModifier] = QGuiApplication.queryKeyboardModifiers
    carry: Carry = fell_outside
