"""Gathers every translatable word of the package into .ts files and compiles them (`make words`).

lupdate finds the words and lrelease compiles them. Between the two this keeps what is translated
already, and marks what counts: in Python lupdate takes ``translate(.., "", n)`` for no plural.
"""

# ruff: noqa: INP001 - a script beside the package, not part of one

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6
from lxml import etree

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCES = CHECKOUT / "confluence_desk"
FOLDER = CHECKOUT / "resources" / "i18n"
LANGUAGES = ("en", "de")
FORMS = 2
"""English and German both know one and many."""
_NAME = "confluence_desk"
_TOOLS = Path(PySide6.__file__).parent

Key = tuple[str, str, str]
"""Context, source, comment: what tells messages apart."""


def main() -> int:
    """Write everything anew, or with ``--check`` say what is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what is behind")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where .ts and .qm are")
    parser.add_argument("--sources", type=Path, default=SOURCES, help="what is searched")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        write(options.sources, options.folder, Path(made))
        if options.check:
            found = [*behind(options.folder, Path(made)), *gaps(options.folder)]
            sys.stderr.write("".join(f"{line}\n" for line in found))
            return 1 if found else 0
        for path in Path(made).iterdir():
            (options.folder / path.name).write_bytes(path.read_bytes())
        sys.stdout.write(f"{len([*gaps(options.folder)])} words are not translated yet\n")
    return 0


def write(sources: Path, known: Path, made: Path) -> None:
    """Write the .ts and .qm of every language into ``made``; ``known`` holds the older ones."""
    found = _found(sources)
    for language in LANGUAGES:
        name = f"{_NAME}_{language}"
        old = _translated(known / f"{name}.ts")
        tree = _merged(found, old, language)
        path = made / f"{name}.ts"
        path.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="utf-8") + b"\n")
        _run("lrelease", "-silent", str(path), "-qm", str(made / f"{name}.qm"))


def behind(folder: Path, made: Path) -> Iterator[str]:
    """What is not in ``folder`` as it was just made: words first, then the compiled form."""
    for language in LANGUAGES:
        name = f"{_NAME}_{language}"
        have, want = _messages(folder / f"{name}.ts"), _messages(made / f"{name}.ts")
        yield from (f"{name}.ts lacks {key}" for key in want.keys() - have.keys())
        yield from (f"{name}.ts still has {key}" for key in have.keys() - want.keys())
        compiled = folder / f"{name}.qm"
        if not compiled.exists() or compiled.read_bytes() != (made / f"{name}.qm").read_bytes():
            yield f"{name}.qm is not what {name}.ts says; run `make words`"


def gaps(folder: Path) -> Iterator[str]:
    """What nobody has translated yet."""
    for language in LANGUAGES:
        name = f"{_NAME}_{language}.ts"
        for key, message in _messages(folder / name).items():
            if not all(_words(message)):
                yield f"{name} does not translate {key}"


def _found(sources: Path) -> etree._Element:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "found.ts"
        listed = Path(place) / "sources.lst"
        listed.write_text("\n".join(map(str, sorted(sources.rglob("*.py")))), "utf-8")
        _run("lupdate", "-silent", "-locations", "none", f"@{listed}", "-ts", str(path))
        found = etree.parse(path).getroot()
    for context in found.iter("context"):
        messages = context.findall("message")
        for message in messages:
            context.remove(message)
        context.extend(sorted(messages, key=lambda m: (_text(m, "source"), _text(m, "comment"))))
    return found


def _merged(found: etree._Element, old: dict[Key, list[str]], language: str) -> etree._Element:
    root = etree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for context in found.iter("context"):
        wanted = [m for m in context.iter("message") if language != "en" or _counts(m)]
        if wanted:
            place = etree.SubElement(root, "context")
            etree.SubElement(place, "name").text = _text(context, "name")
            for message in wanted:
                place.append(_filled(message, old.get(_key(context, message), [])))
    etree.indent(root, "    ")
    root.tail = None
    return root


def _filled(message: etree._Element, words: list[str]) -> etree._Element:
    made = etree.Element("message")
    for name in ("source", "comment"):
        if _text(message, name):
            etree.SubElement(made, name).text = _text(message, name)
    told = etree.SubElement(made, "translation")
    if _counts(message):
        made.set("numerus", "yes")
        words = words if len(words) == FORMS else [""] * FORMS
        for form in words:
            etree.SubElement(told, "numerusform").text = form
    else:
        words = words[:1] if len(words) == 1 else [""]
        told.text = words[0]
    if not all(words):
        told.set("type", "unfinished")
    return made


def _counts(message: etree._Element) -> bool:
    return re.search("%L?n", _text(message, "source")) is not None


def _translated(path: Path) -> dict[Key, list[str]]:
    return {key: _words(message) for key, message in _messages(path).items()}


def _messages(path: Path) -> dict[Key, etree._Element]:
    if not path.exists():
        return {}
    contexts = etree.parse(path).getroot().iter("context")
    return {_key(context, m): m for context in contexts for m in context.iter("message")}


def _words(message: etree._Element) -> list[str]:
    """The forms of a translation; empty where there is none."""
    told = message.find("translation")
    if told is None:
        return [""]
    forms = told.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [told.text or ""]


def _key(context: etree._Element, message: etree._Element) -> Key:
    return (_text(context, "name"), _text(message, "source"), _text(message, "comment"))


def _text(element: etree._Element, name: str) -> str:
    return element.findtext(name) or ""


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools; what it complains about ends us."""
    path = _TOOLS / (f"{tool}.exe" if os.name == "nt" else tool)
    done = subprocess.run([path, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - Qt's own tool
    if done.returncode or done.stderr.strip():
        sys.exit(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
