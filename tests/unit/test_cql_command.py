"""The command ``cql``: one verdict a query, for people and for programs."""

import io
import json

import pytest

from confluence_desk.cli import parser
from confluence_desk.cql_command import cql, judged  # noqa: F401 - the verdict is tested through the command

MIXED = "label = a or label = b and type = page"


def _run(*arguments: str) -> int:
    return cql(parser().parse_args(["cql", *arguments]))


def test_a_valid_query_is_printed_as_it_is_spelt(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("SPACE=OPS order by Title") == 0
    assert capsys.readouterr().out == "space = OPS ORDER BY title\n"


def test_a_fault_is_pointed_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("spase = OPS") == 1
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert lines[0].endswith("There is no field 'spase'. Perhaps: space")
    assert lines[1:] == ["  spase = OPS", "  ^^^^^"]


def test_the_verdict_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(MIXED, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["valid"], told["errors"]) == (True, [])
    assert told["canonical"] == "(label = a OR label = b) AND type = page"
    assert [(one["start"], one["end"]) for one in told["warnings"]] == [(0, len(MIXED))]


def test_queries_come_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps("type = page"), "", json.dumps("title ~\n'x"), "no JSON", "7"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert _run("--stdin") == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["valid"] for one in told] == [True, False, False, False]
    assert told[1]["errors"][0]["start"] == 8
    assert told[1]["canonical"] is None
    assert told[3]["errors"][0]["message"] == "The line is no JSON string."


def test_a_word_is_no_query_and_no_query_is_a_mistake() -> None:
    assert _run("hello") == 1
    with pytest.raises(SystemExit):
        _run()


def test_nobody_reading_on_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_text: str) -> int:
        return 1

    read = iter(['"type = page"\n', '"type = page"\n'])
    monkeypatch.setattr("confluence_desk.cql_command.write", nobody)
    monkeypatch.setattr("sys.stdin", read)
    assert _run("--stdin") == 1
    assert list(read) == ['"type = page"\n']
