"""Loads parts of the windows before anybody asks for them, a few in a turn of the loop.

Not in a thread: a module makes classes of Qt's, which belong to the thread of the windows.
"""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QTimer

PARTS = (
    "lxml.etree",
    "confluence_desk.render.storage",
    "confluence_desk.render.attributes",
    "confluence_desk.render.plain",
    "confluence_desk.render.pieces",
    "confluence_desk.render.macros.texts",
    "confluence_desk.render.macros.media",
    "confluence_desk.render.macros.registry",
    "confluence_desk.render.adf",
    "confluence_desk.render.tables",
    "confluence_desk.render.body",
    "confluence_desk.render.document",
    "confluence_desk.services.surroundings_texts",
    "confluence_desk.services.surroundings",
    "confluence_desk.services.documents",
    "confluence_desk.services.cards",
    "confluence_desk.cql.parser",
    "confluence_desk.cql.highlighting",
    "confluence_desk.ui.panels.finder.colours",
    "confluence_desk.ui.keycaps",
    "confluence_desk.ui.panels.palette_rows",
    "confluence_desk.ui.panels.finder.suggestions",
    "confluence_desk.cql.completion",
    "confluence_desk.ui.cql_words",
    "confluence_desk.ui.panels.finder.offers",
    "confluence_desk.ui.panels.finder.bar",
    "confluence_desk.ui.typing_help",
    "confluence_desk.ui.commands.row_context",
    "confluence_desk.ui.panels.navigator_menu",
    "confluence_desk.ui.panels.tab_menu",
    "confluence_desk.ui.web.menu",
    "confluence_desk.ui.panels.result_row",
    "confluence_desk.ui.panels.finder.chip_moments",
    "confluence_desk.ui.panels.finder.query_line",
    "confluence_desk.ui.panels.finder.found_list",
    "confluence_desk.cql.filters",
    "confluence_desk.ui.panels.finder.chip_words",
    "confluence_desk.ui.panels.finder.chips",
    "confluence_desk.ui.panels.finder.narrowing",
    "confluence_desk.ui.panels.results",
    "confluence_desk.ui.panels.palette",
    "confluence_desk.ui.command_finder",
    "confluence_desk.services.quick.quick_open",
    "confluence_desk.ui.panels.quick_palette",
    "confluence_desk.ui.kept_words",
    "confluence_desk.ui.dialogs.keep_offline",
    "confluence_desk.ui.panels.find_bar",
    "PySide6.QtPdfWidgets",
    "confluence_desk.ui.panels.preview.picture_view",
    "confluence_desk.ui.panels.preview.sorts",
    "confluence_desk.ui.panels.preview.paper_view",
    "PySide6.QtSvg",
    "confluence_desk.ui.panels.preview.pictures",
    "confluence_desk.ui.panels.preview.table_view",
    "confluence_desk.ui.panels.preview.text_view",
    "confluence_desk.ui.panels.preview.showing",
    "confluence_desk.ui.panels.attachments",
    "confluence_desk.ui.panels.preview.attachment_tab",
    "confluence_desk.services.comparing",
    "confluence_desk.ui.panels.version_picker",
    "confluence_desk.ui.panels.history.drawing",
    "confluence_desk.ui.panels.history.text_tab",
    "confluence_desk.ui.panels.history.target",
    "confluence_desk.ui.panels.history.slider",
    "confluence_desk.ui.models.version_rows",
    "confluence_desk.ui.panels.history.version_row",
    "confluence_desk.ui.panels.history.timeline",
    "confluence_desk.ui.panels.comparison_words",
    "confluence_desk.ui.panels.comparison_heading",
    "confluence_desk.services.redlines",
    "confluence_desk.ui.panels.history.handing",
    "confluence_desk.ui.panels.history.others",
    "confluence_desk.ui.panels.history.pointing",
    "confluence_desk.ui.panels.history.listing",
    "confluence_desk.ui.panels.comparison",
    "confluence_desk.ui.preference_words",
    "confluence_desk.ui.dialogs.settings_rows",
    "confluence_desk.ui.dialogs.key_bench",
    "confluence_desk.ui.dialogs.connect.network",
    "confluence_desk.ui.dialogs.settings_files",
    "confluence_desk.ui.dialogs.shortcut_editor",
    "confluence_desk.ui.dialogs.settings_privacy",
    "confluence_desk.ui.dialogs.settings",
)
"""What is made when it is asked for, each after what it is made of: none takes 5 ms then."""
_PAUSE_MS = 80


class EarlyModules(QTimer):
    """Loads these in order, from ``begin`` until done or ``end``."""

    def __init__(self, modules: Sequence[str]) -> None:
        super().__init__(interval=_PAUSE_MS)
        self._waiting = list(reversed(modules))
        self.timeout.connect(self._load)

    def begin(self) -> None:
        """Load them; once they are there, this does nothing."""
        if self._waiting:
            self.start()

    def end(self) -> None:
        """Load no more."""
        self._waiting.clear()
        self.stop()

    def _load(self) -> None:
        importlib.import_module(self._waiting.pop())
        if not self._waiting:
            self.stop()
