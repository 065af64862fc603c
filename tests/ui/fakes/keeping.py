"""What is kept offline, as a test says."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import PageNode
from confluence_desk.domain.events import Event
from confluence_desk.domain.keeping import Rule
from confluence_desk.domain.syncing import Gone, Question, Report, Trouble
from confluence_desk.services.keeping import Keeping


class FakeShelf:
    """A store that holds what a test puts into it."""

    def __init__(self) -> None:
        self.rule_rows: list[Rule] = []
        self.members: dict[int, set[str]] = {}
        self.question_rows: list[Question] = []
        self.answers: dict[int, bool] = {}
        self.trouble_rows: list[Trouble] = []
        self.reports: list[Report] = []
        self.marks: dict[tuple[str, str], tuple[int, datetime]] = {}
        self.used: list[object] = []
        self.freed: list[str] = []
        self.gone: list[tuple[PageNode, Gone, datetime]] = []
        self.nodes: dict[str, PageNode] = {}
        self.changed: Event[Changes] = Event()
        self.version = 1
        self.let_go: list[str] = []
        self.read: list[PageNode] = []

    def rules(self) -> list[Rule]:
        return list(self.rule_rows)

    async def add_rule(self, rule: Rule) -> int:
        key = max((each.key for each in self.rule_rows), default=0) + 1
        self.rule_rows.append(replace(rule, key=key))
        return key

    async def change_rule(self, rule: Rule) -> None:
        self.rule_rows = [rule if each.key == rule.key else each for each in self.rule_rows]

    async def remove_rule(self, key: int) -> None:
        self.rule_rows = [each for each in self.rule_rows if each.key != key]

    def released(self, _read_since: datetime) -> list[str]:
        return list(self.let_go)

    def rules_of(self, content_id: str) -> list[Rule]:
        return [each for each in self.rule_rows if content_id in self.members.get(each.key, ())]

    def held_by_rules(self, ids: Iterable[str]) -> set[str]:
        return {each for each in ids if self.rules_of(each)}

    def count_members(self) -> Mapping[int, int]:
        return {key: len(ids) for key, ids in self.members.items()}

    def questions(self) -> list[Question]:
        return [each for each in self.question_rows if each.key not in self.answers]

    async def answer(self, key: int, *, remove: bool) -> None:
        self.answers[key] = remove

    def troubles(self) -> list[Trouble]:
        return list(self.trouble_rows)

    def runs(self, limit: int = 50) -> list[Report]:
        return self.reports[:limit]

    def mark(self, what: str, subject: str) -> tuple[int, datetime] | None:
        return self.marks.get((what, subject))

    async def weigh(self) -> list[object]:
        return list(self.used)

    async def free_space(self, space_id: str) -> None:
        self.freed.append(space_id)

    async def give_back(self) -> None:
        """A test's store lies on no disk."""

    def tombstones(self) -> list[tuple[PageNode, Gone, datetime]]:
        return list(self.gone)

    async def purge(self, ids: Iterable[str]) -> None:
        wanted = set(ids)
        self.gone = [each for each in self.gone if each[0].id not in wanted]

    def node(self, node_id: str) -> PageNode | None:
        return self.nodes.get(node_id)

    def recent(self, limit: int) -> list[PageNode]:
        return self.read[:limit]

    async def others_version(self) -> int:
        return self.version


class FakeKeeping(Keeping):
    """The real thing over a fake store, which is ``shelf``."""

    def __init__(self) -> None:
        self.shelf = FakeShelf()
        super().__init__(self.shelf)  # type: ignore[arg-type]
