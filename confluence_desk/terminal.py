"""What the commands of the terminal share: the account that is signed in, and words for trouble."""

import asyncio
import errno
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.services import headless
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import Session
from confluence_desk.system.logs import configure
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox, strongbox
from confluence_desk.system.vault import SHORTEST

WHOLE, FAILED, USAGE, PARTLY, LOCKED, SIGN_IN, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""Exit codes, as the help of ``sync`` tells them."""

_PROGRAM = "Confluence Desk"
_STORE = {
    "full": "The disk is full. Free some space, then run this again; what is saved stays.",
    "damaged": "The library is damaged. Open Confluence Desk, which puts it aside and begins anew.",
    "key": "The library does not open with the key in the keyring. Open Confluence Desk, which"
    " puts it aside and begins anew.",
    "newer": "A newer Confluence Desk wrote the library. Install the newest version.",
    "io": "The folder of the library cannot be read or written. Check the disk and who may write"
    " there, then run this again.",
    "busy": "Another program holds the library. Close it, then run this again.",
}
_PASSPHRASE = headless.PASSPHRASE
_PLACES = {
    "absent": "This machine has no keyring. Choose a passphrase for an encrypted file, and put it"
    f" into {_PASSPHRASE}.",
    "locked": "The keyring is locked. Unlock it, then run this again.",
    "slow": "The place for secrets does not answer in time. See whether the keyring waits for you"
    " in a window, then run this again.",
    "failing": "The place for secrets reports an error. Put a passphrase into"
    f" {_PASSPHRASE} to use an encrypted file instead.",
    "vault": f"The vault is locked. Put its passphrase into {_PASSPHRASE}.",
    "passphrase": f"The passphrase in {_PASSPHRASE} does not open the vault.",
    "short": f"The passphrase in {_PASSPHRASE} is too short: a new vault wants {SHORTEST} signs.",
    "held": "Another program holds the vault with the secrets. Run this again in a moment.",
    "unwritten": "The vault with the secrets cannot be written. See whether the disk is full, and"
    " who may write there.",
    "broken": "The vault with the secrets is damaged. Connect anew; the old file is kept aside.",
}
_BROKEN = {
    "port": "Another program uses the port of the callback address. Close it, or choose another"
    " with --port and at Atlassian, or use --no-browser.",
    "twice": "Another sign-in of this program is open. Finish it, then run this again.",
    "denied": "The sign-in was declined in the browser. Start again, and accept there.",
    "refused": "Atlassian refused the sign-in. Compare client id, scopes and callback address with"
    " those of your app.",
    "state": "The answer belongs to another sign-in. Paste the newest address.",
    "code": "The answer is too old or was used already. Start again.",
    "secret": "Atlassian does not accept the client id and secret. Copy both again.",
    "nowhere": "The consent opens no Confluence site. Start again, and choose one that has it.",
    "pasted": "This is not the address that the browser was sent to; it begins with"
    " http://localhost.",
}
_SIGN_INS = {
    *("SignInNeeded", "SignInEnded", "NoToken"),
    *("WrongOwner", "NoKeyring", "ScopeMissing", "SignInBroken"),
}
_SIGN_IN = "Open Confluence Desk and sign in again; tokens expire."


class Nobody(Exception):
    """No account is signed in on this machine."""


class Senseless(Exception):
    """What was asked for makes no sense here; its words say why, and what would."""


def strangers(paths: Paths) -> tuple[Accounts, Strongbox, Roads]:
    """The accounts of this machine, where their secrets are, and the way to the network."""
    settings = Settings(paths.settings_file)
    secrets = strongbox(_PROGRAM, paths)
    roads = Roads(Preferences(settings))
    return Accounts(secrets, settings, paths.data, road=roads.road), secrets, roads


@asynccontextmanager
async def opened(paths: Paths) -> AsyncIterator[Session]:
    """The account that the environment names, or the one used last, with its library.

    Raises ``Nobody``, ``Senseless``, ``DeskError``.
    """
    accounts, secrets, roads = strangers(paths)
    given = said()
    await headless.unlock(secrets, given)
    await roads.load(secrets)
    try:
        session = await headless.session_of(accounts, given, anew=False, bare=True)
    except headless.Unnamed:
        raise nobody(given) from None
    try:
        yield session
    finally:
        await session.aclose()


def said() -> headless.Given:
    """What the environment says, asked once: its secrets stand there no longer.

    Raises ``Senseless``.
    """
    try:
        return headless.taken(os.environ)
    except ValueError as senseless:
        raise Senseless(f"{headless.SITE}: {senseless}") from None


def nobody(said: headless.Given) -> Exception:
    """``Nobody``, or ``Senseless`` that says which connection is not known."""
    if not said.says_who:
        return Nobody()
    if not said.site:
        return Senseless(f"No connection fits. Name its site in {headless.SITE}.")
    return Senseless(
        f"No connection to {said.site} is remembered. Put its token into {headless.TOKEN}, or try\n"
        "  confluence-desk connect"
    )


def run(
    home: Path | None,
    name: str,
    main: Callable[[Session], Awaitable[int]],
    *,
    offline: bool = False,
) -> int:
    """Do something with the account's session, logged as ``name``; returns the exit code.

    An ``offline`` one asks the site for nothing. ``main`` may raise ``Senseless``, ``DeskError``.
    """

    async def opening(paths: Paths) -> int:
        async with opened(paths) as session:
            if offline:
                session.connection.pause()
            return await main(session)

    return logged(home, name, lambda paths: asyncio.run(opening(paths)))


def logged(
    home: Path | None,
    name: str,
    main: Callable[[Paths], int],
    *,
    hear: Callable[[BaseException], None] = lambda _: None,
) -> int:
    """Do something, logged as ``name``, and tell what goes wrong; returns the exit code.

    ``hear`` is told what breaks it off.
    """
    try:
        paths = paths_of(home)
        end_logging = logging(paths, name)
    except DeskError as trouble:
        hear(trouble)
        return refused(trouble)
    try:
        return main(paths)
    except (Nobody, Senseless, DeskError) as trouble:
        hear(trouble)
        return refused(trouble)
    except KeyboardInterrupt as stop:
        hear(stop)
        return INTERRUPTED
    finally:
        end_logging()


def lost(library: Path) -> str:
    """What to say where an older library could not be read, and its rules are lost; else ""."""
    if not any(library.parent.glob(f"{library.name}.aside-*")):
        return ""
    return (
        "The library could not be read and has been begun anew: what is kept offline must be\n"
        "chosen again, with Confluence Desk or with\n"
        "  confluence-desk keep add space OPS"
    )


def paths_of(home: Path | None) -> Paths:
    """The program's folders, made; raises ``StoreTrouble``."""
    paths = Paths.of(home)
    paths.make()
    return paths


