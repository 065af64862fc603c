"""What is kept offline and how that goes: the rules, and what the runs of the sync left behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import PageNode
from confluence_desk.domain.events import Event
from confluence_desk.domain.keeping import MARKS, Holds, Rule
from confluence_desk.domain.syncing import Depth, Gone, Question, Report, Trouble

if TYPE_CHECKING:
    from confluence_desk.store import Store
    from confluence_desk.store.usage import SpaceUsage


PERHAPS_OPEN = 200
"""So many of the pages read last may be shown in some tab."""
READ_LATELY = timedelta(days=30)
"""Content that no rule holds any more stays for so long after it was read."""
SCHEDULED = "scheduled"
"""Marks of this kind say when all that the rules name was last looked at, by depth."""


class Keeping:
    """Reads at once; every change is told through ``changed`` once it is written.

    ``changed`` also tells that a run of the sync ended, wherever it ran: ``note_run`` says so.
    ``wanted`` carries each rule that is new or says something else now: it is to be synced.
    """

    def __init__(self, store: "Store") -> None:
        self.changed: Event[None] = Event()
        self.wanted: Event[Rule] = Event()
        self._store = store
        self._heard: int | None = None

    def rules(self) -> list[Rule]:
        """Every rule, in the order they were made."""
        return self._store.rules()

    def find(self, key: int) -> Rule | None:
        """One by its key."""
        return next((rule for rule in self.rules() if rule.key == key), None)

    def rule_of(self, holds: Holds, subject: str, *, excludes: bool = False) -> Rule | None:
        """The rule that names exactly this."""
        named = (holds, subject, excludes)
        return next((r for r in self.rules() if (r.holds, r.subject, r.excludes) == named), None)

    def pending(self, now: datetime) -> bool:
        """Whether a run has anything to do: to bring what is kept, or to drop what is not."""
        return bool(self.rules()) or bool(self._store.released(now - READ_LATELY))

    def reasons(self, content_id: str) -> list[Rule]:
        """The rules because of which this is here."""
        return self._store.rules_of(content_id)

    def held(self, ids: Iterable[str]) -> set[str]:
        """Which of these some rule keeps offline."""
        return self._store.held_by_rules(ids)

    def counts(self) -> Mapping[int, int]:
        """How much each rule holds, by its key."""
        return self._store.count_members()

    async def add(self, rule: Rule) -> int:
        """Keep this offline from the next run on; a rule that names the same is changed."""
        known = self.rule_of(rule.holds, rule.subject, excludes=rule.excludes)
        if known is not None:
            await self.change(replace(rule, key=known.key))
            return known.key
        key = await self._store.add_rule(rule)
        self.changed.emit(None)
        self.wanted.emit(replace(rule, key=key))
        return key

    async def change(self, rule: Rule) -> None:
        """Let the rule with this key say this."""
        await self._store.change_rule(rule)
        self.changed.emit(None)
        self.wanted.emit(rule)

    async def remove(self, key: int) -> None:
        """Keep this no longer: what no other rule holds goes at the end of the next run."""
        await self._store.remove_rule(key)
        self.changed.emit(None)

    def questions(self) -> list[Question]:
        """What a person must decide before anything of it goes."""
        return self._store.questions()

    async def answer(self, key: int, *, remove: bool) -> None:
        """Decide one: let it go, or keep it."""
        await self._store.answer(key, remove=remove)
        self.changed.emit(None)

    def troubles(self) -> list[Trouble]:
        """What could not be had, and is tried again at each run."""
        return self._store.troubles()

    def runs(self, limit: int = 50) -> list[Report]:
        """What the last runs did, the newest first."""
        return self._store.runs(limit)

    def last_run(self) -> Report | None:
        """What the last run did."""
        return next(iter(self.runs(1)), None)

    def rule_looked_at(self, rule: Rule) -> datetime | None:
        """When a run last listed all that a rule names."""
        mark = self._store.mark(MARKS[rule.holds], rule.subject)
        return mark[1] if mark else None

    async def usage(self) -> "Sequence[SpaceUsage]":
        """What takes how much, by space; read behind, for a large library takes a moment."""
        return await self._store.weigh()

    async def free(self, space_id: str) -> None:
        """Drop texts, comments and files of a space; rules bring them back at the next run."""
        await self._store.free_space(space_id)
        await self._store.give_back()
        self.changed.emit(None)

    def tombstones(self) -> list[tuple[PageNode, Gone, datetime]]:
        """What left the site while it was kept here: its last copy can still be read."""
        return self._store.tombstones()

    async def purge(self, ids: Iterable[str]) -> None:
        """Drop the last copies of these, for good."""
        await self._store.purge(ids)
        self.changed.emit(None)

    def looked_at(self, depth: Depth) -> datetime | None:
        """When all that the rules name was last looked at so deeply."""
        mark = self._store.mark(SCHEDULED, depth.value)
        return mark[1] if mark else None

    def tell(self, changes: Changes) -> None:
        """Another process stored this: views read it again."""
        self._store.changed.emit(changes)

    def note_run(self) -> None:
        """A run of ours ended."""
        self._heard = self._last_ended()
        self.changed.emit(None)

    async def others_version(self) -> int:
        """A number that is another one once any other process wrote into the library."""
        if self._heard is None:
            self._heard = self._last_ended()
        return await self._store.others_version()

    def note_others(self) -> None:
        """Another process wrote: tell what its runs did since the last that is known."""
        known, self._heard = self._heard or 0, self._last_ended()
        news = [report for report in self.runs() if report.run > known and report.ended_at]
        touched = frozenset(outcome.subject for report in news for outcome in report.outcomes)
        if news:
            self.tell(self._touched(touched))
        self.changed.emit(None)

    def _last_ended(self) -> int:
        return max((report.run for report in self.runs(5) if report.ended_at), default=0)

    def _touched(self, ids: frozenset[str]) -> Changes:
        """What became of content; of what may be open in a window, all that hangs on it.

        Comments, files and labels make no outcome.
        """
        nodes = [node for node in map(self._store.node, ids) if node is not None]
        read = ids | {node.id for node in self._store.recent(PERHAPS_OPEN)}
        return Changes(
            children_of=frozenset(node.parent_id or f"space:{node.space_id}" for node in nodes),
            pages=ids,
            comments_of=read,
            attachments_of=read,
            labels_of=read,
        )
