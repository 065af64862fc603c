"""``connect`` and what follows it with a service account's token: nobody is asked for an e-mail."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from confluence_desk import cli, terminal
from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.paths import Paths
from confluence_desk.system.road import Roads
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox

Run = Callable[..., int]
SERVICE = "sync-robot-x1y2z3@serviceaccount.atlassian.com"


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess([]) as access:
        yield access


@pytest.fixture
def run(site: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Carry out a command whose gateway is the demo's; secrets are in a vault."""
    strangers = terminal.strangers

    def known(paths: Paths) -> tuple[Accounts, Strongbox, Roads]:
        _, box, roads = strangers(paths)
        settings = Settings(paths.settings_file)
        accounts = Accounts(box, settings, paths.data, gateway=site.gateway, road=roads.road)
        return accounts, box, roads

    monkeypatch.setattr(terminal, "strangers", known)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def carried_out(*arguments: str, stdin: str = "", **environment: str) -> int:
        monkeypatch.setenv("CONFLUENCE_DESK_PASSPHRASE", "correct horse battery")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        return cli.run(["--home", str(tmp_path), *arguments])

    return carried_out


def test_its_token_alone_connects_and_every_command_works_then(
    run: Run, site: Access, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("connect", site.url, stdin=site.service_token) == 0
    assert f"accepted for {SERVICE}" in capsys.readouterr().out
    assert run("sync", "--space", "OPS") == 0
    assert run("sync", "--space", "OPS", CONFLUENCE_DESK_TOKEN=site.service_token) == 0


def test_an_environment_with_its_token_alone_is_enough(run: Run, site: Access) -> None:
    said = {"CONFLUENCE_DESK_SITE": site.url, "CONFLUENCE_DESK_TOKEN": site.service_token}
    assert run("sync", "--space", "OPS", **said) == 0


def test_a_persons_token_is_not_sent_as_the_service_accounts(run: Run, site: Access) -> None:
    assert run("connect", site.url, stdin=site.service_token) == 0
    said = {"CONFLUENCE_DESK_SITE": site.url, "CONFLUENCE_DESK_TOKEN": site.token}
    assert run("sync", "--space", "OPS", **said) == terminal.SIGN_IN
    said |= {"CONFLUENCE_DESK_EMAIL": site.email}
    assert run("sync", "--space", "OPS", **said) == 0


@pytest.mark.parametrize(
    ("token", "arguments", "said"),
    [
        ("ATSTT3xEnded", (), "does not accept the token. Make a new one"),
        ("ATATT3xEnded", ("--email", "a@b.c"), "does not accept this e-mail and token"),
    ],
)
def test_a_token_that_ended_is_told(
    run: Run,
    site: Access,
    token: str,
    arguments: tuple[str, ...],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("connect", site.url, *arguments, stdin=token) == terminal.SIGN_IN
    assert said in capsys.readouterr().err
