"""``match -`` on a true demo site: what was kept brings the runbook while the site is gone."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import DemoProcess
from confluence_desk.domain.keeping import Files, Holds, Rule
from tests.end2end.test_sync_command import PATIENCE, Machine

ALERT = json.dumps(
    {
        "status": "firing",
        "alerts": [
            {
                "labels": {"alertname": "RedisPrimaryDown", "instance": "cache-0.eu-west:6379"},
                "annotations": {"summary": "Primary cache-0 has not answered for 2 minutes"},
            }
        ],
    }
)


@pytest.fixture
def offline(tmp_path: Path) -> Iterator[Machine]:
    with DemoProcess([]) as access:
        machine = Machine(tmp_path, access)
        machine.sign_in(Rule(0, Holds.SPACE, "*", files=Files.NONE))
        assert machine.run("sync", "--full")[0] == 0
        machine.end()
    yield machine  # noqa: PT022 - the site is gone by now


def match(machine: Machine, alert: str, *words: str) -> tuple[int, str]:
    process = machine.start("match", "-", *words, stdin=subprocess.PIPE)
    said, _complained = process.communicate(alert, timeout=PATIENCE)
    return process.returncode, said


def test_an_alert_brings_its_runbook_without_the_site(offline: Machine) -> None:
    code, said = match(offline, ALERT)
    assert code == 0
    assert said.startswith("1. Redis failover  OPS")
    assert "labels: " in said or "label: " in said
    code, said = match(offline, ALERT, "--json", "--limit", "2")
    told = json.loads(said)
    assert code == 0
    assert told["runbooks"][0]["title"] == "Redis failover"
    assert len(told["runbooks"]) <= 2
    assert {"term": "redis", "where": "label"} in told["runbooks"][0]["why"]
    assert match(offline, "12:30")[0] == 1
