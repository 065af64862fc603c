"""``search`` on a true demo site: what was kept is found without the site just as on it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.domain.keeping import Files, Holds, Rule
from tests.end2end.test_sync_command import Machine

PAGES = "type in (page, blogpost) and "
QUERIES = (
    "space = OPS",
    "label != runbook and space = OPS",
    "title ~ failover",
    'text ~ "redis OR kafka"',
    r'text ~ "\"on call\""',
    "text ~ 'deploy*' and space != OPS",
    "macro = toc",
    "not (title ~ redis or label in (draft, runbook))",
)


@pytest.fixture(scope="module")
def access() -> Iterator[Access]:
    with DemoProcess(["--pages", "60"]) as found:
        yield found


@pytest.fixture
def machine(tmp_path: Path, access: Access) -> Iterator[Machine]:
    made = Machine(tmp_path, access)
    yield made
    made.end()


def test_what_was_kept_is_found_here_just_as_there(machine: Machine) -> None:
    machine.sign_in(Rule(0, Holds.SPACE, "*", files=Files.NONE))
    assert machine.run("sync", "--full")[0] == 0
    found = 0
    for cql in QUERIES:
        there, here = (_ids(machine, PAGES + cql, where) for where in ("--online", "--offline"))
        assert there <= here, cql
        # More words are shown than the demo's own index takes in: dates, titles of boxes.
        assert here == there or cql.startswith("text"), cql
        found += len(here)
    assert found > 60


def _ids(machine: Machine, cql: str, where: str) -> set[str]:
    code, said, complained = machine.run("search", cql, where, "--limit", "1000", "--json")
    assert code in {0, 1}, complained
    told = json.loads(said)
    assert not told.get("unanswered"), (cql, told["unanswered"])
    return {row["id"] for row in told["results"]}
