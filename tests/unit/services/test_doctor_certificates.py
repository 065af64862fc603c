"""The doctor before a real TLS server that shows each kind of bad chain, and a good one."""

import asyncio
from pathlib import Path
from typing import Never

import pytest

from confluence_desk import terminal
from confluence_desk.api.inspection import look
from confluence_desk.domain.errors import Untrusted
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH
from confluence_desk.services.connecting import Ways, find_site
from confluence_desk.services.doctor import network
from confluence_desk.services.doctor.certificates import doubted
from tests.unit.api.company import HOST, company
from tests.unit.api.notary import DAY, NOW, Paper, Terms, signed, written

ROOT = signed("ACME Root", house="ACME Ltd")
ISSUING = signed("ACME Issuing", ROOT, house="ACME Ltd")
GOOD = signed(HOST, ISSUING, Terms((HOST, "acme.atlassian.net")))
OLD = signed(HOST, ISSUING, Terms((HOST,), ends=NOW - DAY / 2))
YOUNG = signed(HOST, ISSUING, Terms((HOST,), begins=NOW + 3 * DAY))
OTHER = signed("captive.test", ISSUING, Terms(("captive.test",)))
SELF = signed(HOST, None, Terms((HOST,)))


def seen(
    folder: Path, *sent: Paper, trusted: bool = False, host: str = HOST
) -> dict[str, list[Sign]]:
    """What the doctor says of a server that sends these, by the sign's id."""
    ca_file = ""
    if trusted:
        ca_file = str(folder / "own.pem")
        Path(ca_file).write_bytes(ROOT.pem)

    async def story() -> list[Sign]:
        async with company(folder, sent=written(folder, sent)) as it:
            road = Road("manual", it.proxy, ca_file)
            sight = await look(f"https://{host}", road)
            assert isinstance(sight.trouble, Untrusted | None)
            told = doubted(sight, host, ca_file)
            return list(network.sight_signs(sight, host, ENGLISH, told))

    signs: dict[str, list[Sign]] = {}
    for sign in asyncio.run(story()):
        signs.setdefault(sign.id, []).append(sign)
    return signs


@pytest.mark.parametrize(
    ("sent", "trusted", "words", "remedy"),
    [
        ((GOOD, ISSUING, ROOT), False, "by ACME Root, which this machine does not", "company's"),
        ((GOOD, ISSUING), False, "by ACME Root, which this machine does not", "company's"),
        ((GOOD,), True, "certificate of ACME Issuing, in between, is not sent", "whole chain"),
        ((GOOD,), False, "by ACME Issuing, which this machine does not know and the", "or tell"),
        ((OLD, ISSUING), True, f"certificate of {HOST} ended on", "renew it"),
        ((YOUNG, ISSUING), True, f"certificate of {HOST} begins on", "clock"),
        ((OTHER, ISSUING), True, f"it is for captive.test, not for {HOST}", "sign in first"),
        ((SELF,), False, f"{HOST} is signed by nobody but itself", "company's"),
    ],
)
def test_trap_11_each_bad_chain_is_told_from_the_others(
    tmp_path: Path, sent: tuple[Paper, ...], words: str, remedy: str, *, trusted: bool
) -> None:
    signs = seen(tmp_path, *sent, trusted=trusted)
    (tls,) = signs["tls"]
    assert tls.mark is Mark.BAD
    assert words in tls.words
    assert remedy in tls.remedy
    assert "CERTIFICATE_VERIFY_FAILED" in tls.detail
    assert signs["answer"][0].mark is Mark.BAD
    assert "VPN" not in signs["answer"][0].remedy  # the network is not what is amiss


def test_what_stands_in_between_is_named_as_that(tmp_path: Path) -> None:
    (tls,) = seen(tmp_path, GOOD, ISSUING, host="acme.atlassian.net")["tls"]
    assert "signed by ACME Root. A proxy or a virus scanner" in tls.words
    (told,) = seen(tmp_path, GOOD, ISSUING, host="acme.atlassian.net", trusted=True)["tls"]
    assert (told.mark, "something in your network" in told.words) == (Mark.NOTE, True)


def test_all_that_is_amiss_is_told_at_once(tmp_path: Path) -> None:
    over = signed("captive.test", ISSUING, Terms(("captive.test",), ends=NOW - DAY / 2))
    tls = seen(tmp_path, over, ISSUING)["tls"]
    assert [sign.words.split(":")[1].split()[0] for sign in tls] == ["it", "the", "signed"]


def test_the_chain_is_shown_as_it_was_presented(tmp_path: Path) -> None:
    (good,) = seen(tmp_path, GOOD, ISSUING, trusted=True)["chain"]
    assert good.words == f"Sent: {HOST} ← ACME Issuing, signed by ACME Root"
    assert good.mark is Mark.GOOD
    assert f"ACME Issuing: {NOW - DAY:%Y-%m-%d} to" in good.detail
    (whole,) = seen(tmp_path, GOOD, ISSUING, ROOT)["chain"]
    assert whole.words == f"Sent: {HOST} ← ACME Issuing ← ACME Root"


def test_connecting_in_a_terminal_tells_why(tmp_path: Path) -> None:
    async def story() -> str:
        async with company(tmp_path, sent=written(tmp_path, (SELF,))) as it:
            road = Road("manual", it.proxy)
            ways = Ways("https://api.atlassian.test", lambda: road, _nobody, ENGLISH)
            with pytest.raises(Untrusted) as caught:
                await find_site(ways, f"https://{HOST}")
            return terminal.told(caught.value)

    told = asyncio.run(story())
    assert told.startswith(f"{HOST}:\n  Not trusted: {HOST} is signed by nobody but itself\n")
    assert "company's certificate" in told


def _nobody() -> Never:
    pytest.fail("nobody is asked before the certificate is trusted")
