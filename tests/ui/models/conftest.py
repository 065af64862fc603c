"""Stories told on the navigator's model."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes.library import FakeLibrary, sample
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.tree import Tree

Run = Callable[[Coroutine[Any, Any, None]], None]
Story = Callable[[Tree], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(run: Run, qtmodeltester: Any, qtbot: QtBot) -> Callable[..., Tree]:  # noqa: ARG001
    """Run a story on a tree, then close it."""

    def told(
        story: Story,
        library: FakeLibrary | None = None,
        collected: FakeSession | None = None,
        *,
        checked: bool = True,
    ) -> Tree:
        trees: list[Tree] = []

        async def main() -> None:
            shown = collected.library if collected else library or sample()
            tree = Tree(shown, qtmodeltester if checked else None, collected=collected)
            trees.append(tree)
            await story(tree)
            await tree.scope.aclose()
            tree.model.close()

        run(main())
        return trees[0]

    return told
