"""Several connections: each with its own name, colour and switch, none with a secret in a file."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from confluence_desk.domain.entities import Site
from confluence_desk.services.accounts import site_of
from confluence_desk.services.connections import Connections, is_sound
from confluence_desk.services.session import Account
from confluence_desk.system.settings import Settings

GATEWAY = "https://api.atlassian.com"


def account(site: str, who: str = "ada") -> Account:
    url = f"https://{site}.atlassian.net"
    return Account(Site(url, f"cloud-{site}", site), f"{who}@acme.example", who, who.title(), url)


def connections(folder: Path) -> Connections:
    settings = Settings(folder / "settings.json")
    return Connections(settings, lambda each: is_sound(each, GATEWAY, site_of))


def test_the_one_used_last_comes_first(tmp_path: Path) -> None:
    kept = connections(tmp_path)
    assert kept.last() is None
    for name in ("acme", "umbrella", "acme"):
        kept.use(account(name))
    assert [each.site.name for each in connections(tmp_path).all()] == ["acme", "umbrella"]


def test_each_has_a_colour_of_its_own_and_writing_off(tmp_path: Path) -> None:
    kept = connections(tmp_path)
    for name in ("acme", "umbrella", "hooli"):
        kept.use(account(name))
    found = kept.all()
    assert len({each.colour for each in found}) == 3
    assert not any(each.writing for each in found)


def test_what_was_decided_outlives_a_new_token(tmp_path: Path) -> None:
    kept = connections(tmp_path)
    first = kept.use(account("acme"))
    told: list[str] = []
    kept.changed.connect(told.append)
    decided = replace(first, name="Work", colour="pink", writing=True, expires="2026-12-24")
    kept.keep(decided)
    assert told == [first.key]
    assert kept.use(account("acme")) == decided
    assert kept.use(replace(account("acme"), expires="2027-12-24")).expires == "2027-12-24"


def test_two_accounts_of_one_site_are_two_connections(tmp_path: Path) -> None:
    kept = connections(tmp_path)
    kept.use(account("acme", "ada"))
    kept.use(account("acme", "bo"))
    assert len(kept.all()) == 2
    url = "https://acme.atlassian.net"
    assert kept.at(url) == kept.last()
    found = kept.at(url, "ADA@acme.example")
    assert found is not None
    assert found.account_id == "ada"
    assert kept.at("https://umbrella.atlassian.net") is None
    kept.forget(found)
    assert [each.account_id for each in kept.all()] == ["bo"]


def test_the_only_account_of_an_older_program_is_taken_over(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    row = asdict(account("acme"))
    for new in ("name", "colour", "writing", "expires"):
        del row[new]
    settings.set("account", row)
    kept = connections(tmp_path)
    first = kept.last()
    assert first == account("acme")
    kept.use(account("umbrella"))
    assert [each.site.name for each in kept.all()] == ["umbrella", "acme"]
    assert Settings(tmp_path / "settings.json").get("account") is None


@pytest.mark.parametrize(
    "damage",
    [
        {"writing": "yes"},
        {"writing": 1},
        {"writing": None},
        {"name": 5},
        {"colour": "red; }"},
        {"expires": "soon"},
        {"expires": 20261224},
        {"of a newer program": [1]},
    ],
)
def test_nonsense_in_the_file_never_turns_writing_on(  # trap 17
    tmp_path: Path, damage: dict[str, object]
) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("connections", [{**asdict(account("acme")), **damage}, 7, None, {"site": 1}])
    found = connections(tmp_path).all()
    assert found == (account("acme"),)


def test_what_a_newer_program_keeps_of_a_site_is_passed_over(tmp_path: Path) -> None:
    row = asdict(account("acme"))
    row["site"]["of a newer program"] = [1]
    Settings(tmp_path / "settings.json").set("connections", [row])
    assert connections(tmp_path).all() == (account("acme"),)


def test_what_a_connection_is_called() -> None:
    plain = account("acme")
    assert plain.title == "acme"
    assert replace(plain, name="Work").title == "Work"
    assert replace(plain, site=Site("https://wiki.acme.example")).title == "wiki.acme.example"
