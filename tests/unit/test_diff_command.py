"""``confluence-desk diff``: two files compared in a pipeline, whatever the locale."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk import diff_command, terminal
from confluence_desk.cli import run
from confluence_desk.diff.report import compare
from confluence_desk.diff.told import as_text
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import Missing, Refused
from confluence_desk.render_command import stranger
from confluence_desk.services.comparing import Comparing
from confluence_desk.services.hanging import Hanging
from tests.unit.render.html_rules import document_of
from tests.unit.services.test_comparing import FakeHung

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
OLD = "<h2>Why</h2><p>We retry <strong>five</strong> times, 主节点.</p><p>Gone for good.</p>"
NEW = "<h2>Why</h2><p>We retry <strong>three</strong> times, 从节点.</p>"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.xml", tmp_path / "new ü.xml"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return str(old), str(new)


def printed(*words: str, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """The exit code, what is written and what is complained about."""
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "diff", *words],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace")


def test_the_changes_are_told_in_words(files: tuple[str, str]) -> None:
    code, said, complaint = printed(*files, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (code, complaint) == (0, "")
    assert "~ We retry [-five-] {+three+} times, [-主-]{+从+}节点." in said
    assert "- Gone for good.\n" in said
    assert "\x1b" not in said


def test_rows_are_given_to_programs(files: tuple[str, str]) -> None:
    _, said, _ = printed("--json", *files)
    told = json.loads(said)
    assert told["counts"] == {"changed": 1, "removed": 1}
    assert [row["kind"] for row in told["rows"]] == ["same", "changed", "removed"]
    heading, changed, gone = told["rows"]
    assert heading["left"]["text"] == heading["right"]["text"] == "Why"
    assert '<del class="gone">five</del>' in changed["left"]["html"]
    assert '<ins class="come">three</ins>' in changed["right"]["html"]
    assert ["-", "five "] in changed["words"]
    assert gone["right"] is None


def test_both_pages_are_written_as_a_file_of_their_own(files: tuple[str, str]) -> None:
    _, said, _ = printed("--html", *files)
    document_of(said)
    assert "<style>" in said
    assert "<script" not in said


def test_a_file_of_both_pages_asks_nothing_of_this_program(tmp_path: Path) -> None:
    for name in "ab":
        body = f'<ac:link><ri:page ri:content-title="{name}"/></ac:link>'
        foreign = f'<ac:image><ri:url ri:value="https://x.example/{name}.png"/></ac:image>'
        (tmp_path / name).write_text(f"<p>{body} {foreign}</p>", "utf-8")
    _, said, _ = printed("--html", str(tmp_path / "a"), str(tmp_path / "b"))
    assert "x.example" in said
    assert "desk://" not in said


def test_the_source_is_told_as_a_patch(files: tuple[str, str]) -> None:
    _, said, _ = printed("--source", *files)
    lines = said.splitlines()
    assert lines[0].startswith("--- ")
    assert "-<p>Gone for good.</p>" in lines


def test_no_visible_change_is_an_answer(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name, id_ in (("a", "1"), ("b", "2")):
        body = f'<ac:structured-macro ac:name="toc" ac:macro-id="{id_}"/><p local-id="{id_}">x</p>'
        (tmp_path / name).write_text(body, "utf-8")
    assert run(["diff", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert capfdbinary.readouterr().out == b"No visible change.\n"


def test_what_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert run(["diff", str(picture), str(picture)]) == 2
    assert "a.png” is no text" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "nowhere.xml", "nowhere.xml"]) == 2
    assert "“nowhere.xml” cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["one"], ["1", "2", "x"], ["1", "2", "3", "4"]])
def test_what_makes_no_sense_is_refused(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *given]) == 2
    assert "two files, or a page and two version numbers" in capsys.readouterr().err


@dataclass
class _Library:
    """A library with one version here and another at Confluence."""

    asked: list[int] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    hung: FakeHung = field(default_factory=FakeHung)

    @property
    def comparing(self) -> Comparing:
        return Comparing(self.page_version, lambda *_: stranger(), hung=self.hung)

    def page(self, page_id: str) -> Page | None:
        body = self.bodies.get(page_id)
        return Page(page_id, "Why", "1", Version(2, NOON), body=body)

    async def refresh_page(self, _page_id: str) -> None:
        """Nothing new comes."""

    def page_version(self, page_id: str, number: int) -> Page | None:
        known = {1: OLD, **dict.fromkeys(self.asked, NEW)}
        body = known.get(number)
        return None if body is None else Page(page_id, "Why", "1", Version(number, NOON), body=body)

    async def refresh_version(self, _page_id: str, number: int) -> None:
        if number > 99:
            raise Refused("a version")
        if number != 2:
            raise Missing("a version")
        self.asked.append(number)


@dataclass
class _Session:
    library: _Library


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> _Library:
    library = _Library()

    @asynccontextmanager
    async def opened(_paths: object) -> AsyncIterator[_Session]:
        yield _Session(library)

    monkeypatch.setattr(terminal, "opened", opened)
    return library


def test_two_versions_of_a_page_are_compared_and_what_is_not_here_is_fetched(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(tmp_path), "diff", "--json", "14", "1", "2"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["counts"] == {"changed": 1, "removed": 1}
    assert library.asked == [2]


@pytest.mark.parametrize("number", ["7", "99999999999999999999"])
def test_a_version_that_never_was_is_named(
    number: str, library: _Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(tmp_path), "diff", "14", "1", number]) == 2
    assert f"no version {number} of this page" in capsys.readouterr().err
    assert not library.asked


def test_two_pages_are_compared_and_a_page_with_a_file(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library.bodies = {"14": OLD, "15": NEW}
    assert run(["--home", str(tmp_path), "diff", "--json", "14", "15"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["counts"] == {"changed": 1, "removed": 1}
    draft = tmp_path / "draft.xml"
    draft.write_text(OLD, "utf-8")
    assert run(["--home", str(tmp_path), "diff", str(draft), "14"]) == 0
    assert capfdbinary.readouterr().out == b"No visible change.\n"


def test_labels_and_files_of_two_pages_are_told_to_programs(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library.bodies, library.asked = {"14": NEW, "15": NEW}, [2]
    library.hung.known["14"] = Hanging(("ops",), (("plan.png", ""),))
    library.hung.coming["15"] = Hanging(("ops", "api"), ())
    assert run(["--home", str(tmp_path), "diff", "--json", "14", "15"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    rows = [(row["kind"], row["block"]) for row in told["rows"] if row["kind"] != "same"]
    assert rows == [("removed", "file"), ("added", "label")]
    assert told["rows"][0]["left"]["text"] == "plan.png"


def test_files_that_came_with_a_version_are_told(
    library: _Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library.hung.coming["14"] = Hanging(files=(("plan.png", "1"),))
    assert run(["--home", str(tmp_path), "diff", "14", "1", "2"]) == 0
    assert b"+ plan.png" in capfdbinary.readouterr().out


def test_a_page_and_a_file_that_is_not_there(
    library: _Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.bodies = {"14": OLD}
    assert run(["--home", str(tmp_path), "diff", "14", "nowhere.xml"]) == 2
    assert "“nowhere.xml” cannot be read" in capsys.readouterr().err


def test_a_page_without_a_text_is_named(
    library: _Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.bodies = {}
    assert run(["--home", str(tmp_path), "diff", "14", "15"]) == 2
    assert "no text of “14”" in capsys.readouterr().err


def test_what_went_and_what_came_have_colours() -> None:
    lines = list(as_text(compare(OLD, NEW), diff_command._coloured))  # noqa: SLF001 - what paints
    assert "\x1b[31mfive\x1b[0m" in lines[1]
    assert "\x1b[32mthree\x1b[0m" in lines[1]
    assert "\x1b[31mGone for good.\x1b[0m" in lines[2]
    plain = list(as_text(compare("", "<p>Come.</p>"), diff_command._plain))  # noqa: SLF001 - as above
    assert plain[0] == "+ Come."


def told(old: str, new: str) -> list[str]:
    return list(as_text(compare(old, new), diff_command._plain))  # noqa: SLF001 - as above


def test_cells_of_a_row_are_told_apart() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    old = f"<table><tbody>{row.format('Mail', '6')}{row.format('Search', '2')}</tbody></table>"
    new = old.replace("<td>6</td>", "<td>7</td>").replace(
        "</tbody>", f"{row.format('a', 'b')}</tbody>"
    )
    assert told(old, new)[:3] == ["~ Mail | [-6-]{+7+}  [cell]", "  Search | 2", "+ a | b"]
    wider = old.replace("</tr>", "<td>9 s</td></tr>")
    assert told(old, wider)[1] == "~ Mail | 6 | {+9 s+}  [column-added]"
    assert told(wider, old)[1] == "~ Mail | 6 | [-9 s-]  [column-removed]"


def test_what_has_no_words_is_called_by_its_name() -> None:
    toc = '<ac:structured-macro ac:name="toc"/>'
    assert told("<p>One.</p>", f"<p>One.</p>{toc}<hr/>")[1:3] == ["+ (toc)", "+ (rule)"]
