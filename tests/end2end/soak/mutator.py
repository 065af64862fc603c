"""Changes a demo site as its people would, at random and by the site's own verbs."""

import contextlib
import random
from collections import Counter
from collections.abc import Callable, Iterable

from confluence_desk.demo.records import ContentRecord, Restriction, SpaceRecord
from confluence_desk.demo.refusals import Refusal
from tests.end2end.soak.world import LABELS, OTHER, READER, TEAM, WRITER, World

READABLE = ("page", "blogpost")
OTHERS = ("folder", "whiteboard", "database", "embed")


class Nothing(Exception):
    """There is nothing to do that to."""


class Mutator:
    """One change for each call of ``mutate``; ``done`` counts them by name."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._state = world.state
        self._words = world.words
        self._dice = random.Random(seed)  # noqa: S311 - the same story every time
        self.done: Counter[str] = Counter()
        self.log: list[str] = []

    def mutate(self) -> str:
        """Do something that the site allows; says what it was."""
        names, weights = list(_DEEDS), list(_DEEDS.values())
        while True:
            name = self._dice.choices(names, weights)[0]
            try:
                about = getattr(self, f"_{name}")()
            except (Nothing, Refusal):
                continue
            self.done[name] += 1
            self._world.remember()
            self.log.append(f"{name} {about}")
            return self.log[-1]

    # texts and names

    def _create(self) -> int:
        space = self._space()
        above = [row.id for row in self._nodes() if row.space_id == space.id]
        parent = self._dice.choice([*above, space.homepage_id])
        kind = self._dice.choices(("page", *OTHERS), (12, 2, 1, 1, 1))[0]
        title, who = self._words.title(), self._dice.choice((WRITER, OTHER))
        text = self._words.text() if kind == "page" else ""
        row = self._state.create(kind, space.id, title, text, parent_id=parent, by=who)
        return row.id

    def _create_post(self) -> int:
        space = self._space()
        return self._state.create_blog(
            space.id, self._words.title(), self._words.text(), by=WRITER
        ).id

    def _draft(self) -> int:
        """Nobody but its author sees it (trap 28)."""
        space = self._space()
        text = self._words.text()
        return self._state.create(
            "page", space.id, self._words.title(), text, by=OTHER, status="draft"
        ).id

    def _edit(self) -> int:
        return self._state.edit(self._one(READABLE).id, self._words.text(), by=OTHER).id

    def _rename(self) -> int:
        return self._state.rename(self._one(READABLE).id, self._words.title(), by=WRITER).id

    def _rename_as_another(self) -> int:
        """The site refuses that within a space; not so between two."""
        return self._state.rename(self._one(("page",)).id, self._one(("page",)).title).id

    def _revert(self) -> int:
        row = self._one(READABLE, lambda one: len(one.versions) > 1)
        number = self._dice.randrange(1, len(row.versions))
        return self._state.restore_version(row.id, number, by=WRITER).id

    def _delete_version(self) -> int:
        """The later ones are numbered anew: a number may come back with another text."""
        row = self._one(READABLE, lambda one: len(one.versions) > 1)
        number = self._dice.randrange(1, len(row.versions))
        return self._state.delete_version(row.id, number).id

    def _delete_version_and_edit(self) -> int:
        """The same number as before, and another text."""
        number = self._delete_version()
        return self._state.edit(number, self._words.text(), by=OTHER).id

    # where things are

    def _move(self) -> int:
        row = self._one(("page", *OTHERS))
        places = [one.id for one in self._nodes() if one.space_id == row.space_id]
        parent = self._dice.choice([*places, None])
        return self._state.move(row.id, parent).id

    def _move_to_space(self) -> int:
        row, parent = self._one(("page", *OTHERS)), self._one(("page",))
        if row.space_id == parent.space_id or self._is_home(row):
            raise Nothing
        return self._state.move(row.id, parent.id).id

    def _put_beside(self) -> int:
        row = self._one(("page", *OTHERS))
        siblings = [one for one in self._siblings(row) if one != row.id]
        if not siblings:
            raise Nothing
        beside, before = self._dice.choice(siblings), self._dice.random() < 0.5
        at = {"before": beside} if before else {"after": beside}
        return self._state.move(row.id, row.parent_id, **at).id

    def _shuffle(self) -> int:
        row = self._one(("page", *OTHERS))
        siblings = self._siblings(row)
        self._dice.shuffle(siblings)
        self._state.reorder(siblings)
        return row.id

    def _lose_position(self) -> int:
        """Sorted by title from now on."""
        row = self._one(("page", *OTHERS))
        with self._state.changing(row):
            row.position = None
        return row.id

    # whether things are there

    def _archive(self) -> int:
        row = self._one(("page",))
        self._unless_home(row)
        return self._state.archive(row.id).id

    def _unarchive(self) -> int:
        row = self._one(("page",), status="archived")
        return self._state.restore(row.id).id

    def _trash(self) -> int:
        row = self._one((*READABLE, *OTHERS))
        self._unless_home(row)
        return self._state.trash(row.id).id

    def _trash_tree(self) -> int:
        row = self._one(("page", "folder"))
        self._unless_home(row)
        if len(list(self._state.below(row.id))) > 6:
            raise Nothing
        self._state.trash_tree(row.id)
        return row.id

    def _restore(self) -> int:
        row = self._one((*READABLE, *OTHERS), status="trashed")
        return self._state.restore(row.id).id

    def _purge(self) -> int:
        row = self._one((*READABLE, *OTHERS), status="trashed")
        self._state.purge(row.id)
        return row.id

    def _restrict(self) -> int:
        row = self._one(("page", "folder", "blogpost"))
        self._unless_home(row)
        if len(list(self._state.below(row.id))) > 6:
            raise Nothing
        who = self._dice.choice(
            [Restriction({WRITER, OTHER}), Restriction({WRITER}, {TEAM}), Restriction({READER})]
        )
        return self._state.restrict(row.id, read=who).id

    def _unrestrict(self) -> int:
        row = self._one(("page", "folder", "blogpost"), lambda one: bool(one.read))
        return self._state.restrict(row.id, read=Restriction()).id

    def _clear_out(self) -> int:
        """Very much goes at once: the reader is to be asked."""
        space_id = self._dice.choice(self._world.kept)
        homes = {space.homepage_id for space in self._state.spaces.values()}
        found = [one.id for one in self._nodes() if one.space_id == space_id]
        pages = [one for one in found if one not in homes and one != self._world.tree]
        if len(pages) < 10:
            raise Nothing
        for number in self._dice.sample(pages, len(pages) // 3):
            self._state.trash(number)
        return space_id

    def _bring_back(self) -> int:
        """All that is in the trash of a space, as far as it still fits."""
        space_id = self._dice.choice(self._world.kept)
        found = [one for one in self._state.contents.values() if one.status == "trashed"]
        for row in [one for one in found if one.space_id == space_id]:
            with contextlib.suppress(Refusal):
                self._state.restore(row.id)
        return space_id

    def _revoke(self) -> int:
        """The reader does not see one of the spaces for a while."""
        if any(space.readers is not None for space in self._state.spaces.values()):
            raise Nothing
        return self._state.revoke(READER, self._dice.choice(self._world.kept)).id

    def _grant(self) -> int:
        space = next((one for one in self._state.spaces.values() if one.readers is not None), None)
        if space is None:
            raise Nothing
        space.readers = None
        self._state.touch()
        return space.id

    def _archive_space(self) -> int:
        space = self._space()
        archived = space.status == "current" and self._dice.random() < 0.4
        return self._state.archive_space(space.id, archived=archived).id

    # what hangs on things

    def _label(self) -> int:
        row = self._one(READABLE)
        name = self._dice.choice(LABELS)
        if ("global", name) in row.labels:
            raise Nothing
        self._state.add_label(row.id, name)
        return row.id

    def _unlabel(self) -> int:
        row = self._one(READABLE, lambda one: bool(one.labels))
        prefix, name = self._dice.choice(row.labels)
        self._state.remove_label(row.id, name, prefix)
        return row.id

    def _comment(self) -> int:
        row, place = self._one(READABLE), self._dice.choice(("footer", "inline"))
        selection = self._words.word() if place == "inline" else ""
        return self._state.comment(
            row.id, self._words.text(), by=OTHER, place=place, selection=selection
        ).id

    def _reply(self) -> int:
        return self._state.reply(self._some_comment(), self._words.text(), by=WRITER).id

    def _edit_comment(self) -> int:
        return self._state.edit_comment(self._some_comment(), self._words.text(), by=OTHER).id

    def _resolve(self) -> int:
        number = self._some_comment()
        return self._state.resolve(number, resolved=self._dice.random() < 0.7, by=WRITER).id

    def _delete_comment(self) -> int:
        number = self._some_comment()
        self._state.delete_comment(number)
        return number

    def _attach(self) -> int:
        row = self._one(READABLE)
        name, media_type = self._dice.choice((("png", "image/png"), ("log", "text/plain")))
        title = f"{self._words.word()}.{name}"
        return self._state.attach(row.id, title, self._words.data(), media_type, by=WRITER).id

    def _new_file_version(self) -> int:
        return self._state.add_file_version(self._some_file(), self._words.data(), by=OTHER).id

    def _rename_file(self) -> int:
        name = f"{self._words.word()}.png"
        return self._state.rename_attachment(self._some_file(), name).id

    def _trash_file(self) -> int:
        return self._state.trash_attachment(self._some_file()).id

    def _purge_file(self) -> int:
        number = self._some_file("trashed")
        self._state.purge_attachment(number)
        return number

    # choosing

    def _one(
        self,
        kinds: Iterable[str],
        ok: Callable[[ContentRecord], bool] = lambda _: True,
        status: str = "current",
    ) -> ContentRecord:
        found = [
            row
            for row in self._state.contents.values()
            if row.kind in kinds and row.status == status and ok(row)
        ]
        if not found:
            raise Nothing
        return self._dice.choice(found)

    def _nodes(self) -> list[ContentRecord]:
        return [
            row
            for row in self._state.contents.values()
            if row.kind in {"page", *OTHERS} and row.status == "current"
        ]

    def _siblings(self, row: ContentRecord) -> list[int]:
        if row.parent_id is None:
            return self._state.root_ids(row.space_id)
        return self._state.child_ids(row.parent_id)

    def _space(self) -> SpaceRecord:
        return self._dice.choice(list(self._state.spaces.values()))

    def _is_home(self, row: ContentRecord) -> bool:
        return row.id in {space.homepage_id for space in self._state.spaces.values()}

    def _unless_home(self, row: ContentRecord) -> None:
        if self._is_home(row) or row.id == self._world.tree:
            raise Nothing

    def _some_comment(self) -> int:
        if not self._state.comments:
            raise Nothing
        return self._dice.choice(list(self._state.comments))

    def _some_file(self, status: str = "current") -> int:
        found = [row.id for row in self._state.attachments.values() if row.status == status]
        if not found:
            raise Nothing
        return self._dice.choice(found)


_DEEDS = {
    "create": 8,
    "create_post": 3,
    "draft": 1,
    "edit": 10,
    "rename": 6,
    "rename_as_another": 1,
    "revert": 2,
    "delete_version": 2,
    "delete_version_and_edit": 2,
    "move": 8,
    "move_to_space": 4,
    "put_beside": 5,
    "shuffle": 3,
    "lose_position": 2,
    "archive": 3,
    "unarchive": 2,
    "trash": 5,
    "trash_tree": 2,
    "restore": 4,
    "purge": 3,
    "restrict": 4,
    "unrestrict": 3,
    "archive_space": 1,
    "clear_out": 1,
    "bring_back": 1,
    "revoke": 1,
    "grant": 6,
    "label": 5,
    "unlabel": 4,
    "comment": 6,
    "reply": 4,
    "edit_comment": 4,
    "resolve": 3,
    "delete_comment": 3,
    "attach": 5,
    "new_file_version": 4,
    "rename_file": 2,
    "trash_file": 3,
    "purge_file": 2,
}
"""What people do, and how often beside the rest."""
