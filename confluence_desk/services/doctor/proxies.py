"""Looks at which proxy leads where, and who said so: settings, environment or a script."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.addresses import LOOPBACK
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.system.pac import pac_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from confluence_desk.domain.road import Road
    from confluence_desk.domain.speech import Speech

ALSO = ("api.atlassian.com", "auth.atlassian.com", "api.media.atlassian.com")
"""Hosts besides the site's own that are asked: the gateway, who grants consents, files."""


async def signs(host: str, road: "Road", speech: "Speech") -> "AsyncIterator[Sign]":
    """For the site's host; where a script decides, for each host that is asked besides."""
    if road.guide is None or host in LOOPBACK:
        yield sign(host, road, speech)
        return
    for each in (host, *(other for other in ALSO if other != host)):
        toward = await road.toward(each)
        if road.guide.broken:
            yield _broken_sign(speech)
            return
        yield _scripted_sign("proxy" if each == host else f"proxy.{each}", each, toward, speech)


def leads(host: str, road: "Road") -> bool:
    """Whether requests to it go through a proxy; ``road`` is that toward the host."""
    if host in LOOPBACK or road.proxy != "system":
        return road.named and host not in LOOPBACK
    return "https" in _proxies() and not proxy_bypass(host)


def sign(host: str, road: "Road", speech: "Speech") -> Sign:
    """Which proxy is used, and who said so."""
    name = speech.say(Told.PROXY)
    if host in LOOPBACK:
        return Sign("proxy", Mark.GOOD, name, speech.say(Told.PROXY_LOCAL))
    if not leads(host, road):
        return Sign("proxy", Mark.GOOD, name, speech.say(Told.PROXY_NONE))
    address = _shown(road.address if road.named else _proxies()["https"])
    if urlsplit(address).scheme not in {"http", "https"}:
        words = speech.say(Told.PROXY_STRANGE).format(address=address)
        return Sign("proxy", Mark.BAD, name, words, speech.say(Told.PROXY_REMEDY))
    said = Told.PROXY_MANUAL if road.proxy == "manual" else Told.PROXY_SYSTEM
    return Sign("proxy", Mark.GOOD, name, speech.say(said).format(address=address))


def _scripted_sign(sign_id: str, host: str, road: "Road", speech: "Speech") -> Sign:
    said = Told.PROXY_SCRIPT if road.address else Told.PROXY_SCRIPT_NONE
    words = speech.say(said).format(host=host, address=_shown(road.address))
    return Sign(sign_id, Mark.GOOD, speech.say(Told.PROXY), words)


def _broken_sign(speech: "Speech") -> Sign:
    words, remedy = speech.say(Told.PROXY_BROKEN), speech.say(Told.PROXY_BROKEN_REMEDY)
    return Sign("proxy", Mark.BAD, speech.say(Told.PROXY), words, remedy)


def _proxies() -> dict[str, str]:
    found = {name: url for name, url in getproxies().items() if not pac_of({"https_proxy": url})}
    return {"https": found["all"], **found} if "all" in found else found


def _shown(address: str) -> str:
    """A proxy's address without name and password."""
    scheme, mark, rest = address.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"
