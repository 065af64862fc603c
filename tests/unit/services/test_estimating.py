"""How much would be kept, against what the demo site really has."""

import asyncio

import pytest

from confluence_desk.demo.faults import Kind
from confluence_desk.domain.keeping import EVERY_SPACE, Files, Holds, Rule
from confluence_desk.services.estimating import Estimate, Estimating
from tests.unit.api.demo_client import Demo


@pytest.fixture
def demo() -> Demo:
    """Twelve pages with the homepage, five below one of them, two with a label."""
    demo = Demo()
    for number in range(6):
        page = demo.state.create_page(demo.space.id, f"Page {number}", "<p>words</p>")
        if number < 2:
            demo.state.add_label(page.id, "runbook")
    for number in range(5):
        demo.state.create_page(demo.space.id, f"Below {number}", "<p>words</p>", parent_id=page.id)
    return demo


def guess(demo: Demo, *rules: Rule) -> Estimate:
    async def story() -> Estimate:
        async with demo.client(gateway=False) as client:
            return await Estimating(client).of(rules)

    return asyncio.run(story())


def below(demo: Demo) -> str:
    return str(next(row.id for row in demo.state.contents.values() if row.title == "Page 5"))


def test_each_kind_of_rule_counts_what_it_names(demo: Demo) -> None:
    space = str(demo.space.id)
    assert guess(demo, Rule(0, Holds.SPACE, space)).pages == 12
    assert guess(demo, Rule(0, Holds.SPACE, EVERY_SPACE)).pages == 12
    assert guess(demo, Rule(0, Holds.TREE, below(demo))).pages == 6
    query = 'title ~ "Below" ORDER BY created DESC'
    assert guess(demo, Rule(0, Holds.CQL, query)).pages == 5
    several = (Rule(0, Holds.SPACE, space), Rule(0, Holds.TREE, below(demo)))
    assert guess(demo, *several).pages == 18
    assert guess(demo) == Estimate()


def test_texts_weigh_something_and_more_of_them_weigh_more(demo: Demo) -> None:
    tree = guess(demo, Rule(0, Holds.TREE, below(demo), files=Files.NONE))
    space = guess(demo, Rule(0, Holds.SPACE, str(demo.space.id), files=Files.NONE))
    assert 0 < tree.bytes < space.bytes


def test_where_nothing_may_be_counted_it_says_so(demo: Demo) -> None:
    demo.site.faults.add(Kind.NOT_PERMITTED, "/rest/api/search")
    assert not guess(demo, Rule(0, Holds.SPACE, str(demo.space.id))).counted


def test_a_label_is_quoted(demo: Demo) -> None:
    assert guess(demo, Rule(0, Holds.LABEL, "runbook")).pages == 2
    assert guess(demo, Rule(0, Holds.LABEL, 'say "so" or space = OPS')).pages == 0
