"""Reads what a certificate says of itself, whoever signed it."""

import ssl
from pathlib import Path

from confluence_desk.domain.errors import StoreTrouble


def issuer_of(der: bytes) -> str:
    """Who says to have signed it; "" where that cannot be read."""
    from cryptography import x509  # noqa: PLC0415 - only a certificate that nobody trusts is read

    try:
        issuer = x509.load_der_x509_certificate(der).issuer
    except ValueError:
        return ""
    for kind in (x509.NameOID.ORGANIZATION_NAME, x509.NameOID.COMMON_NAME):
        for found in issuer.get_attributes_for_oid(kind):
            return str(found.value)
    return ""


def count_in(file: str) -> int:
    """How many certificates a PEM file adds to the trusted; raises ``StoreTrouble``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=str(Path(file).expanduser()))
    except (OSError, ssl.SSLError) as error:
        raise StoreTrouble("io", type(error).__name__) from None
    return context.cert_store_stats()["x509"]
