"""The one table of everything the window can be told to do."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether a command has an effect now."""

    page_id: str = ""
    can_back: bool = False
    can_forward: bool = False
    left_shown: bool = True
    right_shown: bool = True
    offline_wanted: bool = False
    archived_shown: bool = False
    scheme: str = "system"


def _always(_now: Situation) -> bool:
    return True


def _has_page(now: Situation) -> bool:
    return bool(now.page_id)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its words, its keys, its place, when it can be done, when it is ticked.

    ``menu`` names the menu it stands in; a command without one has only its keys.
    """

    id: str
    words: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    enabled: Callable[[Situation], bool] = _always
    ticked: Callable[[Situation], bool] | None = None


MENUS = ("File", "Page", "View", "Help")

COMMANDS: tuple[Command, ...] = (
    Command("open_address", "Open link or id…", "link", ("Ctrl+L",), "File"),
    Command("filter", "Filter pages", "magnifying-glass", ("Ctrl+Shift+F",), "File"),
    Command("refresh_spaces", "Refresh spaces", "arrows-clockwise", menu="File"),
    Command(
        "work_offline",
        "Work offline",
        "cloud-slash",
        ("Ctrl+Shift+O",),
        "File",
        ticked=lambda now: now.offline_wanted,
    ),
    Command("sign_out", "Sign out…", "sign-out", menu="File"),
    Command("quit", "Quit", "power", ("Ctrl+Q",), "File"),
    Command("back", "Back", "arrow-left", ("Alt+Left",), "Page", enabled=lambda now: now.can_back),
    Command(
        "forward",
        "Forward",
        "arrow-right",
        ("Alt+Right",),
        "Page",
        enabled=lambda now: now.can_forward,
    ),
    Command("reload", "Refresh page", "arrow-clockwise", ("Ctrl+R", "F5"), "Page", _has_page),
    Command("find", "Find in page…", "magnifying-glass", ("Ctrl+F",), "Page", _has_page),
    Command("find_next", "Find next", "", ("F3",), "Page", _has_page),
    Command("find_previous", "Find previous", "", ("Shift+F3",), "Page", _has_page),
    Command("reveal", "Show in navigator", "tree-structure", (), "Page", _has_page),
    Command("browse", "Open in browser", "arrow-square-out", ("Ctrl+Shift+E",), "Page", _has_page),
    Command("copy_link", "Copy link", "copy", ("Ctrl+Shift+C",), "Page", _has_page),
    Command(
        "toggle_left",
        "Navigator",
        "sidebar-left",
        ("Ctrl+B",),
        "View",
        ticked=lambda now: now.left_shown,
    ),
    Command(
        "toggle_right",
        "Details",
        "sidebar-right",
        ("Ctrl+Shift+B",),
        "View",
        ticked=lambda now: now.right_shown,
    ),
    Command(
        "show_archived",
        "Archived spaces",
        "archive-box",
        menu="View",
        ticked=lambda now: now.archived_shown,
    ),
    Command("zoom_in", "Larger", "magnifying-glass-plus", ("Ctrl++", "Ctrl+="), "View", _has_page),
    Command("zoom_out", "Smaller", "magnifying-glass-minus", ("Ctrl+-",), "View", _has_page),
    Command("zoom_reset", "Actual size", "", ("Ctrl+0",), "View", _has_page),
    Command(
        "scheme_system",
        "Colours of the system",
        menu="View",
        ticked=lambda now: now.scheme == "system",
    ),
    Command("scheme_light", "Light", "sun", menu="View", ticked=lambda now: now.scheme == "light"),
    Command("scheme_dark", "Dark", "moon", menu="View", ticked=lambda now: now.scheme == "dark"),
    Command("shortcuts", "Keyboard shortcuts", "keyboard", ("F1",), "Help"),
)
