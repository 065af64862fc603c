import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QIcon

from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import sample

Settle = Callable[[], Coroutine[Any, Any, None]]


def titles(model: TreeFilter, under: QModelIndex | None = None, depth: int = 0) -> list[str]:
    found = []
    under = under or QModelIndex()
    for row in range(model.rowCount(under)):
        index = model.index(row, 0, under)
        found += [" " * depth + str(index.data()), *titles(model, index, depth + 1)]
    return found


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("REDIS", ["Spaces", " Operations", "  Runbooks", "   Redis failover"]),
        ("fail red", ["Spaces", " Operations", "  Runbooks", "   Redis failover"]),
        ("ops", ["Spaces", " Operations"]),
        ("<keys>", ["Spaces", " Operations", "  Certificates & <keys>"]),
        ("nothing", []),
    ],
)
def test_only_matches_and_the_way_to_them_stay(
    run: Any, settle: Settle, qtmodeltester: Any, typed: str, shown: list[str]
) -> None:
    async def main() -> None:
        scope = TaskScope(lambda _: None)
        model = PageTreeModel(sample(), scope, lambda _: QIcon())  # type: ignore[arg-type]
        for way in (["Spaces", "Operations"], ["Spaces", "Operations", "Runbooks"]):
            at = QModelIndex()
            for title in way:
                names = [model.index(n, 0, at).data() for n in range(model.rowCount(at))]
                at = model.index(names.index(title), 0, at)
            model.fetchMore(at)
            await settle()
        proxy = TreeFilter(model)
        everything = titles(proxy)
        proxy.narrow(typed)
        assert titles(proxy) == shown
        proxy.narrow("  ")
        assert titles(proxy) == everything
        qtmodeltester.check(proxy)
        await scope.aclose()
        await asyncio.sleep(0)
        model.close()

    run(main())
