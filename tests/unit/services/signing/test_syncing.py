"""The sync of an account that a consent lets in: its process borrows tokens from the window."""

import asyncio
import os
import sys
from pathlib import Path

from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Ending
from confluence_desk.services.lending import Wanted, lent
from confluence_desk.services.sync.errand import Errand
from confluence_desk.services.sync.lines import Done, Order, line, written
from tests.unit.services.signing.conftest import Grounds

ROOT = Path(__file__).resolve().parents[4]


def arguments(pid: int) -> bytes:
    """What everybody on this machine may read about a process, where the system tells."""
    place = Path("/proc") / str(pid)
    if not place.exists():
        return b""
    return (place / "cmdline").read_bytes() + (place / "environ").read_bytes()


def test_a_process_that_syncs_borrows_tokens_and_tells_none(
    ground: Grounds, tmp_path: Path
) -> None:
    async def story() -> None:
        async with ground() as here:
            granted = await here.granted()
            session = await here.accounts.enter(granted)
            assert session.tokens is not None
            assert session.way_in is not None
            found = await session.library.resolve("OPS:Redis failover")
            assert found is not None
            await session.keeping.add(Rule(0, Holds.TREE, found.page_id))
            here.demo.site.authority._access.clear()  # noqa: SLF001 - an hour passed there
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "confluence_desk"),
                *("--home", str(tmp_path), "sync", "--for-window"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            begun = b""
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdin.write(written(Order(session.way_in)))
            asked, told, report = 0, b"", None
            while text := await process.stdout.readline():
                told += text
                begun = begun or await asyncio.to_thread(arguments, process.pid)
                said = line(text)
                if isinstance(said, Wanted):
                    asked += 1
                    process.stdin.write(written(await lent(session.tokens, said.refused)))
                if isinstance(said, Done):
                    report = said.report
                    process.stdin.close()
            told += await process.stderr.read()
            assert await process.wait() == 0
            assert report is not None
            assert report.ending is Ending.WHOLE
            assert asked == 2  # the first token it is given is refused
            held = " ".join(here.ring.held().values())
            grant = granted.grant
            for secret in (grant.access, grant.refresh, here.registration.client_secret):
                assert secret.encode() not in told
                assert secret.encode() not in begun
                assert secret not in repr(session.way_in)
            assert session.way_in.key.encode() not in told + begun
            assert b"--for-window" in begun or sys.platform != "linux"
            assert (await session.tokens.token()) in held
            assert (await session.tokens.token()).encode() not in told
            await session.aclose()

    asyncio.run(story())


def test_a_sync_in_the_terminal_renews_by_itself(ground: Grounds) -> None:
    async def story() -> None:
        async with ground() as here:
            session = await here.accounts.enter(await here.granted())
            assert session.way_in is not None
            found = await session.library.resolve("OPS:Redis failover")
            assert found is not None
            await session.keeping.add(Rule(0, Holds.TREE, found.page_id))
            way, tokens = session.way_in, session.tokens
            await session.aclose()
            here.demo.site.authority._access.clear()  # noqa: SLF001 - as above
            report = await Errand(Order(way), tokens=tokens).run()
            assert report.ending is Ending.WHOLE

    asyncio.run(story())
