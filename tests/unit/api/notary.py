"""Signs real certificates: good ones, and each kind of bad one, with the chain a server sends."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@dataclass
class Paper:
    """A certificate with its key, and who signed it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    above: "Paper | None" = None

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True)
class Terms:
    """What a certificate says besides who it is."""

    hosts: tuple[str, ...] = ()
    begins: datetime = field(default_factory=lambda: NOW - DAY)
    ends: datetime = field(default_factory=lambda: NOW + 90 * DAY)


def signed(
    name: str, above: Paper | None = None, terms: Terms | None = None, house: str = ""
) -> Paper:
    """Somebody's certificate; without anybody above it signs itself, without hosts it may sign."""
    terms = terms or Terms()
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, house)
    signer = above.certificate.subject if above else subject
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(terms.begins)
        .not_valid_after(terms.ends)
        .add_extension(x509.BasicConstraints(ca=not terms.hosts, path_length=None), critical=True)
    )
    if terms.hosts:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in terms.hosts])
        builder = builder.add_extension(names, critical=False)
    return Paper(builder.sign(above.key if above else key, hashes.SHA256()), key, above)


def written(folder: Path, sent: tuple[Paper, ...]) -> Path:
    """The file of a server that sends these, its own first."""
    private = sent[0].key.private_bytes(
        PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "sent.pem"
    file.write_bytes(private + b"".join(paper.pem for paper in sent))
    return file


def _name(words: str, house: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, words)]
    if house:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, house))
    return x509.Name(parts)
