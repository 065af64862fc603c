"""The tab of the offline library: what is kept, what must be decided, what it takes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.growing import Growing
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.offline.pages import PAGES, OfflinePages
from confluence_desk.ui.panels.offline.runs import ended_words
from confluence_desk.ui.panels.offline.storage import size_words
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.library import Library

_ICONS = ("question", "push-pin", "warning", "hard-drives", "sign-out", "list-bullets")
_SOON_MS = 300
"""News of a running sync come in crowds."""
_NARROW = 46
_EDGE = 16
"""In lines of text: below this only the sections' icons stand at the side."""
_PAGE, _SPOKEN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole
_ICON = 16


class OfflineTab(TabContent):
    """Reads at once, page by page as they are looked at.

    ``open_requested`` carries an id, an anchor and how; ``keep_requested`` the rules to choose
    from; ``readiness_requested`` a scope's key; ``run_requested`` the number of a run;
    ``sync_requested`` a ``Job``.
    """

    open_requested = Signal(str, str, str)
    keep_requested = Signal(object)
    readiness_requested = Signal(str)
    run_requested = Signal(int)
    sync_requested = Signal(object)

    kind: ClassVar[str] = "offline"
    icon_name: ClassVar[str] = "hard-drives"
    reads_here: ClassVar[bool] = True

    def __init__(
        self,
        library: "Library",
        keeping: "Keeping",
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._keeping = keeping
        self._theme = theme
        self._state = state
        self._now = now
        self.said = plain("")
        self.sync = QPushButton(theme.icon("arrows-clockwise"), self.tr("Sync now"))
        self.add = QPushButton(theme.icon("plus"), self.tr("Keep something offline…"))
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.pages = OfflinePages(library, keeping, theme, scope, now, self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._stale = set(PAGES)
        self._fill()
        self._lay_out()
        self._connect()
        self._refresh()
        self.show_page(state.target or ("questions" if keeping.questions() else "rules"))
        self._forgets = (
            keeping.changed.connect(lambda _none: self._refresh_seen()),
            library.changed.connect(self._hear),
        )

    @property
    def title(self) -> str:
        """The same for every site."""
        return self.tr("Offline library")

    def state(self) -> TabState:
        """Which page it is on."""
        words = self.pages.left.box.text()
        return TabState(self.kind, self.page, self._state.pinned, words=words)

    @property
    def page(self) -> str:
        """The name of the page in front."""
        item = self.list.currentItem()
        return str(item.data(_PAGE)) if item is not None else "rules"

    def show_page(self, name: str) -> None:
        """Go to one of ``PAGES``."""
        row = PAGES.index(name) if name in PAGES else 1
        self.list.setCurrentRow(1 if self.list.item(row).isHidden() else row)

    @property
    def can_find(self) -> bool:
        """What left the site can be many."""
        return True

    def open_finder(self) -> None:
        """Go to the words that narrow what left the site."""
        self.show_page("left")
        self.pages.left.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def can_reload(self) -> bool:
        """Times go on, and another process may have written."""
        return True

    def reload(self) -> None:
        """Read all of it again."""
        self._refresh()

    def shown(self) -> None:
        """Time has passed."""
        self._refresh()

    async def aclose(self) -> None:
        """Stop listening."""
        self._soon.stop()
        for forget in self._forgets:
            forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names at the side only where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _hear(self, changes: Changes) -> None:
        if changes.pages or changes.children_of or changes.blobs or changes.comments_of:
            self._soon.start()

    def _refresh_seen(self) -> None:
        """Nobody looks at a tab behind another; it is read again when it comes to the front."""
        if self.isVisible():
            self._refresh()

    def _follow(self) -> None:
        """Only what texts and files that come have a part in."""
        self._stale |= {"rules", "storage"}
        if self.isVisible():
            self._summarise()
            self._read_page()

    def _refresh(self) -> None:
        self._stale = set(PAGES)
        self._count()
        self._summarise()
        self._read_page()

    def _read_page(self) -> None:
        """Only what is looked at: sums over a large library take a moment."""
        page = self.page
        self.stack.setCurrentIndex(PAGES.index(page))
        if page in self._stale:
            self._stale.discard(page)
            self.pages.read(page)

    def _count(self) -> None:
        counts, names = self.pages.counts(), self._names()
        for row, name in enumerate(PAGES):
            count = counts.get(name, 0)
            number = f"{names[name]} · {QLocale().toString(count)}"
            self.list.item(row).setData(_SPOKEN, number if count else names[name])
        deciding = self.page == "questions"
        self.list.item(0).setHidden(not counts["questions"])
        if deciding and not counts["questions"]:
            self.show_page("rules")
        self._fit()

    def _summarise(self) -> None:
        pages, size = self._library.statistics()
        parts = [self.tr("%Ln page(s) on this machine", "", pages), size_words(size)]
        last = self._keeping.last_run()
        if last is None:
            parts.append(self.tr("never synced"))
        else:
            words = self.tr("last sync {when}: {how}")
            when = ago(last.ended_at or last.started_at, self._now())
            parts.append(words.format(when=when, how=ended_words(last)))
        self.said.setText(" · ".join(parts))

    def _names(self) -> dict[str, str]:
        return {
            "questions": self.tr("To be decided"),
            "rules": self.tr("Kept offline"),
            "troubles": self.tr("Troubles"),
            "storage": self.tr("Storage"),
            "left": self.tr("Left the site"),
            "runs": self.tr("Last runs"),
        }

    def _fill(self) -> None:
        for name, icon, page in zip(PAGES, _ICONS, self.pages.all(), strict=True):
            item = QListWidgetItem(self._theme.icon(icon), "")
            item.setData(_PAGE, name)
            self.list.addItem(item)
            self.stack.addWidget(page)
        self.pages.left.box.setText(self._state.words)
        for button in (self.sync, self.add):
            button.setAutoDefault(False)
            Growing(button, self._theme, _ICON)

    def _lay_out(self) -> None:
        heading = QFrame()
        heading.setObjectName("tabHeading")
        buttons = self._buttons
        buttons.setSpacing(self._theme.size("gap"))
        for button in (self.sync, self.add):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        buttons.addStretch(1)
        self._heading.setContentsMargins(_EDGE, 10, _EDGE, 10)
        self._heading.setSpacing(self._theme.size("gap"))
        self._heading.addWidget(self.said, 1)
        self._heading.addLayout(buttons)
        heading.setLayout(self._heading)
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Parts of the offline library"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setSpacing(0)
        self._body.addWidget(self.list)
        self._body.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(self._body, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)

    def _fit(self) -> None:
        """The names at the side have the room they need, however large the letters are."""
        line = self.fontMetrics().height()
        narrow = self.width() < _NARROW * line
        names = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = str(item.data(_SPOKEN) or "")
            names.append(name)
            item.setText("" if narrow else name)
            item.setToolTip(name if narrow else "")
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names)
        self.list.setIconSize(QSize(line, line))
        self.list.setFixedWidth(3 * line if narrow else widest + 4 * line)
        ways = QBoxLayout.Direction
        self._heading.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        wanted = self.sync.sizeHint().width() + self.add.sizeHint().width()
        beside = self.width() >= wanted + self._buttons.spacing() + 2 * _EDGE
        self._buttons.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._turn())
        self.add.clicked.connect(self.pages.add)
        self.sync.clicked.connect(self.pages.sync_all)
        self._soon.timeout.connect(self._follow)
        self._theme.changed.connect(self._fit)
        pages = self.pages
        pages.opened.connect(lambda page_id: self.open_requested.emit(page_id, "", "front"))
        pages.wanted.connect(self.keep_requested)
        pages.examined.connect(self.readiness_requested)
        pages.told.connect(self.run_requested)
        pages.synced.connect(self.sync_requested)
        pages.left.box.textChanged.connect(lambda _text: self.moved.emit())

    def _turn(self) -> None:
        self._read_page()
        self.moved.emit()
