"""Looks at the site's certificate and at the chain that came with it: who signed, what is amiss."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confluence_desk.domain.errors import Untrusted
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.addresses import CLOUD
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.system.certificates import Doubt, Fault, doubts, links

if TYPE_CHECKING:
    from confluence_desk.api.inspection import Sight
    from confluence_desk.domain.road import Road
    from confluence_desk.domain.speech import Speech
    from confluence_desk.system.certificates import Link

_PUBLIC = ("amazon", "digicert", "let's encrypt", "google trust", "globalsign", "sectigo")
"""Who signs for Atlassian's own domain; anybody else there stands in between."""
_SOON = timedelta(days=14)
_WORDS = {
    Fault.OTHER_HOST: (Told.TLS_OTHER_HOST, Told.TLS_OTHER_HOST_REMEDY),
    Fault.EXPIRED: (Told.TLS_EXPIRED, Told.TLS_EXPIRED_REMEDY),
    Fault.EARLY: (Told.TLS_EARLY, Told.TLS_EARLY_REMEDY),
    Fault.ALONE: (Told.TLS_ALONE, Told.TLS_REMEDY),
    Fault.INTERCEPTED: (Told.TLS_INTERCEPTED, Told.TLS_REMEDY),
    Fault.INCOMPLETE: (Told.TLS_INCOMPLETE, Told.TLS_INCOMPLETE_REMEDY),
    Fault.UNSENT: (Told.TLS_UNSENT, Told.TLS_UNSENT_REMEDY),
    Fault.STRANGER: (Told.TLS_STRANGE, Told.TLS_REMEDY),
}


def doubted(sight: "Sight", host: str, ca_file: str) -> tuple[Doubt, ...]:
    """Why the chain is not believed; reads files."""
    if not isinstance(sight.trouble, Untrusted):
        return ()
    ours = host.endswith(CLOUD)
    return doubts(sight.chain, host, datetime.now(UTC), ours=ours, ca_file=ca_file)


async def with_reasons(
    trouble: Untrusted, site_url: str, road: "Road", speech: "Speech"
) -> Untrusted:
    """The same with why its certificate is not trusted, as far as that can be told."""
    from confluence_desk.api.inspection import look  # noqa: PLC0415 - as in late.py

    sight, host = await look(site_url, road), urlsplit(site_url).hostname or ""
    found = await asyncio.to_thread(doubted, sight, host, road.ca_file)
    told = [*_amiss(trouble.detail, host, found, speech)] if found else []
    if not told:
        return trouble
    reasons = tuple(sign.words for sign in told)
    return replace(trouble, reasons=reasons, remedy=told[0].remedy)


def signs(sight: "Sight", host: str, found: Sequence[Doubt], speech: "Speech") -> Iterator[Sign]:
    """The verdict, a line for each thing that is amiss; then the chain as it was presented."""
    if isinstance(sight.trouble, Untrusted):
        yield from _amiss(sight.trouble.detail, host, found, speech)
    else:
        yield _verdict(sight, host, speech)
    if sight.chain:
        yield _chain_sign(links(sight.chain), speech)


def _amiss(detail: str, host: str, found: Sequence[Doubt], speech: "Speech") -> Iterator[Sign]:
    name = speech.say(Told.TLS)
    for doubt in found:
        said, remedy = _WORDS[doubt.fault]
        link = doubt.link
        words = speech.say(said).format(
            subject=link.subject,
            issuer=link.issuer,
            ends=speech.day(link.ends.date()),
            begins=speech.day(link.begins.date()),
            host=host,
            names=", ".join(link.names[:4]) or link.subject,
        )
        yield Sign("tls", Mark.BAD, name, words, speech.say(remedy), f"{doubt.fault}: {detail}")
    if not found:
        words, remedy = speech.say(Told.TLS_UNKNOWN), Told.TLS_REMEDY
        yield Sign("tls", Mark.BAD, name, words, speech.say(remedy), detail)


def _verdict(sight: "Sight", host: str, speech: "Speech") -> Sign:
    name = speech.say(Told.TLS)
    if not sight.protocol:
        mark = Mark.NOTE if sight.trouble else Mark.GOOD
        words = speech.say(Told.NO_ANSWER if sight.trouble else Told.TLS_LOCAL)
        return Sign("tls", mark, name, words)
    day = speech.day(sight.until.date()) if sight.until else "?"
    if sight.until is not None and sight.until - datetime.now(UTC) < _SOON:
        words = speech.say(Told.TLS_SOON).format(day=day)
        return Sign("tls", Mark.NOTE, name, words, "", sight.protocol)
    inside = host.endswith(CLOUD) and not sight.issuer.lower().startswith(_PUBLIC)
    words = speech.say(Told.TLS_INSIDE if inside else Told.TLS_GOOD)
    words = words.format(issuer=sight.issuer, day=day)
    return Sign("tls", Mark.NOTE if inside else Mark.GOOD, name, words, "", sight.protocol)


def _chain_sign(chain: "Sequence[Link]", speech: "Speech") -> Sign:
    """From the site's own upwards, in the order in which they were sent."""
    names = " ← ".join(link.subject for link in chain)
    whole = not chain or chain[-1].signs_itself
    words = speech.say(Told.CHAIN_WHOLE if whole else Told.CHAIN)
    words = words.format(names=names, issuer="" if whole else chain[-1].issuer)
    days = "; ".join(
        f"{each.subject}: {each.begins:%Y-%m-%d} to {each.ends:%Y-%m-%d}" for each in chain
    )
    return Sign("chain", Mark.GOOD, speech.say(Told.CHAIN_NAME), words, "", days)
