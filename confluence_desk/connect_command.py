"""The command ``connect``: the wizard's work in a terminal, the token from standard input."""

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from confluence_desk import terminal
from confluence_desk.domain.capabilities import EXTRA, Finding
from confluence_desk.domain.errors import NoKeyring, SignInNeeded
from confluence_desk.domain.health import Mark
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services import headless
from confluence_desk.services.accounts import Account, Accounts
from confluence_desk.services.addresses import looks_like_service, mail_of, site_of, token_of
from confluence_desk.services.checks import may_go_on
from confluence_desk.services.connecting import OWNER_UNNAMED, REFUSED_ALONE
from confluence_desk.services.doctor.connection import capability_sign
from confluence_desk.services.entrance import Candidate, Entrance
from confluence_desk.system.paths import Paths
from confluence_desk.system.road import NoProxy, Roads
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import SHORTEST

_SIGNS = {Mark.GOOD: "ok  ", Mark.NOTE: "note", Mark.BAD: "BAD "}
_REFUSED = (
    "The site does not accept this e-mail and token. Compare the address with that of the token's"
    " owner, or make a new token."
)
_ALONE = {
    OWNER_UNNAMED: "The site does not accept the token alone. Name its owner with --email.",
    REFUSED_ALONE: "The site does not accept the token. Make a new one: tokens expire.",
}
_LACKING = {
    "token": "Pages and spaces cannot be read. Make a token with the scopes above.",
    "consent": "Pages and spaces cannot be read. Give your app the scopes above at Atlassian.",
}
_NEXT = """Connected. Choose what to keep offline, and bring it here:
  confluence-desk keep add space KEY
  confluence-desk sync
"""


def connect(options: argparse.Namespace) -> int:
    """Connect, and say what the connection can do; returns the process's exit code."""
    report: dict[str, object] = {}

    def main(paths: Paths) -> int:
        try:
            return asyncio.run(_connected(options, paths, report))
        except SignInNeeded as refusal:
            told = _ALONE.get(refusal.detail, _REFUSED)
            told = told if type(refusal) is SignInNeeded else terminal.told(refusal)
            terminal.complain(told)
            report["error"] = {"kind": type(refusal).__name__, "words": told}
            return terminal.SIGN_IN

    def hear(error: BaseException) -> None:
        report["error"] = {"kind": type(error).__name__, "words": terminal.why(error)}

    code = terminal.FAILED
    try:
        code = terminal.logged(options.home, "confluence-desk-connect", main, hear=hear)
    except Exception as bug:
        report["error"] = {"kind": type(bug).__name__, "words": terminal.words("Bug")}
        raise
    finally:
        if options.json:
            whole = {"connected": False, **report, "exit": code}
            sys.stdout.write(json.dumps(whole, ensure_ascii=False) + "\n")
    return code


def _asked(options: argparse.Namespace) -> headless.Given:
    """Site, e-mail and token: from the command, the environment, or whoever sits there."""
    said = terminal.said()
    if options.oauth:
        return replace(said, site=_site(options.site or said.site), email="", token="")
    url = _site(options.site or said.site or _typed("Site: "))
    token = said.token or token_of(_hidden("Token (it does not show): "))
    if not token:
        raise terminal.Senseless("No token came on standard input.")
    email = options.email or said.email
    if not (email or looks_like_service("", token)):
        email = _typed("E-mail: ")
    return replace(said, site=url, email=mail_of(email) or email.strip(), token=token)


def _site(text: str) -> str:
    try:
        return site_of(text) if text else ""
    except ValueError as senseless:
        raise terminal.Senseless(str(senseless)) from None


