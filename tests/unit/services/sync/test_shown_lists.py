"""What the lists on kept pages list comes with them, from wherever it stands."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.demo.records import ContentRecord
from confluence_desk.domain.entities import Site
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.documents import Documents
from confluence_desk.services.sync import shown_lists
from tests.unit.services.sync.desk import FULL, QUICK, URL, Desk
from tests.unit.services.sync.test_completing import elsewhere, include, kept

RUNBOOKS = 'label = "runbook" and type = page'


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


def macro(name: str, **parameters: str) -> str:
    inner = "".join(
        f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in parameters.items()
    )
    return f'<ac:structured-macro ac:name="{name}">{inner}</ac:structured-macro>'


def page_parameter(title: str, key: str) -> str:
    return f'<ac:link><ri:page ri:space-key="{key}" ri:content-title="{title}" /></ac:link>'


def drawn(desk: Desk, page: ContentRecord) -> str:
    """The page as it is read with nothing but this machine."""
    documents = Documents(Site(URL), desk.store, account_id=desk.state.owner_id)
    document = documents.document(str(page.id))
    assert document is not None
    return document.html


LIST = macro("contentbylabel", cql=RUNBOOKS, excerptType="simple")


def labelled(desk: Desk, title: str, body: str = "<p>Restart it.</p>") -> ContentRecord:
    page = elsewhere(desk, title, body)
    desk.state.add_label(page.id, "runbook")
    return page


def test_what_a_query_finds_in_spaces_nobody_keeps_comes_with_its_first_words(desk: Desk) -> None:
    async def scenario() -> None:
        labelled(desk, "Failover there")
        page = await kept(desk, LIST)
        assert (await desk.run()).ending is Ending.WHOLE
        html = drawn(desk, page)
        assert "Failover there" in html
        assert "Restart it." in html
        assert "desk://site/label/runbook" in html
        assert "remark" not in html

    run(scenario())


def test_children_of_a_page_nobody_keeps_come_as_deep_as_they_are_shown(desk: Desk) -> None:
    async def scenario() -> None:
        top = elsewhere(desk, "Top")
        child = desk.state.create_page(top.space_id, "Child there", "<p>c</p>", parent_id=top.id)
        desk.state.create_page(top.space_id, "Grandchild", "<p>g</p>", parent_id=child.id)
        asked = macro("children", page=page_parameter("Top", "DOCS"), all="true")
        page = await kept(desk, asked)
        await desk.run()
        html = drawn(desk, page)
        assert "Child there" in html
        assert "Grandchild" in html
        assert "remark" not in html

    run(scenario())


def test_whole_posts_of_another_space_are_here_to_be_read(desk: Desk) -> None:
    async def scenario() -> None:
        space = desk.state.create_space("NEWS", "News")
        desk.state.create_blog(space.id, "Post", "<p>All of the post.</p>")
        page = await kept(desk, macro("blog-posts", spaces="NEWS"))
        await desk.run()
        assert "All of the post." in drawn(desk, page)

    run(scenario())


def test_properties_of_pages_nobody_keeps_fill_a_report(desk: Desk) -> None:
    async def scenario() -> None:
        table = "<table><tbody><tr><th>Owner</th><td>Ana</td></tr></tbody></table>"
        details = (
            '<ac:structured-macro ac:name="details"><ac:rich-text-body>'
            f"{table}</ac:rich-text-body></ac:structured-macro>"
        )
        labelled(desk, "Service there", details)
        page = await kept(desk, macro("detailssummary", cql=RUNBOOKS))
        await desk.run()
        html = drawn(desk, page)
        assert "Service there" in html
        assert "Ana" in html

    run(scenario())


def test_tasks_of_pages_nobody_keeps_are_reported(desk: Desk) -> None:
    async def scenario() -> None:
        task = (
            "<ac:task-list><ac:task><ac:task-id>1</ac:task-id>"
            "<ac:task-status>incomplete</ac:task-status>"
            "<ac:task-body>Rotate the key</ac:task-body></ac:task></ac:task-list>"
        )
        there = labelled(desk, "Duties", task)
        page = await kept(desk, macro("tasks-report-macro", labels="runbook"))
        await desk.run()
        assert "Rotate the key" in drawn(desk, page)
        assert desk.store.borrowed_pages() == [str(there.id)]
        assert len(desk.store.borrowers("query")) == 1
        desk.state.edit(there.id, task.replace("the key", "the other key"))
        labelled(desk, "More duties", task.replace("the key", "the third key"))
        await desk.run(FULL)
        assert "Rotate the other key" in drawn(desk, page)
        assert "Rotate the third key" in drawn(desk, page)

    run(scenario())


def test_a_list_over_a_kept_space_costs_no_request(desk: Desk) -> None:
    async def scenario() -> None:
        lists = macro("children") + macro("contentbylabel", cql=f"space = OPS and {RUNBOOKS}")
        page = await kept(desk, lists)
        desk.state.create_page(page.space_id, "Below", "<p>b</p>", parent_id=page.id)
        await desk.run()
        assert desk.asked("label") == desk.asked("/labels")
        assert not desk.asked(f"/pages/{page.id}/direct-children")
        assert "Below" in drawn(desk, page)

    run(scenario())


def test_one_query_on_many_pages_is_asked_once(desk: Desk) -> None:
    async def scenario() -> None:
        labelled(desk, "There")
        page = await kept(desk, LIST)
        for number in range(5):
            body = macro("contentbylabel", cql=RUNBOOKS.replace(" and ", "  AND "))
            desk.state.create_page(page.space_id, f"Again {number}", body)
        await desk.run()
        assert len(desk.asked("search?cql=label")) == 1

    run(scenario())


def test_lists_move_with_the_site_in_a_full_run_only(desk: Desk) -> None:
    async def scenario() -> None:
        labelled(desk, "First there")
        top = elsewhere(desk, "Top")
        lists = LIST
        page = await kept(desk, lists + macro("children", page=page_parameter("Top", "DOCS")))
        await desk.run()
        labelled(desk, "Second there")
        desk.state.create_page(top.space_id, "Child there", "<p>c</p>", parent_id=top.id)
        await desk.run(QUICK)
        assert "Second there" not in drawn(desk, page)
        await desk.run(FULL)
        html = drawn(desk, page)
        assert "Second there" in html
        assert html.count("Restart it.") == 2
        assert "Child there" in html

    run(scenario())


@pytest.mark.parametrize("path", ["/rest/api/search", "direct-children"])
def test_a_list_that_fails_is_a_trouble_of_its_page_and_tried_again(desk: Desk, path: str) -> None:
    async def scenario() -> None:
        labelled(desk, "There")
        top = elsewhere(desk, "Top")
        desk.state.create_page(top.space_id, "Child there", "<p>c</p>", parent_id=top.id)
        lists = LIST
        page = await kept(desk, lists + macro("children", page=page_parameter("Top", "DOCS")))
        desk.faults.add("500", path)
        assert (await desk.run(QUICK)).ending is Ending.PARTLY
        assert ("include", str(page.id)) in {(t.what, t.subject) for t in desk.store.troubles()}
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert not desk.store.troubles()
        assert "There" in drawn(desk, page)
        assert "Child there" in drawn(desk, page)

    run(scenario())


def test_a_service_that_lists_overcome_is_left_alone_until_the_next_run(desk: Desk) -> None:
    async def scenario() -> None:
        labelled(desk, "There")
        page = await kept(desk, LIST)
        for number in range(10):
            body = macro("contentbylabel", cql=f'{RUNBOOKS} and title != "{number}"')
            desk.state.create_page(page.space_id, f"Lists {number}", body)
        desk.faults.add("500", "/rest/api/search", skip=1)
        assert (await desk.run()).ending is Ending.PARTLY
        assert 1 < len(set(desk.asked("search?cql=label"))) <= shown_lists.OVERCOME
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert len(desk.store.borrowers("query")) == 11
        assert not desk.store.troubles()

    run(scenario())


def test_a_run_asks_for_some_lists_and_the_next_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        monkeypatch.setattr(shown_lists, "MOST_A_RUN", 2)
        labelled(desk, "There")
        page = await kept(desk, "<p>none</p>")
        for number in range(3):
            body = macro("contentbylabel", cql=f'{RUNBOOKS} and title != "{number}"')
            desk.state.create_page(page.space_id, f"Lists {number}", body)
        await desk.run()
        assert len(desk.store.borrowers("query")) == 2
        assert not desk.store.troubles()
        await desk.run(QUICK)
        assert len(desk.store.borrowers("query")) == 3

    run(scenario())


def test_what_nobody_lists_any_more_is_let_go(desk: Desk) -> None:
    async def scenario() -> None:
        labelled(desk, "There")
        page = await kept(desk, LIST)
        await desk.run()
        assert desk.store.borrowed_pages()
        desk.state.edit(page.id, "<p>No list any more.</p>")
        await desk.run()
        assert not desk.store.borrowed_pages()
        assert not desk.store.borrowers("query")

    run(scenario())


def test_what_lists_brought_goes_when_no_rule_holds_the_page_that_lists_it(desk: Desk) -> None:
    async def scenario() -> None:
        inner = elsewhere(desk, "Inner")
        outer = elsewhere(desk, "Outer", include("Inner", "DOCS"))
        there = labelled(desk, "There")
        page = await kept(desk, LIST + include("Outer", "DOCS"))
        await desk.run()
        here = [str(one.id) for one in (inner, outer, there)]
        await desk.store.look_again([*here, str(page.id)])
        await desk.run()
        assert desk.store.released(datetime.now(UTC)) == []
        await desk.store.remove_rule(desk.store.rules()[0].key)
        for _ in range(3):
            await desk.run()
        assert desk.store.kept(here) == set()

    run(scenario())


def test_keeping_pages_by_another_rule_does_not_ask_for_what_they_are_asked_for(desk: Desk) -> None:
    """A page that a rule holds is no borrowed one, though lists show it."""

    async def scenario() -> None:
        there = labelled(desk, "There")
        await kept(desk, macro("contentbylabel", cql=RUNBOOKS))
        await desk.keep(Holds.TREE, str(there.id))
        await desk.run()
        assert desk.store.borrowed_pages() == []

    run(scenario())


@pytest.mark.parametrize(
    "cql",
    [
        f"{RUNBOOKS} order by nonsense",
        "nosuchfield = 3",
        'created &gt; "2099-99-99"',
        f"label = there and id in ({','.join(map(str, range(20_000)))})",
    ],
)
def test_a_query_that_confluence_refuses_is_no_trouble_of_this_machine(
    desk: Desk, cql: str
) -> None:
    """Whoever reads the page there sees no list either."""

    async def scenario() -> None:
        page = await kept(desk, macro("contentbylabel", cql=cql))
        assert (await desk.run()).ending is Ending.WHOLE
        assert "cannot tell" in drawn(desk, page)
        await desk.run()
        assert not [one for one in desk.asked("search") if "whiteboard" not in one]

    run(scenario())


def test_words_of_many_listed_pages_cost_no_request_a_page(desk: Desk) -> None:
    async def scenario() -> None:
        for number in range(30):
            labelled(desk, f"There {number}")
        await kept(desk, macro("contentbylabel", cql=RUNBOOKS, max="30", excerptType="simple"))
        await desk.run()
        assert len(desk.store.borrowed_pages()) == 30
        assert len([one for one in desk.asked() if "/attachments" in one]) == 1

    run(scenario())


def test_pictures_in_pieces_of_listed_pages_come(desk: Desk) -> None:
    async def scenario() -> None:
        picture = '<ac:image><ri:attachment ri:filename="a.png" /></ac:image>'
        details = (
            '<ac:structured-macro ac:name="details"><ac:rich-text-body><table><tbody><tr>'
            f"<th>Face</th><td>{picture}</td></tr></tbody></table>"
            "</ac:rich-text-body></ac:structured-macro>"
        )
        there = labelled(desk, "There", details)
        desk.state.attach(there.id, "a.png", b"\x89PNG", "image/png")
        await kept(desk, macro("detailssummary", cql=RUNBOOKS))
        await desk.run()
        assert desk.store.attachment_by_name(str(there.id), "a.png") is not None

    run(scenario())


def test_lists_that_fail_each_time_do_not_keep_others_from_being_freshened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        monkeypatch.setattr(shown_lists, "FRESHENED", 2)
        tops = [elsewhere(desk, f"Top {number}") for number in range(4)]
        lists = [macro("children", page=page_parameter(top.title, "DOCS")) for top in tops]
        page = await kept(desk, "".join(lists))
        await desk.run()
        for top in tops[:3]:
            desk.faults.add("403", f"/pages/{top.id}/direct-children")
        desk.state.create_page(tops[3].space_id, "Child there", "<p>c</p>", parent_id=tops[3].id)
        for _ in range(8):
            await desk.run(FULL)
        assert "Child there" in drawn(desk, page)

    run(scenario())


def test_lists_on_many_pages_leave_the_budgets_as_they_are(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, "<p>none</p>")
        for number in range(40):
            there = elsewhere(desk, f"There {number}")
            desk.state.add_label(there.id, f"label-{number}")
            names = macro("contentbylabel", cql=f'label = "label-{number}"', excerptType="simple")
            top = elsewhere(desk, f"Top {number}")
            below = macro("children", page=page_parameter(top.title, "DOCS"))
            desk.state.create_page(page.space_id, f"Lists {number}", names + below)
        await desk.run(QUICK)
        titles = desk.asked("title=")
        assert len(titles) == len(set(titles)) == 40, titles
        for _ in range(2):
            await desk.run(FULL)
            assert len(desk.asked()) <= 60, desk.kinds_asked()
        for _ in range(2):
            await desk.run(QUICK)
            assert len(desk.asked()) <= 4, desk.kinds_asked()

    run(scenario())
