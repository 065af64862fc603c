"""What fails in the thread that is told of a start's end is noted as a crash is, not lost."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from confluence_desk.app import Program
from confluence_desk.system.crashes import Crashes


@pytest.mark.parametrize(("failed", "noted"), [(True, 1), (False, 0)])
def test_what_fails_behind_a_start_is_noted(
    failed: bool,
    noted: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[BaseException] = []
    crashes = Crashes(tmp_path / "runs", tmp_path / "logs")
    monkeypatch.setattr(crashes, "note", told.append)
    program = object.__new__(Program)
    program._crashes = crashes
    done: Future[None] = Future()
    if failed:
        done.set_exception(ValueError("unforeseen"))
    else:
        done.set_result(None)
    program._note_failure(done)
    assert len(told) == noted