def logging(paths: Paths, name: str, *, verbose: bool = False) -> Callable[[], None]:
    """Log from now on, until what this returns is called; raises ``StoreTrouble``."""
    try:
        return configure(paths, verbose=verbose, name=name)
    except OSError as error:
        kind = "full" if error.errno == errno.ENOSPC else "io"
        raise errors.StoreTrouble(kind, error.strerror or "") from None


def complain(sentence: str) -> None:
    """Say what is the matter, on standard error."""
    sys.stderr.write(f"confluence-desk: {sentence}\n")


def refused(error: Exception) -> int:
    """Say why it did not come to anything; returns the exit code."""
    complain(why(error))
    return code_of(error)


def why(error: BaseException) -> str:
    """The sentence for what breaks a command off; raises what nobody expects."""
    if isinstance(error, Nobody):
        return (
            "Nobody is signed in. Connect to a site first, with Confluence Desk or with\n"
            "  confluence-desk connect"
        )
    if isinstance(error, KeyboardInterrupt):
        return "Stopped."
    if isinstance(error, Senseless):
        return str(error)
    if isinstance(error, DeskError):
        return told(error)
    raise error


def code_of(error: BaseException) -> int:
    """The exit code for what breaks a command off."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, Senseless):
        return USAGE
    return SIGN_IN if isinstance(error, Nobody) else code(type(error).__name__)


def told(error: DeskError) -> str:
    """A sentence and a remedy for an error."""
    if isinstance(error, errors.Untrusted) and error.reasons:
        return "\n  ".join((f"{error.host}:", *error.reasons, error.remedy))
    return words(type(error).__name__, str(_detail(error)))


def code(reason: str) -> int:
    """The exit code for an error's class name."""
    return SIGN_IN if reason in _SIGN_INS else FAILED


def words(reason: str, detail: str = "") -> str:
    """A sentence and a remedy for an error's class name and its detail."""
    if reason == "StoreTrouble":
        return _STORE.get(detail, f"The library cannot be used ({detail or 'unknown trouble'}).")
    if reason == "NoKeyring":
        return _PLACES.get(detail, _PLACES["failing"])
    if reason == "SignInBroken":
        return _BROKEN.get(detail, _BROKEN["refused"])
    return _SENTENCES.get(reason, f"Something went wrong ({reason}). The log says more.")


def clock(moment: datetime) -> str:
    """A time of day on this machine."""
    return f"{moment.astimezone():%H:%M}"


_OF_A_KIND = errors.StoreTrouble | errors.NoKeyring | errors.SignInBroken


def _detail(error: DeskError) -> object:
    return error.kind if isinstance(error, _OF_A_KIND) else ""


_SENTENCES = {
    "SignInNeeded": f"The site does not accept the token. {_SIGN_IN}",
    "SignInEnded": "Atlassian ended the sign-in. Open Confluence Desk and sign in again.",
    "NoToken": f"No token is kept for this connection. Put one into {headless.TOKEN}, or run\n"
    "  confluence-desk connect",
    "ScopeMissing": "The token may not read everything this needs. Make one with more scopes.",
    "Unreachable": "The site does not answer. Check the network, then run this again.",
    "TimedOut": "The site does not answer in time. Run this again later.",
    "Untrusted": "This machine does not trust the site's certificate. Ask your administrator.",
    "LoginPage": "A company's sign-in page came instead of Confluence. Sign in there or join the"
    " VPN, then run this again.",
    "TooLarge": "It is larger than there is room for. The settings say how much room files have.",
    "RateLimited": "Confluence asks to slow down. Run this again later.",
    "ServerFault": "Confluence has a problem of its own. Run this again later.",
    "BadReply": "Confluence gave an answer that makes no sense. Run this again later.",
    "Forbidden": "Your account may not see this.",
    "Missing": "Confluence does not find this.",
    "Removed": "Atlassian took away a service this needs. Install the newest Confluence Desk.",
    "ReadOnly": "Writing is off for this connection. Nothing was changed.",
    "NoNetwork": "There is no network. Connect to one, then run this again.",
    "ProxyTrouble": "The proxy refuses or does not answer. Check its address, name and password.",
    "NoConfluence": "There is no Confluence at this address. Copy it from your browser.",
    "WrongOwner": "The token belongs to another e-mail address. Check both.",
    "Refused": "Confluence declined. Check what was asked for.",
}
