"""What a search index takes from a storage body: its text, macros and mentions."""

import html
import re
from dataclasses import dataclass

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_SILENT = re.compile(
    r"<ac:(parameter|task-id|task-uuid|task-status|placeholder)\b[^>]*(?<!/)>.*?</ac:\1>"
    r"|<ac:adf-attribute\b[^>]*(?<!/)>.*?</ac:adf-attribute>|<!--.*?-->",
    re.DOTALL,
)
_INLINE = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|code|sub|sup|del|s|small|ac:inline-comment-marker)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[ \t\xa0]*\n\s*|[ \t\xa0]{2,}|[\t\xa0]")
"""All that is not yet one plain blank."""

_MACRO = re.compile(r'<ac:(?:structured-)?macro\b[^>]*\bac:name="([^"]*)"')
_MENTION = re.compile(r'<ri:user\b[^>]*\bri:account-id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Extract:
    """The searchable side of one body."""

    text: str
    macros: frozenset[str]
    mentions: frozenset[str]


def extract(storage: str) -> Extract:
    """What ``storage`` says, what it draws by macro and whom it names."""
    bare = _CDATA.sub("", storage)
    return Extract(
        plain(storage),
        frozenset(html.unescape(name) for name in _MACRO.findall(bare)),
        frozenset(html.unescape(name) for name in _MENTION.findall(bare)),
    )


def plain(storage: str) -> str:
    """The text of ``storage``, blocks on lines of their own; wrong markup does no harm."""
    escaped = _CDATA.sub(lambda match: html.escape(match[1], quote=False), storage)
    blocks = _TAG.sub("\n", _INLINE.sub("", _SILENT.sub("", escaped)))
    return _BLANKS.sub(_blank, html.unescape(blocks)).strip()


def _blank(match: re.Match[str]) -> str:
    return "\n" if "\n" in match.group() else " "
