"""Cuts a query into tokens; never fails, so that an editor can colour half a query."""

import re
from enum import StrEnum

from confluence_desk.cql.tree import Span
from confluence_desk.domain.frozen import frozen


class Kind(StrEnum):
    """What a token is; ``BROKEN`` is a character that has no meaning where it stands."""

    WORD = "word"
    STRING = "string"
    UNCLOSED = "unclosed"
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"
    COMMA = "comma"
    BROKEN = "broken"
    END = "end"


@frozen
class Token:
    """A piece of the query; ``value`` is ``text`` without quotes and escapes."""

    kind: Kind
    text: str
    value: str
    span: Span

    @property
    def word(self) -> str:
        """The lower-case word, or nothing when it is another kind of token."""
        return self.text.lower() if self.kind is Kind.WORD else ""


_TOKEN = re.compile(
    r"""
      (?P<space>    \s+ )
    | (?P<string>   " (?: [^"\\] | \\. )* " | ' (?: [^'\\] | \\. )* ' )
    | (?P<unclosed> ["'] .* )
    | (?P<operator> != | !~ | >= | <= | [=~<>] )
    | (?P<open>     \( )
    | (?P<close>    \) )
    | (?P<comma>    , )
    | (?P<word>     [^\s()"'=!<>~,\\]+ )
    | (?P<broken>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def tokens(text: str) -> list[Token]:
    """Every token of ``text``; the last one is the end, of no length."""
    found = [
        _token(Kind(match.lastgroup or ""), match)
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "space"
    ]
    return [*found, Token(Kind.END, "", "", Span(len(text), len(text)))]


def _token(kind: Kind, match: re.Match[str]) -> Token:
    text = match.group()
    value = _ESCAPE.sub(r"\1", text[1:-1]) if kind is Kind.STRING else text
    return Token(kind, text, value, Span(*match.span()))
