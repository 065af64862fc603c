"""Rules about the source that no linter of ours can say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "confluence_desk"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
FORBIDDEN = (".exec(", ".exec_(", "processEvents(")
VAGUE = {"utils", "util", "common", "helpers", "helper", "manager", "base", "misc"}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_source_to_judge() -> None:
    assert len(SOURCES) > 10


@pytest.mark.parametrize("call", FORBIDDEN)
def test_no_nested_event_loop_is_ever_run(call: str) -> None:
    found = [name(path) for path in SOURCES if call in path.read_text("utf-8")]
    assert not found


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_too_long() -> None:
    found = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 >= LONGEST_FUNCTION
    ]
    assert not found


def test_every_module_says_why_it_exists() -> None:
    assert not [name(p) for p in SOURCES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]


def test_names_say_what_a_file_is_for() -> None:
    assert not [name(path) for path in SOURCES if path.stem in VAGUE]
