"""What is written down of an exception: where it happened, never what was read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from confluence_desk.system.traces import fault, trace, without_home

TOKEN = "ATATT3xFfGF0abcdefghijklmnop"
PAGE = "Layoffs in March: who goes and who stays"


def fail(message: str) -> None:
    raise ValueError(message)


def caught(act: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as info:  # noqa: PT011 - whatever it raises
        act()
    return info.value


def test_it_tells_where_it_happened_and_what() -> None:
    told = trace(caught(lambda: dict[str, int]()["missing_key"]))
    assert "test_traces.py" in told
    assert told.endswith("KeyError: 'missing_key'\n")
    assert "^" not in told


def test_secrets_of_chained_causes_are_hidden() -> None:
    def act() -> None:
        try:
            try:
                fail(f"Authorization: Basic {TOKEN}")
            except ValueError as first:
                raise RuntimeError(f"https://x.example/?token={TOKEN}&a=1") from first
        except RuntimeError:
            raise OSError(f"cannot send {TOKEN}")  # noqa: B904 - the context is the point

    told = trace(caught(act))
    assert TOKEN not in told
    assert told.index("ValueError") < told.index("RuntimeError") < told.index("OSError")
    assert "led to" in told
    assert "being handled" in told


def test_a_cause_that_was_set_aside_stays_aside() -> None:
    def act() -> None:
        try:
            fail("first")
        except ValueError:
            raise OSError("second") from None

    assert "first" not in trace(caught(act))


def test_groups_are_told_one_by_one() -> None:
    def act() -> None:
        raise ExceptionGroup("two", [ValueError(f"token={TOKEN}"), KeyError("b")])

    told = trace(caught(act))
    assert TOKEN not in told
    assert "number 1" in told
    assert "KeyError" in told


@pytest.mark.parametrize(
    "message",
    [
        f"cannot parse {PAGE!r}",
        f"no page “{PAGE}”",
        "no page “Pay”",
        f'in "{PAGE}" at 3',
        f"body: {'x ' * 200}{PAGE}",
        "'" + "Betriebsratsvereinbarungsentwurfsfassungen" + "'",
    ],
)
def test_the_words_of_a_page_are_left_out(message: str) -> None:
    told = trace(ValueError(message))
    assert "[text]" in told
    for word in ("Layoffs", "Pay", "Betriebsrat"):
        assert word not in told


def test_a_huge_message_is_no_trouble() -> None:
    assert len(trace(ValueError("a 'b " * 1_000_000))) < 1000


def test_notes_of_an_exception_are_left_out() -> None:
    error = ValueError("short")
    error.add_note(PAGE)
    assert PAGE not in trace(error)


def test_a_message_that_breaks_is_no_second_crash() -> None:
    class Broken(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no")

    assert "no message: RuntimeError" in trace(Broken())


def test_a_fault_is_called_by_its_kind_and_the_last_place_in_our_own_source() -> None:
    try:
        without_home(3)  # type: ignore[arg-type]
    except AttributeError as error:
        kind, _, place = fault(error).partition(" · ")
        assert (kind, place.partition(":")[0]) == ("AttributeError", "traces.py")
    else:
        pytest.fail("a number has no text")
    assert fault(ValueError(PAGE)) == "ValueError"


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert trace(first).count("ValueError") == 2


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada.lovelace")
    assert without_home(f"{Path.home()}/x") == "~/x"
    assert "lovelace" not in trace(OSError("/home/ada.lovelace/file is not there"))
    monkeypatch.setenv("HOME", "/")
    assert without_home("/a/b") == "/a/b"
