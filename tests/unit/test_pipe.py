"""What commands write: whole for programs, harmless for terminals."""

import io

import pytest

from confluence_desk.pipe import write

EVIL = "\x1b]0;title\x07 \x9b2J \x1b[2J \rhidden \x1b[31mred\x1b[0m\tü\r\n"


class _Out(io.TextIOWrapper):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), "utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def written(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> str:
    out = _Out(terminal=terminal)
    monkeypatch.setattr("sys.stdout", out)
    assert write(EVIL) == 0
    raw = out.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def test_a_terminal_gets_no_orders_from_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    said = written(monkeypatch, terminal=True)
    assert said == "�]0;title� �2J �[2J �hidden \x1b[31mred\x1b[0m\tü\r\n"


def test_a_program_gets_every_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, terminal=False) == EVIL
