"""A company's script says which proxy to take: in time, or not at all."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.domain.road import Road
from confluence_desk.system import pac
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings

SITE = "https://acme.atlassian.net"
SCRIPT = """
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || shExpMatch(host, "*.acme.com")) return "DIRECT";
  if (isInNet(host, "10.0.0.0", "255.0.0.0")) return "PROXY inner:1";
  if (dnsDomainIs(host, ".atlassian.net")) return "SOCKS x:1; PROXY proxy.acme.com:8080; DIRECT";
  return "HTTPS safe.acme.com:443";
}
"""


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, ""),
        ({"HTTPS_PROXY": "http://proxy:1"}, ""),
        ({"https_proxy": "pac+http://wpad/proxy.pac"}, "http://wpad/proxy.pac"),
        ({"ALL_PROXY": "PAC+file:///etc/proxy.pac"}, "file:///etc/proxy.pac"),
        ({"auto_proxy": "http://wpad/proxy.pac"}, "http://wpad/proxy.pac"),
    ],
)
def test_how_the_environment_names_it(environment: dict[str, str], found: str) -> None:
    assert pac.pac_of(environment) == found


@pytest.mark.parametrize(
    ("site", "proxy"),
    [
        (SITE, "http://proxy.acme.com:8080"),
        ("https://wiki.acme.com", ""),
        ("https://10.1.2.3", "http://inner:1"),
        ("https://wiki.example.org", "https://safe.acme.com:443"),
    ],
)
def test_the_script_chooses_by_the_site(tmp_path: Path, site: str, proxy: str) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(SCRIPT)
    assert pac.asked(file.as_uri(), site) == proxy


@pytest.mark.expect_log("confluence_desk.system.pac")
def test_a_script_that_has_no_end_or_is_not_there_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac, "PATIENCE", 3.0)
    file = tmp_path / "proxy.pac"
    file.write_text("while (true) {}")
    assert pac.asked(file.as_uri(), SITE) == ""
    assert pac.asked((tmp_path / "nowhere.pac").as_uri(), SITE) == ""


@pytest.mark.parametrize("text", ["syntax error(", "var x = 1;", ""])
def test_a_script_that_makes_no_sense_names_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(text)
    assert pac.asked(file.as_uri(), SITE) == ""


def test_what_it_says_is_the_road_unless_something_else_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "proxy.pac"
    file.write_text(SCRIPT)
    monkeypatch.setenv("https_proxy", f"pac+{file.as_uri()}")
    roads = Roads(Preferences(Settings(tmp_path / "settings.json")))
    asyncio.run(roads.load(SessionSecrets(), SITE))
    assert roads.road() == Road("pac", "http://proxy.acme.com:8080")
    roads.choose(Road("none"))
    assert roads.road() == Road("none")
