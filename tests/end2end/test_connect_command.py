"""``connect`` and ``doctor`` as true processes, with tokens from standard input or environment."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import Access, DemoProcess

ROOT = Path(__file__).parents[2]
PATIENCE = 180.0
PHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess([]) as access:
        yield access


class Machine:
    """A machine, with a keyring or without."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home = place / "home"

    def run(
        self, *arguments: str, stdin: str = "", ring: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        backend = "tests.end2end.ring.Ring" if ring else "keyring.backends.null.Keyring"
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": backend,
            "RING_FILE": str(self.place / "ring.json"),
            "CONFLUENCE_DESK_HOME": str(self.home),
            **environment,
        }
        return subprocess.run(
            [sys.executable, "-m", "confluence_desk", *arguments],
            input=stdin,
            env=env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def holds(self, secret: str) -> list[Path]:
        """The files of the program in which it stands."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if secret.encode() in path.read_bytes()]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_token_comes_on_standard_input_and_every_command_works_then(
    machine: Machine, site: Access
) -> None:
    arguments = ("connect", f"{site.url}/wiki/spaces/OPS", "--email", site.email)
    done = machine.run(*arguments, "--name", "Work", "--expires", "2030-01-31", stdin=site.token)
    assert done.returncode == 0, done.stderr
    assert "ok    Pages: Works" in done.stdout
    assert site.token not in done.stdout + done.stderr
    assert machine.holds(site.token) == []
    settings = json.loads((machine.home / "settings" / "settings.json").read_text("utf-8"))
    (row,) = settings["connections"]
    assert (row["name"], row["expires"], row["writing"]) == ("Work", "2030-01-31", False)
    assert machine.run("keep", "add", "space", "OPS").returncode == 0
    assert machine.run("keep", "list").returncode == 0


def test_what_came_can_be_read_by_programs(machine: Machine, site: Access) -> None:
    done = machine.run("connect", site.url, "--email", site.email, "--json", stdin=site.token)
    said = json.loads(done.stdout)
    assert said["connected"]
    assert {each["capability"] for each in said["findings"]} >= {"spaces", "pages", "search"}


@pytest.mark.parametrize(
    ("arguments", "stdin", "words", "code"),
    [
        ((), "x", "Site is missing", 2),
        (("acme",), "x", "E-mail is missing", 2),
        (("ftp://x", "--email", "a@b.c"), "x", "not a web address", 2),
        (("acme", "--email", "a@b.c"), "", "No token", 2),
        (("http://127.0.0.1:9",), "ATSTT3xAlone", "confluence-desk: ", 1),
        (("acme", "--email", "a@b.c", "--proxy", "socks5://proxy"), "x", "is no proxy", 2),
        (("acme", "--email", "a@b.c", "--ca-file", "nowhere.pem"), "x", "There is no file", 2),
        (("http://127.0.0.1:9", "--email", "a@b.c"), "x", "confluence-desk: ", 1),
    ],
)
def test_what_is_missing_is_said(
    machine: Machine, arguments: tuple[str, ...], stdin: str, words: str, code: int
) -> None:
    done = machine.run("connect", *arguments, stdin=stdin)
    assert words in done.stderr
    assert done.returncode == code


def test_a_proxy_that_led_nowhere_is_not_kept(machine: Machine, site: Access) -> None:
    arguments = ("connect", site.url, "--email", site.email)
    assert machine.run(*arguments, stdin=site.token).returncode == 0
    settings = machine.home / "settings" / "settings.json"
    proxy = ("--proxy", "http://127.0.0.1:9")
    there = ("connect", "https://acme.atlassian.net", "--email", site.email, *proxy)
    assert machine.run(*there, stdin=site.token).returncode == 1
    assert not json.loads(settings.read_text("utf-8")).get("preferences")


def test_a_companys_script_is_asked_about_each_host(machine: Machine, tmp_path: Path) -> None:
    script = tmp_path / "proxy.pac"
    script.write_text(
        "function FindProxyForURL(url, host) {"
        ' return host == "acme.atlassian.net" ? "PROXY 127.0.0.1:9" : "DIRECT"; }'
    )
    said = {
        "https_proxy": f"pac+{script.as_uri()}",
        "CONFLUENCE_DESK_SITE": "acme.atlassian.net",
        "CONFLUENCE_DESK_EMAIL": "ana@acme.com",
        "CONFLUENCE_DESK_TOKEN": "t",
    }
    done = machine.run("doctor", ring=True, **said)
    assert "Proxy: To acme.atlassian.net: http://127.0.0.1:9, as your" in done.stdout, done.stdout
    assert "Proxy: To api.atlassian.com: none, as your network's script" in done.stdout
    assert "The proxy looks acme.atlassian.net up" in done.stdout


def test_a_wrong_token_is_told_and_nothing_kept(machine: Machine, site: Access) -> None:
    done = machine.run("connect", site.url, "--email", site.email, stdin="wrong")
    assert done.returncode == 5
    assert "does not accept this e-mail and token" in done.stderr
    assert machine.run("keep", "list").returncode == 5


def test_without_keyring_a_passphrase_keeps_it_and_nothing_else_does(
    machine: Machine, site: Access
) -> None:  # trap 12, demand 34
    arguments = ("connect", site.url, "--email", site.email)
    done = machine.run(*arguments, stdin=site.token, ring=False)
    assert done.returncode == 5
    assert "CONFLUENCE_DESK_PASSPHRASE" in done.stderr
    phrase = {"CONFLUENCE_DESK_PASSPHRASE": PHRASE}
    done = machine.run(*arguments, stdin=site.token, ring=False, **phrase)
    assert done.returncode == 0, done.stderr
    assert machine.holds(site.token) == []
    assert machine.holds(PHRASE) == []
    assert machine.run("keep", "list", ring=False, **phrase).returncode == 0
    assert machine.run("keep", "list", ring=False).returncode == 5


COMMANDS = [
    ("keep", "list"),
    ("keep", "add", "space", "OPS"),
    ("sync", "--quiet"),
    ("show", "OPS:Operations"),
    ("search", "failover"),
    ("cql", "type = page"),
    ("doctor",),
]


def test_the_environment_alone_serves_every_command(machine: Machine, site: Access) -> None:
    said = {
        "CONFLUENCE_DESK_SITE": site.url,
        "CONFLUENCE_DESK_EMAIL": site.email,
        "CONFLUENCE_DESK_TOKEN": site.token,
        "CONFLUENCE_DESK_PASSPHRASE": PHRASE,
    }
    for command in COMMANDS:
        done = machine.run(*command, ring=False, **said)
        signs = (command, done.returncode, done.stdout[-500:], done.stderr[-500:])
        assert done.returncode in {0, 1}, signs
        assert "sign" not in done.stderr, signs
        assert site.token not in done.stdout + done.stderr
    assert machine.holds(site.token) == []


OFFLINE = [
    ("show", "--offline", "OPS:Redis failover"),
    ("search", "--offline", "failover"),
    ("match", "-"),
    ("keep", "list"),
]


def test_the_librarys_key_is_enough_to_read_what_is_here(machine: Machine, site: Access) -> None:
    phrase = {"CONFLUENCE_DESK_PASSPHRASE": PHRASE}
    token = {
        "CONFLUENCE_DESK_SITE": site.url,
        "CONFLUENCE_DESK_EMAIL": site.email,
        "CONFLUENCE_DESK_TOKEN": site.token,
    }
    for line in ("keep add space OPS", "sync --quiet"):
        assert machine.run(*line.split(), ring=False, **phrase, **token).returncode == 0
    for command in OFFLINE:
        done = machine.run(*command, stdin="redis failover", ring=False, **phrase)
        assert (command, done.returncode) == (command, 0), done.stderr
        assert done.stdout
    for line in ("sync", "search failover", "show 98397", "doctor"):
        done = machine.run(*line.split(), ring=False, **phrase)
        assert done.returncode in {3, 5}
        assert "No token is kept for this connection" in done.stderr
    done = machine.run("show", "--offline", "OPS:No such page", ring=False, **phrase)
    assert (done.returncode, "is on this machine" in done.stderr) == (2, True)


def test_a_short_passphrase_is_no_crash(machine: Machine, site: Access) -> None:
    arguments = ("connect", site.url, "--email", site.email)
    short = {"CONFLUENCE_DESK_PASSPHRASE": "short"}
    done = machine.run(*arguments, stdin=site.token, ring=False, **short)
    assert done.returncode == 5
    assert "is too short" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_tells_a_program_everything_and_no_secret(
    machine: Machine, site: Access
) -> None:
    machine.run("connect", site.url, "--email", site.email, stdin=site.token)
    done = machine.run("doctor", "--json")
    said = json.loads(done.stdout)
    ids = {sign["id"] for sign in said["signs"]}
    assert {"disk", "secrets", "library", "proxy", "dns", "tls", "clock", "answer"} <= ids
    assert {"token", "writing", "can.spaces", "can.pages", "can.search"} <= ids
    assert said["site"] == site.url
    assert site.email not in done.stdout
    assert site.token not in done.stdout
    assert said["healthy"], said
    assert done.returncode == 0


def test_the_doctor_looks_at_the_site_although_its_token_is_locked_away(
    machine: Machine, site: Access
) -> None:
    phrase = {"CONFLUENCE_DESK_PASSPHRASE": PHRASE}
    arguments = ("connect", site.url, "--email", site.email)
    assert machine.run(*arguments, stdin=site.token, ring=False, **phrase).returncode == 0
    done = machine.run("doctor", "--json", ring=False, CONFLUENCE_DESK_PASSPHRASE="another phrase")
    said = json.loads(done.stdout)
    marks = {sign["id"]: sign["mark"] for sign in said["signs"]}
    assert (said["site"], marks["answer"], marks["secrets"]) == (site.url, "good", "bad")
    assert done.returncode == 3
    elsewhere = {"CONFLUENCE_DESK_SITE": "hooli.atlassian.net", **phrase}
    done = machine.run("doctor", ring=False, **elsewhere)
    assert "No connection to https://hooli.atlassian.net is remembered" in done.stderr


def test_the_doctor_sees_a_machine_where_nobody_is_connected(machine: Machine) -> None:
    done = machine.run("doctor", ring=False)
    assert done.returncode == 3
    assert "Place for secrets: This machine has no keyring" in done.stdout
    assert "No connection is remembered" in done.stderr
