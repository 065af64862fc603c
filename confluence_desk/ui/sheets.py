"""What opens over a window for a moment: palette, sheet of keys, reminder, files to choose."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.files import write_whole
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from confluence_desk.domain.collected import Taken
    from confluence_desk.ui.command_finder import CommandFinder
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.panels.palette import Palette
    from confluence_desk.ui.panels.quick_palette import QuickPalette

translate = QCoreApplication.translate

_LARGEST = 20_000_000
_BOOKMARKS = {".html", ".htm"}


class Sheets:
    """Opens them over ``window``; nothing waits for them."""

    def __init__(self, window: "Frame") -> None:
        self._window = window
        self._palette: Palette | None = None
        self._quick: QuickPalette | None = None

    def open_palette(self) -> None:
        """Open the box that finds commands."""
        if self._palette is None:
            self._palette = self._made_palette()
        self._palette.open_palette()

    def open_quick(self) -> None:
        """Open the box that finds pages, spaces, people and commands."""
        if self._quick is None:
            self._quick = self._made_quick()
        self._quick.open_palette()

    def open_shortcuts(self) -> None:
        """Show every key."""
        from confluence_desk.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.fixed_keys import fixed  # noqa: PLC0415 - as above

        outfit = self._window.outfit
        dialog = ShortcutsDialog(
            keyed(COMMANDS), outfit.keymap, outfit.theme, self._window, fixed=fixed()
        )
        dialog.edit_wanted.connect(lambda: self._window.desk.settings(self._window, "keyboard"))
        dialog.open()

    def remind(self, node_id: str) -> None:
        """Ask when to be reminded of a page."""
        from confluence_desk.ui.dialogs.reminder import ReminderDialog  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.drafting import keep_typed  # noqa: PLC0415 - as above

        session, node = self._window.session, self._window.library.node(node_id)
        dialog = ReminderDialog(node.title if node else "", self._window)
        keep_typed(session.drafts, f"reminder:{node_id}", dialog.words, dialog)
        dialog.chosen.connect(
            lambda due, words: self._window.scope.start(
                session.inbox.remind(node_id, due, words), key="remind"
            )
        )
        dialog.open()

    def import_favourites(self) -> None:
        """Ask for a file of favourites, then take them in."""
        dialog = self._asking()
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda path: self._window.scope.start(self._take(Path(path)), key="import")
        )
        dialog.open()

    def export_favourites(self) -> None:
        """Ask for a file, then write the favourites to it."""
        dialog = self._asking()
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        suffixes = dict(zip(dialog.nameFilters(), ("html", "json"), strict=True))
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
        dialog.selectFile("favourites")
        dialog.fileSelected.connect(
            lambda path: self._window.scope.start(self._write(Path(path)), key="export")
        )
        dialog.open()

    def _made_quick(self) -> "QuickPalette":
        from confluence_desk.ui.panels.quick_palette import QuickPalette  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.quick_finder import QuickFinder  # noqa: PLC0415 - as above
        from confluence_desk.ui.quick_ways import QuickWays  # noqa: PLC0415 - as above

        window = self._window
        session, commands = window.session, self._commands()
        finder = QuickFinder(
            session.quick,
            QuickWays(window),
            lambda: commands.find(""),
            session.asked,
            lambda: [(each.name, each.cql) for each in session.searches.all()],
            commands.chosen,
        )
        return QuickPalette(finder, window.scope, window.outfit.theme, window)

    def _commands(self) -> "CommandFinder":
        from confluence_desk.ui.command_finder import CommandFinder  # noqa: PLC0415 - few starts need it

        window = self._window
        return CommandFinder(
            lambda: iter(window.actions_table), window.outfit.keymap.keys_of, window.outfit.recent
        )

    def _made_palette(self) -> "Palette":
        from confluence_desk.ui.panels.palette import Palette  # noqa: PLC0415 - few starts need it

        window = self._window
        return Palette(
            self._commands(),
            window.outfit.theme,
            window,
            name=translate("Sheets", "Commands"),
            prompt=translate("Sheets", "What do you want to do?"),
            nothing=translate("Sheets", "No command is called like that."),
        )

    def _asking(self) -> "QFileDialog":
        from PySide6.QtCore import QDir  # noqa: PLC0415 - few starts ask
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        dialog = QFileDialog(self._window)
        dialog.setDirectory(QDir.homePath())
        dialog.setNameFilters(
            [
                translate("Sheets", "Bookmarks for browsers (*.html)"),
                translate("Sheets", "Favourites of Confluence Desk (*.json)"),
            ]
        )
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    async def _take(self, path: Path) -> None:
        favourites, say = self._window.session.favourites, self._window.outfit.messages.notice
        text = _text_of(path)
        if text is None:
            said = translate("Sheets", "{name} cannot be read as text.").format(name=path.name)
            say(said, kind="warning")
            return
        bookmarks = path.suffix.lower() in _BOOKMARKS
        taken = await (favourites.take_bookmarks(text) if bookmarks else favourites.take_json(text))
        say(self._told(taken), kind="warning" if taken.trouble else "info")

    def _told(self, taken: "Taken") -> str:
        if taken.trouble:
            return self._troubled(taken.trouble)
        added, others = taken.added, taken.left_out
        parts = [translate("Sheets", "%n favourite(s) added.", "", added)]
        if others:
            parts.append(
                translate("Sheets", "%n link(s) lead to other sites and were left out.", "", others)
            )
        return " ".join(parts)

    def _troubled(self, trouble: str) -> str:
        return {
            "newer": translate(
                "Sheets",
                "A newer Confluence Desk wrote this file. Install the newest version to read it.",
            ),
            "site": translate("Sheets", "These favourites belong to another site. Sign in there."),
        }.get(trouble, translate("Sheets", "This file holds no favourites. Choose another one."))

    async def _write(self, path: Path) -> None:
        favourites = self._window.session.favourites
        bookmarks = path.suffix.lower() in _BOOKMARKS
        text = await (favourites.as_bookmarks() if bookmarks else favourites.as_json())
        try:
            write_whole(path, text)
        except StoreTrouble as trouble:
            self._window.outfit.messages.report(trouble)
        else:
            said = translate("Sheets", "Favourites written to {name}.").format(name=path.name)
            self._window.outfit.messages.notice(said)


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig") if path.stat().st_size <= _LARGEST else None
    except (OSError, ValueError):
        return None
