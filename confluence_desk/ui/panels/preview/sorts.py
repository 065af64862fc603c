"""Tells from its type and name how a file can be shown, and reads its bytes with bounds."""

import csv
from enum import StrEnum
from pathlib import PurePath

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.frozen import frozen

LARGE = 50_000_000
"""From this size on a file is fetched only when asked for once more."""
LONGEST_TEXT = 500_000
LONGEST_LINE = 4_000
MOST_ROWS, MOST_COLUMNS = 5_000, 100


class Sort(StrEnum):
    """How a file is shown; ``OTHER`` by its facts alone."""

    PICTURE = "picture"
    PAPER = "paper"
    TABLE = "table"
    TEXT = "text"
    OTHER = "other"


_PICTURES = {"png", "jpeg", "jpg", "gif", "webp", "bmp", "svg+xml", "x-icon", "tiff"}
_NAMED = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg"), Sort.PICTURE),
    ".pdf": Sort.PAPER,
}
_UNTOLD = {"", "application/octet-stream", "binary/octet-stream"}
"""What programs say that upload a file without looking at it."""
_TABLES = {".csv", ".tsv"}
_TEXTS = {
    *(".txt", ".log", ".md", ".rst", ".json", ".xml", ".yml", ".yaml", ".toml", ".ini", ".cfg"),
    *(".conf", ".properties", ".py", ".js", ".ts", ".tsx", ".jsx", ".java", ".kt", ".go", ".rs"),
    *(".c", ".h", ".cpp", ".hpp", ".cs", ".rb", ".php", ".pl", ".sh", ".bash", ".zsh", ".ps1"),
    *(".sql", ".tf", ".hcl", ".gradle", ".groovy", ".scala", ".swift", ".css", ".scss", ".html"),
    *(".htm", ".diff", ".patch", ".env", ".lua", ".r", ".proto", ".graphql", ".dockerfile"),
}
_TEXT_TYPES = {
    *("application/json", "application/xml", "application/javascript", "application/x-sh"),
    *("application/sql", "application/yaml", "application/x-yaml", "application/toml"),
}


def sort_of(file: Attachment) -> Sort:
    """How to show a file: its type says it, its name where the type says nothing."""
    family, _, kind = file.media_type.partition("/")
    suffix = PurePath(file.title).suffix.lower()
    if file.media_type in _UNTOLD and suffix in _NAMED:
        return _NAMED[suffix]
    if family == "image":
        return Sort.PICTURE if kind in _PICTURES else Sort.OTHER
    if file.media_type == "application/pdf":
        return Sort.PAPER
    if kind in {"csv", "tab-separated-values"} or suffix in _TABLES:
        return Sort.TABLE
    if family == "text" or file.media_type in _TEXT_TYPES or suffix in _TEXTS:
        return Sort.TEXT
    return Sort.OTHER


@frozen
class Text:
    """What is shown of a text; ``cut`` when there is more of it."""

    text: str
    cut: bool = False


def read_text(data: bytes) -> Text:
    """A text in the encoding it most likely has, as much of it as can be shown at once."""
    whole = _decoded(data[: LONGEST_TEXT * 4])
    shown = whole[:LONGEST_TEXT].replace("\r\n", "\n").replace("\0", "\ufffd")
    lines = shown.split("\n")
    kept = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines]
    cut = len(whole) > LONGEST_TEXT or len(data) > LONGEST_TEXT * 4 or kept != lines
    return Text("\n".join(kept), cut)


@frozen
class Table:
    """What is shown of a table: its first line as headings, then its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False


def read_table(data: bytes) -> Table:
    """A table of comma, semicolon or tab separated values, as much of it as can be shown."""
    text = _decoded(data)
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=first.count)
    rows: list[tuple[str, ...]] = []
    cut = False
    for row in csv.reader(text.splitlines(), delimiter=mark):
        if len(rows) > MOST_ROWS:
            cut = True
            break
        cut = cut or len(row) > MOST_COLUMNS
        rows.append(tuple(cell[:LONGEST_LINE] for cell in row[:MOST_COLUMNS]))
    width = max(map(len, rows), default=0)
    rows = [row + ("",) * (width - len(row)) for row in rows]
    return Table(rows[0] if rows else (), tuple(rows[1:]), cut)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        if trouble.end >= len(data) - 3:  # our own cut went through a letter
            return data[: trouble.start].decode("utf-8-sig", "replace")
        return data.decode("cp1252", "replace")
