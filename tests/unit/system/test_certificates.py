"""Why a chain is not believed: real certificates, and each kind of fault alone and together."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.system import certificates
from confluence_desk.system.certificates import Fault, Known, doubts, links
from tests.unit.api.notary import DAY, NOW, Paper, Terms, signed

HOST = "wiki.acme.test"
OURS = "acme.atlassian.net"
ROOT = signed("ACME Root", house="ACME")
ISSUING = signed("ACME Issuing", ROOT)
SITE = signed("site", ISSUING, Terms((HOST, "*.atlassian.net", "*.wiki.acme.test")))


def told(*sent: Paper, host: str = HOST, ca_file: str = "", moment: datetime = NOW) -> list[Fault]:
    chain = [paper.der for paper in sent]
    ours = host.endswith("atlassian.net")
    return [each.fault for each in doubts(chain, host, moment, ours=ours, ca_file=ca_file)]


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whom the machine trusts: somebody of the house ``Public``, beside what a file says."""
    public = signed("Public Root", house="Public")

    def known(ca_file: str = "") -> Known:
        more = Path(ca_file).read_bytes() if ca_file else b""
        ours = (ROOT.der,) if ROOT.pem in more else ()
        return Known((public.der, *ours), frozenset({"Public"} | ({"ACME"} if ours else set())))

    monkeypatch.setattr(certificates, "authorities", known)


def test_a_private_authority() -> None:
    assert told(SITE, ISSUING, ROOT) == [Fault.STRANGER]
    assert told(SITE, ISSUING) == [Fault.STRANGER]
    assert told(SITE, ROOT, ISSUING) == [Fault.STRANGER]  # in disorder
    assert told(SITE, ISSUING, ROOT, host=OURS) == [Fault.INTERCEPTED]
    assert told(signed("x", signed("Zscaler Root CA"), Terms((HOST,)))) == [Fault.INTERCEPTED]


def test_an_intermediate_that_is_not_sent(tmp_path: Path) -> None:
    file = tmp_path / "company.pem"
    file.write_bytes(ROOT.pem)
    assert told(SITE, ISSUING, ca_file=str(file)) == []
    house = signed("Public Issuing", ROOT, house="Public")
    alone = signed("site", house, Terms((HOST,)))
    assert told(alone) == [Fault.INCOMPLETE]
    assert told(SITE) == [Fault.UNSENT]
    assert told(SITE, host=OURS) == [Fault.INTERCEPTED]


def test_a_certificate_that_signs_itself() -> None:
    assert told(signed("site", None, Terms((HOST,)))) == [Fault.ALONE]


def test_times_that_are_over_or_to_come() -> None:
    assert told(SITE, ISSUING, ROOT, moment=NOW + 91 * DAY) == [Fault.EXPIRED] * 3 + [
        Fault.STRANGER
    ]
    assert told(SITE, ISSUING, ROOT, moment=NOW - 9 * DAY)[0] is Fault.EARLY
    over = signed("ACME Old", ROOT, Terms(ends=NOW - DAY / 2))
    found = doubts([signed("s", over, Terms((HOST,))).der, over.der], HOST, NOW, ours=False)
    assert (found[0].fault, found[0].link.subject) == (Fault.EXPIRED, "ACME Old")


@pytest.mark.parametrize(
    ("host", "fits"),
    [
        (HOST, True),
        ("WIKI.acme.test.", True),
        ("a.wiki.acme.test", True),
        ("a.b.wiki.acme.test", False),
        ("other.test", False),
        ("127.0.0.1", False),
    ],
)
def test_the_host_it_is_for(host: str, *, fits: bool) -> None:
    assert (Fault.OTHER_HOST not in told(SITE, ISSUING, ROOT, host=host)) is fits


def test_what_makes_no_sense_tells_nothing() -> None:
    assert links([b"", b"\x30\x03abc"]) == ()
    assert doubts([b"no"], HOST, datetime.now(UTC), ours=True) == ()
    forged = signed("ACME Issuing", signed("ACME Root"))  # the same names, another hand
    assert told(SITE, forged, ROOT) == [Fault.UNSENT]
