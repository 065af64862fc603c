"""The command ``search``: on the site, on this machine, and what it says when neither helps."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from confluence_desk import search_command, terminal
from confluence_desk.cli import parser
from confluence_desk.domain.entities import Hit, Page, Space, Version
from confluence_desk.domain.errors import DeskError, Forbidden, SignInNeeded, Unreachable
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.local_search import LocalSearch
from confluence_desk.services.search import Looked, Search
from confluence_desk.services.understanding import Understanding
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Reason, Unanswered

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class CutOff(io.TextIOWrapper):
    """What is behind ``| head`` once it has enough."""

    def __init__(self) -> None:
        super().__init__(_Closed())


class _Closed(io.BytesIO):
    def write(self, _text: object) -> int:
        raise BrokenPipeError


class Site:
    """What the site answers."""

    def __init__(self) -> None:
        self.trouble: DeskError | None = None
        self.asked: list[str] = []
        self.both: tuple[str, ...] = ()

    async def search(self, cql: str, *, limit: int) -> list[Hit]:
        assert limit > 1
        self.asked.append(cql)
        if self.trouble is not None:
            raise self.trouble
        return [
            Hit("9", "page", "From there", "an excerpt", "", "Operations", "/x/9", AT),
            *(Hit("1", "page", "Backups", "told there", "OPS", "", "/x/1", AT) for _ in self.both),
        ]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    site = Site()
    store = Store.open(None, bytes(32))

    async def fill() -> None:
        await store.save_spaces([Space("1", "OPS", "Operations")], complete=True)
        page = Page("1", "Backups", "1", Version(1, AT), body="<p>nightly</p>", web_path="/x/1")
        await store.save_page(page)

    asyncio.run(fill())
    local = LocalSearch(store, "u1", "UTC", now=lambda: AT)
    understanding = Understanding(store, "https://acme.test", "UTC", now=lambda: AT)
    connection: Any = SimpleNamespace(require=lambda: None, note_refusal=lambda: None)
    client: Any = site
    session = SimpleNamespace(
        account=SimpleNamespace(site=SimpleNamespace(url="https://acme.test")),
        search=Search(client, store, connection, lambda: local, lambda: understanding),
        indexing=Indexing(store, breath=0),
    )

    @asynccontextmanager
    async def opened(_: object) -> AsyncIterator[SimpleNamespace]:
        yield session

    monkeypatch.setattr(terminal, "opened", opened)
    yield site
    store.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def _run(home: Path, *arguments: str) -> int:
    return search_command.search(parser().parse_args(["--home", str(home), "search", *arguments]))


def test_the_site_is_asked_first(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "night", "shift") == 0
    assert site.asked == ['text ~ "night shift"']
    assert capsys.readouterr().out == "2026-03-01  Operations  From there  [page]  9\n"


def test_this_machine_answers_where_the_site_does_not(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.trouble = Unreachable("acme")
    assert _run(home, "nightly") == 0
    told = capsys.readouterr()
    assert told.out == "2026-03-01  OPS  Backups  [page]  1\n"
    assert told.err.count("What follows was found on this machine.") == 1
    assert _run(home, "nightly", "--online") == 1


def test_both_answer_and_each_result_comes_once(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.both = ("1",)
    assert _run(home, "nightly", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["found"], one["here"]) for one in told["results"]] == [
        ("1", "both", True),
        ("9", "confluence", False),
    ]
    assert told["results"][0]["excerpt"] == "nightly"
    assert _run(home, "text ~ nightly order by title", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in told["results"]] == ["9", "1"]
    assert _run(home, "nightly", "--limit", "1", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert ([one["id"] for one in told["results"]], told["more"]) == (["1"], True)


def test_what_only_this_machine_finds_is_shown_with_what_the_site_finds(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "nightly", "--offline", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]
    assert (row["found"], site.asked) == ("here", [])
    assert _run(home, '"nightl"') == 0
    assert [line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines()] == ["1", "9"]
    assert _run(home, '"nightl"', "--online") == 0
    assert [line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines()] == ["9"]


def test_other_trouble_is_told_and_nothing_else(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.trouble = Forbidden("no")
    assert _run(home, "nightly") == 1
    told = capsys.readouterr()
    assert (told.out, "may not see" in told.err) == ("", True)


def test_a_refused_token_is_no_empty_list_trap_7(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.trouble = SignInNeeded("acme")
    assert _run(home, "nightly") not in {terminal.WHOLE, terminal.USAGE}
    told = capsys.readouterr()
    assert (told.out, "Nothing was found" in told.err) == ("", False)
    assert "does not accept" in told.err


def test_a_result_from_here_tells_why_it_was_found(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "nightly", "--offline", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]
    assert [row["excerpt"][start:end] for start, end in row["lit"]] == ["nightly"]
    assert site.asked == []


def test_offline_asks_nobody_and_says_what_it_cannot_tell(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "pageStatus = Draft or type = page", "--offline", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert site.asked == []
    assert [one["url"] for one in told["results"]] == ["https://acme.test/wiki/x/1"]
    assert [one["clause"] for one in told["unanswered"]] == ["pageStatus = Draft"]
    assert _run(home, "pageStatus = Draft", "--offline") == 1
    err = capsys.readouterr().err
    assert "“pageStatus = Draft”: this is not kept offline." in err
    assert "Nothing was found." in err


def test_what_was_left_out_is_told_once_however_many_clauses_it_is_about(
    monkeypatch: pytest.MonkeyPatch, site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons = [*Reason, Reason.PARTLY, Reason.NOT_INDEXED]
    missing = tuple(Unanswered(at, at + 3, reason) for at, reason in enumerate(reasons))

    async def look(*_: object, **__: object) -> Looked:
        return Looked((), missing)

    monkeypatch.setattr(Search, "look", look)
    assert _run(home, "type = page", "--offline") == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == len(set(told))
    assert [line.partition(": ")[2] for line in told if "texts" in line or "content" in line] == [
        "Of some content too little is known offline; that was left out.",
        "Some texts cannot be searched yet; they were left out.",
        "Parts of this stand in so many texts that only some of them were read.",
    ]
    assert site.asked == []


def test_a_question_in_english_is_understood_offline_too(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "pages in Operations changed today", "--offline", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in told["results"]] == ["Backups"]
    assert _run(home, "pages in Operations changed yesterday", "--offline") == 1
    assert site.asked == []


def test_a_query_that_makes_no_sense_is_pointed_at(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(home, "type = poem") == 2
    assert site.asked == []
    assert "There is no type 'poem'." in capsys.readouterr().err


def test_half_a_name_of_a_field_is_pointed_at_wherever_one_asks(
    site: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for where in ((), ("--offline",), ("--online",)):
        assert _run(home, "tpye = page", *where) == 2
        told = capsys.readouterr()
        assert "tpye = page\n  ^^^^" in told.err
    assert site.asked == []


def test_a_program_reads_the_same_of_a_result_from_here_and_from_there(
    site: Site,  # noqa: ARG001 - stands behind the command
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = []
    for where in ("--offline", "--online"):
        assert _run(home, "nightly", where, "--json") == 0
        rows.append(json.loads(capsys.readouterr().out)["results"][0])
    assert rows[0].keys() == rows[1].keys()


def test_nobody_reading_on_is_no_fault(
    site: Site,  # noqa: ARG001 - stands behind the command
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", CutOff())
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert _run(home, "nightly") == 1


def test_a_limit_is_a_number(home: Path) -> None:
    with pytest.raises(SystemExit):
        _run(home, "x", "--limit", "0")
