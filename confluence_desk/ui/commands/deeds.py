"""What commands ask of the window; each part of it does what its name says."""

from typing import Protocol


class Reading(Protocol):
    """The tab in front."""

    def back(self, steps: int = 1) -> None:
        """Show an earlier stop."""

    def forward(self, steps: int = 1) -> None:
        """Show a later stop."""

    def open_finder(self) -> None:
        """Find words in it."""

    def find_next(self) -> None:
        """Go to the next hit."""

    def find_previous(self) -> None:
        """Go to the hit before."""

    def zoom_in(self) -> None:
        """Enlarge by a step."""

    def zoom_out(self) -> None:
        """Shrink by a step."""

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""

    def copy_as(self, form: str) -> None:
        """Copy what is selected, else all of it."""

    def toggle_writers(self) -> None:
        """Say who wrote its text, or no longer."""

    def save_pdf(self) -> None:
        """Save it as a PDF."""

    def print_out(self) -> None:
        """Print it."""

    def next_change(self) -> None:
        """Go to the next change of a comparison."""

    def previous_change(self) -> None:
        """Go to the change before."""

    def toggle_fold(self) -> None:
        """Show what did not change as well, or fold it again."""


class Strip(Protocol):
    """The tabs of a window."""

    def go(self, index: int) -> None:
        """Bring a tab to the front, from 0."""

    def go_last(self) -> None:
        """Bring the last tab to the front."""

    def next(self) -> None:
        """Bring the next tab to the front, in the order that was chosen."""

    def previous(self) -> None:
        """Bring the tab before to the front, in the order that was chosen."""

    def step(self, by: int) -> None:
        """Bring a neighbour on the strip to the front."""

    def shift(self, by: int) -> None:
        """Move the tab in front along the strip."""

    def close(self) -> None:
        """Close the tab in front."""

    def close_others(self) -> None:
        """Close all but the one in front."""

    def close_after(self) -> None:
        """Close those that follow the one in front."""

    def reopen(self) -> None:
        """Open the tab again that was closed last."""

    def duplicate(self) -> None:
        """Open the tab in front once more."""

    def toggle_pin(self) -> None:
        """Pin or unpin the tab in front."""

    def move_to_window(self) -> None:
        """Give the tab in front a window of its own."""


class Subject(Protocol):
    """The page that the tab in front is about."""

    def reload(self) -> None:
        """Ask for the newest of it."""

    def star(self) -> None:
        """Make it a favourite, or no longer."""

    def keep(self) -> None:
        """Ask how it is to be kept on this machine."""

    def examine(self) -> None:
        """Show whether it and all below can be relied on offline."""

    def examine_space(self) -> None:
        """Show whether its whole space can be."""

    def sync_below(self) -> None:
        """Sync it and everything below it now."""

    def sync_space(self) -> None:
        """Sync its space now."""

    def compare(self) -> None:
        """Show its versions, two of them side by side."""

    def changes_in_space(self) -> None:
        """Show what changed lately in its space."""

    def search_inside(self) -> None:
        """Search in it and below it."""

    def remind(self) -> None:
        """Be reminded of it later."""

    def reveal(self) -> None:
        """Mark it in the navigator."""

    def browse(self) -> None:
        """Open it in the browser."""

    def copy_link(self) -> None:
        """Copy where the browser finds it."""

    def copy_app_link(self) -> None:
        """Copy where this program finds it."""

    def copy_markdown(self) -> None:
        """Copy title and link as Markdown."""

    def copy_title(self) -> None:
        """Copy its title."""


class Frame(Protocol):
    """The window itself."""

    def new_tab(self) -> None:
        """Open a tab to start from."""

    def new_window(self) -> None:
        """Open another window."""

    def close_window(self) -> None:
        """Close this window."""

    def focus_address(self) -> None:
        """Go to the bar on top."""

    def open_clipboard(self) -> None:
        """Go where the text on the clipboard leads."""

    def focus_filter(self) -> None:
        """Go to the navigator's filter."""

    def step_pane(self, by: int) -> None:
        """Take the keyboard to the next pane, or to the one before."""

    def toggle_left(self) -> None:
        """Show or hide the navigator."""

    def toggle_right(self) -> None:
        """Show or hide the details."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""

    def toggle_archived(self) -> None:
        """Show or hide archived spaces."""

    def open_menu(self) -> None:
        """Open the menu of menus."""

    def open_quick(self) -> None:
        """Open the box that finds pages, spaces, people and commands."""

    def open_alert(self) -> None:
        """Go to the box for an alert."""

    def import_searches(self) -> None:
        """Take searches from a file."""

    def export_searches(self) -> None:
        """Write the saved searches to a file."""

    def forget_searches(self) -> None:
        """Forget what was searched for."""

    def open_palette(self) -> None:
        """Open the box that finds commands."""

    def open_shortcuts(self) -> None:
        """Show every key."""

    def open_notices(self) -> None:
        """Show what was said, once more."""

    def open_activity(self) -> None:
        """Show what is running."""

    def open_inbox(self) -> None:
        """Show what changed in what is followed."""

    def open_report(self) -> None:
        """Show what was fetched."""

    def open_offline(self) -> None:
        """Show what is kept offline."""

    def open_changes(self) -> None:
        """Show what changed lately."""


class Program(Protocol):
    """What concerns every window."""

    def refresh_spaces(self) -> None:
        """Ask for the spaces again."""

    def retry(self) -> None:
        """Ask now whether Confluence answers."""

    def toggle_offline(self) -> None:
        """Work offline, or no longer."""

    def sync_now(self) -> None:
        """Look for news of everything that is kept offline."""

    def sync_full(self) -> None:
        """Look at everything that is kept offline."""

    def toggle_sync(self) -> None:
        """Let the sync rest, or go on."""

    def sign_in(self) -> None:
        """Connect to a Confluence, or give a new token."""

    def sign_out(self) -> None:
        """Forget the token, once the person said what becomes of what is kept offline."""

    def connect_another(self) -> None:
        """Connect to one more Confluence."""

    def switch_site(self) -> None:
        """Offer the other connections."""

    def decide_connection(self) -> None:
        """Name and mark this connection, let it write or not."""

    def examine_connection(self) -> None:
        """Show the connection doctor."""

    def settings(self) -> None:
        """Open the settings."""

    def edit_keys(self) -> None:
        """Open the settings at the keyboard."""

    def choose_scheme(self, scheme: str) -> None:
        """Be ``system``, ``light`` or ``dark``."""

    def toggle_contrast(self) -> None:
        """Draw stronger lines and darker letters, or no longer."""

    def import_favourites(self) -> None:
        """Take favourites from a file."""

    def export_favourites(self) -> None:
        """Write favourites to a file."""

    def open_logs(self) -> None:
        """Show the folder of the logs."""

    def about(self) -> None:
        """Say which program this is."""

    def quit(self) -> None:
        """Close every window and end."""


class Deeds(Protocol):
    """Everything that can be done, by what it is done to."""

    @property
    def reading(self) -> Reading:
        """The tab in front."""

    @property
    def strip(self) -> Strip:
        """The tabs."""

    @property
    def subject(self) -> Subject:
        """The page in front."""

    @property
    def frame(self) -> Frame:
        """The window."""

    @property
    def program(self) -> Program:
        """The program."""
