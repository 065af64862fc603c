"""The command ``doctor``: the connection doctor in a terminal."""

import argparse
import asyncio
import json
import sys

from confluence_desk import terminal
from confluence_desk.domain.errors import DeskError, NoToken
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services import headless
from confluence_desk.services.doctor import Doctor
from confluence_desk.system.paths import Paths

_SIGNS = {Mark.GOOD: "ok  ", Mark.NOTE: "note", Mark.BAD: "BAD "}


def doctor(options: argparse.Namespace) -> int:
    """Look, and say; returns the process's exit code."""
    heard: list[BaseException] = []

    def main(paths: Paths) -> int:
        return asyncio.run(_examined(paths, as_json=options.json))

    code = terminal.logged(options.home, "confluence-desk-doctor", main, hear=heard.append)
    if heard and options.json:
        words = terminal.why(heard[0])
        _write({"healthy": False, "trouble": words, "signs": [], "exit": code})
    return code


async def _examined(paths: Paths, *, as_json: bool) -> int:
    accounts, secrets, roads = terminal.strangers(paths)
    said = terminal.said()
    known = headless.chosen(accounts, said)
    session, trouble = None, ""
    try:
        await headless.unlock(secrets, said)
        await roads.load(secrets)
        session = await headless.session_of(accounts, said, anew=False, bare=True)
        trouble = terminal.words(NoToken.__name__) if session.tokenless else ""
    except headless.Unnamed:
        trouble = str(terminal.nobody(said)) or "No connection is remembered here."
    except DeskError as error:
        trouble = terminal.told(error)
    place = said.site
    doctor = Doctor(
        session, secrets, accounts.road, paths.data, ENGLISH, account=known, place=place
    )
    try:
        async for sign in doctor.examine():
            if not as_json:
                _show(sign)
    finally:
        if session is not None:
            await session.aclose()
    bad = bool(trouble) or any(sign.mark is Mark.BAD for sign in doctor.signs)
    code = terminal.PARTLY if bad else terminal.WHOLE
    if as_json:
        _write({**doctor.report(), "healthy": not bad, "trouble": trouble, "exit": code})
    elif trouble:
        terminal.complain(trouble)
    return code


def _write(report: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


def _show(sign: Sign) -> None:
    detail = f"  [{sign.detail}]" if sign.detail else ""
    sys.stdout.write(f"{_SIGNS[sign.mark]}  {sign.name}: {sign.words}{detail}\n")
    if sign.remedy:
        sys.stdout.write(f"      {sign.remedy}\n")
    sys.stdout.flush()
