"""``doctor --json``: one object however it ends, with the fields and ids that its paper names."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from confluence_desk import cli, terminal

PAPER = (Path(__file__).parents[2] / "docs" / "connections.md").read_text("utf-8")
TABLE = PAPER.partition("| field |")[2].partition("\n\n")[0]
FIELDS = re.findall(r"^\| ([^|]+) \|", TABLE, re.MULTILINE)
NAMES = {name for each in FIELDS for name in re.findall(r"`(\w+)`", each)}


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE", "EMAIL", "TOKEN", "PASSPHRASE"):
        monkeypatch.delenv(f"CONFLUENCE_DESK_{name}", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("CONFLUENCE_DESK_SITE", "http://127.0.0.1:9")


def told(home: Path, capsys: pytest.CaptureFixture[str], code: int) -> dict[str, Any]:
    assert cli.run(["--home", str(home), "doctor", "--json"]) == code
    (line,) = capsys.readouterr().out.splitlines()
    said: dict[str, Any] = json.loads(line)
    assert said["exit"] == code
    return said


def test_a_machine_that_nobody_connected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(tmp_path, capsys, terminal.PARTLY)
    assert not said["healthy"]
    assert "is remembered" in said["trouble"]
    assert set(said) == NAMES - {"account", "credential"}  # nobody's
    ids = [sign["id"] for sign in said["signs"]]
    assert ids == ["disk", "secrets", "proxy", "dns", "tls", "answer"]
    assert all(f"`{each}`" in PAPER for each in ids)
    for sign in said["signs"]:
        assert set(sign) == {"id", "mark", "name", "words", "remedy", "detail"}


def test_an_environment_that_makes_no_sense(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLUENCE_DESK_SITE", "ftp://x")
    said = told(tmp_path, capsys, terminal.USAGE)
    assert (said["healthy"], said["signs"]) == (False, [])
    assert "not a web address" in said["trouble"]


def test_a_home_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    assert "folder" in told(taken, capsys, terminal.FAILED)["trouble"]
