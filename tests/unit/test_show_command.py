"""``confluence-desk show``: a page in a terminal, with or without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk import terminal
from confluence_desk.cli import run
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import Missing, SignInNeeded, Unreachable
from confluence_desk.services.copies import Copy, Form

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
BODY = "<p>Stay <em>calm</em>, 主节点.</p>"
KEPT = Page("14", "Redis failover", "1", Version(3, NOON), body=BODY)
NEWEST = Page("14", "Redis failover", "1", Version(4, NOON), body="<p>All is well.</p>")


class _Copies:
    async def page(self, _node_id: str, form: Form) -> Copy:
        return Copy("# Redis failover", "<h1>Redis failover</h1>" if form is Form.RICH else "")


class _Link:
    """Whether anything may be asked."""

    def __init__(self) -> None:
        self.paused = False

    def pause(self) -> None:
        self.paused = True


@dataclass
class _Library:
    """A library with one page, and a site that answers or fails."""

    kept: Page | None = KEPT
    trouble: Exception | None = None
    asked: list[str] = field(default_factory=list)
    copies: _Copies = field(default_factory=_Copies)
    link: _Link = field(default_factory=_Link)

    def page(self, _page_id: str) -> Page | None:
        return self.kept

    async def refresh_page(self, page_id: str) -> None:
        self.asked.append(page_id)
        if self.trouble is not None:
            raise self.trouble
        self.kept = NEWEST

    async def prepare(self, _page_id: str) -> None:
        return


@dataclass
class _Session:
    library: _Library
    connection: _Link


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> _Library:
    library = _Library()

    @asynccontextmanager
    async def opened(_paths: object) -> AsyncIterator[_Session]:
        yield _Session(library, library.link)

    monkeypatch.setattr(terminal, "opened", opened)
    return library


def shown(home: Path, capture: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str, str]:
    code = run(["--home", str(home), "show", *words])
    out, complaint = capture.readouterr()
    return code, out.decode(), complaint.decode()


def test_the_newest_is_printed(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, said, complaint = shown(tmp_path, capfdbinary, "14")
    assert (code, said, complaint) == (0, "Redis failover\n\nAll is well.\n", "")
    assert library.asked == ["14"]


def test_offline_asks_nobody(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, said, _ = shown(tmp_path, capfdbinary, "14", "--offline")
    assert (code, said) == (0, "Redis failover\n\nStay calm, 主节点.\n")
    assert not library.asked
    assert library.link.paused


@pytest.mark.parametrize("trouble", [Unreachable("acme"), Missing("page", "14")])
def test_without_the_site_the_copy_is_printed_and_said_to_be_one(
    trouble: Exception,
    library: _Library,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    library.trouble = trouble
    code, said, complaint = shown(tmp_path, capfdbinary, "14")
    assert (code, said) == (0, "Redis failover\n\nStay calm, 主节点.\n")
    assert "the copy on this machine, version 3" in complaint


def test_what_is_nowhere_is_said(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library.kept, library.trouble = None, Missing("page", "14")
    code, said, complaint = shown(tmp_path, capfdbinary, "14")
    assert (code, said) == (2, "")
    assert "no copy of this page" in complaint


def test_a_refused_token_is_not_hidden_behind_the_copy(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library.trouble = SignInNeeded("acme")
    code, said, complaint = shown(tmp_path, capfdbinary, "14")
    assert (code, said) == (5, "")
    assert "sign in" in complaint.lower()


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("markdown", "# Redis failover"),
        ("html", "<h1>Redis failover</h1>"),
        ("storage", "<p>All is well.</p>"),
    ],
)
def test_other_forms(
    form: str,
    begins: str,
    library: _Library,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    code, said, _ = shown(tmp_path, capfdbinary, "14", "--format", form)
    assert (code, said) == (0, begins + "\n")
    assert library.asked


def test_a_fault_of_ours_is_not_told_as_the_readers(library: _Library, tmp_path: Path) -> None:
    library.trouble = KeyError("title")
    with pytest.raises(KeyError):
        run(["--home", str(tmp_path), "show", "14"])
