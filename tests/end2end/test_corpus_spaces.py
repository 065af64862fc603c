"""Every page of every real space at hand opens in the real window without an error."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.demo.corpus import load
from confluence_desk.demo.state import SiteState
from tests.end2end.conftest import Programs

SPACES = Path(__file__).parents[3] / "shared" / "corpus" / "spaces"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

FILES = sorted(path for path in SPACES.glob("*.json") if path.name != "index.json")


@pytest.mark.skipif(not FILES, reason="the corpus of real spaces is not on this machine")
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_page_opens(
    file: Path, run: Callable[[Coroutine[Any, Any, None]], None], program: Programs
) -> None:
    async def story() -> None:
        state = SiteState(seed=1)
        load(state, file, NOW)
        readable = [
            row.id
            for row in state.contents.values()
            if row.kind in {"page", "blogpost"} and row.status in {"current", "archived"}
        ]
        assert readable
        async with program(state) as running:
            for content_id in readable:
                await running.read(content_id)
                page = running.desk.session.library.page(str(content_id))  # type: ignore[union-attr]
                assert page is not None
                assert page.body is not None
                assert running.page.notice == "", page.title
            assert running.desk.messages.history == []

    run(story())
