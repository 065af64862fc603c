"""``confluence-desk render``: the window's own drawing, in a pipeline, whatever the locale."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from confluence_desk.cli import run
from confluence_desk.render.document import draw
from tests.unit.render.html_rules import document_of

CODE = "def f(å):\n\tif å < 1 & True:\n    \treturn 'ø  中文'  \n\n"
BODY = (
    "<p>a &oslash; b</p>"
    '<ac:structured-macro ac:name="code"><ac:plain-text-body>'
    f"<![CDATA[{CODE}]]></ac:plain-text-body></ac:structured-macro>"
)
LOCALES = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "cp950", "PYTHONUTF8": "0"},
    {"LC_ALL": "C.UTF-8"},
]


def carried_out(words: list[str], env: dict[str, str], given: bytes = b"") -> tuple[int, str, str]:
    """The exit code, what is written and what is complained about."""
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "render", *words],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode("cp950", "replace")


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_trap_62_code_comes_out_as_it_went_in_under_any_locale(
    tmp_path: Path, locale: dict[str, str]
) -> None:
    file = tmp_path / "sø.xml"
    file.write_bytes(BODY.encode())
    code, html, said = carried_out([str(file)], locale)
    assert (code, said) == (0, "")
    body = document_of(html)
    assert body.findtext(".//title") == "sø.xml"
    assert "".join(map(str, body.find(".//pre").itertext())) == CODE.strip("\n")
    code, text, said = carried_out(["-", "--format", "text"], locale, BODY.encode())
    assert (code, said) == (0, "")
    assert text.startswith("a ø b\ndef f(å):\n")


def written(monkeypatch: pytest.MonkeyPatch, given: bytes, *words: str) -> str:
    """What the command writes about this body."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))
    monkeypatch.setattr("sys.stdout", out)
    assert run(["render", "-", *words]) == 0
    return raw.getvalue().decode()


def test_the_html_is_what_the_window_draws(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    storage = '<h1>A</h1><p>b</p><ac:structured-macro ac:name="toc"/>'
    html = written(monkeypatch, storage.encode())
    article = html.partition('<article class="body" id="body">')[2].partition("</article>")[0]
    from confluence_desk.render_command import stranger  # noqa: PLC0415 - loads the renderer

    assert article == draw(storage, stranger()).html
    assert capsys.readouterr().err == ""


def test_a_body_without_text_says_so_and_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "This page has no text." in written(monkeypatch, b"")
    assert written(monkeypatch, b"<p></p>", "--format", "text") == ""


def test_what_is_not_utf8_is_marked_and_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(monkeypatch, b"\xef\xbb\xbf<p>a\xffb</p>", "--format", "text") == "a\ufffdb\n"
    assert "Not all of it is UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_what_a_shell_of_windows_wrote_is_read(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    given = "\ufeff<p>sø 日</p>".encode(encoding)
    assert written(monkeypatch, given, "--format", "text") == "sø 日\n"


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (tmp_path, tmp_path / "missing.xml", tmp_path / "a\0b"):
        assert run(["render", str(name)]) == 2
        assert capsys.readouterr().err.startswith("confluence-desk: “")


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "long.xml"
    file.write_bytes(b"<p>word</p>" * 100_000)
    command = [sys.executable, "-m", "confluence_desk", "render", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1
