"""``sync`` and ``keep`` as cron and a person start them: true processes on a true demo site."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Gone
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import WayIn
from confluence_desk.services.sync.errand import lock_of
from confluence_desk.services.sync.lines import Done, Order, Refused, line, written
from confluence_desk.store import Store
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from tests.end2end.ring import Ring

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0


class RingSecrets:
    """The same ring as the processes have, asked as the program asks."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    async def get(self, name: str) -> str | None:
        return self._ring.get_password("desk", name)

    async def set(self, name: str, value: str) -> None:
        self._ring.set_password("desk", name, value)

    async def delete(self, name: str) -> None:
        self._ring.delete_password("desk", name)


class Machine:
    """Somebody's machine with the program on it, signed in to the demo site."""

    def __init__(self, place: Path, access: Access) -> None:
        self.home = place / "home"
        self.access = access
        self.paths = Paths.of(self.home)
        self.paths.make()
        self.ring = Ring(place / "ring.json")
        self._env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "tests.end2end.ring.Ring",
            "RING_FILE": str(place / "ring.json"),
        }
        self._running: list[subprocess.Popen[str]] = []

    def sign_in(self, *rules: Rule) -> WayIn:
        async def main() -> WayIn:
            settings = Settings(self.paths.settings_file)
            accounts = Accounts(
                RingSecrets(self.ring), settings, self.paths.data, gateway=self.access.gateway
            )
            session = await accounts.sign_in(self.access.url, self.access.email, self.access.token)
            await session.library.refresh_spaces()
            for rule in rules:
                await session.keeping.add(rule)
            way = session.way_in
            await session.aclose()
            assert way is not None
            return way

        return asyncio.run(main())

    def start(self, *words: str, **options: Any) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "confluence_desk", "--home", self.home, *words],
            env=self._env,
            cwd=ROOT,
            text=True,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )
        self._running.append(process)
        return process

    def run(self, *words: str) -> tuple[int, str, str]:
        process = self.start(*words)
        said, complained = process.communicate(timeout=PATIENCE)
        return process.returncode, said, complained

    def control(self, method: str, where: str, /, **given: Any) -> Any:
        answer = httpx.request(method, f"{self.access.control}{where}", json=given or None)
        return answer.raise_for_status().json()

    def end(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.kill()
                process.communicate()
        self.control("DELETE", "/faults")


@pytest.fixture(scope="module")
def access() -> Iterator[Access]:
    with DemoProcess(["--pages", "120"]) as found:
        yield found


@pytest.fixture
def machine(tmp_path: Path, access: Access) -> Iterator[Machine]:
    made = Machine(tmp_path, access)
    yield made
    made.end()


def ops(way: WayIn) -> str:
    store = Store.open(way.library, way.key)
    found = next(space.id for space in store.spaces() if space.key == "OPS")
    store.close()
    return found


def everything() -> Rule:
    return Rule(0, Holds.SPACE, "*")


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_all_that_is_kept_comes_and_the_next_look_finds_nothing_new(machine: Machine) -> None:
    way = machine.sign_in(everything())
    code, said, complained = machine.run("sync", "--full", "--json")
    assert (code, complained) == (0, "")
    report = json.loads(said)
    assert (report["exit"], report["ending"], report["depth"]) == (0, "whole", "full")
    assert report["counts"]["added"] > 120
    store = Store.open(way.library, way.key)
    assert store.runs(1)[0].counts
    roots = [node for space in store.spaces() for node in store.children(f"space:{space.id}") or ()]
    pages = [node.id for node in roots if node.kind is Kind.PAGE]
    assert pages
    assert all(store.page(each) is not None for each in pages)
    store.close()
    code, said, complained = machine.run("sync")
    assert (code, complained) == (0, "")
    assert said.startswith("Up to date: nothing had changed")
    assert said.count("\n") == 1


def test_only_what_was_named_comes(machine: Machine) -> None:
    way = machine.sign_in()
    space = ops(way)
    code, said, _ = machine.run("sync", "--space", "ops", "--full", "--json")
    assert code == 0
    assert {one["space_id"] for one in json.loads(said)["outcomes"]} == {space}


def test_nothing_kept_is_no_failure_but_told(machine: Machine) -> None:
    machine.sign_in()
    code, _, complained = machine.run("sync")
    assert code == 0
    assert "confluence-desk keep add space OPS" in complained


@pytest.mark.parametrize(
    "words",
    [
        ["--space", "NOWHERE"],
        ["--page", "OPS:No such page"],
        ["--cql", "type = page AND"],
        ["--full", "--thorough"],
        ["--depth", "9"],
    ],
)
def test_a_command_that_makes_no_sense_ends_with_two(machine: Machine, words: list[str]) -> None:
    machine.sign_in()
    code, said, complained = machine.run("sync", *words)
    assert (code, said) == (2, "")
    assert complained


def test_files_that_fail_make_it_end_with_three_and_come_later(machine: Machine) -> None:
    space = ops(machine.sign_in())
    machine.sign_in(Rule(0, Holds.SPACE, space, files=Files.ALL))
    machine.control("POST", "/faults", kind="500", path="/download")
    code, said, _ = machine.run("sync", "--full", "--json")
    assert code == 3
    assert json.loads(said)["counts"]["failed"] > 0
    machine.control("DELETE", "/faults")
    assert machine.run("sync", "--full")[0] == 0


def test_what_failed_and_what_waits_for_an_answer_is_told(machine: Machine) -> None:
    way = machine.sign_in()
    code, said, complained = machine.run("sync", "--quiet", "--page", "99999999")
    assert (code, said) == (3, "")
    assert complained == "confluence-desk: 99999999: Confluence does not find this.\n"
    store = Store.open(way.library, way.key)
    vanished = dict.fromkeys(("2", "3", "4"), Gone.TRASHED)
    asyncio.run(store.note_absent(vanished, 1))
    asyncio.run(store.ask("1", list(vanished), 4))
    store.close()
    code, said, complained = machine.run("sync", "--json", "--page", "99999999")
    assert (json.loads(said)["questions"], complained) == (1, "")
    assert "vanished" in machine.run("sync", "--page", "99999999")[2]


def test_a_log_that_cannot_be_written_is_told_in_a_sentence(machine: Machine) -> None:
    machine.sign_in()
    for name in ("sync", "keep"):
        (machine.paths.logs / f"confluence-desk-{name}.log").mkdir()
    for words in (("sync",), ("keep", "list")):
        code, said, complained = machine.run(*words)
        assert (code, said) == (1, "")
        assert complained.startswith("confluence-desk: The folder of the library cannot be read")
        assert "Traceback" not in complained


def test_a_library_that_is_synced_already_ends_with_four(machine: Machine) -> None:
    way = machine.sign_in(everything())
    lock = lock_of(way.library)
    assert lock.take()
    code, said, complained = machine.run("sync", "--json")
    lock.end()
    assert code == 4
    assert json.loads(said)["reason"] == "Locked"
    assert "Another sync" in complained


def test_nobody_signed_in_or_a_refused_token_ends_with_five(machine: Machine) -> None:
    code, said, complained = machine.run("sync", "--json")
    assert (code, json.loads(said)["reason"]) == (5, "Nobody")
    assert "connect" in complained
    machine.sign_in(everything())
    names = json.loads(Path(machine.ring._file).read_text())  # noqa: SLF001 - our own fake
    token = next(name for name in names if name.startswith("token"))
    machine.ring.set_password("desk", token, "long-expired")
    code, said, complained = machine.run("sync", "--json")
    assert (code, json.loads(said)["reason"]) == (5, "SignInNeeded")
    machine.ring.delete_password("desk", token)
    assert machine.run("sync")[0] == 5


def test_a_site_that_does_not_answer_ends_with_one(machine: Machine) -> None:
    machine.sign_in(everything())
    machine.control("POST", "/down")
    try:
        code, said, _ = machine.run("sync", "--json")
    finally:
        machine.control("POST", "/up")
    assert (code, json.loads(said)["reason"]) == (1, "Unreachable")


def test_ctrl_c_ends_it_and_the_next_run_goes_on(machine: Machine) -> None:
    way = machine.sign_in(everything())
    machine.control("POST", "/faults", kind="latency", path="^(?!/__control__)", seconds=2)
    process = machine.start("sync", "--full", "--json")
    until(lambda: process.poll() is not None or begun(way))
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert json.loads(said)["ending"] == "stopped"
    assert free(way)
    machine.control("DELETE", "/faults")
    code, _, complained = machine.run("sync", "--full")
    assert (code, complained) == (0, "")


def free(way: WayIn) -> bool:
    lock = lock_of(way.library)
    taken = lock.take()
    lock.end()
    return taken


def begun(way: WayIn) -> bool:
    store = Store.open(way.library, way.key)
    found = bool(store.runs(1))
    store.close()
    return found


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes as Linux shows them")
def test_no_secret_and_no_page_is_readable_anywhere(machine: Machine) -> None:
    way = machine.sign_in(everything())
    machine.control("POST", "/faults", kind="latency", path="^(?!/__control__)", seconds=2)
    process = machine.start("sync", "--full")
    until(lambda: process.poll() is not None or begun(way))
    secrets = [way.token.encode(), way.key.encode()]
    for name in ("cmdline", "environ"):
        seen = Path(f"/proc/{process.pid}/{name}").read_bytes()
        assert seen
        assert not any(secret in seen for secret in secrets)
    machine.control("DELETE", "/faults")
    said, complained = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    telling = [*secrets, b"Redis failover", b"On-call handbook"]
    told = [said.encode(), complained.encode()]
    told += [file.read_bytes() for file in machine.home.rglob("*") if file.is_file()]
    assert len(told) > 4
    assert not any(word in text for word in telling for text in told)


def test_a_library_begun_anew_is_no_sync_that_went_well(machine: Machine) -> None:
    way = machine.sign_in()
    way.library.with_name(f"{way.library.name}.aside-1").touch()
    code, _, complained = machine.run("sync")
    assert code == 1
    assert "chosen again" in complained
    machine.run("keep", "add", "space", "OPS")
    assert machine.run("sync", "--quiet")[0] == 0


def test_rules_are_added_listed_changed_and_removed(machine: Machine) -> None:
    machine.sign_in()
    assert machine.run("keep", "list")[1] == "Nothing is kept offline yet.\n"
    code, said, _ = machine.run(
        "keep", "add", "space", "OPS", "--files", "all", "--files-up-to", "5", "--older", "3"
    )
    assert code == 0
    assert said == "Added 1: space OPS (Operations), all files up to 5 MB, 3 older version(s)\n"
    assert machine.run("keep", "add", "label", "runbook", "--not")[0] == 0
    assert machine.run("keep", "add", "cql", "type = page AND label = x")[0] == 0
    assert machine.run("keep", "add", "tree", "OPS:On-call handbook")[0] == 0
    code, said, _ = machine.run("keep", "add", "space", "OPS", "--no-comments")
    assert said == "Changed 1: space OPS (Operations), images, no comments\n"
    listed = machine.run("keep", "list")[1].splitlines()
    assert [row.strip()[:12] for row in listed] == [
        "1  space OPS",
        "2  without l",
        "3  query typ",
        "4  “On-call ",
    ]
    assert machine.run("keep", "remove", "2")[0] == 0
    rows = json.loads(machine.run("keep", "list", "--json")[1])
    assert [row["key"] for row in rows] == [1, 3, 4]


@pytest.mark.parametrize(
    "words",
    [
        ["add", "space", "NOWHERE"],
        ["add", "cql", "type ="],
        ["add", "label", " "],
        ["add", "tree", "OPS:No such page"],
        ["add", "label", "x", "--changed-after", "soon"],
        ["add", "moon", "x"],
        ["remove", "99"],
        [],
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(machine: Machine, words: list[str]) -> None:
    machine.sign_in()
    code, said, complained = machine.run("keep", *words)
    assert (code, said) == (2, "")
    assert complained
    assert "Traceback" not in complained


def test_a_terminal_sees_how_far_it_is(machine: Machine) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    machine.sign_in(everything())
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    process = machine.start("sync", "--full", stderr=theirs)
    os.close(theirs)
    seen = b""
    while piece := _read(ours):
        seen += piece
    os.close(ours)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert b"Syncing" in seen
    assert b"page" in seen


def _read(end: int) -> bytes:
    try:
        return os.read(end, 4096)
    except OSError:  # what Linux says where nobody writes any more
        return b""


def test_the_child_of_a_window_ends_with_it(machine: Machine) -> None:
    way = machine.sign_in(everything())
    machine.control("POST", "/faults", kind="latency", path="^(?!/__control__)", seconds=2)
    child = machine.start("sync", "--for-window", stdin=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(written(Order(way)).decode())
    child.stdin.flush()
    assert child.stdout.readline()
    said, _ = child.communicate(timeout=PATIENCE)  # closes it, as the system does for the killed
    assert child.returncode == 0
    told = [line(text.encode()) for text in said.splitlines()]
    assert isinstance(told[-1], Done)
    assert told[-1].report.ending == "stopped"
    assert free(way)


@pytest.mark.parametrize("text", ["", "\n", "{}\n", "rubbish\n"])
def test_the_child_takes_no_senseless_order(machine: Machine, text: str) -> None:
    child = machine.start("sync", "--for-window", stdin=subprocess.PIPE)
    said, _ = child.communicate(text, timeout=PATIENCE)
    assert child.returncode == 2
    assert line(said.encode()) == Refused("BadOrder")
