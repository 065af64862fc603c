"""The command ``render``: draws a storage file as the window would, for a terminal's pipelines.

Whatever the locale says, it writes UTF-8 and reads that, or UTF-16 that says so.
"""

import argparse
import codecs
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from confluence_desk.pipe import write
from confluence_desk.render.context import Context
from confluence_desk.render.document import draw, lone_document
from confluence_desk.render.plain import plain
from confluence_desk.services.look import Look
from confluence_desk.services.styles import sheet

STDIN = "-"
_USAGE = 2
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a shell of Windows begins what it writes into a file."""
_ANYWHERE = "https://confluence.invalid"
"""The site of a body that comes from none; nothing is ever asked of it."""


def render(options: argparse.Namespace) -> int:
    """Draw the file, or standard input, to standard output; returns the process's exit code."""
    try:
        written = _read(options.file)
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        _complain(f"“{options.file}” cannot be read ({reason}).")
        return _USAGE
    name = "" if options.file == STDIN else _shown(Path(options.file).name)
    return write(_text(written) if options.format == "text" else _html(written, name))


def _read(name: str) -> str:
    """The body; what is not UTF-8 in it is marked, and said on standard error."""
    raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    if raw.startswith(_UTF_16):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        _complain("Not all of it is UTF-8. What is not is drawn as “�”.")
        return raw.decode("utf-8-sig", "replace")


def _shown(name: str) -> str:
    """A file's name as it is, though the locale cannot read it."""
    return os.fsencode(name).decode("utf-8", "replace")


def _text(storage: str) -> str:
    words = plain(storage)
    return f"{words}\n" if words else ""


def stranger() -> Context:
    """The surroundings of a body that stands nowhere: nobody and nothing is known."""
    return Context(
        site_url=_ANYWHERE,
        page_id="",
        space_key="",
        title="",
        page_link=lambda _key, _title: None,
        attachment=lambda _name: None,
        attachment_of=lambda _key, _title, _name: None,
        person=lambda _account: "",
        today=datetime.now(UTC).astimezone().date(),
        files_known=False,
    )


def _html(storage: str, name: str) -> str:
    return lone_document(draw(storage, stranger()), name, sheet(Look()).decode()) + "\n"


def _complain(sentence: str) -> None:
    """Say it, as far as the terminal has the letters for it."""
    encoding = sys.stderr.encoding or "ascii"
    said = f"confluence-desk: {sentence}\n"
    sys.stderr.write(said.encode(encoding, "replace").decode(encoding))
