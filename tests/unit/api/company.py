"""A company's network: a proxy that wants a name, and a certificate that only the company signs."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "acme.test"
ISSUER = "ACME Company CA"
ANSWER = b'{"cloudId":"c1"}'


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, words)])


def certificates(folder: Path) -> tuple[Path, Path]:
    """The company's own authority as a PEM file, and a site's certificate with its key."""
    now = datetime.now(UTC)
    authority_key, site_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    made = []
    for subject, key, is_authority in ((ISSUER, authority_key, True), ("Site", site_key, False)):
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(subject))
            .issuer_name(_name(ISSUER))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=90))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            names = x509.SubjectAlternativeName([x509.DNSName(HOST)])
            builder = builder.add_extension(names, critical=False)
        made.append(builder.sign(authority_key, hashes.SHA256()))
    pem = serialization.Encoding.PEM
    authority, site = folder / "company.pem", folder / "site.pem"
    authority.write_bytes(made[0].public_bytes(pem))
    private = site_key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    site.write_bytes(private + made[1].public_bytes(pem))
    return authority, site


@dataclass
class Company:
    """``asked`` is every head that its proxy and its site heard; its clock may be ``ahead``."""

    authority: str
    proxy: str = ""
    asked: list[str] = field(default_factory=list)
    ahead: timedelta = timedelta()


@asynccontextmanager
async def company(
    folder: Path, login: str = "", sent: Path | None = None, inside: int = 0
) -> AsyncIterator[Company]:
    """A proxy on this machine that leads every address to one site with a private certificate.

    ``sent`` is another file of what the site shows; ``inside`` is a port of this machine where
    the site itself answers.
    """
    authority, site = await asyncio.to_thread(certificates, folder)
    site = sent or site
    it = Company(str(authority))
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(site)

    open_: list[asyncio.StreamWriter] = []
    talks: list[asyncio.Task[object] | None] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_.append(writer)
        talks.append(asyncio.current_task())
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            it.asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
            told = f"{datetime.now(UTC) + it.ahead:%a, %d %b %Y %H:%M:%S GMT}"
            head = (
                f"HTTP/1.1 200 OK\r\nDate: {told}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(ANSWER)}\r\nConnection: close\r\n\r\n"
            )
            writer.write(head.encode() + ANSWER)
            await writer.drain()
        writer.close()

    async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_.append(writer)
        talks.append(asyncio.current_task())
        with contextlib.suppress(OSError):
            inner, outer = await asyncio.open_connection("127.0.0.1", inside)
            open_.append(outer)
            await asyncio.gather(_copied(reader, outer), _copied(inner, writer))
        writer.close()

    async def lead(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_.append(writer)
        talks.append(asyncio.current_task())
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            it.asked.append(head)
            if login and login not in head:
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
                await writer.drain()
            else:
                inner, outer = await asyncio.open_connection("127.0.0.1", port)
                open_.append(outer)
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await asyncio.gather(_copied(reader, outer), _copied(inner, writer))
        writer.close()

    behind = await asyncio.start_server(hand_on if inside else answer, "127.0.0.1", 0, ssl=secured)
    front = await asyncio.start_server(lead, "127.0.0.1", 0)
    port = behind.sockets[0].getsockname()[1]
    it.proxy = f"http://127.0.0.1:{front.sockets[0].getsockname()[1]}"
    try:
        yield it
    finally:
        await _ended((front, behind), open_, talks)


async def _ended(
    servers: tuple[asyncio.Server, ...],
    open_: list[asyncio.StreamWriter],
    talks: list[asyncio.Task[object] | None],
) -> None:
    """Close all there is, and leave nobody talking."""
    for server in servers:
        server.close()
    await _greeted()
    for writer in open_:
        writer.close()
    await asyncio.gather(*filter(None, talks), return_exceptions=True)
    for writer in open_:
        with contextlib.suppress(OSError, ssl.SSLError):
            await writer.wait_closed()


async def _greeted() -> None:
    """Whoever knocked before the end has shaken hands, and what answers has begun."""
    knocks = [each for each in asyncio.all_tasks() if "_accept_connection" in repr(each)]
    await asyncio.gather(*knocks, return_exceptions=True)
    await asyncio.sleep(0)


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    writer.close()
