"""The words on screen: all of them gathered, all of them translated, none of them damaged."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

CHECKOUT = Path(__file__).parents[2]
PACKAGE = CHECKOUT / "confluence_desk"
FOLDER = CHECKOUT / "resources" / "i18n"
TOOL = CHECKOUT / "packaging" / "words.py"
SOURCES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
COUNT = re.compile("%L?n")
PLACEHOLDER = re.compile(r"\{[^}]*\}|%L?n|%L?\d")


def check(*options: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, TOOL, "--check", *options], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def messages(language: str) -> list[tuple[str, str, list[str]]]:
    """Context, source and the forms of the translation."""
    root = etree.parse(FOLDER / f"confluence_desk_{language}.ts").getroot()
    return [
        (context.findtext("name") or "", message.findtext("source") or "", forms(message))
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def forms(message: etree._Element) -> list[str]:
    told = message.findall(".//numerusform") or message.findall("translation")
    return [form.text or "" for form in told]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call that gives words to the translators, with where it stands."""
    for where, node, _class in placed():
        yield where, node


def placed() -> Iterator[tuple[str, ast.Call, str]]:
    """The same with the class around it."""
    for path, tree in SOURCES.items():
        waiting: list[tuple[ast.AST, str]] = [(tree, "")]
        while waiting:
            node, around = waiting.pop()
            around = node.name if isinstance(node, ast.ClassDef) else around
            waiting += [(child, around) for child in ast.iter_child_nodes(node)]
            if isinstance(node, ast.Call) and gives_words(node):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node, around


def gives_words(call: ast.Call) -> bool:
    if called(call) == "translate":
        return len(call.args) > 1  # that of a text takes one
    return called(call) in {"tr", NOOP}


def context(call: ast.Call, around: str) -> str:
    """Where a translator finds the words."""
    if called(call) == "tr":
        return around
    named = call.args[0]
    return named.value if isinstance(named, ast.Constant) and isinstance(named.value, str) else ""


NOOP = "QT_TRANSLATE_NOOP"


def called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def source(call: ast.Call) -> str | None:
    """The words of a call; None where they are no literal."""
    words = call.args[0 if called(call) == "tr" else 1]
    return words.value if isinstance(words, ast.Constant) and isinstance(words.value, str) else None


def from_table(call: ast.Call) -> bool:
    return called(call) == "translate" and isinstance(
        call.args[1], ast.Name | ast.Attribute | ast.Subscript
    )


def test_the_files_are_what_make_words_makes_and_nothing_is_left_untranslated() -> None:
    code, said = check()
    assert not said
    assert code == 0


def test_a_word_that_is_missing_stale_or_untranslated_is_told(tmp_path: Path) -> None:
    """The check itself can fail."""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    german = tmp_path / "confluence_desk_de.ts"
    root = etree.parse(german).getroot()
    first, second, *_ = root.iter("message")
    first.find("source").text = "Nobody says this"  # type: ignore[union-attr]
    second.find("translation").text = ""  # type: ignore[union-attr]
    german.write_bytes(etree.tostring(root))
    code, said = check("--folder", tmp_path)
    assert code == 1
    assert "still has" in said
    assert "Nobody says this" in said
    assert "lacks" in said
    assert "does not translate" in said
    assert "confluence_desk_de.qm is not what" in said


def test_every_call_for_words_is_one_that_lupdate_reads() -> None:
    known = {(context, words) for context, words, _ in messages("de")}
    # Words that are put together, that stand inside an f-string, or that are counted in a way of
    # their own never reach a translator; only translate() may be given words a table has marked.
    assert not [
        where
        for where, call, around in placed()
        if (context(call, around), source(call)) not in known and not from_table(call)
    ]


def test_words_that_a_function_translates_are_marked() -> None:
    known = {(context, words) for context, words, _ in messages("de")}
    assert not [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path, tree in SOURCES.items()
        for name, contexts in translating(tree).items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) == name
        for words in call.args
        if isinstance(words, ast.Constant) and isinstance(words.value, str)
        if not any((each, words.value) in known for each in contexts)
    ]


def translating(tree: ast.Module) -> dict[str, set[str]]:
    """Functions that translate what they are given, with their contexts."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            given = {each.arg for each in node.args.args}
            for call in ast.walk(node):
                if not (isinstance(call, ast.Call) and gives_words(call) and from_table(call)):
                    continue
                if ast.unparse(call.args[1]) in given:
                    found.setdefault(node.name, set()).add(context(call, ""))
    return found


def test_the_translating_function_keeps_its_name() -> None:
    """lupdate knows no other."""
    assert not [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, tree in SOURCES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        if isinstance(node.value, ast.Attribute) and node.value.attr == "translate"
        if ast.unparse(node).partition(" ")[0].rstrip(":") != "translate"
    ]


def test_no_widget_is_given_plain_words() -> None:
    shown = {
        "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle",
        "setPlaceholderText", "setInformativeText", "addAction", "addMenu", "addTab", "addItem",
        "QLabel", "QPushButton", "QCheckBox", "QAction", "QGroupBox", "plain", "notice", "tip",
    }  # fmt: skip
    assert not [
        f"{path.relative_to(PACKAGE)}:{call.lineno} {ast.unparse(call.args[0])}"
        for path, tree in SOURCES.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and call.args and called(call) in shown
        if has_words(call.args[0])
    ]


def has_words(value: ast.expr) -> bool:
    """Whether an argument holds letters of its own, bare or in an f-string."""
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return any(isinstance(text, str) and re.search("[A-Za-z]{2,}", text) for text in texts)


def test_only_an_object_itself_is_asked_for_its_words() -> None:
    """lupdate files ``window.tr()`` under a class named window, which nothing ever is."""
    asked = [(where, call) for where, call in calls() if called(call) == "tr"]
    assert not [w for w, call in asked if ast.unparse(call.func) not in {"self.tr", "cls.tr"}]


def test_what_counts_is_told_how_many() -> None:
    counting = [(where, call) for where, call in calls() if COUNT.search(source(call) or "")]
    places = {"tr": 3, "translate": 4}
    assert not [w for w, call in counting if len(call.args) != places.get(called(call))]


def test_a_class_that_counts_has_no_heirs() -> None:
    """PySide looks for a plural only in the context of the object's own class."""
    parents = {
        base.id
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    wrong = [
        f"{node.name}: {source(call)}"
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name in parents
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and called(call) == "tr" and COUNT.search(source(call) or "")
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["en", "de"])
def test_translations_keep_every_placeholder(language: str) -> None:
    changed = [
        (words, form)
        for _, words, told in messages(language)
        for form in told
        if form and Counter(PLACEHOLDER.findall(words)) != Counter(PLACEHOLDER.findall(form))
    ]
    assert not changed


def test_translations_keep_what_surrounds_the_words() -> None:
    def outline(words: str) -> tuple[object, ...]:
        keys = len(re.findall(r"&(?=\w)", words))
        ends = words.endswith("…"), words.endswith(".")
        return (keys, ends, words[:1] == " ", words[-1:] == " ", words.count("\n"))

    changed = [
        (words, form)
        for _, words, told in messages("de")
        for form in told
        if form and outline(words) != outline(form)
    ]
    assert not changed


def test_german_leaves_a_blank_before_three_dots() -> None:
    told = [form for *_, each in messages("de") for form in each]
    assert [form for form in told if re.search(r"\w…$", form)] == []
