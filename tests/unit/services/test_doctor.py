"""The connection doctor: what it makes of what it sees, and a report that gives nothing away."""

import asyncio
import json
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desk.domain.capabilities import Capability, Finding, Verdict
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import LoginPage, NoKeyring, StoreTrouble, Unreachable, Untrusted
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services.doctor import connection, machine, network, proxies, report
from confluence_desk.services.session import Account
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import Vault

ACCOUNT = Account(
    Site("https://acme.atlassian.net"), "ana.ruiz@acme.com", "ana", "Ana", "https://gate/x/c1"
)
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's


class Sight:
    """As ``api.inspection.Sight``."""

    def __init__(self, **told: object) -> None:
        self.trouble: object = None
        self.issuer, self.chain, self.protocol = "Amazon", (), "TLSv1.3"
        self.until: datetime | None = datetime.now(UTC) + timedelta(days=99)
        self.ahead: float | None = 0.0
        self.__dict__.update(told)


def of(sight: Sight, host: str = "acme.atlassian.net") -> dict[str, Sign]:
    signs = network.sight_signs(sight, host, ENGLISH)  # type: ignore[arg-type]
    return {sign.id: sign for sign in signs}


@pytest.mark.parametrize(
    ("ahead", "mark", "words"),
    [
        (0.0, Mark.GOOD, "Right"),
        (-4.9, Mark.GOOD, "Right"),
        (61.0, Mark.NOTE, "61 seconds behind"),
        (-3600.0, Mark.BAD, "3600 seconds ahead"),
    ],
)
def test_a_clock_that_is_wrong(ahead: float, mark: Mark, words: str) -> None:
    sign = network.clock_sign(ahead, ENGLISH)
    assert sign.mark is mark
    assert words in sign.words
    assert bool(sign.remedy) is (mark is not Mark.GOOD)


def test_who_signed_the_certificate() -> None:
    assert of(Sight())["tls"].mark is Mark.GOOD
    inside = of(Sight(issuer="ACME Proxy CA"))["tls"]  # TLS interception
    assert (inside.mark, "ACME Proxy CA" in inside.words) == (Mark.NOTE, True)
    assert of(Sight(issuer="ACME Proxy CA"), "wiki.acme.com")["tls"].mark is Mark.GOOD
    soon = Sight(until=datetime.now(UTC) + timedelta(days=3))
    assert of(soon)["tls"].mark is Mark.NOTE
    strange = of(Sight(trouble=Untrusted("h", "self-signed"), protocol=""))  # trap 11
    assert strange["tls"].mark is Mark.BAD
    assert strange["tls"].remedy
    assert of(Sight(protocol=""), "127.0.0.1")["tls"].words == "None needed on this machine"


def test_whether_the_site_answers() -> None:
    assert of(Sight())["answer"].mark is Mark.GOOD
    assert of(Sight(trouble=Unreachable("h", "refused"), protocol=""))["answer"].mark is Mark.BAD
    login = of(Sight(trouble=LoginPage("HTML"), protocol=""))["answer"]  # trap 6
    assert "sign-in page" in login.words


@pytest.mark.parametrize(
    ("road", "environment", "words", "mark"),
    [
        (Road(), "", "None", Mark.GOOD),
        (Road(), "http://ana:s3cret@proxy:8080", "http://proxy:8080, from the env", Mark.GOOD),
        (Road("none"), "http://proxy:8080", "None", Mark.GOOD),
        (Road("manual", "http://own:1", "", "ana:s3cret"), "", "http://own:1, from", Mark.GOOD),
        (Road(), "socks5://proxy", "of a kind that cannot be used", Mark.BAD),
    ],
)
def test_which_proxy_is_used_and_no_password(
    monkeypatch: pytest.MonkeyPatch, road: Road, environment: str, words: str, mark: Mark
) -> None:
    for name in ("no_proxy", "NO_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    if environment:
        monkeypatch.setenv("HTTPS_PROXY", environment)
    sign = proxies.sign("acme.atlassian.net", road, ENGLISH)
    assert words in sign.words
    assert sign.mark is mark
    assert "s3cret" not in repr(sign)


def test_whether_the_name_leads_anywhere() -> None:
    async def story() -> None:
        assert (await network.name_sign("localhost", ENGLISH, by_proxy=False)).mark is Mark.GOOD
        lost = await network.name_sign("nowhere.invalid", ENGLISH, by_proxy=False)
        assert lost.mark is Mark.BAD
        asked = await network.name_sign("nowhere.invalid", ENGLISH, by_proxy=True)
        assert asked.mark is Mark.GOOD

    asyncio.run(story())


def test_a_file_of_certificates_that_is_of_no_use(tmp_path: Path) -> None:
    sign = network.trust_sign(str(tmp_path / "nowhere.pem"), ENGLISH)
    assert (sign.mark, bool(sign.remedy)) == (Mark.BAD, True)


@pytest.mark.parametrize(
    ("free", "mark"), [(5 * 10**9, Mark.GOOD), (5 * 10**8, Mark.NOTE), (10**6, Mark.BAD)]
)
def test_room_on_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, mark: Mark
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**10, 0, free))
    assert machine.disk_sign(tmp_path, ENGLISH).mark is mark


