"""An account that came by a consent: it reads, it renews, it ends, and its cache stays."""

import asyncio
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.api import oauth
from confluence_desk.domain.errors import DeskError, Removed, SignInEnded
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.road import Road
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.services.connection import Link
from confluence_desk.services.signing.grant import read
from confluence_desk.services.sync.errand import Errand
from confluence_desk.services.sync.lines import Order
from confluence_desk.system.settings import Settings
from tests.unit.services.signing.conftest import Ground, Grounds


def refreshes(here: Ground) -> int:
    """How often the authority was asked for tokens."""
    return [each.path for each in here.demo.site.journal.received].count("/oauth/token")


async def read_a_page(session: Session) -> str:
    found = await session.library.resolve("OPS:Redis failover")
    assert found is not None
    await session.library.refresh_page(found.page_id)
    return found.page_id


def shown(session: Session, page: str) -> str:
    document = session.library.document(page)
    assert document is not None
    return document.html


def end_access_tokens(here: Ground) -> None:
    """As if an hour had passed at the authority alone."""
    here.demo.site.authority._access.clear()  # noqa: SLF001 - what only time does


def test_a_consent_reads_pages_and_comes_back_after_a_restart(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            assert session.account.oauth
            assert session.account.display_name == here.demo.state.owner.display_name
            page = await read_a_page(session)
            await session.aclose()
            account = here.accounts.last()
            assert account is not None
            assert account.oauth
            again = await here.accounts.resume(account)
            assert again.library.document(page)
            await read_a_page(again)
            await again.aclose()

    asyncio.run(story())


def test_a_token_that_ends_between_two_calls_is_replaced_once_trap_15(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            page = await read_a_page(session)
            before = refreshes(here)
            end_access_tokens(here)
            library = session.library
            await asyncio.gather(*(library.refresh_page(page) for _ in range(5)))
            await asyncio.gather(library.refresh_details(page), library.refresh_spaces())
            assert refreshes(here) == before + 1
            assert session.connection.state is Link.ONLINE
            await session.aclose()

    asyncio.run(story())


def test_a_file_comes_though_the_token_ended_trap_15(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            page = await read_a_page(session)
            await session.library.refresh_details(page)
            file = (session.library.attachments(page) or [])[0]
            end_access_tokens(here)
            assert await session.library.blob(file.id, file.version.number)
            await session.aclose()

    asyncio.run(story())


def test_a_dead_refresh_token_says_sign_in_again_and_the_cache_stays(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            page = await read_a_page(session)
            here.demo.site.authority.revoke()
            with pytest.raises(SignInEnded):
                await session.library.refresh_page(page)
            assert session.connection.state is Link.SIGNED_OUT
            assert "Redis" in shown(session, page)
            await session.aclose()

            account = here.accounts.last()
            assert account is not None
            again = await here.accounts.resume(account)
            assert "Redis" in shown(again, page)
            await again.connection.probe()
            assert again.connection.state is Link.SIGNED_OUT
            await again.aclose()

            anew = await here.accounts.enter(await here.granted())
            assert anew.account.key == account.key
            assert "Redis" in shown(anew, page)
            await read_a_page(anew)
            await anew.aclose()

    asyncio.run(story())


@pytest.mark.parametrize("fault", ["login", "500", "reset"])
def test_an_authority_in_trouble_is_no_reason_to_sign_in_again(ground: Grounds, fault: str) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            page = await read_a_page(session)
            end_access_tokens(here)
            rule = here.demo.site.faults.add(fault, "/oauth/token")
            with pytest.raises(DeskError) as caught:
                await session.library.refresh_page(page)
            assert not isinstance(caught.value, SignInEnded)
            assert session.connection.state is not Link.SIGNED_OUT
            here.demo.site.faults.remove(rule)
            await session.connection.probe()
            await session.library.refresh_page(page)
            await session.aclose()

    asyncio.run(story())


def test_a_grant_that_makes_no_sense_asks_to_sign_in_again(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            await session.aclose()
            (name,) = (each for each in here.ring.held() if each.startswith("token "))
            await here.ring.set(name, "{")
            with pytest.raises(SignInEnded):
                await here.accounts.resume(session.account)

    asyncio.run(story())


V1_THAT_SURVIVES = (
    r"/wiki/rest/api/(?!search$|user/current$|content/[^/]+/child/attachment/[^/]+/download$)"
)


def test_a_gateway_without_the_old_api_still_reads_and_syncs_trap_1(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            here.demo.site.faults.add("410", V1_THAT_SURVIVES)
            library = session.library
            page = await read_a_page(session)
            await library.refresh_details(page)
            file = (library.attachments(page) or [])[0]
            assert await library.blob(file.id, file.version.number)
            assert session.way_in is not None
            await session.keeping.add(Rule(0, Holds.TREE, page))
            report = await Errand(Order(session.way_in), tokens=session.tokens).run()
            assert report.ending is Ending.WHOLE
            await session.aclose()

    asyncio.run(story())


def test_a_gateway_that_gives_no_files_still_shows_pages_trap_1(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            here.demo.site.faults.add("410", r"/wiki/rest/api/(?!search$|user/current$)")
            page = await read_a_page(session)
            await session.library.refresh_details(page)
            file = (session.library.attachments(page) or [])[0]
            with pytest.raises(Removed):
                await session.library.blob(file.id, file.version.number)
            assert "Redis" in shown(session, page)
            await session.aclose()

    asyncio.run(story())


def test_tokens_are_renewed_by_the_way_to_the_network_that_is_chosen_now(
    ground: Grounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with ground() as here:
            roads, used = [Road()], list[Road | None]()
            settings = Settings(here.home / "settings.json")
            accounts = Accounts(
                here.ring, settings, here.home, gateway=here.demo.gateway, road=lambda: roads[-1]
            )
            session = await accounts.enter(await here.granted())
            refreshed = oauth.refreshed

            async def noted(*given: Any, road: Road | None, **more: Any) -> oauth.Tokens:
                used.append(road)
                return await refreshed(*given, road=road, **more)

            monkeypatch.setattr(oauth, "refreshed", noted)
            roads.append(Road("none"))
            end_access_tokens(here)
            await session.library.refresh_spaces()
            assert used == [Road("none")]
            await session.aclose()

    asyncio.run(story())


def test_signing_out_leaves_no_secret(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            assert here.ring.held()
            await session.aclose()
            await here.accounts.sign_out(session.account)
            assert here.ring.held() == {}

    asyncio.run(story())


ROOT = Path(__file__).resolve().parents[4]
PROGRAM = """if True:
    import asyncio, os, sys
    from pathlib import Path
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.system.credentials import Keyring
    from confluence_desk.system.settings import Settings
    from tests.end2end.ring import Ring

    async def main() -> None:
        home = Path(os.environ["HOME"])
        ring = Keyring(backend=Ring)
        settings = Settings(home / "settings.json")
        accounts = Accounts(ring, settings, home, gateway=os.environ["GATEWAY"])
        session = await accounts.resume(accounts.last())
        print("ready", flush=True)
        sys.stdin.readline()
        await session.library.refresh_spaces()
        print(len(session.library.spaces()), flush=True)
        await session.aclose()

    asyncio.run(main())
"""


def test_processes_that_find_the_token_ended_refresh_it_once(
    ground: Grounds, tmp_path: Path
) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            await session.aclose()
            held = here.ring.held()
            (name,) = (each for each in held if each.startswith("token "))
            ended = json.loads(held[name]) | {"expires": 0}
            ring = tmp_path / "ring.json"
            ring.write_text(json.dumps(held | {name: json.dumps(ended)}))
            here.demo.site.authority.leeway = timedelta(0)
            before = refreshes(here)
            environment = {
                **os.environ,
                "HOME": str(tmp_path),
                "RING_FILE": str(ring),
                "GATEWAY": here.demo.gateway,
                "PYTHONPATH": str(ROOT),
            }
            processes = [
                await asyncio.create_subprocess_exec(
                    *(sys.executable, "-c", PROGRAM),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=environment,
                )
                for _ in range(3)
            ]
            for process in processes:
                assert process.stdout is not None
                assert await process.stdout.readline() == b"ready\n"
            answers = await asyncio.gather(*(each.communicate(b"\n") for each in processes))
            assert all(int(said) > 0 for said, _ in answers)
            assert refreshes(here) == before + 1
            kept = read(json.loads(ring.read_text())[name])
            assert kept is not None
            assert here.demo.site.authority.refresh(kept.refresh)

    asyncio.run(story())
