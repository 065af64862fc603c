"""Rules of every kind follow a site that is changed at random: what they hold is what is there."""

import random
from typing import TYPE_CHECKING

import pytest

from confluence_desk.demo.records import ContentRecord, Restriction, text_of
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Job
from tests.unit.services.sync.desk import FULL, QUICK, STRANGER, THOROUGH, Desk, through

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LABELS = ("runbook", "draft", "old")
SETTLED = 4
"""Full runs after the last change: two until a rule lets go, two until what left is buried."""


class Editor:
    """Changes pages of two spaces as people do, from a seed."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.random = random.Random(seed)  # noqa: S311 - a test that can be repeated
        self.spaces = [desk.space("ONE", pages=25), desk.space("TWO", pages=25)]
        self.top = desk.page(self.spaces[0], "Top")
        for number in range(8):
            desk.page(self.spaces[0], f"Below {number}", under=self.below().id)
        self._count = 0

    def rows(self, *statuses: str, kind: str = "page") -> list[ContentRecord]:
        homes = {space.homepage_id for space in self.desk.state.spaces.values()}
        return [
            row
            for row in self.desk.state.contents.values()
            if row.kind == kind and row.status in statuses and row.id not in homes
        ]

    def any(self) -> ContentRecord:
        return self.random.choice([row for row in self.rows("current") if row.id != self.top.id])

    def below(self) -> ContentRecord:
        return self.random.choice([self.top, *(self.desk.state.below(self.top.id))])

    def change(self) -> None:
        """One change."""
        deeds: Sequence[Callable[[], object]] = (
            self._create,
            lambda: self._create(self.below().id),
            lambda: self.desk.state.edit(self.any().id, f"<p>{self.random.random()}</p>"),
            lambda: self.desk.state.rename(self.any().id, f"Renamed {self.random.random()}"),
            self._move,
            lambda: self.desk.state.add_label(self.any().id, self.random.choice(LABELS)),
            self._unlabel,
            lambda: self.desk.state.trash(self.any().id),
            lambda: self.desk.state.archive(self.any().id),
            lambda: self.desk.state.restrict(
                self.any().id, read=Restriction(users={STRANGER}), update=Restriction()
            ),
            lambda: self.desk.state.restrict(self.any().id, read=Restriction()),
            lambda: self.desk.state.create_blog(
                int(self.random.choice(self.spaces)), f"Post {self.random.random()}"
            ),
        )
        self.random.choice(deeds)()

    def _create(self, under: int | None = None) -> None:
        self._count += 1
        space = self.spaces[0] if under else self.random.choice(self.spaces)
        page = self.desk.page(space, f"Made {self._count}", under=under)
        if self.random.random() < 0.5:
            self.desk.state.add_label(page.id, self.random.choice(LABELS))

    def _move(self) -> None:
        row, to = self.any(), self.random.choice([self.top, self.any()])
        above = {one.id for one in self.desk.state.ancestors_of(to)}
        if row.id != to.id and row.id not in above:
            self.desk.state.move(row.id, to.id)

    def _unlabel(self) -> None:
        row = self.any()
        if row.labels:
            self.desk.state.remove_label(row.id, row.labels[0][1])

    def readable(self, row: ContentRecord) -> bool:
        return self.desk.state.may_read(self.desk.state.owner_id, row)

    def tree(self, *, hanging: bool = False) -> set[str]:
        """What is below the top; with ``hanging`` also what no listing names any more.

        That is what stands under a page that was archived: it is kept if it was here before.
        """
        rows = [self.top, *self.desk.state.below(self.top.id)]
        return {
            str(row.id)
            for row in rows
            if row.status == "current" and self.readable(row) and (hanging or self._listed(row))
        }

    def _listed(self, row: ContentRecord) -> bool:
        return all(one.status == "current" for one in self.desk.state.ancestors_of(row))

    def labelled(self, name: str) -> set[str]:
        return {
            str(row.id)
            for kind, statuses in (("page", ("current", "archived")), ("blogpost", ("current",)))
            for row in self.rows(*statuses, kind=kind)
            if ("global", name) in row.labels and self.readable(row)
        }

    def posts(self, space: str) -> set[str]:
        rows = self.rows("current", kind="blogpost")
        return {str(row.id) for row in rows if str(row.space_id) == space}


async def answered(desk: Desk, job: Job) -> None:
    """A run; whoever is asked says yes."""
    await desk.run(job)
    for question in desk.store.questions():
        await desk.store.answer(question.key, remove=True)


def check(desk: Desk, editor: Editor, held: dict[str, set[str]]) -> None:
    """Compare what rules hold, and the texts of it, with the site."""
    drafts, dead = editor.labelled("draft"), desk.gone().keys()
    tree, label, blog = (held[name] - dead for name in ("tree", "label", "blog"))
    assert editor.tree() - drafts <= tree <= editor.tree(hanging=True) - drafts
    assert label == editor.labelled("runbook") - drafts
    assert blog == editor.posts(editor.spaces[1]) - drafts
    for one in tree | label | blog:
        assert desk.text(one) == text_of(desk.state.contents[int(one)].current.body)
    for one in dead:
        row = desk.state.contents.get(int(one))
        assert row is None or row.status != "current" or not editor.readable(row)


@pytest.mark.parametrize("seed", [0, 3, 6, 13])
def test_what_rules_hold_is_what_is_there(desk: Desk, seed: int) -> None:
    editor = Editor(desk, seed)

    async def scenario() -> None:
        rules = {
            "tree": await desk.keep(Holds.TREE, str(editor.top.id)),
            "label": await desk.keep(Holds.LABEL, "runbook"),
            "blog": await desk.keep(Holds.BLOG, editor.spaces[1]),
        }
        await desk.keep(Holds.LABEL, "draft", excludes=True)
        for _ in range(12):
            for _ in range(5):
                editor.change()
            await answered(desk, editor.random.choice((QUICK, QUICK, FULL)))
        for _ in range(SETTLED):
            await answered(desk, THOROUGH)
        check(desk, editor, {name: desk.store.members(key) for name, key in rules.items()})

    through(scenario)
