"""The soak's own tools: what they must notice, planted one by one."""

import asyncio
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.store import Store
from tests.end2end.soak.checker import differences, lost, unburied
from tests.end2end.soak.leaks import leaks
from tests.end2end.soak.mutator import Mutator
from tests.end2end.soak.nursery import leaks_beside
from tests.end2end.soak.plain_copy import copy
from tests.end2end.soak.truth import Truth
from tests.end2end.soak.world import READER, WRITER, World, build

KEY = "5b" * 32


@pytest.fixture
def world() -> World:
    return build(seed=4, pages=10)


@pytest.fixture
def store(tmp_path: Path, world: World) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library.desk", KEY)
    asyncio.run(copy(opened, world))
    yield opened
    opened.close()


def some(world: World, kind: str = "page") -> ContentRecord:
    """A page of the first space that has a sibling."""
    return next(
        row
        for row in world.state.contents.values()
        if row.kind == kind
        and row.space_id == world.kept[0]
        and (kind != "page" or len(world.state.child_ids(row.parent_id or 0)) > 1)
    )


def commented(world: World) -> int:
    return next(
        row.id
        for row in world.state.comments.values()
        if world.state.contents[row.container_id].space_id in world.kept
    )


def away(world: World) -> int:
    """A page that no rule holds."""
    held = Truth(world).held()
    rows = world.state.contents.values()
    return next(row.id for row in rows if row.kind == "page" and row.id not in held)


def filed(world: World) -> int:
    return next(
        row.id
        for row in world.state.attachments.values()
        if world.state.contents[row.container_id].space_id == world.kept[0]
    )


def test_a_true_copy_is_equal(store: Store, world: World) -> None:
    assert differences(store, world) == []
    assert lost(store, world, set(Truth(world).held())) == []


DEEDS: dict[str, tuple[Callable[[World], object], str]] = {
    "edit": (lambda w: w.state.edit(some(w).id, "<p>new</p>"), "body"),
    "rename": (lambda w: w.state.rename(some(w).id, "new"), "title"),
    "version": (lambda w: w.state.edit(some(w).id, title=some(w).title), "version"),
    "post": (lambda w: w.state.edit(some(w, "blogpost").id, "<p>new</p>"), "body"),
    "move": (lambda w: w.state.move(some(w).id, None), "list"),
    "reorder": (
        lambda w: w.state.reorder(w.state.child_ids(some(w).parent_id or 0)[::-1]),
        "list",
    ),
    "folder": (lambda w: w.state.edit(some(w, "folder").id, title="new"), "is called"),
    "new folder": (lambda w: w.state.create_folder(w.kept[0], "new", by=WRITER), "list"),
    "create": (lambda w: w.state.create_page(w.kept[0], "new", "<p>new</p>"), "is not here"),
    "label": (lambda w: w.state.add_label(some(w).id, "new"), "labels of"),
    "label elsewhere": (lambda w: w.state.add_label(away(w), "oncall"), "the list on"),
    "comment": (lambda w: w.state.comment(some(w).id, "<p>new</p>"), "comments of"),
    "reply": (lambda w: w.state.reply(commented(w), "<p>new</p>"), "comments of"),
    "edited comment": (lambda w: w.state.edit_comment(commented(w), "<p>x</p>"), "comments of"),
    "resolve": (lambda w: w.state.resolve(commented(w)), "comments of"),
    "attach": (lambda w: w.state.attach(some(w).id, "new.txt", b"new"), "files of"),
    "bytes": (lambda w: w.state.attach(some(w).id, "new.txt", b"new"), "bytes of"),
    "file version": (lambda w: w.state.add_file_version(filed(w), b"new"), "bytes of"),
    "file name": (lambda w: w.state.rename_attachment(filed(w), "new"), "files of"),
    "file gone": (lambda w: w.state.trash_attachment(filed(w)), "files of"),
    "archive": (lambda w: w.state.archive(some(w).id), "status"),
    "trash": (lambda w: w.state.trash(some(w).id), "list"),
    "restrict": (
        lambda w: w.state.restrict(some(w).id, read=Restriction({WRITER})),
        "list",
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_changed_on_the_site_is_a_difference(store: Store, world: World, name: str) -> None:
    deed, expected = DEEDS[name]
    deed(world)
    assert any(expected in one for one in differences(store, world)), differences(store, world)


def test_what_left_without_a_tombstone_is_noticed(store: Store, world: World) -> None:
    number = some(world).id
    world.state.trash(number)
    assert unburied(store, world, {number}) == [f"{number} is out of sight and has no tombstone"]
    asyncio.run(store.mark_missing(str(number), "trashed"))
    assert unburied(store, world, {number}) == []


def test_a_false_mark_is_noticed(store: Store, world: World) -> None:
    number = some(world).id
    asyncio.run(store.mark_missing(str(number), "trashed"))
    assert any("stands on the site" in one for one in differences(store, world))


def test_a_copy_that_is_lost_or_made_up_is_noticed(store: Store, world: World) -> None:
    number = some(world).id
    assert lost(store, world, {1, number}) == ["1: its last copy is lost"]
    world.bodies[number] = {"<p>something else</p>"}
    assert lost(store, world, {number}) == [f"{number}: the copy says what the page never said"]


def test_the_reader_is_not_shown_everything(world: World) -> None:
    number, truth = some(world).id, Truth(world)
    assert number in truth.held()
    world.state.restrict(number, read=Restriction({WRITER}))
    below = {row.id for row in world.state.below(number)}
    assert not truth.held().keys() & {number, *below}
    world.state.restrict(number, read=Restriction({READER}))
    assert truth.held().keys() >= {number}


def test_a_seed_tells_the_same_story_twice() -> None:
    stories = []
    for _ in range(2):
        mutator = Mutator(build(seed=7), 7)
        for _ in range(200):
            mutator.mutate()
        stories.append(mutator.log)
    assert stories[0] == stories[1]
    assert len({one.partition(" ")[0] for one in stories[0]}) > 25


@pytest.mark.parametrize(
    "make",
    [
        lambda word: word.encode(),
        lambda word: word.upper().encode("utf-16-le"),
        lambda word: b"...." + zlib.compress(f"<p>{word}</p>".encode() * 9) + b"....",
        lambda _: b"SQLite format 3\0...",
        lambda _: b"the hidden token",
    ],
)
def test_what_can_be_read_is_found(
    tmp_path: Path, world: World, make: Callable[[str], bytes]
) -> None:
    (tmp_path / "some.file").write_bytes(bytes(4000) + b"nothing")
    assert leaks([tmp_path], ["hidden"]) == []
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "another.file").write_bytes(make(next(iter(world.words.told))))
    assert len(leaks([tmp_path], ["hidden"])) == 1


def test_a_library_shows_nothing_of_what_is_in_it(store: Store, tmp_path: Path) -> None:
    assert store.statistics()[0] > 0
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 100_000
    assert asyncio.run(leaks_beside(tmp_path, [KEY])) == []
