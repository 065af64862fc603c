"""Saves, shares and takes in searches for one window."""

from collections.abc import Coroutine, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtWidgets import QFileDialog

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.search_files import app_link, from_json, to_json, web_link
from confluence_desk.system.choices import NOTIFY, NOTIFY_SEARCHES
from confluence_desk.system.files import write_whole

if TYPE_CHECKING:
    from confluence_desk.domain.collected import SavedSearch
    from confluence_desk.ui.frame import Frame

translate = QCoreApplication.translate

_LARGEST = 5_000_000


class SearchSharing:
    """What ``RowMenu`` and the commands ask for."""

    def __init__(self, window: "Frame") -> None:
        self._window = window
        self._numbers = count()

    def save(self, query: str) -> None:
        """Ask for a name, then keep the search."""
        from confluence_desk.ui.dialogs.save_search import SaveSearchDialog  # noqa: PLC0415 - few starts need it

        known = self._window.session.searches.of(query)
        name, tells = (known.name, known.tells) if known else ("", True)
        silent = self._is_silent()
        dialog = SaveSearchDialog(query, name, self._window, tells=tells, silent=silent)
        dialog.chosen.connect(lambda name, tells: self._start(self._save(name, query, tells=tells)))
        dialog.open()

    def do(self, what: str, key: int) -> None:
        """Copy a ``link`` or an ``app`` link, write a ``file``, or ``tell`` of new hits or not.

        ``import`` and ``export`` concern all of them.
        """
        if what in {"import", "export"}:
            (self.import_file if what == "import" else self.export)()
        else:
            self._do_with(what, key)

    def _do_with(self, what: str, key: int) -> None:
        found = self._window.session.searches.find(key)
        if found is None:
            return
        site = self._window.library.site
        if what == "link":
            self._window.outside.copy_text(web_link(site, found.cql))
        elif what == "app":
            self._window.outside.copy_text(app_link(site, found.cql))
        elif what == "file":
            self.export([found])
        elif what == "tell":
            self._start(self._window.session.searches.tell(key, tells=not found.tells))
            if not found.tells and self._is_silent():
                self._window.outfit.messages.notice(
                    translate(
                        "SaveSearchDialog",
                        "Notifications are off in the settings: new hits are only counted.",
                    )
                )

    def export(self, searches: "Sequence[SavedSearch]" = ()) -> None:
        """Ask for a file, then write these searches to it, or all of them."""
        chosen = searches or self._window.session.searches.all()
        dialog = self._asking(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("searches.json")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), chosen))
        dialog.open()

    def import_file(self) -> None:
        """Ask for a file of searches, then take them in."""
        dialog = self._asking(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._start(self.take(Path(path))))
        dialog.open()

    def write(self, path: Path, searches: "Sequence[SavedSearch]") -> None:
        """Write searches to a file."""
        try:
            write_whole(path, to_json(searches, self._window.library.site))
        except StoreTrouble as trouble:
            self._window.outfit.messages.report(trouble)
            return
        said = translate("Searches", "Searches written to {name}.").format(name=path.name)
        self._window.outfit.messages.notice(said)

    async def take(self, path: Path) -> None:
        """Take searches in from a file."""
        say = self._window.outfit.messages.notice
        found = from_json(_text_of(path))
        if found.trouble:
            say(_troubled(found.trouble), kind="warning")
            return
        taken = await self._window.session.searches.take(found.searches)
        n = taken.added
        said = translate("Searches", "%n search(es) added.", "", n)
        if n := taken.known:
            known = translate("Searches", "%n stood here already.", "", n)
            said = f"{said} {known}"
        say(said)
        await self._window.session.recounting.run()

    async def _save(self, name: str, query: str, *, tells: bool) -> None:
        searches = self._window.session.searches
        key = await searches.save(name, query)
        await searches.tell(key, tells=tells)
        self._window.outfit.messages.notice(
            translate("Results", "Saved. It stands in the navigator under Saved searches.")
        )
        await self._window.session.recounting.run()

    def _is_silent(self) -> bool:
        """Whether the settings let no new hits be told."""
        preferences = self._window.outfit.preferences
        return not (preferences.value(NOTIFY) and preferences.value(NOTIFY_SEARCHES))

    def _start(self, deed: Coroutine[object, object, object]) -> None:
        self._window.scope.start(deed, key=f"saved-search:{next(self._numbers)}")

    def _asking(self, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window)
        dialog.setAcceptMode(mode)
        dialog.setDirectory(QDir.homePath())
        dialog.setNameFilter(translate("Searches", "Searches of Confluence Desk (*.json)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.stat().st_size <= _LARGEST else ""
    except (OSError, ValueError):
        return ""


def _troubled(trouble: str) -> str:
    if trouble == "newer":
        return translate(
            "Sheets",
            "A newer Confluence Desk wrote this file. Install the newest version to read it.",
        )
    return translate("Searches", "This file holds no searches. Choose another one.")
