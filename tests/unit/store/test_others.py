"""A library tells when another process wrote into it, and only then."""

import asyncio
from pathlib import Path

from confluence_desk.domain.entities import Space
from confluence_desk.store import Store

KEY = "ab" * 32


def test_only_what_others_write_moves_the_number(tmp_path: Path) -> None:
    async def story() -> None:
        ours, theirs = (Store.open(tmp_path / "acme.desk", KEY) for _ in range(2))
        begun = await ours.others_version()
        await ours.save_spaces([Space("1", "OPS", "Operations")], complete=False)
        assert await ours.others_version() == begun
        await theirs.save_spaces([Space("2", "ENG", "Engineering")], complete=False)
        moved = await ours.others_version()
        assert moved != begun
        assert await ours.others_version() == moved
        theirs.close()
        ours.close()

    asyncio.run(story())
