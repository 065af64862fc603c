"""Reads what certificates say of themselves, and why a chain of them is not believed."""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.frozen import frozen

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

_INTERCEPTORS = (
    *("zscaler", "netskope", "fortinet", "fortigate", "palo alto", "blue coat", "bluecoat"),
    *("umbrella", "forcepoint", "sophos", "mcafee", "trend micro", "barracuda", "check point"),
    *("kaspersky", "avast", "avg ", "eset", "bitdefender", "mitmproxy", "squid"),
    *("fiddler", "portswigger", "proxy"),
)
"""Who says in a certificate that it opens connections."""
_LONGEST = 12
_SYSTEM_FILES = ("/etc/ssl/cert.pem", "/etc/pki/tls/cert.pem", "/etc/ssl/ca-bundle.pem")


class Fault(StrEnum):
    """Why a chain is not believed."""

    OTHER_HOST = "another host"
    EXPIRED = "expired"
    EARLY = "not yet valid"
    ALONE = "signed by itself"
    INTERCEPTED = "intercepted"
    INCOMPLETE = "intermediate missing"
    UNSENT = "unknown authority, not sent"
    STRANGER = "unknown authority"


@frozen
class Link:
    """One certificate of a chain; ``names`` are the hosts that it is for."""

    subject: str
    issuer: str
    begins: datetime
    ends: datetime
    names: tuple[str, ...] = ()
    signs_itself: bool = False


@frozen
class Known:
    """Whom this machine trusts, as far as it tells: certificates, and the organisations of them."""

    certificates: tuple[bytes, ...] = ()
    organisations: frozenset[str] = frozenset()


@frozen
class Doubt:
    """One fault, and the certificate that has it."""

    fault: Fault
    link: Link


def links(chain: Sequence[bytes]) -> tuple[Link, ...]:
    """Each certificate that was presented, in its order; what cannot be read is passed over."""
    return tuple(_link(each) for each in _read(chain))


def doubts(
    chain: Sequence[bytes], host: str, now: datetime, *, ours: bool, ca_file: str = ""
) -> tuple[Doubt, ...]:
    """Why it is not believed, as far as it tells: the first is to be mended first.

    ``ours`` says that only public authorities sign for this host: any other stands in between.
    """
    way = _way(_read(chain))
    if not way:
        return ()
    told = [Doubt(fault, _link(each)) for fault, each in _times(way, now)]
    leaf = _link(way[0])
    if not _is_for(leaf, host):
        told.insert(0, Doubt(Fault.OTHER_HOST, leaf))
    fault = _signer(way, ours=ours, known=authorities(ca_file))
    return (*told, Doubt(fault, _link(way[-1]))) if fault else tuple(told)


def count_in(file: str) -> int:
    """How many certificates a PEM file adds to the trusted; raises ``StoreTrouble``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=str(Path(file).expanduser()))
    except (OSError, ssl.SSLError) as error:
        raise StoreTrouble("io", type(error).__name__) from None
    return context.cert_store_stats()["x509"]


def authorities(ca_file: str = "") -> Known:
    """Whom this machine trusts, as far as it tells, and those of a file."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    for file in (*_system_files(), *([ca_file] if ca_file else [])):
        with suppress(OSError, ssl.SSLError):
            context.load_verify_locations(cafile=str(file))
    subjects: list[Any] = [each["subject"] for each in context.get_ca_certs()]
    pairs = (pair for subject in subjects for part in subject for pair in part)
    houses = frozenset(value for name, value in pairs if name == "organizationName")
    return Known(tuple(context.get_ca_certs(binary_form=True)), houses)


def _system_files() -> Iterator[Path | str]:
    """Where a system keeps them that Python does not find by itself."""
    paths = ssl.get_default_verify_paths()
    if not paths.cafile:
        yield from _SYSTEM_FILES
        yield from sorted(Path(paths.capath).glob("*.[0-9]")) if paths.capath else ()


def _read(chain: Sequence[bytes]) -> "list[Certificate]":
    from cryptography import x509  # noqa: PLC0415 - only the doctor reads certificates

    found = []
    for der in chain:
        with suppress(ValueError):
            found.append(x509.load_der_x509_certificate(der))
    return found


def _way(presented: "list[Certificate]") -> "list[Certificate]":
    """From the site's own upwards, whatever order they came in, as far as they lead."""
    way = presented[:1]
    while way and len(way) < _LONGEST and way[-1].subject != way[-1].issuer:
        above = next((each for each in presented if _signed(way[-1], each)), None)
        if above is None or above in way:
            break
        way.append(above)
    return way


def _signed(lower: "Certificate", upper: "Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - as above

    if lower.issuer != upper.subject:
        return False
    try:
        lower.verify_directly_issued_by(upper)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def _times(way: "list[Certificate]", now: datetime) -> "Iterator[tuple[Fault, Certificate]]":
    for each in way:
        if each.not_valid_after_utc < now:
            yield Fault.EXPIRED, each
        elif each.not_valid_before_utc > now:
            yield Fault.EARLY, each


def _signer(way: "list[Certificate]", *, ours: bool, known: Known) -> Fault | None:
    """What is the matter with whom the chain leads to."""
    top = way[-1]
    if _is_known(top, known):
        return None
    signers = [_called(each.issuer).lower() for each in way]
    if any(word in name for name in signers for word in _INTERCEPTORS):
        return Fault.INTERCEPTED
    if top.subject == top.issuer:
        return Fault.ALONE if len(way) == 1 else Fault.INTERCEPTED if ours else Fault.STRANGER
    if _organisation(top.issuer) in known.organisations:
        return Fault.INCOMPLETE
    if ours:
        return Fault.INTERCEPTED
    return Fault.UNSENT if len(way) == 1 else Fault.STRANGER


def _is_known(top: "Certificate", known: Known) -> bool:
    """Whether it is trusted, or signed by somebody who is; only those of that name are read."""
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - as above

    if top.public_bytes(Encoding.DER) in known.certificates:
        return True
    name = top.issuer.public_bytes()
    return any(_signed(top, each) for each in _read([c for c in known.certificates if name in c]))


def _link(certificate: "Certificate") -> Link:
    from cryptography import x509  # noqa: PLC0415 - as above

    names: list[str] = []
    with suppress(x509.ExtensionNotFound, ValueError):
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names += found.get_values_for_type(x509.DNSName)
        names += [str(each) for each in found.get_values_for_type(x509.IPAddress)]
    return Link(
        _called(certificate.subject) or ", ".join(names[:1]),
        _called(certificate.issuer),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        tuple(names),
        certificate.subject == certificate.issuer,
    )


def _called(name: "Name") -> str:
    """By its common name, else by its organisation."""
    from cryptography.x509 import NameOID  # noqa: PLC0415 - as above

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in name.get_attributes_for_oid(kind):
            return str(found.value)
    return ""


def _organisation(name: "Name") -> str:
    from cryptography.x509 import NameOID  # noqa: PLC0415 - as above

    found = name.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return str(found[0].value) if found else ""


def _is_for(link: Link, host: str) -> bool:
    host = host.lower().rstrip(".")
    with suppress(ValueError):
        return str(ip_address(host)) in link.names
    _first, _dot, rest = host.partition(".")
    names = {name.lower() for name in link.names}
    return host in names or (bool(rest) and f"*.{rest}" in names)
