"""Facts about the page: where it stands, whose it is, how to point at it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Kind, Label, Page
from confluence_desk.services.needs import PATH, RESTRICTIONS
from confluence_desk.ui.kept_words import rule_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.beside import Beside
from confluence_desk.ui.panels.flat_button import FlatButton
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import ElidedLabel, exactly, plain, show_tip
from confluence_desk.ui.panels.nameless import why_nameless
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

Fact = tuple[str, str, str]
_NAMES = 66
"""The least room for the names of facts."""


class InfoSection(Section):
    """Facts by name, then labels."""

    copy_requested = Signal(str)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", theme, opened=False, parent=parent)
        self._title = self.tr("Page info")
        self._library = library
        self._now = now

    def show_page(self, page: Page | None, labels: Sequence[Label] | None) -> None:
        """Show what is known of a page."""
        if page is None:
            self.show_note(self.tr("Nothing is known of this page here."))
            return
        facts = [fact for fact in self._facts(page) if fact[1]]
        names = max(self.fontMetrics().horizontalAdvance(name) for name, _, _ in facts)
        makers = [partial(self._made_fact, *fact, max(names + 2, _NAMES)) for fact in facts]
        makers += [partial(self._made_note, why) for why in self._unknown(page) if why]
        makers.append(partial(self._made_labels, labels))
        makers.append(partial(self._made_copy, page.id))
        self.show_rows(makers, count=0)

    def _facts(self, page: Page) -> list[Fact]:
        space = self._library.space(page.space_id)
        saved = page.version
        return [
            (self.tr("Space"), f"{space.name} ({space.alias or space.key})" if space else "", ""),
            (self.tr("Kind"), self._kind(page), ""),
            (
                self.tr("Created"),
                self._by(page.author_id, page.created_at),
                exactly(page.created_at),
            ),
            (self.tr("Owner"), self._person(page.owner_id), ""),
            (
                self.tr("Changed"),
                self._by(saved.author_id, saved.created_at),
                exactly(saved.created_at),
            ),
            (self.tr("Version"), str(saved.number), ""),
            (self.tr("Offline"), self._reasons(page.id), ""),
            (self.tr("Id"), page.id, ""),
        ]

    def _reasons(self, page_id: str) -> str:
        """Which rules keep it offline; several may."""
        rules = self._library.why_kept(page_id)
        if not rules:
            return self.tr("a copy that no rule keeps")
        return ", ".join(rule_words(rule, self._library) for rule in rules)

    def _kind(self, page: Page) -> str:
        kind = self.tr("Blog post") if page.kind is Kind.BLOGPOST else self.tr("Page")
        states = {
            "current": "",
            "archived": self.tr("archived"),
            "draft": self.tr("draft"),
            "trashed": self.tr("in the trash"),
        }
        state = states.get(page.status, page.status)
        return f"{kind}, {state}" if state else kind

    def _person(self, account_id: str) -> str:
        return self._library.person_name(account_id) if account_id else ""

    def _why_nameless(self, page: Page) -> str:
        return why_nameless(self._library, (page.author_id, page.owner_id, page.version.author_id))

    def _unknown(self, page: Page) -> list[str]:
        """What the token may not tell, with the scope that it lacks."""
        said = {
            RESTRICTIONS: self.tr("Who may read it is not known. Missing scope: {scope}"),
            PATH: self.tr("What stands above it could not be asked for. Missing scope: {scope}"),
        }
        needed = {what: self._library.needs.of(what) for what in said}
        lacking = [said[what].format(scope=scope) for what, scope in needed.items() if scope]
        return [self._why_nameless(page), *lacking]

    def _by(self, account_id: str, moment: datetime | None) -> str:
        parts = (self._person(account_id), ago(moment, self._now()))
        return " · ".join(part for part in parts if part)

    def _made_fact(self, name: str, value: str, about: str, room: int) -> QWidget:
        line = QWidget()
        told = plain(value)
        show_tip(told, about)
        told.setAccessibleName(f"{name}: {value}")
        title = ElidedLabel(name)
        title.setProperty("tone", "muted")
        Beside(line, title, told, room).setContentsMargins(8, 2, 8, 2)
        return line

    def _made_note(self, words: str) -> QWidget:
        box = QWidget()
        lay = QVBoxLayout(box)
        lay.setContentsMargins(8, 4, 8, 4)
        lay.addWidget(plain(words, "muted"))
        return box

    def _made_labels(self, labels: Sequence[Label] | None) -> QWidget:
        box = QWidget()
        lay = QVBoxLayout(box)
        lay.setContentsMargins(8, 4, 8, 4)
        if not labels:
            words = self.tr("No labels.") if labels is not None else self.tr("Labels not loaded.")
            lay.addWidget(plain(words, "muted"))
            return box
        flow = QWidget()
        chips = FlowLayout(flow)
        for label in labels:
            chip = _Chip(label.name)
            chip.setAccessibleName(self.tr("label {name}").format(name=label.name))
            chips.addWidget(chip)
        lay.addWidget(flow)
        return box

    def _made_copy(self, page_id: str) -> QWidget:
        button = FlatButton(self.tr("Copy link"))
        button.clicked.connect(lambda: self.copy_requested.emit(page_id))
        return button


class _Chip(ElidedLabel):
    """A label of the page on its ground, which takes room beside the words."""

    def __init__(self, name: str) -> None:
        super().__init__(name, snug=True)
        self.setProperty("tone", "label")

    def sizeHint(self) -> QSize:
        """Room for words and ground."""
        return super().sizeHint() + QSize(self._ground(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew, within the ground."""
        super().resizeEvent(event)
        room = self.width() - self._ground()
        self.setText(self.fontMetrics().elidedText(self._whole, self._cut, room))

    def _ground(self) -> int:
        return QLabel.sizeHint(self).width() - self.fontMetrics().horizontalAdvance(self.text())
