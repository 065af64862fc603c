"""Every preference in one searchable window; what is chosen is so at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.matching import folded
from confluence_desk.system import choices
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.command_words import KeyedCommand
from confluence_desk.ui.dialogs.settings_about import AboutPage
from confluence_desk.ui.dialogs.settings_files import SettingsFiles
from confluence_desk.ui.dialogs.settings_keys import KeysPage
from confluence_desk.ui.dialogs.settings_network import Network, NetworkPage
from confluence_desk.ui.dialogs.settings_privacy import Hosts, PrivacyPage
from confluence_desk.ui.dialogs.settings_rows import PreferencePage, SectionPage
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.preference_words import SECTIONS, said
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme

_LETTERS_WIDE, _LINES_HIGH = 125, 38
_PAUSE_MS = 30
"""Between the making of sections that nobody has asked for yet."""
_ICONS = {"keyboard": "keyboard", "privacy": "shield-check", "network": "globe"}
_SECTION = Qt.ItemDataRole.UserRole


class SettingsDialog(QDialog):
    """Sections at the side, their preferences beside them; nothing waits for it."""

    def __init__(
        self,
        preferences: Preferences,
        keymap: Keymap,
        commands: Sequence[KeyedCommand],
        paths: Paths,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        hosts: Hosts,
        network: Network | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._hosts = hosts
        self._network = network
        self.field = SearchField(self.tr("Find a setting"), theme)
        self.list = QListWidget()
        self._section = "look"
        self._makers = self._made_makers(preferences, keymap, commands, paths)
        self._made: dict[str, SectionPage] = {}
        self.files = SettingsFiles(preferences, choices.ALL, {c.id for c in commands}, self)
        self.said = plain("", "muted")
        self.undo = QPushButton(self.tr("Undo"))
        self._area = QScrollArea()
        self._nothing = plain(self.tr("No setting is called that."), "muted", wrap=False)
        self._lines = QVBoxLayout()
        self._waiting = QTimer(self, interval=_PAUSE_MS)
        self._fill()
        self._make()
        self._lay_out()
        self._ends = [preferences.changed.connect(lambda _id: self._refresh())]
        self.show_section("look")

    @property
    def pages(self) -> dict[str, SectionPage]:
        """Every section by its name; those that nobody has seen yet are made now."""
        return {name: self.page(name) for name in self._makers}

    @property
    def keys(self) -> KeysPage:
        """The section of the keyboard."""
        page = self.page("keyboard")
        assert isinstance(page, KeysPage)  # noqa: S101 - as it was made
        return page

    def page(self, name: str) -> SectionPage:
        """One section, hidden when it is made."""
        if name not in self._made:
            page = self._made[name] = self._makers[name][1]()
            page.hide()
            order = [each for each in self._makers if each in self._made]
            self._lines.insertWidget(order.index(name) + 1, page, isinstance(page, KeysPage))
        return self._made[name]

    def show_section(self, section: str) -> None:
        """Show one section, such as ``keyboard``; "" for the first."""
        row = list(self._makers).index(section) if section else 0
        self._mark(row)
        self._show_row(row)

    def done(self, result: int) -> None:
        """However it is closed, it goes for good and listens to nothing any more."""
        super().done(result)
        self._waiting.stop()
        if "keyboard" in self._made:
            self.keys.editor.close_editor()
        for end in self._ends:
            end()
        self._ends = []

    def _made_makers(
        self,
        preferences: Preferences,
        keymap: Keymap,
        commands: Sequence[KeyedCommand],
        paths: Paths,
    ) -> dict[str, tuple[str, Callable[[], SectionPage]]]:
        """The heading of every section, and what makes it: all at once took 130 ms."""
        theme, change = self._theme, self._change
        makers: dict[str, tuple[str, Callable[[], SectionPage]]] = {
            section.id: (
                said(section.words),
                partial(PreferencePage, section, preferences, theme, change),
            )
            for section in SECTIONS
        }

        def keys() -> SectionPage:
            page = KeysPage(commands, keymap, theme, change)
            page.wanted.connect(self._show_keys)
            return page

        makers["keyboard"] = (QCoreApplication.translate("KeysPage", "Keyboard"), keys)
        makers["privacy"] = (
            QCoreApplication.translate("PrivacyPage", "Privacy"),
            partial(PrivacyPage, self._hosts, theme),
        )
        if self._network is not None:
            makers["network"] = (
                QCoreApplication.translate("NetworkPage", "Network"),
                partial(NetworkPage, self._network, theme),
            )
        makers["about"] = (
            QCoreApplication.translate("AboutPage", "About"),
            partial(AboutPage, paths, theme),
        )
        return makers

    def _fill(self) -> None:
        icons = {section.id: section.icon for section in SECTIONS} | _ICONS
        for name, (heading, _) in self._makers.items():
            item = QListWidgetItem(self._theme.icon(icons.get(name, "info")), heading)
            item.setData(_SECTION, name)
            self.list.addItem(item)

    def _make_next(self) -> None:
        """Make one of those that nobody has seen yet, so that a search finds them there."""
        name = next((name for name in self._makers if name not in self._made), None)
        if name is None:
            self._waiting.stop()
        else:
            self.page(name)

    def _make(self) -> None:
        self.field.textChanged.connect(self._seek)
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.currentRowChanged.connect(self._show_row)
        self.list.itemClicked.connect(lambda item: self._show_row(self.list.row(item)))
        self._waiting.timeout.connect(self._make_next)
        self._waiting.start()
        self.files.told.connect(self._say)
        self.undo.clicked.connect(self.files.undo)
        self.undo.hide()
        self._theme.changed.connect(self._dress)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.begin)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.field)
        side.addWidget(self.list, 1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(side)
        beside.addWidget(self._made_area(), 1)
        self._fit()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(16, 16, 16, 14)
        lay.setSpacing(12)
        lay.addLayout(beside, 1)
        lay.addLayout(self._made_foot())
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        room = self.screen().availableSize()
        self.resize(QSize(letter * _LETTERS_WIDE, line * _LINES_HIGH).boundedTo(room * 0.9))

    def _fit(self) -> None:
        """The sections are as wide as their names need, however large the letters are."""
        line = self.fontMetrics().height()
        self.list.setIconSize(QSize(line, line))
        wide = self.fontMetrics().horizontalAdvance
        headings = max(wide(heading) for heading, _ in self._makers.values())
        widest = max(headings, wide(self.field.placeholderText()) + line)
        for part in (self.field, self.list):
            part.setFixedWidth(widest + 4 * line)

    def _made_area(self) -> QScrollArea:
        whole = QWidget()
        whole.setObjectName("settings")
        lines = self._lines
        lines.setContentsMargins(4, 0, 12, 0)
        lines.addWidget(self._nothing)
        lines.addStretch(0)
        whole.setLayout(lines)
        self._area.setWidget(whole)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _made_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        for text, do in (
            (self.tr("Import…"), self.files.ask_import),
            (self.tr("Export…"), self.files.ask_export),
            (self.tr("Reset all"), self.files.reset_all),
        ):
            foot.addWidget(self._made_button(text, do))
        foot.addSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self._made_button(self.tr("Close"), self.close))
        self.undo.setAutoDefault(False)
        return foot

    def _made_button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _change(self, do: Callable[[], None]) -> None:
        """Do it; a disk that refuses is told here, and the old choice is shown again."""
        try:
            do()
        except StoreTrouble as trouble:
            self._say(words(trouble).text, "bad", can_undo=False)
            self._refresh()
        else:
            self._say("", "muted", can_undo=False)

    def _say(self, text: str, tone: str, can_undo: bool) -> None:  # noqa: FBT001 - a signal's
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(text)
        self.undo.setVisible(can_undo)

    def _refresh(self) -> None:
        for page in self._made.values():
            if isinstance(page, PreferencePage):
                page.refresh()
            elif isinstance(page, KeysPage):
                page.editor.refresh()

    @property
    def _sought(self) -> list[str]:
        return folded(self.field.text()).split()

    def _seek(self) -> None:
        """All sections with hits, or the one at the side."""
        sought, found = self._sought, False
        if not sought:
            self.show_section(self._section)
            return
        self._mark(-1)
        for row, page in enumerate(self.pages.values()):
            fits = page.narrow(sought)
            page.setVisible(fits)
            self._enable(row, on=fits)
            found = found or fits
        self._nothing.setVisible(not found)

    def _dress(self) -> None:
        for page in self._made.values():
            page.dress()
        self._fit()
        if self._sought:
            self._seek()

    def _enable(self, row: int, *, on: bool) -> None:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        self.list.item(row).setFlags(flags if on else Qt.ItemFlag.NoItemFlags)

    def _mark(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _show_row(self, row: int) -> None:
        """One section, whole; what was sought is not any more."""
        if row < 0:
            return
        self._section = list(self._makers)[row]
        shown = self.page(self._section)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._nothing.hide()
        for at in range(len(self._makers)):
            self._enable(at, on=True)
        for page in self._made.values():
            page.narrow(())
            page.setVisible(page is shown)
        self._area.verticalScrollBar().setValue(0)

    def _show_keys(self) -> None:
        sought = self.field.text()
        self.show_section("keyboard")
        self.keys.editor.field.setText(sought)
