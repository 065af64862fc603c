"""Whatever a trouble is about has a name that can be translated."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from confluence_desk.api.scopes import needed
from confluence_desk.api.wire import PLURAL
from confluence_desk.ui.things import THINGS, is_known, thing

PACKAGE = Path(__file__).parents[2] / "confluence_desk"
PLACES = ("api/*.py", "services/*.py")
PARTS = {
    "kind": tuple(map(str, PLURAL)),
    "top_kind": tuple(map(str, PLURAL)),
    "plural": ("pages", "blogposts"),
    "list_name": ("labels", "attachments", "versions"),
    "place": ("footer", "inline"),
}
ASKING = {"Call", "listed", "_listed"}
FAILING = {"Missing", "Forbidden", "Removed", "TooLarge", "Conflict"}
"""Their second argument is a detail for the log."""


def asked() -> Iterator[str]:
    """Every name that the API's calls give to what they want."""
    for path in itertools.chain(*(PACKAGE.glob(place) for place in PLACES)):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in ASKING | FAILING:
                for words in node.args[: 1 if called(node) in FAILING else 2]:
                    yield from filter(named, samples(words))


def named(words: str) -> bool:
    return bool(words) and not words.startswith("/")


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def samples(words: ast.expr) -> Iterator[str]:
    """The texts an argument may become; none where it is no text."""
    if isinstance(words, ast.Constant) and isinstance(words.value, str):
        yield words.value
    elif isinstance(words, ast.JoinedStr):
        yield from map("".join, itertools.product(*map(choices, words.values)))


def choices(part: ast.expr) -> tuple[str, ...]:
    if isinstance(part, ast.Constant):
        return (str(part.value),)
    assert isinstance(part, ast.FormattedValue)
    name = ast.unparse(part.value)
    return ("/wiki",) if re.fullmatch(r"V\d|path", name) else PARTS.get(name, ("123",))


ALL = sorted({words for words in asked() if not words.startswith(("file host", "no such"))})


def test_the_api_names_what_it_wants() -> None:
    assert len(ALL) > 30
    assert "children of page 123" in ALL
    assert "inline comments of blogpost 123" in ALL


@pytest.mark.parametrize("what", ALL)
def test_every_name_has_words_for_translators(what: str) -> None:
    assert is_known(what)


@pytest.mark.parametrize(
    "path",
    [
        "/wiki/api/v2/pages/1/direct-children", "/wiki/api/v2/pages/1/ancestors",
        "/wiki/api/v2/pages/1/footer-comments", "/wiki/api/v2/users-bulk", "/x/download",
        "/wiki/api/v2/pages/1/attachments", "/wiki/api/v2/spaces", "/wiki/api/v2/folders/1",
        "/wiki/api/v2/pages/1", "/wiki/rest/api/search", "/wiki/rest/api/user/current",
        "/wiki/rest/api/content/1/restriction/byOperation", "/elsewhere",
    ],
)  # fmt: skip
def test_every_part_that_needs_a_scope_has_words(path: str) -> None:
    assert is_known(needed(path)[0])


def test_things_within_things_are_named_too(qtbot: QtBot) -> None:  # noqa: ARG001
    class Marked(QTranslator):
        def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
            return False

        def translate(self, context: str, words: str, *_: object) -> str:
            return f"⟦{words}⟧" if context == "Thing" else ""

    marked = Marked()
    QCoreApplication.installTranslator(marked)
    try:
        assert thing("children of page 12") == "⟦children of ⟦page 12⟧⟧"
        assert thing("the page “A {b} in space X” in space OPS") == (
            "⟦the page “A {b} in space X” in ⟦space OPS⟧⟧"
        )
    finally:
        QCoreApplication.removeTranslator(marked)


def test_what_nobody_knows_stays_as_it_is() -> None:
    assert thing("the seven seas") == "the seven seas"
    assert not is_known("the seven seas")
    assert not is_known("children of the moon")


def test_no_name_stands_twice() -> None:
    assert len(set(THINGS)) == len(THINGS)
