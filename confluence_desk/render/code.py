"""Highlights code with Pygments, by class names only, so that one drawing suits both themes."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from pygments.lexer import Lexer
from pygments.lexers import (
    find_lexer_class_by_name,
    find_lexer_class_for_filename,
    get_lexer_by_name,
)
from pygments.token import (
    STANDARD_TYPES,
    Comment,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
)
from pygments.util import ClassNotFound

_LANGUAGES = {
    "actionscript3": "actionscript3", "applescript": "applescript", "bash": "bash",
    "c#": "csharp", "c++": "cpp", "cfm": "cfm", "coldfusion": "cfm", "cpp": "cpp",
    "csharp": "csharp", "css": "css", "delphi": "delphi", "diff": "diff", "erl": "erlang",
    "erlang": "erlang", "gherkin": "gherkin", "groovy": "groovy", "html": "html",
    "html and xml": "html", "html/xml": "html", "java": "java", "javafx": "java",
    "js": "javascript",
    "javascript": "javascript", "jfx": "java", "objc": "objective-c", "patch": "diff",
    "perl": "perl", "php": "php", "powershell": "powershell", "ps": "powershell", "py": "python",
    "python": "python", "rb": "ruby", "ruby": "ruby", "sass": "sass", "scala": "scala",
    "sh": "bash", "shell": "bash", "sql": "sql", "ts": "typescript", "typescript": "typescript",
    "vb": "vbnet", "visual basic": "vbnet", "xml": "xml", "yml": "yaml", "yaml": "yaml",
    "arduino": "arduino", "autoit": "autoit", "c": "c", "clojure": "clojure",
    "coffee": "coffee-script",
    "d": "d", "dart": "dart", "docker": "docker", "dockerfile": "docker", "elixir": "elixir",
    "fortran": "fortran", "foxpro": "foxpro", "go": "go", "golang": "go", "graphql": "graphql",
    "handlebars": "handlebars", "haskell": "haskell", "haxe": "haxe", "hcl": "terraform",
    "json": "json", "jsx": "jsx", "julia": "julia", "kotlin": "kotlin", "latex": "latex",
    "livescript": "livescript", "lua": "lua", "markdown": "markdown", "mathematica": "mathematica",
    "matlab": "matlab", "mediawiki": "wikitext", "nginx": "nginx", "objective-c": "objective-c",
    "objectivec": "objective-c", "ocaml": "ocaml", "octave": "octave", "pascal": "pascal",
    "prolog": "prolog", "properties": "properties", "protobuf": "protobuf", "puppet": "puppet",
    "qml": "qml", "r": "r", "racket": "racket", "restructuredtext": "rst", "rust": "rust",
    "scheme": "scheme", "smalltalk": "smalltalk", "splunk-spl": "splunk", "standardml": "sml",
    "swift": "swift", "tcl": "tcl", "terraform": "terraform", "tex": "latex", "toml": "toml",
    "tsx": "tsx", "vbnet": "vbnet", "verilog": "verilog", "vhdl": "vhdl", "vue": "vue",
    "xquery": "xquery", "ini": "ini", "makefile": "make", "abap": "abap", "ada": "ada",
    "delphi/objectpascal": "delphi", "object pascal": "delphi", "objectpascal": "delphi",
    "java fx": "java", "cold fusion": "cfm", "protocol buffers": "protobuf", "proto": "protobuf",
    "standard ml": "sml", "splunkspl": "splunk", "jsonc": "json5", "kt": "kotlin", "cc": "cpp",
    "hpp": "cpp", "h": "c", "shellscript": "bash", "shell script": "bash", "zsh": "bash",
    "terminal": "console", "plsql": "plpgsql", "microsoft sql": "tsql", "gradle": "groovy",
    "jenkinsfile": "groovy", "cmd": "batch", "bat": "batch", "conf": "ini", "xhtml": "html",
    "svg": "xml", "asp": "html", "svelte": "html",
}  # fmt: skip
"""Confluence's language names, its old macro's and its new editor's, as Pygments calls them."""
_PLAIN = frozenset({"", "none", "text", "plain", "plain text", "plaintext", "unknown"})
_LONGEST = 200_000
"""More than this is shown without colours: nobody reads it, everybody waits for it."""


Run = tuple[int, int, str]
"""Where a colour begins in its line and how long it goes, in UTF-16 units as Qt counts, and what
it is: ``keyword``, ``string``, ``number``, ``comment`` or ``name``."""

_KINDS: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "comment"),
    (String, "string"),
    (Number, "number"),
    (Keyword, "keyword"),
    (Operator.Word, "keyword"),
    (Name.Function, "name"),
    (Name.Class, "name"),
    (Name.Tag, "keyword"),
    (Name.Attribute, "name"),
)


def language(name: str) -> str:
    """What to call a language in the bar of a code block; empty for plain text."""
    known = name.strip().lower()
    return "" if known in _PLAIN else _LANGUAGES.get(known, known)


def highlighted(text: str, name: str) -> str:
    """The code as HTML: escaped text with ``<span class="…">`` around what has a colour."""
    parts: list[str] = []
    for kind, value in classed(text, name):
        shown = escape(value, quote=False)
        parts.append(f'<span class="{kind}">{shown}</span>' if kind and value.strip() else shown)
    return "".join(parts)


def classed(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The code in pieces, each with the class of its colour; "" for none."""
    lexer = None if len(text) > _LONGEST else _lexer(language(name))
    if lexer is None:
        yield "", text
        return
    for _, token, value in lexer.get_tokens_unprocessed(
        text.replace("\r\n", "\n").replace("\r", "\n")
    ):
        yield _class_of(token), value


def coloured(text: str, file_name: str) -> tuple[tuple[Run, ...], ...]:
    """The colours of each line of a file, by its name; empty where nobody knows the language."""
    known = None if len(text) > _LONGEST else find_lexer_class_for_filename(file_name)
    if known is None:
        return ()
    lines: list[list[Run]] = [[]]
    at = 0
    for token, value in known(stripnl=False, ensurenl=False).get_tokens(text):
        kind = next((kind for family, kind in _KINDS if token in family), "")  # type: ignore[comparison-overlap]  # a family knows its own
        for number, piece in enumerate(value.split("\n")):
            if number:
                lines.append([])
                at = 0
            length = len(piece) + sum(mark > "\uffff" for mark in piece)
            if kind and length:
                lines[-1].append((at, length, kind))
            at += length
    return tuple(map(tuple, lines))


@lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer | None:
    if not name or name in _PLAIN:
        return None
    try:
        find_lexer_class_by_name(name)
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=512)
def _class_of(token: _TokenType) -> str:
    """The short class of the nearest kind of token that has one."""
    kind: _TokenType | None = token
    while kind is not None and kind not in STANDARD_TYPES:
        kind = kind.parent
    return "" if kind is None else STANDARD_TYPES[kind]
