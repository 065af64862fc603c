"""What is done to the tab in front and to the strip of tabs."""

from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.panels.tab_content import TabContent


class FrontTab:
    """Passes on to the tab in front; without one nothing happens."""

    def __init__(self, tabs: TabArea) -> None:
        self._tabs = tabs

    def back(self, steps: int = 1) -> None:
        """Show an earlier stop."""
        self._front.back(steps)

    def forward(self, steps: int = 1) -> None:
        """Show a later stop."""
        self._front.forward(steps)

    def open_finder(self) -> None:
        """Find words in it."""
        self._front.open_finder()

    def find_next(self) -> None:
        """Go to the next hit."""
        self._front.find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._front.find_previous()

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self._front.zoom_in()

    def zoom_out(self) -> None:
        """Shrink by a step."""
        self._front.zoom_out()

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""
        self._front.set_zoom(factor)

    def copy_as(self, form: str) -> None:
        """Copy what is selected, else all of it."""
        self._front.copy_as(form)

    def toggle_writers(self) -> None:
        """Say who wrote its text, or no longer."""
        self._front.toggle_writers()

    def save_pdf(self) -> None:
        """Save it as a PDF."""
        self._front.save_pdf()

    def print_out(self) -> None:
        """Print it."""
        self._front.print_out()

    def next_change(self) -> None:
        """Go to the next change."""
        self._front.next_change()

    def previous_change(self) -> None:
        """Go to the change before."""
        self._front.previous_change()

    def toggle_fold(self) -> None:
        """Show what did not change as well, or fold it again."""
        self._front.toggle_fold()

    @property
    def _front(self) -> TabContent:
        return self._tabs.current or TabContent()


class StripOfTabs:
    """The strip, always about the tab in front."""

    def __init__(self, tabs: TabArea) -> None:
        self._tabs = tabs

    def go(self, index: int) -> None:
        """Bring a tab to the front, from 0."""
        self._tabs.go(index)

    def go_last(self) -> None:
        """Bring the last tab to the front."""
        self._tabs.go(self._tabs.count - 1)

    def next(self) -> None:
        """Bring the next tab to the front, in the order that was chosen."""
        self._tabs.next()

    def previous(self) -> None:
        """Bring the tab before to the front, in the order that was chosen."""
        self._tabs.previous()

    def step(self, by: int) -> None:
        """Bring a neighbour on the strip to the front, round the ends."""
        if self._tabs.count:
            self._tabs.go((self._tabs.at + by) % self._tabs.count)

    def shift(self, by: int) -> None:
        """Move the tab in front along the strip."""
        self._tabs.move(self._tabs.at, self._tabs.at + by)

    def close(self) -> None:
        """Close the tab in front."""
        self._tabs.close_tab(self._tabs.at)

    def close_others(self) -> None:
        """Close all but the one in front."""
        self._tabs.close_others(self._tabs.at)

    def close_after(self) -> None:
        """Close those that follow the one in front."""
        self._tabs.close_after(self._tabs.at)

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        self._tabs.reopen()

    def duplicate(self) -> None:
        """Open the tab in front once more."""
        self._tabs.duplicate(self._tabs.at)

    def toggle_pin(self) -> None:
        """Pin or unpin the tab in front."""
        self._tabs.pin(self._tabs.at, not self._tabs.is_pinned(self._tabs.at))

    def move_to_window(self) -> None:
        """Give the tab in front a window of its own."""
        self._tabs.move_to_window(self._tabs.at)
