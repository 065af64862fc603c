"""Looks at the way to the site: proxy, trusted certificates, name, certificate, clock, answer."""

import asyncio
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confluence_desk.domain.errors import LoginPage, StoreTrouble, Untrusted
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.doctor import certificates, proxies
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.system.certificates import count_in
from confluence_desk.system.redaction import redact

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from confluence_desk.api.inspection import Sight
    from confluence_desk.domain.road import Road
    from confluence_desk.domain.speech import Speech
    from confluence_desk.system.certificates import Doubt

_SLACK, _FAR = 5.0, 120.0
"""Seconds: what nobody notices, and from where signatures and sessions break."""


async def signs(site_url: str, road: "Road", speech: "Speech") -> "AsyncIterator[Sign]":
    """One sign for each step on the way, in their order."""
    host = urlsplit(site_url).hostname or ""
    async for sign in proxies.signs(host, road, speech):
        yield sign
    if road.ca_file:
        yield await asyncio.to_thread(trust_sign, road.ca_file, speech)
    yield await name_sign(host, speech, by_proxy=proxies.leads(host, await road.toward(host)))
    from confluence_desk.api.inspection import look  # noqa: PLC0415 - as in late.py

    sight = await look(site_url, road)
    told = await asyncio.to_thread(certificates.doubted, sight, host, road.ca_file)
    for sign in sight_signs(sight, host, speech, told):
        yield sign


def trust_sign(file: str, speech: "Speech") -> Sign:
    """What the person's own file of certificates is good for."""
    name = speech.say(Told.TRUST)
    try:
        count = count_in(file)
    except StoreTrouble as trouble:
        words, remedy = speech.say(Told.TRUST_USELESS), speech.say(Told.TRUST_REMEDY)
        return Sign("trust", Mark.BAD, name, words, remedy, trouble.detail)
    return Sign("trust", Mark.GOOD, name, speech.say(Told.TRUST_FILE).format(count=count))


async def name_sign(host: str, speech: "Speech", *, by_proxy: bool) -> Sign:
    """Whether the name leads anywhere."""
    name = speech.say(Told.NAME)
    if by_proxy:
        return Sign("dns", Mark.GOOD, name, speech.say(Told.NAME_BY_PROXY).format(host=host))
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(10):
            found = await loop.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError, UnicodeError) as error:
        words = speech.say(Told.NAME_LOST).format(host=host)
        remedy = speech.say(Told.NAME_REMEDY)
        return Sign("dns", Mark.BAD, name, words, remedy, type(error).__name__)
    addresses = sorted({str(each[4][0]) for each in found})
    words = speech.say(Told.NAME_FOUND).format(host=host)
    return Sign("dns", Mark.GOOD, name, words, "", ", ".join(addresses[:4]))


def sight_signs(
    sight: "Sight", host: str, speech: "Speech", doubts: "Sequence[Doubt]" = ()
) -> Iterator[Sign]:
    """What one request without a credential showed."""
    yield from certificates.signs(sight, host, doubts, speech)
    if sight.ahead is not None:
        yield clock_sign(sight.ahead, speech)
    yield _answer_sign(sight, speech)


def clock_sign(ahead: float, speech: "Speech") -> Sign:
    """``ahead`` is by how many seconds the site's clock is ahead of this machine's."""
    name = speech.say(Told.CLOCK)
    if abs(ahead) <= _SLACK:
        return Sign("clock", Mark.GOOD, name, speech.say(Told.CLOCK_RIGHT), "", f"{ahead:+.1f} s")
    said = Told.CLOCK_SLOW if ahead > 0 else Told.CLOCK_FAST
    words = speech.say(said).format(count=round(abs(ahead)))
    mark = Mark.BAD if abs(ahead) > _FAR else Mark.NOTE
    return Sign("clock", mark, name, words, speech.say(Told.CLOCK_REMEDY), f"{ahead:+.1f} s")


def _answer_sign(sight: "Sight", speech: "Speech") -> Sign:
    name = speech.say(Told.ANSWER)
    if sight.trouble is None:
        return Sign("answer", Mark.GOOD, name, speech.say(Told.ANSWER_COMES))
    if isinstance(sight.trouble, Untrusted):
        return Sign("answer", Mark.BAD, name, speech.say(Told.ANSWER_UNTRUSTED))
    login = isinstance(sight.trouble, LoginPage)
    words = speech.say(Told.ANSWER_LOGIN if login else Told.ANSWER_MISSING)
    detail = redact(str(getattr(sight.trouble, "detail", "")))
    return Sign("answer", Mark.BAD, name, words, speech.say(Told.ANSWER_REMEDY), detail)
