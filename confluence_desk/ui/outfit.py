"""What every window of one run shares."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl

from confluence_desk.domain.frozen import frozen
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme


@frozen
class Outfit:
    """The look, the words, the choices, the keys and the running work.

    ``recent`` remembers the commands used last; ``open_url`` is the system's.
    """

    theme: Theme
    messages: Messages
    preferences: Preferences
    keymap: Keymap
    recent: Recent
    activities: Activities
    open_url: Callable[[QUrl], object]

    def scope(self, name: str, site: str = "") -> TaskScope:
        """An owner of tasks whose work is listed and whose troubles are told.

        ``site`` is the ``Account.key`` of the connection that they concern.
        """
        report = partial(self.messages.report, site=site)
        return TaskScope(report, name=name, activities=self.activities)
