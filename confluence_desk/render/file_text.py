"""Reads the words of a file that a page carries; what is no text is read in a process of its own.

Such a process may take so much time and so much memory and no more: a file can be built so that
whoever reads it never ends.
"""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

LARGEST = 48 * 1024 * 1024
"""Bytes: of larger files only the name is known."""
LONGEST = 1_000_000
"""Characters that are taken of one file."""
_SECONDS = 20
_MEMORY = 1024 * 1024 * 1024
_TEXTS = frozenset((
    *("txt", "text", "log", "md", "markdown", "rst", "adoc", "csv", "tsv", "json", "jsonl", "yaml"),
    *("ndjson", "yml", "toml", "ini", "cfg", "conf", "properties", "env", "sql", "sh", "bash"),
    *("zsh", "ps1", "bat", "py", "rb", "go", "rs", "java", "kt", "c", "h", "cpp", "hpp", "cs"),
    *("js", "ts", "tsx", "jsx", "css", "xml", "xsd", "wsdl", "html", "htm", "diff", "patch", "tf"),
    *("hcl", "proto", "graphql", "service", "rules", "tex", "ics", "eml"),
))  # fmt: skip
_OFFICE = frozenset((
    *("docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "potx", "ppsx"),
    *("odt", "ods", "odp", "ott", "ots", "otp"),
))  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x10\x12-\x1f\x7f]+")


def kind_of(name: str, media_type: str) -> str:
    """``text``, ``pdf`` or ``office``; empty for what has no words that can be read."""
    ending = PurePosixPath(name.lower()).suffix[1:]
    plain_type = media_type.partition(";")[0].strip().lower()
    if ending == "pdf" or plain_type == "application/pdf":
        return "pdf"
    if ending in _OFFICE:
        return "office"
    texts = ("text/", "application/json", "application/xml", "application/yaml")
    return "text" if ending in _TEXTS or plain_type.startswith(texts) else ""


def text_of(data: bytes, kind: str) -> str:
    """The words of a file; empty where it cannot be read. It may take some seconds."""
    if not kind or len(data) > LARGEST:
        return ""
    if kind == "text":
        return _sound(decoded(data[: 4 * LONGEST]))
    command = [sys.executable, "-m", "confluence_desk.render.file_text", kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return _sound(done.stdout.decode("utf-8", "replace"))


def decoded(data: bytes) -> str:
    """Text in whatever it was written: by its mark, else UTF-8, else as old systems do."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        return ""
    cut = data[:-4] if len(data) > LARGEST else data
    try:
        return cut.decode("utf-8-sig")
    except UnicodeDecodeError:
        return cut.decode("cp1252", "replace")


def _sound(text: str) -> str:
    lines = (line.rstrip() for line in _CONTROLS.sub(" ", text[:LONGEST]).splitlines())
    return "\n".join(line for line in lines if line.strip())


def pdf_text(data: bytes) -> Iterator[str]:
    """The words of a PDF, page by page."""
    from pypdf import PdfReader  # noqa: PLC0415 - only the process for it needs this
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    with contextlib.suppress(PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        for page in PdfReader(BytesIO(data), strict=False).pages:
            yield page.extract_text()


def _bound() -> None:
    """Let this process have so much memory and time and no more, where the system can do that."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main() -> int:
    """Read a file from standard input, and write its words to standard output."""
    _bound()
    data = sys.stdin.buffer.read()
    left = LONGEST
    for part in pdf_text(data) if sys.argv[1:] == ["pdf"] else _office(data):
        piece = part[:left].encode("utf-8", "replace")
        sys.stdout.buffer.write(piece + b"\n")
        left -= len(part)
        if left <= 0:
            break
    return 0


def _office(data: bytes) -> Iterator[str]:
    from confluence_desk.render.office import office_text  # noqa: PLC0415 - as above

    yield office_text(data)


if __name__ == "__main__":
    sys.exit(main())
