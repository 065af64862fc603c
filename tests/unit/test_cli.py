"""The command line answers at once, without Qt and without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from confluence_desk import __version__
from confluence_desk.cli import parser, run, spelt_out
from confluence_desk.system.display import has_display

QUIET = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}


def test_version_and_help_load_no_qt_no_http_and_no_server() -> None:
    asked = (
        "import sys, contextlib, io\n"
        "from confluence_desk.cli import run\n"
        "for words in (['--version'], ['--help'], ['demo-site', '--help'], ['sync', '--help'],"
        " ['keep', 'add', '--help']):\n"
        "    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "        run(words)\n"
        "heavy = {'PySide6', 'httpx', 'apsw', 'starlette', 'lxml', 'asyncio', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=QUIET
    )
    assert done.stdout.strip() == "[]"


def test_a_sync_loads_no_qt() -> None:
    asked = (
        "import sys, confluence_desk.sync_child, confluence_desk.sync_command\n"
        "import confluence_desk.keep_command, confluence_desk.services.sync.course\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env=QUIET,
    )
    assert done.stdout == f"Confluence Desk {__version__}\n"


def test_an_offscreen_platform_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not has_display()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert has_display()


@pytest.mark.parametrize(
    "words",
    [
        ["demo-site", "--port", "65536"],
        ["demo-site", "--port", "-1"],
        ["demo-site", "--pages", "0"],
        ["demo-site", "--pages", "100001"],
        ["demo-site", "--pages", "many"],
        ["demo-site", "--latency", "²"],
        ["nonsense"],
    ],
)
def test_a_bad_option_is_told_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ([], ""),
        (["OPS:Redis failover"], "OPS:Redis failover"),
        (["open", "OPS:Redis failover"], "OPS:Redis failover"),
        (["--home", "demo", "--new-window", "123"], "123"),
        (["--home=x", "--", "123"], "123"),
        (["acme.atlassian.net/wiki/x/AbC"], "https://acme.atlassian.net/wiki/x/AbC"),
        (["confluence-desk://page/123"], "123"),
        (["open", "demo:Page"], "demo:Page"),
    ],
)
def test_a_lone_link_needs_no_command(words: list[str], link: str) -> None:
    assert parser().parse_args(spelt_out(words)).link == link


@pytest.mark.parametrize(
    ("words", "query", "offline"),
    [
        (["-Xmx512m"], ["-Xmx512m"], False),
        (["-Xmx512m", "--offline"], ["-Xmx512m"], True),
        (["--off", "java", "-Xmx512m"], ["java", "-Xmx512m"], True),
        (["--no-verify"], ["--no-verify"], False),
        (["--offline", "--no-verify"], ["--no-verify"], True),
        (["--limit", "5", "->"], ["->"], False),
        (["--limit=5", "-n1"], ["-n1"], False),
        (["--offline", "--", "--json"], ["--json"], True),
    ],
)
def test_words_with_a_dash_are_searched_for(
    words: list[str], query: list[str], offline: bool
) -> None:
    found = parser().parse_args(spelt_out(["--home", "x", "search", *words]))
    assert (found.query, found.offline) == (query, offline)


@pytest.mark.parametrize("words", [["--ofline", "redis"], ["redis", "--limit", "0"], []])
def test_an_option_with_a_slip_is_not_searched_for(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(spelt_out(["search", *words]))


@pytest.mark.parametrize("words", [["demo"], ["--home", "x", "demo-site"], ["--verbose", "demo"]])
def test_commands_stay_commands(words: list[str]) -> None:
    assert spelt_out(words) == words


@pytest.mark.parametrize("words", [["file:///etc/passwd"], ["open", "nonsense"], ["1", "2"]])
def test_what_leads_nowhere_is_told_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "is no Confluence link" in said or "unrecognized" in said


def test_a_tour_leaves_its_pictures_in_the_build_folder() -> None:
    assert parser().parse_args(["demo"]).pictures == Path("build/tour")


def test_a_home_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "--home", occupied / "home"],
        capture_output=True,
        text=True,
        check=False,
        env={**QUIET, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 1
    assert "--home" in done.stderr
    assert "Traceback" not in done.stderr
