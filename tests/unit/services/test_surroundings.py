"""What macros ask is answered from the library: what is here, what is not, and which is which."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.entities import Attachment, Kind, Label, Page, PageNode, Space, Version
from confluence_desk.domain.syncing import Gone
from confluence_desk.render import questions as ask
from confluence_desk.render.question import Question, T
from confluence_desk.services.surroundings import Surroundings
from confluence_desk.store import Store

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OPS = Space("s", "OPS", "Operations", homepage_id="1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "library.desk", bytes(32))
    asyncio.run(store.save_spaces([OPS, Space("t", "ENG", "Engineering")], complete=True))
    yield store
    store.close()


@pytest.fixture
def around(store: Store) -> Surroundings:
    return Surroundings(store, "me", lambda: NOW)


def save(store: Store, id_: str, title: str, body: str | None = "<p>x</p>", **more: object) -> None:
    told = {"space_id": "s", "version": Version(1, NOW, "ana"), "created_at": NOW, **more}
    asyncio.run(store.save_page(Page(id=id_, title=title, body=body, **told)))  # type: ignore[arg-type]


def other(title: str, take: ask.Take = ask.Take.BODY) -> ask.Other:
    return ask.Other(take, space_key="OPS", title=title)


def told(around: Surroundings, question: Question[T]) -> T:
    found = around.answer(question)
    assert found is not None
    return found


def test_another_page_is_found_by_title_and_by_id(store: Store, around: Surroundings) -> None:
    save(store, "7", "Über uns", parent_id="1")
    page = told(around, other("über uns"))
    assert (page.state, page.id, page.body) == (ask.State.HERE, "7", "<p>x</p>")
    assert (page.space_key, page.parent_id, page.files_known) == ("OPS", "1", False)
    assert told(around, ask.Other(ask.Take.BODY, page_id="7")) == page


def test_why_another_page_cannot_be_shown(store: Store, around: Surroundings) -> None:
    assert told(around, other("Never heard of")).state is ask.State.UNHEARD
    save(store, "7", "Bare", None)
    assert told(around, other("Bare")).state is ask.State.NO_COPY
    for number, (reason, state) in enumerate(
        {
            Gone.TRASHED: ask.State.GONE,
            Gone.NO_ACCESS: ask.State.HIDDEN,
            Gone.HIDDEN: ask.State.HIDDEN,
            Gone.MOVED_OUT: ask.State.GONE,
            Gone.ARCHIVED: ask.State.HERE,
        }.items()
    ):
        save(store, f"8{number}", f"T{number}")
        asyncio.run(store.mark_missing(f"8{number}", reason))
        page = told(around, other(f"T{number}"))
        assert page.state is state
        assert bool(page.body) == (state is ask.State.HERE)


def test_a_title_that_a_whole_space_has_not_is_nowhere(store: Store, around: Surroundings) -> None:
    async def story() -> None:
        await store.set_mark("space", "s", 1)

    asyncio.run(story())
    assert told(around, other("Never heard of")).state is ask.State.NOWHERE


def test_a_title_that_confluence_was_asked_for_in_vain_is_nowhere(around: Surroundings) -> None:
    around.lose("OPS", "Gone")
    assert told(around, other("Gone")).state is ask.State.NOWHERE
    assert told(around, other("Other")).state is ask.State.UNHEARD


def test_pieces_and_summaries_move_with_the_text(store: Store, around: Surroundings) -> None:
    rich = "<ac:rich-text-body><p>{}</p></ac:rich-text-body>"
    excerpt = f'<ac:structured-macro ac:name="excerpt">{rich}</ac:structured-macro>'
    save(store, "7", "A", excerpt.format("one"))
    asked = other("A", ask.Take.EXCERPTS)
    assert "one" in told(around, asked).pieces[0].storage
    assert told(around, asked).body == ""
    assert told(around, ask.Summary("7")) == "one"
    save(store, "7", "A", excerpt.format("two"), version=Version(2, NOW, "ana"))
    assert "two" in told(around, asked).pieces[0].storage
    assert told(around, ask.Summary("7")) == "two"
    assert around.answer(ask.Summary("8")) is None


def test_a_tree_knows_what_was_never_fetched(store: Store, around: Surroundings) -> None:
    assert around.answer(ask.Below("1")) is None

    async def story() -> None:
        await store.save_children("space:s", [PageNode("1", Kind.PAGE, "Home", "s")])
        some = [PageNode(str(n), Kind.PAGE, f"P{n}", "s", "1") for n in (2, 3)]
        await store.save_children("1", some)
        await store.save_children("2", [PageNode("4", Kind.FOLDER, "F", "s", "2")])

    asyncio.run(story())
    flat = told(around, ask.Below("1"))
    assert [(row.id, row.below) for row in flat.rows] == [("2", ()), ("3", ())]
    deep = told(around, ask.Below("", "OPS", 0)).rows[0].below
    assert deep is not None
    assert [row.below for row in deep][1] is None
    assert deep[0].below is not None
    assert [row.id for row in deep[0].below] == ["4"]
    assert around.answer(ask.Below("", "NOPE")) is None


def test_a_circle_in_the_tree_ends(store: Store, around: Surroundings) -> None:
    async def story() -> None:
        await store.save_children("1", [PageNode("2", Kind.PAGE, "A", "s", "1")])
        await store.save_children("2", [PageNode("1", Kind.PAGE, "B", "s", "2")])

    asyncio.run(story())
    assert len(told(around, ask.Below("1", depth=0)).rows) == 1


def test_a_very_long_list_is_cut_and_says_so(store: Store, around: Surroundings) -> None:
    nodes = [PageNode(str(n), Kind.PAGE, f"P{n}", "s", "1") for n in range(2, 800)]
    asyncio.run(store.save_children("1", nodes))
    found = told(around, ask.Below("1", depth=0))
    assert found.more
    assert len(found.rows) == 600


def listed(cql: str, most: int = 15) -> ask.Matching:
    return ask.Matching(cql, "OPS", "1", most)


def test_a_query_finds_what_is_here_and_says_what_is_not(
    store: Store, around: Surroundings
) -> None:
    save(store, "7", "A")
    asyncio.run(store.save_labels("7", [Label("x")]))
    found = told(around, listed("label = x and space = currentSpace()"))
    assert [(row.id, row.space_key, row.changed_by) for row in found.rows] == [("7", "OPS", "ana")]
    assert found.partial == ("Operations",)
    assert told(around, listed("label = x")).partial == ("",)
    assert told(around, listed('label = x and space in ("ENG", "NOPE")')).partial == (
        "Engineering",
        "NOPE",
    )


def test_a_whole_space_is_not_partial(store: Store, around: Surroundings) -> None:
    async def story() -> None:
        await store.save_labels("7", [Label("x")])
        await store.set_mark("space", "s", 1)

    save(store, "7", "A")
    asyncio.run(story())
    assert told(around, listed("label = x and space = OPS")).partial == ()


@pytest.mark.parametrize("cql", ["nonsense ((", "", '"', "label =", "\x00"])
def test_a_query_that_makes_no_sense_finds_nothing_and_is_named(
    around: Surroundings, cql: str
) -> None:
    found = told(around, listed(cql))
    assert found.rows == ()
    assert found.unanswered == (cql,) or cql == ""


def test_clauses_that_cannot_be_answered_are_named(around: Surroundings) -> None:
    found = told(around, listed('type = page and watcher = "somebody"'))
    assert found.unanswered == ('watcher = "somebody"',)


def test_a_query_that_is_too_deep_is_not_answered_here(around: Surroundings) -> None:
    asked = " or ".join(f"(label = l{at} and ancestor = {at})" for at in range(700))
    assert told(around, listed(asked)).unanswered[0].startswith("(label = l0")


def test_results_are_sorted_by_what_they_can_be_sorted_by(
    store: Store, around: Surroundings
) -> None:
    save(store, "2", "B")
    save(store, "1", "A")
    asked = f"type = page order by title, nonsense, created, {', '.join(['title'] * 2100)}"
    found = told(around, listed(asked))
    assert [row.title for row in found.rows] == ["A", "B"]
    assert found.unanswered == ("nonsense",)


def test_tasks_are_read_out_of_the_texts(store: Store, around: Surroundings) -> None:
    task = "<ac:task-list><ac:task><ac:task-body>do {}</ac:task-body></ac:task></ac:task-list>"
    save(store, "7", "A", task.format("one"))
    save(store, "8", "B", None)
    found = told(around, ask.Tasks("type = page", "OPS", "1", 50))
    assert [(one.page_title, one.storage) for one in found.tasks] == [("A", "do one")]
    assert found.partial


def test_files_versions_labels_and_people(store: Store, around: Surroundings) -> None:
    nothing: tuple[Question[Any], ...] = (
        ask.Files("7"), ask.Versions("7"), ask.LabelsOf("7"), ask.RelatedLabels("7"),
        ask.LabelCounts("NOPE"), ask.SpaceFiles("NOPE", 5),
    )  # fmt: skip
    assert [around.answer(one) for one in nothing] == [None] * len(nothing)
    save(store, "7", "A")

    async def story() -> None:
        await store.save_labels("7", [Label("x"), Label("own", "my")])
        await store.save_versions("7", [Version(1, NOW, "bo")])
        await store.save_attachments("7", [Attachment("att1", "7", "a.pdf", Version(1))])

    asyncio.run(story())
    assert told(around, ask.LabelsOf("7")) == ("x",)
    assert told(around, ask.LabelCounts("OPS")) == (("x", 1),)
    assert told(around, ask.RelatedLabels("7")) == ()
    assert [one.id for one in told(around, ask.Files("7"))] == ["att1"]
    assert [one.id for one in told(around, ask.SpaceFiles("OPS", 5))] == ["att1"]
    assert told(around, ask.FileOf("7", "a.pdf")).id == "att1"
    assert {one.account_id for one in told(around, ask.Hands("7"))} == {"bo"}
    assert [one.key for one in told(around, ask.Spaces())] == ["ENG", "OPS"]
    assert told(around, ask.Spaces(("NOPE",))) == ()


def test_hands_below_a_page(store: Store, around: Surroundings) -> None:
    save(store, "1", "Home", version=Version(1, NOW, "top"))
    save(store, "2", "A", version=Version(1, NOW, "child"), parent_id="1")
    save(store, "3", "B", version=Version(1, NOW, "grandchild"), parent_id="2")
    nodes = [PageNode("2", Kind.PAGE, "A", "s", "1")]
    asyncio.run(store.save_children("1", nodes))
    asyncio.run(store.save_children("2", [PageNode("3", Kind.PAGE, "B", "s", "2")]))

    def who(scope: str) -> set[str]:
        return {one.account_id for one in told(around, ask.Hands("1", scope))}

    assert who("") == {"top"}
    assert who("children") == {"child"}
    assert who("descendants") == {"top", "child", "grandchild"}


class Strange(Question[str]):
    """Of a kind that others answer."""


def test_questions_of_others_are_answered_once_somebody_knows(around: Surroundings) -> None:
    assert around.answer(Strange()) is None
    around.learn(Strange, lambda _: "told")
    assert around.answer(Strange()) == "told"
