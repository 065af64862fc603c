"""What opens over a window for a moment: the palette, the sheet of keys, files to choose."""

from typing import TYPE_CHECKING

from confluence_desk.ui.outfit import Outfit

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame


class Sheets:
    """Opens them; nothing waits for them."""

    def __init__(self, window: "Frame", outfit: Outfit) -> None:
        self._window = window
        self._outfit = outfit

    def open_palette(self) -> None:
        """Open the box that finds commands."""

    def open_shortcuts(self) -> None:
        """Show every key."""

    def remind(self, node_id: str) -> None:
        """Ask when to be reminded of a page."""

    def import_favourites(self) -> None:
        """Ask for a file of favourites, then take them in."""

    def export_favourites(self) -> None:
        """Ask for a file, then write the favourites to it."""