def _typed(question: str) -> str:
    """What somebody types; standard input that is no terminal holds the token alone."""
    if not sys.stdin.isatty():
        what = question.partition(":")[0]
        raise terminal.Senseless(f"{what} is missing. See confluence-desk connect --help.")
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _hidden(question: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline()


@asynccontextmanager
async def _chosen_road(
    options: argparse.Namespace, roads: Roads, secrets: Strongbox
) -> AsyncIterator[None]:
    """Proxy and certificates as they are named; kept for every command where they were any good."""
    await roads.load(secrets)
    before = roads.road()
    _choose(options, roads, await _certificates(options, before))
    try:
        yield
    except BaseException:
        roads.choose(before)
        raise
    await roads.save(secrets)


async def _certificates(options: argparse.Namespace, road: Road) -> Road:
    if options.ca_file is not None:
        file = options.ca_file.expanduser().absolute()
        if not await asyncio.to_thread(file.is_file):
            raise terminal.Senseless(f"There is no file {file}.")
        road = replace(road, ca_file=str(file))
    return road


def _choose(options: argparse.Namespace, roads: Roads, road: Road) -> None:
    if options.proxy:
        road = replace(road, proxy="manual", address=options.proxy)
    try:
        roads.choose(road)
    except NoProxy:
        raise terminal.Senseless(
            f"“{options.proxy}” is no proxy such as http://proxy.acme.com:8080."
        ) from None


async def _connected(options: argparse.Namespace, paths: Paths, report: dict[str, object]) -> int:
    wanted = _asked(options)
    accounts, secrets, roads = terminal.strangers(paths)
    await headless.unlock(secrets, wanted)
    await _place(secrets)
    async with _chosen_road(options, roads, secrets):
        return await _entered(options, wanted, accounts, report)


async def _entered(
    options: argparse.Namespace,
    wanted: headless.Given,
    accounts: Accounts,
    report: dict[str, object],
) -> int:
    entrance = Entrance(accounts)
    tell = _silent if options.json else sys.stdout.write
    by = _by_consent if options.oauth else _by_token
    candidate = await by(options, wanted, accounts, entrance, tell)
    findings = await _examined(entrance, candidate, tell)
    whole = may_go_on(findings)
    report.update(_rows(candidate, findings))
    if not whole:
        words = _LACKING["consent" if options.oauth else "token"]
        terminal.complain(words)
        report["error"] = {"kind": "ScopeMissing", "words": words}
        return terminal.SIGN_IN
    await _keep(options, accounts, entrance, candidate)
    report["connected"] = True
    tell(_NEXT)
    return terminal.WHOLE


async def _by_token(
    _options: argparse.Namespace,
    wanted: headless.Given,
    _accounts: Accounts,
    entrance: Entrance,
    tell: Callable[[str], object],
) -> Candidate:
    site = await entrance.find(wanted.site)
    tell(f"{site.url} is there.\n")
    candidate = await entrance.by_token(site, wanted.email, wanted.token)
    tell(f"The token is accepted for {_who(candidate.account)}.\n")
    return candidate


async def _by_consent(
    options: argparse.Namespace,
    wanted: headless.Given,
    accounts: Accounts,
    entrance: Entrance,
    tell: Callable[[str], object],
) -> Candidate:
    from confluence_desk import consent_command  # noqa: PLC0415 - tokens need none of it

    lines = consent_command.Lines()
    app = await consent_command.registration(options, accounts, wanted, lines)
    granted = await consent_command.granted(options, entrance, app, wanted.site, lines)
    candidate = await entrance.by_consent(granted)
    tell(f"The consent is given for {candidate.account.site.url}, by {_who(candidate.account)}.\n")
    return candidate


def _who(account: Account) -> str:
    return account.email or account.display_name


async def _place(secrets: Strongbox) -> None:
    """Where there is no keyring, ask for a passphrase; nothing is kept without a place for it.

    One that is only locked or slow is a keyring: a vault would hide what lies in it.
    """
    trouble = await secrets.trouble()
    if trouble is None:
        return
    if trouble.kind in {"locked", "slow"} or not sys.stdin.isatty():
        raise trouble
    vault = "the vault" if trouble.kind == "vault" else "a new vault"
    phrase = getpass.getpass(f"No keyring can be used. Passphrase for {vault}: ")
    if len(phrase) < SHORTEST:
        raise terminal.Senseless(f"A passphrase has at least {SHORTEST} signs.")
    await secrets.choose_vault(phrase)


async def _examined(
    entrance: Entrance, candidate: Candidate, tell: Callable[[str], object]
) -> list[Finding]:
    findings: list[Finding] = []
    async for finding in entrance.examine(candidate):
        findings.append(finding)
        sign = capability_sign(finding, ENGLISH)
        tell(f"{_SIGNS[sign.mark]}  {sign.name}: {sign.words}\n")
        if sign.remedy and finding.capability not in EXTRA:
            tell(f"      {sign.remedy}\n")
    return findings


async def _keep(
    options: argparse.Namespace, accounts: Accounts, entrance: Entrance, candidate: Candidate
) -> None:
    session = await entrance.open(candidate)
    account = session.account
    await session.aclose()
    if not account.remembered:
        raise NoKeyring("nothing keeps the token")
    decided = replace(
        account,
        name=" ".join(options.name.split()) or account.name,
        expires=options.expires or account.expires,
    )
    if decided != account:
        accounts.connections.keep(decided)


def _rows(candidate: Candidate, findings: list[Finding]) -> dict[str, object]:
    rows = [
        {
            "capability": each.capability.value,
            "verdict": each.verdict.value,
            "scopes": list(each.scopes),
        }
        for each in findings
    ]
    account = candidate.account
    who = {"site": account.site.url, "account": account.account_id, "scoped": candidate.scoped}
    return {**who, "findings": rows}


def _silent(_text: str) -> None:
    """Only the JSON is wanted."""
