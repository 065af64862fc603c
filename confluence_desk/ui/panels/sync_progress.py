"""What the status line shows of a sync: what it does, how far it is, and a way to make it rest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from confluence_desk.domain.syncing import Progress
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.bars import advance, made_bar
from confluence_desk.ui.panels.labels import show_tip
from confluence_desk.ui.sync_words import details, line, share
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.syncing import Syncing

_BAR = 90


class SyncProgress(QWidget):
    """Seen while a sync runs, rests or waits; ``report_wanted``: somebody clicked its words."""

    report_wanted = Signal()

    def __init__(self, syncing: "Syncing", library: "Library", theme: Theme) -> None:
        super().__init__()
        self._syncing = syncing
        self._library = library
        self._theme = theme
        self._words = self._made_button()
        self._bar = made_bar(self.tr("Sync"))
        self._rest = self._made_button()
        Growing(self._rest, theme, PICTURE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._words, self._bar, self._rest):
            row.addWidget(part)
        self._words.setAccessibleName(self.tr("Sync report"))
        self._words.clicked.connect(self.report_wanted)
        self._rest.clicked.connect(syncing.toggle_pause)
        theme.changed.connect(self._fit)
        syncing.moved.connect(self._show)
        syncing.progressed.connect(self._advance)
        self._fit()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def rest(self) -> QToolButton:
        """The button that pauses, or goes on."""
        return self._rest

    def show_now(self) -> None:
        """Be seen or not; a status line shows whatever is put on it."""
        self._show()

    def end(self) -> None:
        """Hear of no sync any more."""
        self._syncing.moved.disconnect(self._show)
        self._syncing.progressed.disconnect(self._advance)

    def _show(self) -> None:
        syncing = self._syncing
        self.setVisible(syncing.running or syncing.resting)
        paused = syncing.paused
        name = self.tr("Go on syncing") if paused else self.tr("Pause the sync")
        self._rest.setIcon(self._theme.icon("play" if paused else "pause"))
        self._rest.setAccessibleName(name)
        self._rest.setToolTip(name)
        self._rest.setVisible(syncing.running or paused)
        self._bar.setVisible(syncing.running)
        if syncing.running:
            self._advance(syncing.far)
        else:
            self._say(self.tr("Sync paused") if paused else self.tr("Sync waits for Confluence"))

    def _advance(self, progress: Progress | None) -> None:
        if progress is None:
            self._say(self.tr("Syncing…"))
            advance(self._bar, None, moves=self._theme.motion)
            return
        space = self._library.space(progress.space_id) if progress.space_id else None
        self._say(line(progress, space.key if space else ""), details(progress))
        advance(self._bar, share(progress), moves=self._theme.motion)

    def _say(self, words: str, more: str = "") -> None:
        self._words.setText(words.replace("&", "&&"))
        show_tip(self._words, more)

    def _fit(self) -> None:
        self._bar.setFixedWidth(self._theme.scaled(_BAR))
        self._show()

    @staticmethod
    def _made_button() -> QToolButton:
        button = QToolButton()
        button.setObjectName("statusButton")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
