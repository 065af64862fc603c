"""The part of ``connect`` that signs in by OAuth: the browser, or an address to paste."""

import asyncio
import getpass
import io
import os
import sys
import threading
import webbrowser
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress

from confluence_desk import terminal
from confluence_desk.domain.errors import SignInBroken
from confluence_desk.services import headless
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.entrance import Entrance
from confluence_desk.services.signing.flow import SigningIn, Stage
from confluence_desk.services.signing.grant import Granted, Offer
from confluence_desk.services.signing.registration import (
    HIGHEST_PORT,
    LOWEST_PORT,
    PORT,
    Registration,
)

KEPT = "kept"
"""What ``--oauth`` is without a client id: the app by which the connection came before."""
_CHUNK = 4096
_STAGES = {
    Stage.BROWSER: "The address that the browser ends at can also be pasted here.",
    Stage.PASTE: "Paste the address that the browser ended at, and press Enter:",
    Stage.REDEEMING: "Fetching tokens.",
    Stage.CHOOSING: "The consent opens several sites.",
}


class Lines:
    """The lines of standard input as they come; the process can end while one is waited for.

    ``sys.stdin`` cannot be left like that: who reads it holds a lock that the end waits for.
    """

    def __init__(self, read: Callable[[], bytes] | None = None) -> None:
        self._read = read or _piece
        self._come: asyncio.Queue[str | None] = asyncio.Queue()
        self._begun = False

    async def next(self) -> str | None:
        """One line without its end; None where nothing more comes."""
        if not self._begun:
            self._begun = True
            loop = asyncio.get_running_loop()
            threading.Thread(target=self._run, args=(loop,), name="stdin", daemon=True).start()
        line = await self._come.get()
        if line is None:
            self._come.put_nowait(None)
        return line

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        rest = b""
        with suppress(OSError, RuntimeError):  # the loop may have ended
            while piece := self._read():
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    loop.call_soon_threadsafe(self._come.put_nowait, _text(line))
            for last in (_text(rest), None) if rest else (None,):
                loop.call_soon_threadsafe(self._come.put_nowait, last)


def _piece() -> bytes:
    try:
        return os.read(sys.stdin.fileno(), _CHUNK)
    except io.UnsupportedOperation:
        return sys.stdin.readline().encode()


async def registration(
    options: Namespace, accounts: Accounts, wanted: headless.Given, lines: Lines
) -> Registration:
    """The app that asks: as it was kept, or its id from the command and its secret unseen."""
    if options.oauth == KEPT:
        return await _kept(accounts, wanted.site)
    port = options.port or PORT
    if not LOWEST_PORT <= port <= HIGHEST_PORT:
        raise terminal.Senseless(f"A port is a number from {LOWEST_PORT} to {HIGHEST_PORT}.")
    return Registration(options.oauth.strip(), wanted.client_secret or await _secret(lines), port)


async def _kept(accounts: Accounts, site_url: str) -> Registration:
    for account in accounts.connections.all():
        if account.oauth and site_url in {"", account.site.url}:
            found = await accounts.registration_of(account)
            if found is not None:
                return found
    raise terminal.Senseless("No client id is kept: give that of your app, as in --oauth ID.")


async def _secret(lines: Lines) -> str:
    """From whoever sits there, or from standard input."""
    told = ""
    if sys.stdin.isatty():
        with suppress(EOFError):
            told = getpass.getpass("Client secret (it does not show): ").strip()
    else:
        told = (await lines.next() or "").strip()
    if not told:
        where = headless.CLIENT_SECRET
        raise terminal.Senseless(f"No client secret came on standard input or in {where}.")
    return told


async def granted(
    options: Namespace, entrance: Entrance, app: Registration, site_url: str, lines: Lines
) -> Granted:
    """Sign in; of several sites the one that was named, or that somebody chooses."""
    waits = asyncio.Event()

    def tell(stage: Stage) -> None:
        waits.set()
        _say(_STAGES[stage])

    async def choose(offers: Sequence[Offer]) -> Offer:
        pasting.cancel()  # what is typed now answers another question
        return named(offers, site_url) if site_url else await picked(offers, lines)

    signing = entrance.signing(
        app,
        open_url=_browser(opens=not options.no_browser),
        choose=choose,
        tell=tell,
        listen=not options.no_browser,
    )
    pasting = asyncio.get_running_loop().create_task(_pasted(signing, lines, waits))
    try:
        told = await signing.run()
    finally:
        pasting.cancel()
        await asyncio.wait([pasting])
    named([told.offer], site_url)
    return told


async def _pasted(signing: SigningIn, lines: Lines, waits: asyncio.Event) -> None:
    """Take what is pasted while the browser is waited for."""
    await waits.wait()
    while (line := await lines.next()) is not None:
        if not line.strip():
            continue
        try:
            signing.paste(line)
        except SignInBroken as trouble:
            _say(terminal.told(trouble))
        else:
            return


def _browser(*, opens: bool) -> Callable[[str], bool]:
    def show(url: str) -> bool:
        _say(f"Open this address in a browser and accept:\n{url}")
        with suppress(webbrowser.Error):
            return opens and webbrowser.open(url)
        return False

    return show


def named(offers: Sequence[Offer], site_url: str) -> Offer:
    """The site that was named, or the first; raises ``Senseless``."""
    for offer in offers:
        if site_url in {"", offer.site.url}:
            return offer
    urls = ", ".join(offer.site.url for offer in offers)
    raise terminal.Senseless(f"The consent does not open {site_url}, but {urls}.")


async def picked(offers: Sequence[Offer], lines: Lines) -> Offer:
    """By its number; where nobody answers, the command has to name the site."""
    for number, offer in enumerate(offers, 1):
        _say(f"  {number}  {offer.site.url}")
    _say(f"Which site? A number from 1 to {len(offers)}:")
    while (line := await lines.next()) is not None:
        if line.strip().isdecimal() and 1 <= int(line) <= len(offers):
            return offers[int(line) - 1]
        _say(f"A number from 1 to {len(offers)}:")
    raise terminal.Senseless("The consent opens several sites. Name one, as in connect SITE.")


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r\n")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
