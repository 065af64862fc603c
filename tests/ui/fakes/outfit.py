"""What a part of a window is dressed with, where no whole window is needed."""

from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.theme import Theme


def made_outfit(theme: Theme, preferences: Preferences | None = None) -> Outfit:
    """Nothing is kept, nothing is opened outside."""
    chosen = preferences or Preferences(None)
    return Outfit(
        theme,
        Messages(),
        chosen,
        Keymap(COMMANDS, chosen),
        Recent(None, "commands"),
        Activities(),
        lambda _url: True,
    )
