"""The pages of the tab of the offline library, each read when it is looked at."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.domain.keeping import EVERY_SPACE, Holds, Rule
from confluence_desk.domain.readiness import Scope
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.ui.commands.list_context import LEFT, RULES, RUNS, STORAGE, TROUBLES
from confluence_desk.ui.panels.list_page import ListPage
from confluence_desk.ui.panels.offline.asking import Asking
from confluence_desk.ui.panels.offline.graves import GraveRows, grave_columns
from confluence_desk.ui.panels.offline.questions import QuestionPage
from confluence_desk.ui.panels.offline.rules import RuleRows, rule_columns
from confluence_desk.ui.panels.offline.runs import run_columns, run_rows
from confluence_desk.ui.panels.offline.storage import size_words, storage_columns, storage_rows
from confluence_desk.ui.panels.offline.troubles import (
    key_of,
    page_of,
    trouble_columns,
    trouble_rows,
    trouble_words,
)
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.library import Library

PAGES = ("questions", "rules", "troubles", "storage", "left", "runs")


class OfflinePages(QObject):
    """Makes them, fills them, and does what their buttons say.

    ``opened`` carries the id of a page, ``wanted`` the rules to choose from, ``examined`` a
    scope's key, ``told`` the number of a run, ``synced`` a ``Job``.
    """

    opened = Signal(str)
    wanted = Signal(object)
    examined = Signal(str)
    told = Signal(int)
    synced = Signal(object)

    def __init__(
        self,
        library: "Library",
        keeping: "Keeping",
        theme: Theme,
        scope: TaskScope,
        now: Callable[[], datetime],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._library = library
        self._keeping = keeping
        self._scope = scope
        self._now = now
        self.asking = Asking(over)
        self._rule_rows = RuleRows(keeping, library, now)
        self.questions = QuestionPage(library, theme)
        self.rules = ListPage(theme, self.tr("What is kept offline"), rule_columns())
        self.troubles = ListPage(theme, self.tr("Troubles"), trouble_columns())
        self.storage = ListPage(theme, self.tr("Storage"), storage_columns())
        words = self.tr("Find in what left the site")
        self.left = ListPage(theme, self.tr("Left the site"), grave_columns(), narrowing=words)
        self.runs = ListPage(theme, self.tr("Last runs"), run_columns())
        self._say_nothing()
        self._offer()
        self._connect()

    def all(self) -> tuple[QWidget, ...]:
        """In the order of ``PAGES``."""
        lists = (self.rules, self.troubles, self.storage, self.left, self.runs)
        return (self.questions, *lists)

    def read(self, name: str) -> None:
        """Fill one with what is so now."""
        match name:
            case "questions":
                self.questions.show_questions(self._keeping.questions())
            case "rules":
                self.rules.show_rows(self._rule_rows.rows())
            case "troubles":
                self.troubles.show_rows(
                    trouble_rows(self._keeping.troubles(), self._library, self._now)
                )
                self._explain("")
            case "storage":
                if not self.storage.rows.rowCount():
                    self.storage.say_nothing("hard-drives", self.tr("Adding up…"))
                self._do(self._read_storage(), "usage")
            case "left":
                graves = self._keeping.tombstones()
                rows = GraveRows(graves, self._library, self._now)
                self.left.show_made(rows.keys, rows.row)
                words = self.tr("Gone from the site; the last copies are readable here.")
                self.left.explain(words if graves else "")
            case "runs":
                self.runs.show_rows(run_rows(self._keeping.runs(), self._now))

    def counts(self) -> dict[str, int]:
        """How much stands on those pages where that matters."""
        return {
            "questions": len(self._keeping.questions()),
            "rules": len(self._keeping.rules()),
            "troubles": len(self._keeping.troubles()),
            "left": len(self._keeping.tombstones()),
        }

    async def _read_storage(self) -> None:
        usage = await self._keeping.usage()
        self.storage.say_nothing("hard-drives", self.tr("Nothing is on this machine yet"))
        self.storage.show_rows(storage_rows(usage, self._library, self._now))
        texts = sum(use.text_bytes for use in usage)
        files = sum(use.file_bytes for use in usage)
        words = self.tr("{texts} of texts and {files} of files are on this machine, encrypted.")
        self.storage.explain(
            words.format(texts=size_words(texts), files=size_words(files)) if usage else ""
        )

    def _offer(self) -> None:
        self.rules.offer(RULES, self)
        self.troubles.offer(TROUBLES, self)
        self.storage.offer(STORAGE, self)
        self.left.offer(LEFT, self)
        self.runs.offer(RUNS, self)

    def change_rule(self, key: str) -> None:
        """Let a rule be changed."""
        rule = self._keeping.find(int(key))
        if rule is not None:
            self.wanted.emit([rule])

    def add(self) -> None:
        """Ask for a new rule about anything."""
        kinds = (Holds.SPACE, Holds.BLOG, Holds.LABEL, Holds.CQL)
        self.wanted.emit([Rule(0, kind, "") for kind in kinds])

    def drop_rules(self, keys: Sequence[str]) -> None:
        """Keep what these rules hold no longer."""
        for key in keys:
            self._do(self._keeping.remove(int(key)), f"rule:{key}")

    def examine_rule(self, key: str) -> None:
        """Show whether what a rule keeps can be relied on."""
        rule = self._keeping.find(int(key))
        if rule is not None:
            self.examined.emit(Scope(rule.holds, rule.subject).key)

    def sync_rules(self, keys: Sequence[str]) -> None:
        """Bring what these rules keep up to date."""
        found = [self._keeping.find(int(key)) for key in keys]
        self.synced.emit(job_of([rule for rule in found if rule is not None]))

    def sync_all(self) -> None:
        """Bring all that is kept up to date."""
        self.synced.emit(Job(Depth.FULL))

    def open(self, page_id: str) -> None:
        """Open a page, or the last copy of one that left."""
        if page_id:
            self.opened.emit(page_id)

    def page_in_trouble(self, key: str) -> str:
        """The page that a trouble is about; "" where it is about none."""
        return page_of(key.partition("\t")[2], self._library)

    def tell_run(self, key: str) -> None:
        """Show what a run of the sync did."""
        self.told.emit(int(key))

    def _explain(self, key: str) -> None:
        """What helps with the trouble that is chosen; what happens anyway without one."""
        chosen = next((t for t in self._keeping.troubles() if key_of(t) == key), None)
        if chosen is None:
            words = self.tr("What could not be had is tried again at each sync.")
        else:
            told = trouble_words(chosen, self._library)
            words = f"{told.remedy} {told.detail}".strip()
        self.troubles.explain(words)

    def free(self, space_id: str) -> None:
        """Ask whether a space is to take no more room."""
        space = self._library.space(space_id)
        name = space.name if space else ""
        self.asking.ask(
            self.tr("Free the room that {space} takes?").format(space=name),
            self.tr(
                "Its texts, comments and files go from this machine; what rules hold comes back at"
                " the next sync."
            ),
            self.tr("Free"),
            lambda: self._do(self._keeping.free(space_id), f"free:{space_id}"),
        )

    def purge(self, keys: Sequence[str]) -> None:
        """Ask whether these last copies may go."""
        self.asking.ask(
            self.tr("Purge the last copies of %Ln page(s)?", "", len(keys)),
            self.tr("They are not on the site any more and cannot be had again."),
            self.tr("Purge"),
            lambda: self._do(self._keeping.purge(keys), "purge"),
        )

    def purge_all(self) -> None:
        """Ask whether all last copies may go."""
        self.purge([node.id for node, _reason, _at in self._keeping.tombstones()])

    def _answer(self, key: int, remove: bool) -> None:  # noqa: FBT001 - a signal's
        self._do(self._keeping.answer(key, remove=remove), f"answer:{key}")

    def _do(self, deed: Coroutine[Any, Any, object], key: str) -> None:
        self._scope.start(deed, key=key)

    def _say_nothing(self) -> None:
        hint = self.tr(
            "Choose spaces, pages with all below, labels or queries: they stay complete."
        )
        add = (self.tr("Choose something…"), self.add)
        self.rules.say_nothing("push-pin", self.tr("Nothing is kept offline yet"), hint, add)
        self.troubles.say_nothing("check-circle", self.tr("No troubles: all of it could be had"))
        hint = self.tr("What is deleted or hidden on the site stays here with its last copy.")
        self.left.say_nothing("sign-out", self.tr("Nothing has left the site"), hint)
        self.runs.say_nothing("list-bullets", self.tr("No sync has run yet"))

    def _connect(self) -> None:
        self.questions.answered.connect(self._answer)
        self.questions.opened.connect(self.opened)
        self.rules.opened.connect(self.change_rule)
        self.troubles.opened.connect(lambda key: self.open(self.page_in_trouble(key)))
        self.troubles.chosen.connect(self._explain)
        self.left.opened.connect(self.opened)
        self.runs.opened.connect(self.tell_run)


def job_of(rules: Sequence[Rule]) -> Job:
    """A run for just these."""

    def subjects(*kinds: Holds) -> tuple[str, ...]:
        return tuple(rule.subject for rule in rules if rule.holds in kinds)

    labels = (f'label = "{name}"' for name in subjects(Holds.LABEL))
    if EVERY_SPACE in subjects(Holds.SPACE, Holds.BLOG):
        return Job(Depth.FULL)
    return Job(
        Depth.FULL,
        spaces=subjects(Holds.SPACE, Holds.BLOG),
        trees=subjects(Holds.TREE),
        queries=(*subjects(Holds.CQL), *labels),
    )
