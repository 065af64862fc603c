"""A tab that says at a glance whether something can be relied on offline, and why not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import DeskError, StoreTrouble
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.readiness import Gap, Lack, Readiness, Scope
from confluence_desk.system.files import write_whole
from confluence_desk.ui.commands.list_context import GAPS
from confluence_desk.ui.growing import Growing, Picture
from confluence_desk.ui.kept_words import subject_words
from confluence_desk.ui.messages import words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain, show_tip
from confluence_desk.ui.panels.list_page import ListPage
from confluence_desk.ui.panels.offline.pages import job_of
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow
from confluence_desk.ui.panels.readiness_words import (
    as_html,
    as_json,
    as_markdown,
    facts,
    lack_words,
    page_words,
    reason_words,
    verdict_words,
    wanted_words,
)
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.library import Library

_SOON_MS = 500
_LEAST_ROWS = 180
"""So high is at 100 % what stands below the numbers, or these are not shown."""
_ICON, _SIGN = 16, 28
_WITHOUT_LINKS = "without links"
_SIGNS = {Lack.OLD: "clock", Lack.FILE: "paperclip", Lack.IMAGE: "image", Lack.LINK: "link"}
_SOFT = {Lack.OLD, Lack.FILE}


class Looks(Protocol):
    """What looks."""

    async def look(
        self, scope: Scope, *, tell: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Readiness:
        """The whole answer."""


class ReadinessTab(TabContent):
    """Looks when it is opened, and again when a sync has ended or it is told to.

    ``open_requested`` carries an id, an anchor and how; ``keep_requested`` rules to choose from;
    ``sync_requested`` a ``Job``; ``told`` a sentence.
    """

    open_requested = Signal(str, str, str)
    keep_requested = Signal(object)
    sync_requested = Signal(object)
    told = Signal(str)

    kind: ClassVar[str] = "readiness"
    icon_name: ClassVar[str] = "check-circle"
    reads_here: ClassVar[bool] = True

    def __init__(
        self,
        library: "Library",
        keeping: "Keeping",
        surveyor: Looks,
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._surveyor = surveyor
        self._theme = theme
        self._scope = scope
        self._state = state
        self._now = now
        self._about = Scope.of(state.target) or Scope(Holds.SPACE, "*")
        self.found: Readiness | None = None
        self._sign = Picture(theme, "circle-dashed", "muted", _SIGN)
        self.verdict = plain("", bold=True, wrap=False)
        self.reason = plain("")
        self.facts = plain("", "muted")
        self.links = QCheckBox(self.tr("Linked pages count"))
        self.links.setChecked(state.words != _WITHOUT_LINKS)
        self._busy = Busy(theme, self.tr("Looking"))
        self.page = ListPage(theme, self.tr("What is missing or old"), self._columns())
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self.export = QPushButton(theme.icon("export"), self.tr("Export…"))
        self._lay_out()
        self._connect()
        self._forget = keeping.changed.connect(lambda _none: self._soon.start())
        self._look()

    @property
    def title(self) -> str:
        """What it is about."""
        return self.tr("Readiness: {name}").format(name=self._name)

    def state(self) -> TabState:
        """What it is about."""
        words = "" if self.links.isChecked() else _WITHOUT_LINKS
        return TabState(self.kind, self._about.key, self._state.pinned, words=words)

    @property
    def can_reload(self) -> bool:
        """It can look again."""
        return True

    def reload(self) -> None:
        """Look again."""
        self._look()

    async def aclose(self) -> None:
        """Stop looking."""
        self._soon.stop()
        self._forget()
        self._scope.cancel("look")

    def export_to(self, file: Path) -> None:
        """Write the report as its name says: ``.html``, ``.json``, else Markdown."""
        if self.found is None:
            return
        kind = file.suffix.lower()
        if kind == ".json":
            text = as_json(self.found, self._name)
        else:
            made = as_html if kind in {".html", ".htm"} else as_markdown
            text = made(self.found, self._name, self._now())
        try:
            write_whole(file, text)
        except StoreTrouble as trouble:
            self.told.emit(words(trouble).text)
        else:
            self.told.emit(self.tr("Written to {file}.").format(file=file.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all of it would leave little room for the rows, the numbers are a tooltip."""
        super().resizeEvent(event)
        self.facts.show()
        above = self._heading.heightForWidth(self.width())
        self.facts.setVisible(self.height() - above >= self._theme.scaled(_LEAST_ROWS))

    # looking

    def _look(self) -> None:
        self._busy.show()
        if self.found is None:
            self._say("circle-dashed", "muted", self.tr("Looking…"), "")
            self.page.say_nothing("magnifying-glass", self.tr("Looking at what is here"))
        self._scope.start(self._answer(), key="look")

    async def _answer(self) -> None:
        try:
            self.found = await self._surveyor.look(self._about, tell=self._progress)
        except DeskError as trouble:
            self._fail(trouble)
        else:
            self._show(self.found)
        self._busy.hide()

    def _progress(self, done: int, total: int) -> None:
        if self.found is None and total:
            n = total
            said = self.tr("{done} of %Ln text(s) looked at", "", n)
            self.facts.setText(said.format(done=self.locale().toString(done)))

    def _fail(self, trouble: DeskError) -> None:
        said = words(trouble)
        self.found = None
        self._say("question", "warn", self.tr("Not known"), f"{said.text} {said.remedy}")
        self.facts.setText("")
        self.page.show_rows([])
        self.page.say_nothing("question", said.text, said.remedy, self.way_on(trouble))
        self.export.setEnabled(False)

    def _show(self, found: Readiness) -> None:
        now, but_for = self._now(), self._but_for
        ready = found.ready_but_for(but_for)
        sign, role = ("check-circle", "ok") if ready else ("x-circle", "bad")
        words = verdict_words(found, but_for), reason_words(found, now, but_for)
        self._say(sign, role, *words)
        told = " · ".join(f"{name}: {value}" for name, value in facts(found, now))
        self.facts.setText(told)
        show_tip(self.reason, told)
        keys = [_key(number, gap) for number, gap in enumerate(found.gaps)]
        self.page.show_made(keys, lambda number: self._row(number, found, now))
        if ready:
            self.page.say_nothing("check-circle", self.tr("All of it is here, checked lately"))
        else:
            hint = self.tr("Keep it offline and sync, then look again.")
            keep = (self.tr("Keep offline…"), self._keep)
            self.page.say_nothing("push-pin", self.tr("Nothing of it is here yet"), hint, keep)
        self.export.setEnabled(True)

    def _say(self, sign: str, role: str, verdict: str, reason: str) -> None:
        self._sign.show_icon(sign, role)
        self.verdict.setText(verdict)
        self.verdict.setProperty("tone", role if role != "muted" else "")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.reason.setText(reason)
        self.setAccessibleName(f"{verdict}. {reason}")

    def _row(self, number: int, found: Readiness, now: datetime) -> PlainRow:
        gap = found.gaps[number]
        soft = gap.lack in _SOFT or gap.lack in self._but_for
        tone = "warn" if soft else "bad"
        sign = _SIGNS.get(gap.lack, "warning-circle")
        checked = Cell(ago(gap.at, now), gap.at.timestamp() if gap.at else -1, "muted", tip=gap.at)
        order = list(Lack).index(gap.lack)
        return PlainRow(
            _key(number, gap),
            (
                Cell(lack_words(gap.lack), order, tone, sign),
                Cell(wanted_words(gap)),
                Cell(page_words(gap)),
                checked,
            ),
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("What is the matter")),
            Column(self.tr("What"), wide=True),
            Column(self.tr("On the page"), wide=True),
            Column(self.tr("Checked")),
        )

    # deeds

    @property
    def _name(self) -> str:
        return subject_words(self._about.holds, self._about.subject, self._library)

    @property
    def _but_for(self) -> set[Lack]:
        return set() if self.links.isChecked() else {Lack.LINK}

    @property
    def _rule(self) -> Rule:
        return Rule(0, self._about.holds, self._about.subject)

    def page_with(self, key: str) -> str:
        """The page that lacks something; a missing page itself where it stands for itself."""
        return self.found.gaps[_number(key)].page_id if self.found else ""

    def page_wanted(self, key: str) -> str:
        """The page that is lacked; "" where that is no page."""
        wanted = self.found.gaps[_number(key)].wanted_id if self.found else ""
        return "" if wanted.startswith("att") else wanted

    def open(self, page_id: str) -> None:
        """Open a page."""
        if page_id:
            self.open_requested.emit(page_id, "", "front")

    def _keep(self) -> None:
        self.keep_requested.emit([self._rule])

    def _ask_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [self.tr("Markdown (*.md)"), self.tr("Web page (*.html)"), self.tr("JSON (*.json)")]
        )
        suffixes = ("md", "html", "json")
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(suffixes[dialog.nameFilters().index(chosen)])
        )
        dialog.selectFile("readiness")
        dialog.fileSelected.connect(lambda file: self.export_to(Path(file)))
        dialog.open()

    # making

    def _lay_out(self) -> None:
        self._heading = heading = QFrame()
        heading.setObjectName("tabHeading")
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        for part in (self.verdict, self.reason, self.facts):
            said.addWidget(part)
        first.addLayout(said, 1)
        above = QVBoxLayout(heading)
        above.setContentsMargins(16, 14, 16, 12)
        above.setSpacing(self._theme.size("gap"))
        above.addLayout(first)
        above.addLayout(self._made_buttons())
        above.addWidget(self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.page, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.page)
        self._dress()

    def _made_buttons(self) -> FlowLayout:
        row = FlowLayout(gap=self._theme.size("gap"))
        made = (
            ("arrow-clockwise", self.tr("Look again"), self._look),
            ("arrows-clockwise", self.tr("Sync this now"), self._sync),
            ("push-pin", self.tr("Keep offline…"), self._keep),
        )
        buttons = []
        for icon, text, do in made:
            button = QPushButton(self._theme.icon(icon), text)
            button.clicked.connect(lambda _on=False, do=do: do())
            buttons.append(button)
        self.export.clicked.connect(self._ask_export)
        self.export.setEnabled(False)
        for button in (*buttons, self.export):
            button.setAutoDefault(False)
            Growing(button, self._theme, _ICON)
            row.addWidget(button)
        row.addWidget(self.links)
        return row

    def _sync(self) -> None:
        self.sync_requested.emit(job_of([self._rule]))

    def _connect(self) -> None:
        self.page.offer(GAPS, self)
        self.page.opened.connect(lambda key: self.open(self.page_with(key)))
        self._soon.timeout.connect(self._look)
        self._theme.changed.connect(self._dress)
        self.links.toggled.connect(lambda _on: self._weigh())

    def _weigh(self) -> None:
        """What counts is another thing now."""
        if self.found is not None:
            self._show(self.found)
        self.moved.emit()

    def _dress(self) -> None:
        font = self._theme.font(self.verdict.font(), role="h2")
        font.setBold(True)
        self.verdict.setFont(font)


def _key(number: int, gap: Gap) -> str:
    """What is chosen stays so only while it is the same gap; two may be alike but for place."""
    return "\t".join((str(number), gap.lack, gap.page_id, gap.wanted_id, gap.wanted))


def _number(key: str) -> int:
    return int(key.partition("\t")[0])
