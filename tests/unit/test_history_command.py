"""``confluence-desk history``: the versions of a page in a terminal, with the site or without."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desk import terminal
from confluence_desk.cli import run
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.domain.errors import Unreachable
from confluence_desk.domain.readings import Reading
from tests.ui.fakes.history import FakeHistory

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
VERSIONS = [
    Version(n, NOON - timedelta(days=9 - n), "ana", f"Why\n{n}", minor_edit=n == 5)
    for n in (1, 4, 5)
]


class _Link:
    """Whether anything may be asked."""

    def __init__(self) -> None:
        self.paused = False

    def pause(self) -> None:
        self.paused = True


@dataclass
class _Library:
    history: FakeHistory = field(default_factory=FakeHistory)
    known: list[Version] = field(default_factory=lambda: list(VERSIONS))
    link: _Link = field(default_factory=_Link)
    trouble: Exception | None = None
    asked: int = 0

    def page(self, page_id: str) -> Page | None:
        return Page(page_id, "Retry", "1", Version(5, NOON))

    def node(self, page_id: str) -> PageNode | None:
        return PageNode(page_id, Kind.PAGE, "Retry", "1", None)

    def person_name(self, _account_id: str) -> str:
        return "Ana Ruiz"

    def versions(self, _page_id: str) -> list[Version]:
        return self.known

    async def refresh_details(self, _page_id: str) -> None:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble


@dataclass
class _Session:
    library: _Library
    connection: _Link


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> _Library:
    library = _Library()
    library.history.texts["14"] = {5}
    library.history.read["14"] = [Reading(4, NOON)]

    @asynccontextmanager
    async def opened(_paths: object) -> AsyncIterator[_Session]:
        yield _Session(library, library.link)

    monkeypatch.setattr(terminal, "opened", opened)
    return library


def test_versions_are_listed_newest_first_with_their_gaps(  # trap 88
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(tmp_path), "history", "14"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["5", "4", "2", "1"]
    assert lines[0].endswith("Ana Ruiz  minor edit  Why 5")
    assert lines[1].endswith("Why 4  not on this machine")
    assert lines[2].strip() == "2 to 3: not there any more"
    assert library.asked == 1


def test_programs_get_all_of_it(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(tmp_path), "history", "--json", "--offline", "14"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["page"] == {"id": "14", "title": "Retry"}
    assert told["missing"] == [[2, 3]]
    newest, read, _first = told["versions"]
    assert newest["here"]
    assert newest["minor"]
    assert newest["read"] is None
    assert read["read"] == NOON.isoformat()
    assert newest["author"] == {"id": "ana", "name": "Ana Ruiz"}
    assert library.asked == 0


def test_without_the_site_what_is_known_here_is_told(
    library: _Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.trouble = Unreachable("acme.atlassian.net")
    assert run(["--home", str(tmp_path), "history", "14"]) == 0
    assert "known on this machine" in capsys.readouterr().err
    library.known = []
    assert run(["--home", str(tmp_path), "history", "14"]) == 2
    assert "No versions of this page" in capsys.readouterr().err
