"""The ways to open what leads somewhere: rows and links offer the same."""

from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.commands.pointed import Leading
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP


def ways(here: str = "", behind: str = "", window: str = "") -> tuple[Offer[Leading], ...]:
    """In this tab, in a new one, in a window; each with the key that does it, if there is one."""
    return (
        Offer(
            "open_here",
            QT_TRANSLATE_NOOP("Command", "Open"),
            lambda at: at.open("here"),
            "file-text",
            _some(here),
            fits=lambda at: at.opens,
        ),
        Offer(
            "open_behind",
            QT_TRANSLATE_NOOP("Command", "Open in new tab"),
            lambda at: at.open("behind"),
            "plus",
            _some(behind),
            fits=lambda at: at.opens_beside,
        ),
        Offer(
            "open_in_window",
            QT_TRANSLATE_NOOP("Command", "Open in new window"),
            lambda at: at.open("window"),
            "browser",
            _some(window),
            fits=lambda at: at.opens_beside,
        ),
    )


def _some(key: str) -> tuple[str, ...]:
    return (key,) if key else ()
