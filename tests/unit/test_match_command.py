"""The command ``match``: what it reads, what it prints, and how it ends."""

import io
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from confluence_desk import cli, terminal
from confluence_desk.domain.hits import Excerpt, Hit, Match, Ranked, Term, Where
from confluence_desk.services.alerts import Runbooks

ALERT = '{"labels": {"alertname": "RedisPrimaryDown"}}'
HIT = Hit(
    "7", "page", "Redis failover", "Operations", "OPS", web_path="/x/7", labels=("runbook",),
    excerpt=Excerpt("fired for more than a minute", (), "When to do it"),
)  # fmt: skip


class Ranking:
    def __init__(self) -> None:
        self.found: list[Ranked] = [
            Ranked(HIT, 9.0, (Match("RedisPrimaryDown", Where.TEXT), Match("redis", Where.TITLE)))
        ]
        self.asked: list[str] = []

    async def ranked(self, terms: Sequence[Term], *_: object, **__: object) -> list[Ranked]:
        self.asked = [term.text for term in terms]
        return self.found


class Indexing:
    async def catch_up(self) -> None:
        """Everything is findable."""


@pytest.fixture
def ranking(monkeypatch: pytest.MonkeyPatch) -> Ranking:
    made = Ranking()
    session = SimpleNamespace(
        account=SimpleNamespace(site=SimpleNamespace(url="https://acme.test")),
        indexing=Indexing(),
        runbooks=Runbooks(made),
    )

    @asynccontextmanager
    async def opened(_: object) -> AsyncIterator[SimpleNamespace]:
        yield session

    monkeypatch.setattr(terminal, "opened", opened)
    return made


def run(monkeypatch: pytest.MonkeyPatch, home: Path, text: str, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return cli.run(["--home", str(home), "match", *(words or ("-",))])


def test_it_says_what_fits_and_why(
    ranking: Ranking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:  # fmt: skip
    assert run(monkeypatch, tmp_path, ALERT) == terminal.WHOLE
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        "1. Redis failover  OPS  7",
        "   https://acme.test/wiki/x/7",
        "   title: redis",
        "   text: RedisPrimaryDown",
    ]
    assert "RedisPrimaryDown" in ranking.asked


@pytest.mark.usefixtures("ranking")
def test_as_json_it_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(monkeypatch, tmp_path, ALERT, "-", "--json") == terminal.WHOLE
    (line,) = capfdbinary.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["signs"][0]["text"] == "RedisPrimaryDown"
    (one,) = told["runbooks"]
    assert (one["id"], one["share"], one["heading"]) == ("7", 1.0, "When to do it")
    assert {"term": "redis", "where": "title"} in one["why"]


def test_a_file_is_read_too(
    ranking: Ranking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "alert.txt"
    file.write_text("KafkaConsumerLag", encoding="utf-8")
    assert run(monkeypatch, tmp_path, "", str(file)) == terminal.WHOLE
    assert "kafka" in ranking.asked


def test_nothing_that_fits_ends_with_1(
    ranking: Ranking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ranking.found = []
    assert run(monkeypatch, tmp_path, ALERT) == terminal.FAILED
    assert "No page on this machine fits" in capsys.readouterr().err


@pytest.mark.usefixtures("ranking")
def test_a_text_that_tells_nothing_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path, "12:30 error") == terminal.FAILED
    assert "Nothing in this text" in capsys.readouterr().err


@pytest.mark.usefixtures("ranking")
def test_a_file_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path, "", str(tmp_path / "none")) == terminal.USAGE
    assert "cannot be read" in capsys.readouterr().err
