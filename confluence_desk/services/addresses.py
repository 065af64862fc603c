"""Makes one site's address, one e-mail and one token out of whatever people paste."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from confluence_desk.domain.patterns import pattern
from confluence_desk.services.phrases import NoSite, Sentence

CLOUD = ".atlassian.net"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_WEB = pattern(r"(?i)\bhttps?:[/\\]+[^\s<>\"'\u201c\u201d\u2018\u2019«»]+")
_SCHEME = pattern(r"(?i)^(https?)(?::[/\\]*|[/\\]{2})(?=[^/\\])")
_OTHER_SCHEME = pattern(r"(?i)^[a-z][a-z0-9+.-]*://")
_UNSEEN = pattern(
    r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_IN_BRACKETS = pattern(r"\[[0-9A-Fa-f:.]+\](?::\d+)?(?:/|$)")
_AROUND = " \t\r\n\u00a0<>\"'`\u201c\u201d\u2018\u2019«»()[]{},;"
_NAME = pattern(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SITE = r"(?!www\.)([a-z0-9][a-z0-9-]*)\.atlassian\.net(?![\w@-]|[.:]\w)"
_NAMED_SITE = pattern(rf"(?i)(?<![\w@-]){_SITE}")
_LINKED_SITE = pattern(rf"(?i)(?<=://){_SITE}")
_HOST = pattern(r"[^\s!\"#$%&'()*+,/;<=>?@\\^`{|}~]+")
_MAIL = pattern(r"[^\s@<>(),;:\"']+@[^\s@<>(),;:\"'?/]+\.[^\s@<>(),;:\"'?/]+")
_TOKEN = pattern(r"AT[A-Z]{3}3x(?:[\w.-]+=[0-9A-Fa-f]{8}|[\w=.-]+)", re.ASCII)
_BEFORE_TOKEN = pattern(r"(?i)^(?:.*[\s_-])??(?:token|bearer)(?:\s+is)?\s*[\s:=]\s*(?=\S)")
_OF_SERVICE, _OF_PERSON = "ATSTT", "ATATT"
_SERVICE_MAIL = "@serviceaccount.atlassian.com"
_ATLASSIANS_OWN = (".atlassian.com", ".atlassian.com.", ".bitbucket.org")
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
_PORTS = {"https": 443, "http": 80}


def site_of(text: str) -> str:
    """Make a site's address out of whatever was pasted.

    ``acme``, ``acme.atlassian.net``, ``HTTPS://Acme.atlassian.net/wiki/`` and any page's address
    give ``https://acme.atlassian.net``. Only this machine is spoken to in the clear. Raises
    ``NoSite`` with a sentence for the person.
    """
    cleaned = _tidied(text)
    if not cleaned:
        raise NoSite(Sentence.NO_SITE)
    try:
        site = _outer(cleaned)
    except NoSite:
        inner = _inner(_NAMED_SITE, cleaned)
        if not inner:
            raise
        return inner
    host = urlsplit(site).hostname or ""
    known = host.endswith(CLOUD) or host in LOOPBACK
    return site if known else _inner(_LINKED_SITE, cleaned) or site


def _tidied(text: str) -> str:
    """Without what is not seen and what stands around it; every blank is one space."""
    plain = unicodedata.normalize("NFKC", " ".join(_UNSEEN.sub("", text).split()))
    plain = plain.replace("\u3002", ".").strip()
    return plain if _IN_BRACKETS.match(plain) else plain.strip(_AROUND)


def _inner(wanted: re.Pattern[str], text: str) -> str:
    """The site of Atlassian's that a longer text names: a sign-in page, a mail, a safe link."""
    found = wanted.search(re.sub(r" ?\. ?", ".", unquote(unquote(text))))
    return f"https://{found[1].lower()}{CLOUD}" if found else ""


def _outer(cleaned: str) -> str:
    """The first web address, or all of it."""
    found = _WEB.search(cleaned)
    if not found and _TOKEN.search(cleaned):
        raise NoSite(Sentence.FOR_NEXT_STEP)
    inner = found[0].strip(_AROUND) if found else cleaned
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
    if f".{host}".endswith(_ATLASSIANS_OWN) or host in {"atlassian.net", "www.atlassian.net"}:
        raise NoSite(Sentence.NOT_A_SITE, host)
    if ":" in host:  # a written address of IPv6
        return host
    if host.endswith(CLOUD):  # a site has one word: www, m and the like stand before it
        host = host.removesuffix(CLOUD).rpartition(".")[2] + CLOUD
    if "." not in host and _NAME.fullmatch(host):
        return f"{host}{CLOUD}"
    if "." not in host or not _HOST.fullmatch(host) or not _fits(host):
        raise NoSite(Sentence.NO_ADDRESS, text)
    return host


def _fits(host: str) -> bool:
    """Whether a name of several words can be looked up at all."""
    words = host.split(".")
    return len(host) <= _LONGEST_HOST and all(0 < len(each) <= _LONGEST_LABEL for each in words)


def mail_of(text: str) -> str:
    """The e-mail address in what was pasted, such as ``Ana Ruiz <ana@acme.com>``; "" for none."""
    found = _MAIL.search(_UNSEEN.sub("", text).strip().removeprefix("mailto:"))
    return found[0].rstrip(".") if found else ""


def token_of(text: str) -> str:
    """The token in what was pasted, without what came along with it."""
    said = " ".join(_UNSEEN.sub("", text).split())
    found = _TOKEN.search(said.replace(" ", ""))
    return found[0] if found else _BEFORE_TOKEN.sub("", said).replace(" ", "").strip(_AROUND)


def looks_like_service(email: str, token: str) -> bool:
    """Whether a token begins as those of service accounts do, or the e-mail ends as theirs do.

    Atlassian promises neither: it says what is tried first, not what is never tried.
    """
    if token.startswith(_OF_PERSON):
        return False
    return token.startswith(_OF_SERVICE) or email.casefold().endswith(_SERVICE_MAIL)


def looks_personal(token: str) -> bool:
    """Whether a token begins as those that people make for themselves do."""
    return token.startswith(_OF_PERSON)
