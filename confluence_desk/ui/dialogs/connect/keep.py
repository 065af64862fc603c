"""The fourth step: what to keep offline; deciding later is fine."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.matching import folded
from confluence_desk.ui.cql_words import remark
from confluence_desk.ui.dialogs.connect.parts import field, label, link_button
from confluence_desk.ui.dialogs.connect.step import Draft, Step, focus, size_words
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.kept_words import ICONS, kind_words
from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Space
    from confluence_desk.services.entrance import Entrance, Shelf
    from confluence_desk.services.estimating import Estimate

_RULE = Qt.ItemDataRole.UserRole
_LOAD, _GUESS, _ADD = "shelf", "estimate", "add"
_PAUSE_MS = 250


class KeepStep(Step):
    """Going on keeps the account, and what is ticked with it."""

    def __init__(self, entrance: "Entrance", draft: Draft, theme: Theme, scope: TaskScope) -> None:
        super().__init__(theme, self.tr("What do you want offline?"), "")
        self._entrance = entrance
        self._draft = draft
        self._theme = theme
        self._scope = scope
        self._shelved: object = None
        self.filter = SearchField(self.tr("Find a space"), theme)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What to keep offline"))
        self.what = ChoiceBox()
        self.what.setAccessibleName(self.tr("What else to keep"))
        self.words = field(self.tr("Page, label or query"))
        self.add = QPushButton(self.tr("Add"))
        self.add.setAutoDefault(False)
        self.estimate = plain("", bold=True)
        self.estimate.setAccessibleName(self.tr("Size"))
        self.again = link_button(theme, self.tr("Look again"), "arrow-clockwise")
        self.again.hide()
        self.later = link_button(theme, self.tr("Untick all: decide later"))
        Growing(self.list, theme, PICTURE)
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    @property
    def next_words(self) -> str:
        """What the button says."""
        return self.tr("Keep offline") if self.rules else self.tr("Decide later")

    @property
    def rules(self) -> list[Rule]:
        """What is ticked."""
        return [item.data(_RULE) for item in self._items() if _is_ticked(item)]

    def show_up(self) -> None:
        """Ask what there is."""
        candidate = self._draft.candidate
        self.sentence.setText(self._sentence())
        if candidate is not None and self._shelved is not candidate:
            self._shelved = candidate
            self.list.clear()
            self.tell(None)
            self.again.hide()
            self.estimate.setText(self.tr("Looking for your spaces…"))
            self._scope.start(self._load(), key=_LOAD)
        focus(self.list)

    def _sentence(self) -> str:
        candidate = self._draft.candidate
        if candidate is not None and candidate.account.unnamed:
            return self.tr(
                "What you starred is not known: the token may not tell who you are. Missing scope:"
                " read:content-details:confluence"
            )
        return self.tr("It is kept fresh, and can be read and searched without a network.")

    async def go_on(self) -> bool:
        """Keep the account, and what is ticked."""
        candidate = self._draft.candidate
        if candidate is None:
            return False
        self.tell(None)
        self._draft.rules = self.rules
        self._draft.session = await self._entrance.open(candidate, self._draft.rules)
        return True

    def stop(self) -> None:
        """Guess no more."""
        self._timer.stop()
        if self._scope.running(_LOAD):
            self._shelved = None
        for key in (_LOAD, _GUESS, _ADD):
            self._scope.cancel(key)

    async def _load(self) -> None:
        candidate = self._draft.candidate
        if candidate is None:
            return
        try:
            shelf = await self._entrance.shelf(candidate)
        except DeskError as trouble:
            self._shelved = None
            self.estimate.setText("")
            self.tell(trouble)
            self.again.show()
            return
        self._fill(shelf)

    def _fill(self, shelf: "Shelf") -> None:
        starred = [each for each in shelf.spaces if each.id in shelf.starred]
        others = [each for each in shelf.spaces if each.id not in shelf.starred]
        for space in (*starred, *others):
            self._append(
                _name(space), Rule(0, Holds.SPACE, space.id), ticked=space.id in shelf.starred
            )
        if not self.list.count():
            self.estimate.setText(self.tr("This account sees no space that could be kept."))
            return
        self.list.setCurrentRow(0)
        self._guess_soon()

    def _append(self, words: str, rule: Rule, *, ticked: bool, at: int = -1) -> None:
        item = QListWidgetItem(self._theme.icon(ICONS[rule.holds]), words)
        item.setData(_RULE, rule)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(at if at >= 0 else self.list.count(), item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    # adding

    def _ask_to_add(self) -> None:
        self._scope.start(self._added(), key=_ADD)

    async def _added(self) -> None:
        """Put what is written on the list; where it makes no sense, say so."""
        holds, text = Holds(self.what.currentData()), self.words.text().strip()
        candidate = self._draft.candidate
        if not text or candidate is None:
            focus(self.words)
            return
        self.tell(None)
        subject = title = text
        try:
            if holds is Holds.TREE:
                subject, title = await self._entrance.find_page(candidate, text)
            elif holds is Holds.CQL:
                _check_query(text)
        except DeskError as trouble:
            self.tell(trouble)
            return
        except CqlError as wrong:
            self.trouble.say(remark(wrong.message), "")
            return
        words = self.tr("{kind}: {name}").format(kind=kind_words(holds), name=title)
        self._append(words, Rule(0, holds, subject), ticked=True, at=0)
        self.list.setCurrentRow(0)
        self.words.clear()
        self._guess_soon()

    # guessing

    def _guess_soon(self) -> None:
        self.changed.emit()
        self._timer.start()

    def guess(self) -> None:
        """Say about how much it is that is ticked."""
        if not self.rules:
            self.estimate.setText(self.tr("Nothing is ticked; you can choose at any time later."))
            self._scope.cancel(_GUESS)
            return
        self.estimate.setText(self.tr("Guessing how much that is…"))
        self._scope.start(self._guessed(), key=_GUESS)

    async def _guessed(self) -> None:
        candidate = self._draft.candidate
        if candidate is None:
            return
        try:
            guess = await self._entrance.estimate(candidate, self.rules)
        except DeskError:
            guess = None
        self.estimate.setText(self._guess_words(guess))

    def _guess_words(self, guess: "Estimate | None") -> str:
        if guess is None or not guess.counted:
            return self.tr("How much that is cannot be told here.")
        pages = self.tr("About %n page(s)", "", guess.pages)
        return self.tr("{pages}, about {size} on this machine").format(
            pages=pages, size=size_words(guess.bytes)
        )

    def _narrow(self, text: str) -> None:
        wanted = folded(text).split()
        for item in self._items():
            name = folded(item.text())
            item.setHidden(not all(word in name for word in wanted))

    def _untick(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)

    def _turn(self) -> None:
        examples = {
            Holds.TREE: self.tr("Address or title of a page"),
            Holds.LABEL: self.tr("runbook"),
            Holds.CQL: 'label = "runbook" AND space = OPS',
        }
        self.words.setPlaceholderText(examples[Holds(self.what.currentData())])

    def _connect(self) -> None:
        self._timer.timeout.connect(self.guess)
        self.filter.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _item: self._guess_soon())
        self.what.currentIndexChanged.connect(lambda _row: self._turn())
        self.add.clicked.connect(self._ask_to_add)
        self.later.clicked.connect(self._untick)
        self.again.clicked.connect(self.show_up)
        self._turn()

    def _lay_out(self) -> None:
        for holds in (Holds.TREE, Holds.LABEL, Holds.CQL):
            self.what.addItem(kind_words(holds), holds)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(label(self.tr("&Also"), self.what))
        more.addWidget(self.what)
        more.addWidget(self.words, 1)
        more.addWidget(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.estimate, 1)
        foot.addWidget(self.again)
        foot.addWidget(self.later)
        self.lines.addWidget(self.filter)
        self.lines.addWidget(self.list, 1)
        self.lines.addLayout(more)
        self.lines.addLayout(foot)
        self.lines.addWidget(self.trouble)

    @property
    def adding(self) -> QLineEdit:
        """Where Enter adds instead of going on."""
        return self.words


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _name(space: "Space") -> str:
    key = space.alias or space.key
    name = space.name if key.startswith("~") else f"{space.name} · {key}"
    if space.status == "current":
        return name
    archived = QCoreApplication.translate("KeepStep", "{name} (archived)")
    return archived.format(name=name)


def _check_query(cql: str) -> None:
    from confluence_desk.cql.check import read  # noqa: PLC0415 - few ever keep a query

    read(cql)
