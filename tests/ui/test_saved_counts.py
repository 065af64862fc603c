"""A saved search that is asked in a tab shows in the navigator how much it found."""

from types import SimpleNamespace
from typing import Any

import pytest
import shiboken6

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.services.search import MOST, Found
from confluence_desk.ui.makers import Makers
from confluence_desk.ui.models.tree_row import search
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import site
from tests.ui.fakes.outfit import made_outfit
from tests.ui.fakes.session import FakeSession


def window(scope: TaskScope) -> Any:
    opening = SimpleNamespace(page=lambda *_words: None)
    return SimpleNamespace(scope=scope, opening=opening)


def test_a_count_is_kept_of_a_saved_search_and_of_no_other(
    theme: Theme, run: Any, until: Any
) -> None:
    async def main() -> None:
        session = FakeSession(site())
        session.search.server["redis"] = [Found(str(n), "page", f"Redis {n}") for n in range(3)]
        await session.searches.save("Redis", "redis")
        faked: Any = session
        makers = Makers(faked, made_outfit(theme))
        scope = TaskScope(lambda trouble: pytest.fail(str(trouble)))
        make = makers.of(window(scope))["results"]
        tabs: list[Any] = [make(TabState("results", query)) for query in ("redis", "kafka")]
        await until(lambda: [row.count for row in session.searches.all()] == [3])
        await until(lambda: session.search.asked == ["redis", "kafka"])
        for tab in tabs:
            await tab.aclose()
            await tab.tasks.aclose()
            shiboken6.delete(tab)
        await scope.aclose()
        await makers.aclose()
        assert [row.name for row in session.searches.all()] == ["Redis"]

    run(main())


@pytest.mark.parametrize(
    ("count", "shown"),
    [(None, ""), (0, "0"), (MOST - 1, str(MOST - 1)), (MOST, f"{MOST}+"), (100, f"{MOST}+")],
)
@pytest.mark.usefixtures("qapp")
def test_what_may_be_more_says_so(count: int | None, shown: str) -> None:
    assert search(SavedSearch(1, "Redis", "redis", count)).count == shown
