"""What concerns the account or the whole program, whichever window it is asked from."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from confluence_desk import __version__
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.services.connection import Connection, Link
from confluence_desk.system.choices import CONTRAST, SCHEME
from confluence_desk.system.preferences import Preference
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.deeds.trying import try_now
from confluence_desk.ui.outfit import Outfit

translate = QCoreApplication.translate


class WholeProgram:
    """Carries out what the window's program commands say."""

    def __init__(
        self,
        window: QWidget,
        connection: Connection,
        outfit: Outfit,
        desk: Callbacks,
        *,
        refresh_spaces: Callable[[], None],
        import_favourites: Callable[[], None],
        export_favourites: Callable[[], None],
        switch_site: Callable[[], None],
    ) -> None:
        self._window = window
        self._connection = connection
        self._outfit = outfit
        self._desk = desk
        self._refresh_spaces = refresh_spaces
        self.import_favourites = import_favourites
        self.export_favourites = export_favourites
        self.switch_site = switch_site

    def retry(self) -> None:
        """Ask now whether Confluence answers."""
        try_now(self._connection, self._outfit.messages)

    def refresh_spaces(self) -> None:
        """Ask for the spaces; where nobody answered, ask whether somebody does now."""
        if self._connection.state is Link.OFFLINE:
            try_now(self._connection, self._outfit.messages)
        self._refresh_spaces()

    def toggle_offline(self) -> None:
        """Work offline, or no longer."""
        if self._connection.state is Link.PAUSED:
            self._connection.resume()
        else:
            self._connection.pause()

    def sync_now(self) -> None:
        """Look for news of everything that is kept offline."""
        if self._desk.syncing is not None:
            self._desk.syncing.ask(Job(Depth.QUICK))

    def sync_full(self) -> None:
        """Look at everything that is kept offline."""
        if self._desk.syncing is not None:
            self._desk.syncing.ask(Job(Depth.FULL))

    def toggle_sync(self) -> None:
        """Let the sync rest, or go on."""
        if self._desk.syncing is not None:
            self._desk.syncing.toggle_pause()

    def sign_in(self) -> None:
        """Connect to a Confluence, or give a new token."""
        self._desk.sign_in()

    def sign_out(self) -> None:
        """Forget the token, once the person said what becomes of what is kept offline."""
        self._desk.sign_out()

    def connect_another(self) -> None:
        """Connect to one more Confluence."""
        if self._desk.sites is not None:
            self._desk.sites.connect_another()

    def decide_connection(self) -> None:
        """Name and mark this connection, let it write or not."""
        if self._desk.sites is not None:
            self._desk.sites.decide(self._window)

    def examine_connection(self) -> None:
        """Show the connection doctor."""
        if self._desk.sites is not None:
            self._desk.sites.examine(self._window)

    def settings(self) -> None:
        """Open the settings."""
        self._desk.settings(self._window, "")

    def edit_keys(self) -> None:
        """Open the settings at the keyboard."""
        self._desk.settings(self._window, "keyboard")

    def choose_scheme(self, scheme: str) -> None:
        """Be ``system``, ``light`` or ``dark``."""
        self._choose(SCHEME, scheme)

    def toggle_contrast(self) -> None:
        """Draw stronger lines and darker letters, or no longer."""
        high = self._outfit.theme.look.high
        self._choose(CONTRAST, "normal" if high else "high")

    def open_logs(self) -> None:
        """Show the folder of the logs."""
        self._outfit.open_url(self._desk.logs)

    def about(self) -> None:
        """Say which program this is."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - few starts make it

        box = QMessageBox(self._window)
        box.setWindowTitle(translate("Program", "About Confluence Desk"))
        box.setText(translate("Program", "Confluence Desk {version}").format(version=__version__))
        box.setInformativeText(
            translate(
                "Program",
                "Reads a Confluence Cloud site from the desktop, online or not."
                " Apache License 2.0.",
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def quit(self) -> None:
        """Close every window and end."""
        self._desk.quit()

    def _choose(self, preference: Preference[str], value: str) -> None:
        try:
            self._outfit.preferences.choose(preference, value)
        except StoreTrouble as trouble:
            self._outfit.messages.report(trouble)