def test_a_script_that_named_no_proxy_is_no_proxy_of_a_strange_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "pac+http://wpad/proxy.pac")
    sign = proxies.sign("acme.atlassian.net", Road(), ENGLISH)
    assert (sign.mark, sign.words) == (Mark.GOOD, "None")


@pytest.mark.parametrize(
    ("kind", "words", "remedy"),
    [
        ("absent", "no keyring", "Choose a vault"),
        ("locked", "keyring is locked", "Unlock the keyring"),
        ("slow", "keyring does not answer", "keyring waits for you"),
        ("failing", "keyring fails", "keyring anew"),
    ],
)
def test_a_keyring_that_is_of_no_use(kind: str, words: str, remedy: str) -> None:
    """Traps 12 and 13."""

    class Shut(SessionSecrets):
        async def get(self, name: str) -> str | None:
            raise NoKeyring(name, kind)

    sign = asyncio.run(machine.secrets_sign(Shut(), ENGLISH))
    assert (sign.mark, sign.detail) == (Mark.BAD, kind)
    assert (words in sign.words, remedy in sign.remedy) == (True, True)


@pytest.mark.parametrize(
    ("kind", "words", "remedy"),
    [
        ("vault", "vault is locked", "Give its passphrase"),
        ("held", "Another program holds the vault", "Wait"),
        ("broken", "damaged", "Connect anew"),
        ("unwritten", "cannot be read or written", "disk is full"),
    ],
)
def test_a_vault_that_is_of_no_use_is_not_called_a_keyring(
    tmp_path: Path, kind: str, words: str, remedy: str
) -> None:
    class Shut(Vault):
        exists = True

        async def get(self, name: str) -> str | None:
            raise NoKeyring(name, kind)

    box = Strongbox(SessionSecrets(), Shut(tmp_path / "vault"))
    sign = asyncio.run(machine.secrets_sign(box, ENGLISH))
    assert (sign.mark, sign.detail) == (Mark.BAD, kind)
    assert (words in sign.words, remedy in sign.remedy) == (True, True)
    assert "keyring" not in sign.words + sign.remedy


def test_memory_alone_is_remarked() -> None:
    assert asyncio.run(machine.secrets_sign(SessionSecrets(), ENGLISH)).mark is Mark.NOTE


class Library:
    def __init__(self, *, whole: bool, trouble: StoreTrouble | None = None) -> None:
        self.whole, self.trouble = whole, trouble

    async def sound(self) -> bool:
        if self.trouble:
            raise self.trouble
        return self.whole

    def statistics(self) -> tuple[int, int]:
        return 12, 3_000_000


def test_a_library_that_is_damaged() -> None:  # trap 49
    def sign_of(library: Library) -> Sign:
        return asyncio.run(machine.library_sign(library, ENGLISH))

    assert sign_of(Library(whole=True)).words == "Sound: 12 pages, 3.0 MB"
    assert sign_of(Library(whole=False)).mark is Mark.BAD
    assert sign_of(Library(whole=True, trouble=StoreTrouble("io"))).detail == "io"


def test_what_the_connection_may_do() -> None:  # demand 7
    lacks = Finding(Capability.PAGES, Verdict.NO_SCOPE, ("read:page:confluence",))
    sign = connection.capability_sign(lacks, ENGLISH)
    assert sign.mark is Mark.BAD
    assert "read:page:confluence" in sign.words
    assert sign.remedy
    audit = Finding(Capability.AUDIT, Verdict.NOT_PERMITTED)
    assert connection.capability_sign(audit, ENGLISH) == Sign(
        "can.audit", Mark.GOOD, "Audit log", "Not permitted"
    )
    for verdict in Verdict:
        for capability in Capability:
            assert connection.capability_sign(Finding(capability, verdict), ENGLISH).words


def test_when_the_token_ends() -> None:
    today = date(2026, 11, 21)
    for ends, mark in (("", Mark.GOOD), ("2027-01-01", Mark.GOOD), ("2026-12-01", Mark.NOTE)):
        assert connection.end_sign(replace(ACCOUNT, expires=ends), today, ENGLISH).mark is mark
    over = connection.end_sign(replace(ACCOUNT, expires="2026-11-20"), today, ENGLISH)
    assert over.mark is Mark.BAD


def test_the_report_can_be_pasted_anywhere() -> None:
    token = "ATATT3xFfGF0aaaabbbbccccdddd"
    signs = [
        Sign("tls", Mark.BAD, "Certificate", "Not trusted", "Ask.", f"Authorization: Basic {token}")
    ]
    for text in (report.text(ACCOUNT, signs), json.dumps(report.values(ACCOUNT, signs))):
        assert token not in text
        assert "ana.ruiz" not in text
        assert "https://acme.atlassian.net" in text
    assert "a…@acme.com" in report.text(ACCOUNT, signs)
    assert report.values(ACCOUNT, signs)["account"] == "a…@acme.com"
    assert not report.values(ACCOUNT, signs)["healthy"]
    assert report.values(None, [])["healthy"]
