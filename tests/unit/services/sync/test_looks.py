"""Quick looks: as far back as needed and no further."""

import pytest

from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.sync import looks
from tests.unit.services.sync.desk import QUICK, Desk, through


async def kept(desk: Desk, pages: int) -> str:
    space = desk.space(pages=pages)
    await desk.keep(Holds.SPACE, space)
    await desk.run()
    return space


def test_a_few_edits_take_one_slice(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 120)
        ids = sorted(desk.truth(space))[10:15]
        for one in ids:
            desk.state.edit(int(one), "<p>Edited.</p>")
        await desk.run(QUICK)
        assert sorted(desk.bodies_asked()) == ids
        assert len(desk.asked(f"/spaces/{space}/pages")) == 1

    through(scenario)


def test_more_edits_than_a_slice_are_followed_back_to_what_is_known(desk: Desk) -> None:
    async def scenario() -> None:
        space = await kept(desk, 200)
        ids = sorted(desk.truth(space))[10:130]
        for one in ids:
            desk.state.edit(int(one), "<p>Edited.</p>")
        await desk.run(QUICK)
        assert sorted(desk.bodies_asked()) == ids
        assert len(desk.asked(f"/spaces/{space}/pages")) == 3
        assert desk.shape(space) == desk.truth(space)

    through(scenario)


def test_whoever_was_away_for_very_long_lists_the_space_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "FURTHEST", 2)

    async def scenario() -> None:
        space = await kept(desk, 150)
        for one in desk.truth(space):
            desk.state.edit(int(one), "<p>Edited.</p>")
        report = await desk.run(QUICK)
        assert report.ending is Ending.WHOLE
        assert all(desk.text(one) == "<p>Edited.</p>" for one in desk.truth(space))
        assert len(desk.asked(f"/spaces/{space}/pages")) == 2 + 1

    through(scenario)


def test_a_subtree_in_a_busy_space_is_looked_for_only_so_far(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "FURTHEST_FOR_TREES", 2)

    async def scenario() -> None:
        space = desk.space(pages=200)
        top = desk.page(space, "Top")
        await desk.keep(Holds.TREE, str(top.id))
        await desk.run()
        desk.state.edit(top.id, "<p>Edited.</p>")
        await desk.run(QUICK)
        assert desk.text(top.id) == "<p>Edited.</p>"
        assert len(desk.asked(f"/spaces/{space}/pages")) == 2
        await desk.run(QUICK)
        assert len(desk.asked(f"/spaces/{space}/pages")) == 1
        assert desk.bodies_asked() == []

    through(scenario)
