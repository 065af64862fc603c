"""When lists were read whole, which pages they do not answer for yet, and what they left out."""

import asyncio
from collections.abc import Callable

from confluence_desk.domain.entities import Attachment, Comment, Kind, Label, Page, Place, Version
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth
from confluence_desk.store import Store
from tests.unit.store.conftest import Clock

RUNBOOK = Label("runbook", "global", "7")


def comment(number: int, page: str) -> Comment:
    return Comment(str(number), page, Place.FOOTER, Version(1), "<p>x</p>")


def file(number: int, page: str) -> Attachment:
    return Attachment(f"att{number}", page, f"{number}.png", Version(1))


async def filled(store: Store, pages: list[Page]) -> tuple[int, int]:
    """Pages that a rule holds, with a comment, a file and a label each; the rule and the run."""
    run = await store.begin_run(Depth.FULL)
    rule = await store.add_rule(Rule(0, Holds.SPACE, "1"))
    await store.save_listed(pages, run)
    await store.save_pages(pages)
    await store.note_members(rule, [page.id for page in pages], run)
    await store.save_comments_seen([comment(int(p.id) + 500, p.id) for p in pages], run)
    await store.save_files_seen([file(int(p.id) + 700, p.id) for p in pages], run)
    await store.save_label_seen(RUNBOOK, [page.id for page in pages], run)
    return rule, run


def test_an_audit_is_remembered_with_what_it_took(store: Store, clock: Clock) -> None:
    async def scenario() -> None:
        assert store.audits("label") == {}
        await store.note_audit("label", "global:a", 1, 5)
        clock.pass_minutes(5)
        await store.note_audit("label", "global:a", 2, 3)
        await store.note_audit("label", "global:b", 2, 2)
        await store.note_audit("list", "footer", 2, 9)
        found = store.audits("label")
        assert found["global:a"] == (2, clock.now, 3)
        await store.forget_audits("label", ["global:a"])
        assert store.audits("label").keys() == {"global:a"}
        assert store.audits("list").keys() == {"footer"}

    asyncio.run(scenario())


def test_the_top_of_a_list_is_kept_whole(store: Store) -> None:
    async def scenario() -> None:
        assert store.top("footer") == {}
        await store.keep_top("footer", {"1": 4, "2": 1})
        await store.keep_top("inline", {"9": 9})
        await store.keep_top("footer", {"3": 1})
        assert (store.top("footer"), store.top("inline")) == ({"3": 1}, {"9": 9})

    asyncio.run(scenario())


def test_what_a_rule_holds_is_unknown_until_its_lists_were_told(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        post = make_page("3", kind=Kind.BLOGPOST)
        await filled(store, [make_page("1"), make_page("2"), post])
        await store.save_pages([make_page("9")])
        for what in ("comments", "attachments", "labels"):
            assert await store.unknown(what) == [
                *(("1", Kind.PAGE), ("2", Kind.PAGE), ("3", Kind.BLOGPOST))
            ]
        await store.save_comments("1", [])
        await store.save_attachments("2", [])
        await store.save_labels("3", [])
        assert [one for one, _ in await store.unknown("comments")] == ["2", "3"]
        assert [one for one, _ in await store.unknown("attachments")] == ["1", "3"]
        assert [one for one, _ in await store.unknown("labels")] == ["1", "2"]

    asyncio.run(scenario())


def test_comments_are_known_when_both_their_lists_are(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        _, run = await filled(store, [make_page("1")])
        await store.end_comments(Place.FOOTER, run)
        assert await store.unknown("comments") == [("1", Kind.PAGE)]
        await store.end_comments(Place.INLINE, run)
        assert await store.unknown("comments") == []
        await store.end_files(run)
        assert await store.unknown("attachments") == []

    asyncio.run(scenario())


def test_only_what_hangs_on_pages_that_the_run_saw_is_missed(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        seen, unseen = make_page("1"), make_page("2")
        await filled(store, [seen, unseen])
        run = await store.begin_run(Depth.FULL)
        await store.save_listed([seen], run)
        assert store.unseen_comments(Place.FOOTER, run) == ["501"]
        assert store.unseen_comments(Place.INLINE, run) == []
        assert store.unseen_files(run) == ["att701"]
        assert store.unseen_under(RUNBOOK, run) == [("1", Kind.PAGE)]
        assert store.labelled(RUNBOOK) == [("1", Kind.PAGE), ("2", Kind.PAGE)]
        await store.save_comments_seen([comment(501, "1")], run)
        await store.save_files_seen([file(701, "1")], run)
        await store.save_label_seen(RUNBOOK, ["1"], run)
        assert store.unseen_comments(Place.FOOTER, run) == []
        assert store.unseen_files(run) == []
        assert store.unseen_under(RUNBOOK, run) == []

    asyncio.run(scenario())


def test_what_hangs_on_a_page_out_of_sight_outlives_the_end_of_a_list(
    store: Store, make_page: Callable[..., Page]
) -> None:
    async def scenario() -> None:
        seen, unseen = make_page("1"), make_page("2")
        await filled(store, [seen, unseen])
        run = await store.begin_run(Depth.FULL)
        await store.save_listed([seen], run)
        await store.spare_unseen(run)
        await store.end_comments(Place.FOOTER, run)
        await store.end_files(run)
        await store.save_label_seen(RUNBOOK, [], run)
        await store.end_label(RUNBOOK, run)
        assert [len(store.comments(one) or []) for one in ("1", "2")] == [0, 1]
        assert [len(store.attachments(one) or []) for one in ("1", "2")] == [0, 1]
        assert [len(store.labels(one) or []) for one in ("1", "2")] == [0, 1]

    asyncio.run(scenario())


def test_spaces_of_which_anything_is_kept(store: Store, make_page: Callable[..., Page]) -> None:
    async def scenario() -> None:
        run = await store.begin_run(Depth.FULL)
        with_text, held, row = (make_page(str(n), space_id=f"s{n}") for n in (1, 2, 3))
        await store.save_pages([with_text])
        await store.save_listed([held, row], run)
        rule = await store.add_rule(Rule(0, Holds.TREE, "2"))
        await store.note_members(rule, ["2"], run)
        assert sorted(store.kept_spaces()) == ["s1", "s2"]

    asyncio.run(scenario())
