"""The log: lines of JSON in a private, bounded file, with no secret in it."""

import json
import logging
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.system.logs import JsonLines, configure
from confluence_desk.system.paths import Paths

log = logging.getLogger("confluence_desk.somewhere")
TOKEN = "ATATT3xFfGF0abcdefghijklmnop"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.of(tmp_path)


@pytest.fixture
def start(paths: Paths) -> Iterator[Callable[..., None]]:
    ends: list[Callable[[], None]] = []
    yield lambda **options: ends.append(configure(paths, **options))
    for end in ends:
        end()


def _lines(paths: Paths) -> list[dict[str, Any]]:
    text = (paths.logs / "confluence-desk.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def fail(error: Exception) -> None:
    raise error


def test_a_record_is_one_line_of_json(start: Callable[..., None], paths: Paths) -> None:
    start()
    log.info("saved %d pages\nand more", 3, extra={"space": "OPS", "pages": 3})
    (line,) = _lines(paths)
    assert line["message"] == "saved 3 pages\nand more"
    assert (line["level"], line["logger"]) == ("INFO", "confluence_desk.somewhere")
    assert (line["space"], line["pages"]) == ("OPS", "3")
    assert line["time"].endswith("+00:00")


@pytest.mark.expect_log("confluence_desk")
def test_no_secret_reaches_the_file_by_any_way(  # trap 17
    start: Callable[..., None], paths: Paths
) -> None:
    start()
    log.warning("Authorization: Basic %s", TOKEN)
    log.info("signed in", extra={"token": "hunter2hunter2"})
    try:
        int(f"Bearer {TOKEN}")
    except ValueError:
        log.exception("failed", stack_info=True)
    written = (paths.logs / "confluence-desk.log").read_text(encoding="utf-8")
    assert TOKEN not in written
    assert "hunter2" not in written
    assert "ValueError" in written
    assert len(_lines(paths)) == 3


def test_other_libraries_speak_only_when_asked(
    start: Callable[..., None], paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    start()
    logging.getLogger("httpx").info("HTTP Request: GET /wiki/x?title=Layoffs")
    log.debug("detail")
    assert _lines(paths) == []
    assert capsys.readouterr().err == ""


def test_verbose_says_more_and_says_it_at_once(
    start: Callable[..., None], paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    start(verbose=True)
    logging.getLogger("a.library").info("GET /x?token=%s", TOKEN)
    log.debug("detail")
    assert [line["logger"] for line in _lines(paths)] == [
        "a.library",
        "confluence_desk.somewhere",
    ]
    said = capsys.readouterr().err
    assert "detail" in said
    assert TOKEN not in said


def test_the_files_are_private_and_few(start: Callable[..., None], paths: Paths) -> None:  # trap 17
    start()
    for _ in range(60):
        log.info("x" * 100_000)
    files = list(paths.logs.iterdir())
    assert 2 <= len(files) <= 4
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert sum(file.stat().st_size for file in files) < 5_000_000


@pytest.mark.expect_log("confluence_desk")
def test_secrets_of_causes_and_addresses_stay_out(  # trap 17
    start: Callable[..., None], paths: Paths
) -> None:
    start()
    url = f"https://media.example/file/1?client=2&token={TOKEN}&name=plan.pdf"
    try:
        try:
            fail(ConnectionError(f"GET {url} failed, sent Authorization: Basic {TOKEN}"))
        except ConnectionError as cause:
            raise ExceptionGroup("both", [ValueError(f"token={TOKEN}")]) from cause
    except ExceptionGroup:
        log.exception("cannot fetch %s", url, extra={"url": url})
    (line,) = _lines(paths)
    assert TOKEN not in json.dumps(line)
    assert "media.example/file/1" in line["url"]
    assert line["traceback"].index("ConnectionError") < line["traceback"].index("ValueError")


@pytest.mark.expect_log("confluence_desk")
def test_the_words_of_a_page_stay_out_of_tracebacks(
    start: Callable[..., None], paths: Paths
) -> None:
    start()
    title = "Layoffs in March"
    try:
        int(title)
    except ValueError:
        log.exception("failed")
    (line,) = _lines(paths)
    assert line["traceback"].count("Layoffs") == 0
    assert "ValueError: invalid literal for int() with base 10: [text]" in line["traceback"]


def test_each_file_is_bounded(start: Callable[..., None], paths: Paths) -> None:
    start()
    for number in range(40):
        log.info("%d %s", number, "x" * 60_000)
    sizes = {file.name: file.stat().st_size for file in paths.logs.iterdir()}
    assert set(sizes) == {"confluence-desk.log", "confluence-desk.log.1", "confluence-desk.log.2"}
    assert max(sizes.values()) <= 1_000_000
    last = (paths.logs / "confluence-desk.log").read_text("utf-8").splitlines()[-1]
    assert json.loads(last)["message"].startswith("39 ")


def test_lone_surrogates_and_odd_characters_do_not_stop_it(
    start: Callable[..., None], paths: Paths
) -> None:
    start()
    # Straight to our handler: pytest's own could not pass the text on to another process.
    (ours,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, JsonLines)]
    ours.handle(log.makeRecord(log.name, logging.INFO, "", 0, "odd \ud800 \x00 😀", (), None))
    assert len(_lines(paths)) == 1


def test_ending_leaves_logging_as_it_was(paths: Paths) -> None:
    everything, ours = logging.getLogger(), logging.getLogger("confluence_desk")
    before = (everything.level, ours.level, list(everything.handlers))
    configure(paths, verbose=True)()
    assert (everything.level, ours.level, list(everything.handlers)) == before
