"""The query language for Pygments, which colours it in a terminal."""

from collections.abc import Iterator
from typing import ClassVar

from pygments import highlight
from pygments.formatters import TerminalFormatter
from pygments.lexer import Lexer
from pygments.token import Error, Keyword, Literal, Name, Number, Operator, Punctuation, String
from pygments.token import Text as Blank
from pygments.token import _TokenType as TokenType

from confluence_desk.cql.highlighting import Role, parts

_TYPES: dict[Role, TokenType] = {
    Role.FIELD: Name.Attribute,
    Role.UNKNOWN: Name.Exception,
    Role.KEYWORD: Keyword,
    Role.OPERATOR: Operator,
    Role.FUNCTION: Name.Function,
    Role.STRING: String,
    Role.DATE: Literal.Date,
    Role.NUMBER: Number,
    Role.VALUE: Literal,
    Role.MARK: Punctuation,
    Role.ERROR: Error,
}


class CqlLexer(Lexer):
    """Queries of Confluence."""

    name = "CQL"
    aliases: ClassVar[list[str]] = ["cql"]
    filenames: ClassVar[list[str]] = ["*.cql"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, TokenType, str]]:
        """Every piece of the text with what it is."""
        end = 0
        for part in parts(text):
            if part.start > end:
                yield end, Blank, text[end : part.start]
            yield part.start, _TYPES[part.role], text[part.start : part.end]
            end = part.end
        if end < len(text):
            yield end, Blank, text[end:]


def coloured(query: str) -> str:
    """A query with the marks that make a terminal colour it."""
    return str(highlight(query, CqlLexer(), TerminalFormatter())).rstrip("\n")
