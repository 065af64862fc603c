"""Traps 38 to 42: an absence is no deletion; what is gone keeps its last copy and says why."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.demo.journal import Received
from confluence_desk.demo.records import Restriction
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending, Fate, Gone
from tests.end2end.traps.kept import READER, WRITER, Kept, a_site, keeping, titled

PAGES = 12


def all_here(kept: Kept) -> bool:
    """Whether every text of the space is here, and none of it has a tombstone."""
    rows = [r for r in kept.state.contents.values() if r.space_id == kept.space]
    return kept.graves() == {} and all(kept.here(row.id) is not None for row in rows)


FAULTS = (
    "empty",
    "403-edge",
    "404-edge",
    "500",
    "502",
    "503",
    "cut",
    "login",
    "reset",
    "429-quota",
)
LYING = ("empty", "404-edge", "cut", "500")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        *((".", kind) for kind in FAULTS),
        *(("/spaces/[0-9]+/pages", kind) for kind in LYING),
        *(("/api/v2/pages$", kind) for kind in LYING),
    ],
)
def test_38_a_listing_that_fails_deletes_nothing(tmp_path: Path, kind: str, path: str) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            fault = kept.demo.site.faults.add(kind, path, seconds=1, count=40)
            for number in range(4):
                kept.state.edit(titled(kept.state, "Page 2"), f"<p>{number}</p>")
                await kept.sync()
            assert fault.hits
            assert all_here(kept)
            assert kept.store.questions() == []
            kept.demo.site.faults.clear()
            assert (await kept.sync()).ending is Ending.WHOLE
            assert all_here(kept)

    asyncio.run(main())


def test_38_an_answer_that_never_comes_deletes_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            fault = kept.demo.site.faults.add("hang", "/spaces/[0-9]+/pages", count=4)
            for _ in range(4):
                await kept.sync(patience=1)
            assert fault.hits
            assert all_here(kept)
            assert (await kept.sync()).ending is Ending.WHOLE

    asyncio.run(main())


def test_a_stop_ends_a_run_that_waits_for_an_answer(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            kept.demo.site.faults.add("hang", "/spaces/[0-9]+/pages")
            stop = asyncio.Event()
            kept.forget()
            async with asyncio.timeout(60), asyncio.TaskGroup() as group:
                run = group.create_task(kept.sync(stop=stop))
                while not kept.asked("/pages"):  # noqa: ASYNC110 - what the site was asked
                    await asyncio.sleep(0.01)
                stop.set()
            assert run.result().ending is Ending.STOPPED
            assert all_here(kept)

    asyncio.run(main())


def test_38_a_credential_that_is_refused_deletes_nothing_and_says_so(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            kept.demo.site.credentials.revoke(kept.token)
            for _ in range(3):
                report = await kept.sync()
                assert (report.ending, report.reason) == (Ending.FAILED, "SignInNeeded")
            assert all_here(kept)

    asyncio.run(main())


def test_a_token_withdrawn_in_the_middle_ends_the_run_and_loses_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(60)) as kept:
            journal, add = kept.demo.site.journal, kept.demo.site.journal.add

            def withdraw(received: Received) -> None:
                add(received)
                if len(journal.received) == 4:
                    kept.demo.site.credentials.revoke(kept.token)

            journal.add = withdraw  # type: ignore[method-assign]
            report = await kept.sync()
            assert (report.ending, report.reason) == (Ending.FAILED, "SignInNeeded")
            kept.token = kept.demo.site.credentials.issue(READER)
            assert (await kept.sync()).ending is Ending.WHOLE
            assert all_here(kept)

    asyncio.run(main())


@pytest.mark.parametrize("runs", [1, 5])
def test_39_a_space_that_is_not_found_stays(tmp_path: Path, runs: int) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            space = kept.state.spaces[kept.space]
            for _ in range(runs):
                kept.state.revoke(READER, space.id)
                await kept.sync()
            assert all_here(kept)
            kept.state.grant(READER, space.id)
            number = titled(kept.state, "Page 1")
            kept.state.edit(number, "<p>after</p>")
            await kept.sync()
            assert all_here(kept)
            assert kept.here(number) == "<p>after</p>"

    asyncio.run(main())


@pytest.mark.parametrize("how", ["404-edge", "empty", "403-edge", "down", "login"])
def test_40_a_site_that_is_gone_for_a_day_leaves_everything_readable(
    tmp_path: Path, how: str
) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            faults = kept.demo.site.faults
            if how == "down":
                faults.down = True
            else:
                faults.add(how)
            for _ in range(8):
                report = await kept.sync(Depth.FULL)
                assert report.ending in {Ending.FAILED, Ending.PARTLY}
            assert all_here(kept)
            assert kept.store.questions() == []
            faults.clear()
            assert (await kept.sync()).ending is Ending.WHOLE
            assert all_here(kept)

    asyncio.run(main())


def test_41_the_guard_stays_until_somebody_answers(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            gone = [titled(kept.state, f"Page {n}") for n in (1, 2, 3, 4)]
            for number in gone:
                kept.state.trash(number)
            for _ in range(6):
                await kept.sync()
            assert kept.graves() == {}
            (question,) = kept.store.questions()
            assert sorted(question.ids) == sorted(map(str, gone))
            assert question.space_id == str(kept.space)
            await kept.store.answer(question.key, remove=True)
            await kept.sync()
            await kept.sync()
            assert sorted(kept.graves()) == sorted(gone)
            assert all(kept.here(number) for number in gone)
            assert kept.store.questions() == []

    asyncio.run(main())


def test_41_a_no_is_remembered_and_other_pages_are_asked_about(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            await kept.sync()
            first = [titled(kept.state, f"Page {n}") for n in (1, 2, 3)]
            for number in first:
                kept.state.trash(number)
            await kept.sync()
            await kept.sync()
            (question,) = kept.store.questions()
            await kept.store.answer(question.key, remove=False)
            for _ in range(3):
                await kept.sync()
            assert kept.store.questions() == []
            assert kept.graves() == {}
            others = [titled(kept.state, f"Page {n}") for n in (5, 6, 7)]
            for number in others:
                kept.state.trash(number)
            await kept.sync()
            await kept.sync()
            (question,) = kept.store.questions()
            assert set(map(str, others)) <= set(question.ids)

    asyncio.run(main())


def test_41_what_comes_back_leaves_its_tombstone(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            number = titled(kept.state, "Page 3")
            home = kept.state.spaces[kept.space].homepage_id or 0
            await kept.sync()
            before = kept.children(home)
            kept.state.trash(number)
            await kept.sync()
            await kept.sync()
            assert list(kept.graves()) == [number]
            assert "Page 3" not in kept.children(home)
            kept.state.restore(number)
            report = await kept.sync()
            assert kept.graves() == {}
            assert kept.children(home) == before
            assert report.counts[Fate.RESTORED] == 1

    asyncio.run(main())


def test_one_run_that_misses_a_page_buries_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            number = titled(kept.state, "Page 3")
            await kept.sync()
            kept.state.trash(number)
            for _ in range(3):
                await kept.sync(Depth.QUICK)
            assert kept.graves() == {}
            await kept.sync()
            assert kept.graves() == {}
            await kept.sync()
            assert list(kept.graves()) == [number]

    asyncio.run(main())


def test_42_each_way_to_leave_has_its_own_reason_and_keeps_the_copy(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(24)
        for space in state.spaces.values():
            space.permissions = [
                ("user", READER, "create", "page"),  # sees the trash
                ("user", WRITER, "create", "page"),
            ]
        trashed, purged, hidden, moved = (titled(state, f"Page {n}") for n in (1, 2, 3, 4))
        state.rename(moved, "On the move")
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            state.trash(trashed)
            state.trash(purged)
            state.purge(purged)
            state.restrict(hidden, read=Restriction({WRITER}))
            state.move(moved, titled(state, "Elsewhere Home", "ELSE"))
            for _ in range(3):
                await kept.sync()
                for question in kept.store.questions():
                    await kept.store.answer(question.key, remove=True)
            graves = kept.graves()
            assert graves[trashed] is Gone.TRASHED
            assert graves[moved] is Gone.MOVED_OUT
            assert graves[purged] in {Gone.HIDDEN, Gone.NO_ACCESS}
            assert graves[hidden] in {Gone.HIDDEN, Gone.NO_ACCESS}
            assert len(graves) == 4
            assert all(kept.here(number) for number in graves)

    asyncio.run(main())


def furnished(kept: Kept, title: str) -> int:
    """A page with a comment, a reply, a label and a file."""
    number = titled(kept.state, title)
    comment = kept.state.comment(number, "<p>a word</p>")
    kept.state.reply(comment.id, "<p>another</p>")
    kept.state.comment(number, "<p>inside</p>", place="inline", selection="text")
    kept.state.add_label(number, "runbook")
    kept.state.attach(number, "a.txt", b"bytes", "text/plain")
    return number


def all_of_it(kept: Kept, number: int) -> tuple[object, ...]:
    """What is here of a page, its files' bytes included."""
    page = str(number)
    files = kept.store.attachments(page) or []
    return (
        kept.here(number),
        kept.store.comments(page),
        kept.store.labels(page),
        files,
        [kept.store.blob(one.id, one.version.number) for one in files],
    )


