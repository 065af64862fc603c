"""Makes one site's address, one e-mail and one token out of whatever people paste."""

import re
from urllib.parse import urlsplit

from confluence_desk.services.phrases import NoSite, Sentence

CLOUD = ".atlassian.net"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_WEB = re.compile(r"(?i)\bhttps?:[/\\]+[^\s<>\"'\u201c\u201d\u2018\u2019«»]+")
_SCHEME = re.compile(r"(?i)^(https?)(?::[/\\]*|[/\\]{2})(?=[^/\\])")
_OTHER_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]*://")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_AROUND = " \t\r\n\u00a0<>\"'`\u201c\u201d\u2018\u2019«»()[]{},;"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_HOST = re.compile(r"[^\s!\"#$%&'()*+,/;<=>?@\\^`{|}~]+")
_MAIL = re.compile(r"[^\s@<>,;:\"']+@[^\s@<>,;:\"']+\.[^\s@<>,;:\"']+")
_TOKEN = re.compile(r"AT[A-Z]{3}3x[A-Za-z0-9_\-=.]+")
_ATLASSIANS_OWN = (".atlassian.com", ".atlassian.com.", ".bitbucket.org")
_PORTS = {"https": 443, "http": 80}


def site_of(text: str) -> str:
    """Make a site's address out of whatever was pasted.

    ``acme``, ``acme.atlassian.net``, ``HTTPS://Acme.atlassian.net/wiki/`` and any page's address
    give ``https://acme.atlassian.net``. Only this machine is spoken to in the clear. Raises
    ``NoSite`` with a sentence for the person.
    """
    cleaned = _UNSEEN.sub("", text).strip(_AROUND)
    if not cleaned:
        raise NoSite(Sentence.NO_SITE)
    found = _WEB.search(cleaned)
    inner = (found[0] if found else cleaned).strip(_AROUND)
    scheme = _SCHEME.match(inner)
    if scheme is None and _OTHER_SCHEME.match(inner):
        raise NoSite(Sentence.NO_ADDRESS, cleaned)
    bare = inner[scheme.end() :] if scheme else inner.lstrip("/\\")
    return _origin(bare.replace("\\", "/"), scheme[1].lower() if scheme else "", cleaned)


def _origin(bare: str, scheme: str, text: str) -> str:
    place = re.split(r"[/?#]", bare, maxsplit=1)[0]
    user, at, place = place.rpartition("@")
    if at and not scheme:
        raise NoSite(Sentence.MAIL_NOT_SITE, f"{user}@{place}")
    try:
        parts = urlsplit(f"//{place.rstrip('.')}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise NoSite(Sentence.NO_ADDRESS, text) from None
    host = _whole(host, text)
    local = host in LOOPBACK
    named = port if port != _PORTS.get(scheme) and port != _PORTS["https"] else None
    wanted = (scheme or "http") if local else "https"
    shown = f"[{host}]" if ":" in host else host
    behind = port if local else named
    return f"{wanted}://{shown}" + (f":{behind}" if behind else "")


def _whole(host: str, text: str) -> str:
    """The whole name of a host; one word alone is a site of Atlassian's."""
    if host in LOOPBACK:
        return host
    if f".{host}".endswith(_ATLASSIANS_OWN):
        raise NoSite(Sentence.NOT_A_SITE, host)
    if ":" in host:  # a written address of IPv6
        return host
    host = host.removeprefix("www.") if host.endswith(CLOUD) else host
    if "." not in host and _NAME.fullmatch(host):
        return f"{host}{CLOUD}"
    if "." not in host or not _HOST.fullmatch(host) or ".." in host or host.startswith("."):
        raise NoSite(Sentence.NO_ADDRESS, text)
    return host


def mail_of(text: str) -> str:
    """The e-mail address in what was pasted, such as ``Ana Ruiz <ana@acme.com>``; "" for none."""
    found = _MAIL.search(_UNSEEN.sub("", text).strip().removeprefix("mailto:"))
    return found[0] if found else ""


def token_of(text: str) -> str:
    """The token in what was pasted, without what came along with it."""
    whole = "".join(_UNSEEN.sub("", text).split())
    found = _TOKEN.search(whole)
    return found[0] if found else whole.strip(_AROUND)
