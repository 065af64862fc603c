"""Helps while one types into the bar: says what it is, completes it, mends it, finds at once."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from confluence_desk.cql.check import Finding, Severity
from confluence_desk.cql.completion import Offer, What
from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.search import Found
from confluence_desk.services.understanding import Asked, Kind
from confluence_desk.ui.cql_words import remark
from confluence_desk.ui.models.found_items import Item
from confluence_desk.ui.panels.address_box import AddressBox
from confluence_desk.ui.panels.finder.colours import query_colours
from confluence_desk.ui.panels.finder.judging import LONG, Judged, judged, worst
from confluence_desk.ui.panels.finder.offers import earlier_item, hit_item, offer_item
from confluence_desk.ui.panels.finder.suggestions import Suggestions
from confluence_desk.ui.panels.finder.ways import BEGUN, Looker, Reader, Ways
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.ui.panels.finder.question import Question

_PAUSE_MS = 90
_HITS = 8
_HELP, _JUDGING, _NAMING = "bar", "judging", "naming"
_SURE = 3
"""Letters of a field's name before it is offered over results."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Bar(QObject):
    """Stands by one box; late answers to an older text are dropped."""

    def __init__(
        self,
        box: AddressBox,
        reader: Reader,
        looker: Looker,
        scope: TaskScope,
        theme: Theme,
        ways: Ways,
    ) -> None:
        super().__init__(box)
        self._box = box
        self._reader = reader
        self._looker = looker
        self._scope = scope
        self._theme = theme
        self._ways = ways
        self._kind = Kind.NOTHING
        self._judged = Judged()
        self._judging: asyncio.Task[None] | None = None
        self._understood = ("", "")
        """The last question that was understood, and as what."""
        self._question: Question | None = None
        self.list = Suggestions(box, theme)
        self._waiting = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._waiting.timeout.connect(self._begin)
        box.textChanged.connect(self._judge)
        box.textEdited.connect(lambda _text: self._waiting.start())
        box.cursorPositionChanged.connect(lambda _old, _new: self._moved())
        box.left.connect(self._abandoned)
        box.installEventFilter(self)
        theme.changed.connect(self._recolour)
        box.setToolTip(
            self.tr(
                "Enter searches or opens, Alt+Enter in a tab of its own. Ctrl+Space offers what "
                "could stand there, Tab takes it, Ctrl+. mends a query."
            )
        )
        self._judge(box.text())

    def close_list(self) -> None:
        """Offer nothing any more, whatever is on its way."""
        self._waiting.stop()
        self._scope.cancel(_HELP)
        self.list.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move and take; Escape goes to nobody else while the list is open."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def mend(self) -> None:
        """Put what was probably meant in place of the first fault."""
        finding = self._mendable()
        if finding is not None:
            self._replace(finding.span.start, finding.span.end, finding.suggestion)

    def _recolour(self) -> None:
        self._judge(self._box.text())

    def _judge(self, text: str) -> None:
        """Say what it is, colour it and mark its faults."""
        self._kind = self._reader.kind(text)
        self._scope.cancel(_JUDGING)
        self._judging = None
        self._judged = Judged()
        self._box.run_from_left(always=self._kind is Kind.CQL)
        if self._kind is Kind.CQL and len(text) >= LONG:
            self._box.colour(())
            self._box.say("")
            self._judging = self._scope.start(self._judge_long(text), key=_JUDGING)
            return
        if self._kind is Kind.CQL:
            self._judged = judged(text)
        self._colour()
        self._box.say(*self._verdict())
        if not text:
            self.close_list()
        if not self._waiting.isActive():
            self._recognise(text)

    async def _judge_long(self, text: str) -> None:
        """Another text that comes meanwhile ends it."""
        self._judged = await asyncio.to_thread(judged, text)
        self._colour()
        self._box.say(*self._verdict())

    def _colour(self) -> None:
        seen = self._judged.near(self._box.cursorPosition())
        self._box.colour(query_colours(seen.parts, seen.findings, self._theme))

    def _verdict(self) -> tuple[str, str, str]:
        if self._kind is Kind.CQL:
            bad = worst(self._judged.findings)
            if bad is None:
                return self.tr("CQL ok"), "ok", ""
            more = remark(bad.message)
            if self._box.text().endswith(BEGUN):
                return self.tr("Type the words"), "muted", more
            if bad.severity is Severity.ERROR:
                return self.tr("Not yet CQL"), "bad", more
            return self.tr("CQL ok"), "warn", more
        if self._kind is Kind.WORDS and self._box.text().strip() == self._understood[0]:
            return self.tr("Question"), "muted", self._understood[1]
        return {
            Kind.NOTHING: ("", "", ""),
            Kind.WORDS: (self.tr("Words"), "muted", ""),
            Kind.LINK: (self.tr("Link"), "muted", ""),
            Kind.NUMBER: (self.tr("Page id"), "muted", ""),
        }[self._kind]

    def _recognise(self, text: str) -> None:
        """Nobody types on: whether it is a question is told without any list."""
        if self._kind is Kind.WORDS and text.strip() != self._understood[0]:
            self._scope.start(self._recognised(text), key=_NAMING)

    async def _recognised(self, text: str) -> None:
        asked = await self._reader.read(text)
        if text == self._box.text():
            self._understand(asked)

    def _begin(self, *, called: bool = False) -> None:
        """Ask for help with the text as it is now; ``called``: somebody wants to see it."""
        text = self._box.text()
        if (called or text.strip()) and self._is_held():
            caret = self._box.cursorPosition()
            self._scope.start(self._help(text, caret, called=called), key=_HELP)
        else:
            self.close_list()
        front = self._ways.front()
        if front is not None and self._kind is not Kind.LINK:
            front.preview(text)

    async def _help(self, text: str, caret: int, *, called: bool) -> None:
        try:
            if not text.strip():
                earlier = (await self._ways.earlier())[:_HITS]
                self._offer(text, "", [earlier_item(one, self._again) for one in earlier])
            elif self._kind is Kind.CQL:
                await self._help_query(text, caret)
            elif self._kind is Kind.LINK:
                self._offer(text, "", self._leads(text))
            else:
                await self._help_words(text, called=called)
        except (DeskError, CqlError):
            self.list.close_list()  # whoever sends it is told what is the matter

    async def _help_query(self, text: str, caret: int) -> None:
        if self._judging is not None:
            await asyncio.wait({self._judging})
        found = await self._reader.complete(text, caret)
        offers = [one for one in found.offers if one.text != text[found.start : found.end]]
        items = self._offered(text, offers, found.start, found.end)
        bad = worst(self._judged.findings)
        self._offer(text, remark(bad.message) if bad else "", [*self._mends(), *items])

    async def _help_words(self, text: str, *, called: bool) -> None:
        asked = await self._reader.read(text)
        topped = self._understand(asked) if text == self._box.text() else False
        front = self._ways.front()
        if front is not None and front.asked is not None:
            wanted = called or len(text.strip()) >= _SURE
            self._offer(text, "", await self._fields(text) if wanted else ())
            return  # the tab shows the rest
        looked = await self._looker.look(asked, typing=True)
        found = [one for one in looked.found if one.kind != "comment"]
        hits = [hit_item(one, partial(self._open, one)) for one in found[:_HITS]]
        leads = self._leads(text) if self._kind is Kind.NUMBER else []
        more = [] if topped else [*self._as_query(asked), *(await self._fields(text))]
        self._offer(text, "", [*leads, *hits, *more], topped=topped)

    def _understand(self, asked: Asked) -> bool:
        """Take in what a question means; tells whether it is one."""
        if not asked.chips:
            return False
        if self._question is None:
            self._question = self._made_question()
        self._question.show_asked(asked)
        self._understood = (asked.text.strip(), self._question.words)
        self._box.say(*self._verdict())
        return True

    def _made_question(self) -> "Question":
        from confluence_desk.ui.panels.finder.question import Question  # noqa: PLC0415 - no start asks one

        made = Question(self._reader, self._looker.name_of, self._scope, self._theme)
        self.list.put_on_top(made)
        made.rewritten.connect(self._rewrite)
        made.edit_requested.connect(self._edit)
        made.left.connect(self._come_back)
        made.abandoned.connect(self._abandoned)
        return made

    def _edit(self, text: str) -> None:
        self._come_back(0)
        self._rewrite(text)

    def _come_back(self, step: int) -> None:
        """The keyboard is in the box again, and on from there."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        if step > 0:
            self.list.move_by(step)

    def _is_held(self) -> bool:
        """Whether the keyboard is in the box or at what was understood."""
        return self._box.hasFocus() or (self._question is not None and self._question.has_focus)

    def _abandoned(self) -> None:
        if not self._is_held():
            self.close_list()

    async def _fields(self, text: str) -> list[Item]:
        """Half a field's name may be the beginning of a query."""
        name, blank, rest = text.strip().partition(" ")
        if rest or not name.isascii() or not name.replace(".", "").isalpha():
            return []
        found = await self._reader.complete(text, len(text))
        begins = [
            one
            for one in found.offers
            if one.what in {What.FIELD, What.OPERATOR}
            and (one.what is What.OPERATOR or one.text.lower().startswith(name.lower()))
        ]
        some = [] if blank else begins[:4]
        return self._offered(text, some, found.start, found.end)

    def _offer(self, text: str, head: str, items: Sequence[Item], *, topped: bool = False) -> None:
        """Show it, if it is still about what stands in the box (trap 81)."""
        if text == self._box.text() and self._is_held():
            self.list.offer(head, items, topped=topped)

    def _as_query(self, asked: Asked) -> list[Item]:
        if not asked.cql:
            return []
        hint = self.tr("Edit as CQL")
        return [Item("cql", asked.cql, lambda: self._rewrite(asked.cql), hint, "code")]

    def _leads(self, text: str) -> list[Item]:
        title = self._ways.title_of(text)
        words = self.tr("Open {title}").format(title=title)
        return [Item("go", words, self._send, "", "arrow-right")] if title else []

    def _mends(self) -> list[Item]:
        finding = self._mendable()
        if finding is None:
            return []
        words = self.tr("Write {text}").format(text=finding.suggestion)
        return [Item("mend", words, self.mend, "", "wrench", ("Ctrl+.",))]

    def _mendable(self) -> Finding | None:
        return worst([one for one in self._judged.findings if one.suggestion])

    def _offered(self, text: str, offers: Sequence[Offer], start: int, end: int) -> list[Item]:
        return [offer_item(one, partial(self._complete, text, start, end)) for one in offers]

    def _complete(self, text: str, start: int, end: int, offered: str) -> None:
        """Take an offer; one about what stood there before would leave half a word behind."""
        if self._box.text() == text:
            self._replace(start, end, offered)

    def _open(self, found: Found) -> None:
        self.close_list()
        self._box.clear()
        if found.is_node:
            self._ways.page(found.id)
        else:
            self._ways.link(found.web_path)

    def _send(self) -> None:
        self.close_list()
        self._box.entered.emit("here")

    def _again(self, query: str) -> None:
        self._rewrite(query)
        self._send()

    def _rewrite(self, text: str) -> None:
        self._replace(0, len(self._box.text()), text)

    def _replace(self, start: int, end: int, text: str) -> None:
        """As if it were typed: it can be undone, and help goes on from there."""
        if text.endswith(" ") and self._box.text()[end : end + 1] == " ":
            text = text[:-1]
        self._box.setSelection(start, end - start)
        if start == end:
            self._box.setCursorPosition(start)
        self._box.insert(text)
        self._waiting.start()

    def _moved(self) -> None:
        if not self._judged.whole:
            self._colour()
        if self._kind is Kind.CQL and self.list.isVisible():
            self._waiting.start()

    def _is_ours(self, event: QKeyEvent) -> bool:
        mends = event.key() == Qt.Key.Key_Period and bool(event.modifiers() & _CONTROL)
        return mends or (event.key() == Qt.Key.Key_Escape and self.list.isVisible())

    def _key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        if control and key == Qt.Key.Key_Period:
            self.mend()
        elif control and key == Qt.Key.Key_Space:
            self._begin(called=True)
        elif key == Qt.Key.Key_Escape and self.list.isVisible():
            self.close_list()
        elif key in _MOVES:
            self._go(_MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_Tab:
            return self._take(self.list.marked or self._first()) or self._to_chips()
        elif key in _ENTER:
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return self._take(self.list.marked) or self._let_go()
            return self._let_go()
        else:
            return False
        return True

    def _go(self, step: int) -> None:
        front = self._ways.front()
        if self.list.isVisible():
            self.list.move_by(step)
        elif step > 0 and front is not None and front.asked is not None:
            front.enter()
        elif step > 0:
            self._begin(called=True)

    def _first(self) -> Item | None:
        return self.list.first if self._kind is Kind.CQL and self.list.isVisible() else None

    def _to_chips(self) -> bool:
        """Tab goes to what the words were taken for, here or in the tab in front."""
        front, question = self._ways.front(), self._question
        if question is not None and question.isVisible():
            return question.chips.enter()
        return self._kind is Kind.WORDS and front is not None and front.enter_chips()

    def _take(self, item: Item | None) -> bool:
        if item is None:
            return False
        item.do()
        return True

    def _let_go(self) -> bool:
        """What is sent needs no more help; the box sends it."""
        self.close_list()
        self._recognise(self._box.text())
        return False
