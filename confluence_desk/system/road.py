"""The way to the network as it is chosen: in the settings, what is secret where the tokens are."""

import os
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.domain.events import Event
from confluence_desk.domain.road import Road
from confluence_desk.system.credentials import Secrets
from confluence_desk.system.pac import Guide, pac_of
from confluence_desk.system.preferences import Preference, Preferences

PROXY = Preference("net.proxy", "system", ("system", "none", "manual"))
PROXY_ADDRESS = Preference("net.proxy_address", "", pattern=r"(?:https?://[^\s/@?#]+)?")
PROXY_LOGIN = Preference("net.proxy_login", default=False)
CA_FILE = Preference("net.ca_file", "", pattern=r"[^\x00\n]*")
"""Of this machine and its network: they go to no other, as preferences may."""
SECRET = "proxy"  # noqa: S105 - what it is called


class NoProxy(ValueError):
    """What was typed is no address of a proxy."""


class Roads:
    """Gives the way that is chosen now; ``changed`` tells the new one."""

    def __init__(self, preferences: Preferences) -> None:
        self.changed: Event[Road] = Event()
        self._preferences = preferences
        self._login = ""
        self._guide: Guide | None = None

    def road(self) -> Road:
        """As it is chosen now."""
        value = self._preferences.value
        login = self._login if value(PROXY) == "manual" else ""
        if self._guide is not None and value(PROXY) == "system":
            script = self._guide.script
            return Road("pac", "", value(CA_FILE), script=script, guide=self._guide)
        return Road(value(PROXY), value(PROXY_ADDRESS), value(CA_FILE), login)

    def choose(self, road: Road) -> None:
        """From now on so. Raises ``NoProxy``, ``StoreTrouble``."""
        if road.proxy == "pac":
            road = replace(road, proxy="system", address="", script="", guide=None)
        address, login = proxy_of(road.address) if road.proxy == "manual" else (road.address, "")
        if not PROXY_ADDRESS.accepts(address) or (road.proxy == "manual" and not address):
            raise NoProxy(road.address)
        before = self.road()
        self._preferences.choose(PROXY_ADDRESS, address)
        self._preferences.choose(CA_FILE, road.ca_file)
        self._preferences.choose(PROXY, road.proxy)
        self._login = login or road.login
        if self.road() != before:
            self.changed.emit(self.road())

    async def load(self, secrets: Secrets) -> None:
        """Learn what the proxy wants to hear, and whether a company's script names proxies."""
        script = pac_of(os.environ)
        self._guide = Guide(script) if script else None
        if not self._preferences.value(PROXY_LOGIN):
            return
        try:
            self._login = await secrets.get(SECRET) or ""
        except NoKeyring:
            return  # the proxy asks for it, and so says what is missing

    async def save(self, secrets: Secrets) -> None:
        """Keep it where the tokens are; without such a place it is good for this run."""
        try:
            if self._login:
                await secrets.set(SECRET, self._login)
            elif self._preferences.value(PROXY_LOGIN):
                await secrets.delete(SECRET)
        except NoKeyring:
            return
        self._preferences.choose(PROXY_LOGIN, bool(self._login))


def proxy_of(text: str) -> tuple[str, str]:
    """Address and ``name:password`` out of what was pasted; raises ``NoProxy``."""
    text = text.strip()
    whole = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(whole)
        port = parts.port
    except ValueError:
        raise NoProxy(text) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise NoProxy(text)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    login = ":".join(unquote(part) for part in (parts.username, parts.password) if part)
    return f"{parts.scheme}://{host}" + (f":{port}" if port else ""), login