@pytest.mark.parametrize("how", ["trash", "purge", "restrict", "move", "space"])
def test_42_the_last_copy_is_all_of_it(tmp_path: Path, how: str) -> None:
    async def main() -> None:
        async with keeping(tmp_path, a_site(PAGES)) as kept:
            number, state = furnished(kept, "Page 3"), kept.state
            state.rename(number, "Once it was here")
            await kept.sync()
            before = all_of_it(kept, number)
            assert len(kept.store.comments(str(number)) or []) == 3
            match how:
                case "trash":
                    state.trash(number)
                case "purge":
                    state.trash(number)
                    state.purge(number)
                case "restrict":
                    state.restrict(number, read=Restriction({WRITER}))
                case "move":
                    state.move(number, titled(state, "Elsewhere Home", "ELSE"))
                case _:
                    state.revoke(READER, kept.space)
            for _ in range(3):
                await kept.sync()
            assert all_of_it(kept, number) == before
            assert list(kept.graves()) == ([] if how == "space" else [number])

    asyncio.run(main())


def test_39_a_space_out_of_sight_holds_up_nothing_else_and_buries_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site(PAGES)
        spaces = [state.space_by_key(key) for key in ("OPS", "ELSE")]
        rules = [Rule(0, Holds.SPACE, str(space.id)) for space in spaces if space]
        rules.append(Rule(0, Holds.LABEL, "runbook"))
        async with keeping(tmp_path, state, rules) as kept:
            number = furnished(kept, "Page 3")
            await kept.sync()
            before = all_of_it(kept, number)
            state.revoke(READER, kept.space)
            other = titled(state, "Page 2", "ELSE")
            state.add_label(other, "runbook")
            state.comment(other, "<p>new</p>")
            for _ in range(3):
                assert (await kept.sync()).ending is Ending.PARTLY
            assert [one.name for one in kept.store.labels(str(other)) or []] == ["runbook"]
            assert [one.body for one in kept.store.comments(str(other)) or []] == ["<p>new</p>"]
            assert all_of_it(kept, number) == before
            assert kept.graves() == {}
            state.grant(READER, kept.space)
            assert (await kept.sync()).ending is Ending.WHOLE
            assert all_of_it(kept, number) == before

    asyncio.run(main())
