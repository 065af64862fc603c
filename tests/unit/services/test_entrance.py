"""The end of the wizard: everything is kept, or nothing is."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.entrance import Candidate, Entrance
from confluence_desk.services.keeping import Keeping
from confluence_desk.system.settings import Settings
from tests.unit.services.conftest import World, Worlds
from tests.unit.services.signing.conftest import Ring

RULES = (Rule(0, Holds.LABEL, "one"), Rule(0, Holds.LABEL, "two"), Rule(0, Holds.LABEL, "three"))


@pytest.fixture
def third_fails(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """The third rule comes to this, while it stands here."""
    trouble: dict[str, BaseException] = {}
    add = Keeping.add

    async def added(self: Keeping, rule: Rule) -> int:
        if rule.subject == "three" and trouble:
            raise trouble["what"]
        return await add(self, rule)

    monkeypatch.setattr(Keeping, "add", added)
    return trouble


async def candidate(here: World, accounts: Accounts) -> Candidate:
    demo = here.demo
    return Candidate(*await accounts.recognised(demo.url, demo.email, demo.token))


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and each.suffix != ".lock"]


@pytest.mark.parametrize("trouble", [StoreTrouble("full"), asyncio.CancelledError()])
def test_where_the_last_rule_cannot_be_kept_nothing_of_a_new_account_is(
    world: Worlds, tmp_path: Path, third_fails: dict[str, Any], trouble: BaseException
) -> None:
    third_fails["what"] = trouble

    async def story() -> None:
        async with world() as here:
            ring, data = Ring(), tmp_path / "kept"
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(ring, settings, data, gateway=here.demo.gateway)
            with pytest.raises(type(trouble)):
                await Entrance(accounts).open(await candidate(here, accounts), RULES)
            assert accounts.connections.all() == ()
            assert ring.held() == {}
            assert files(data) == []

    asyncio.run(story())


def test_an_account_that_was_known_stays_as_it_was(
    world: Worlds, tmp_path: Path, third_fails: dict[str, Any]
) -> None:
    async def story() -> None:
        async with world() as here:
            ring, settings = Ring(), Settings(tmp_path / "kept.json")
            accounts = Accounts(ring, settings, tmp_path / "kept", gateway=here.demo.gateway)
            who, entrance = await candidate(here, accounts), Entrance(accounts)
            session = await entrance.open(who, RULES[:1])
            await session.aclose()
            held = ring.held()
            third_fails["what"] = StoreTrouble("full")
            with pytest.raises(StoreTrouble):
                await entrance.open(who, RULES)
            assert ring.held() == held
            again = await accounts.resume(session.account)
            assert [rule.subject for rule in again.keeping.rules()] == ["one"]
            await again.aclose()

    asyncio.run(story())
