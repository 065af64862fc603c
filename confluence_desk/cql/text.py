"""What a ``~`` value asks for: words, phrases, wildcards, near misses and their logic."""

import re

from confluence_desk.domain.frozen import frozen


class TextError(ValueError):
    """The value asks for nothing that can be searched."""


@frozen
class Words:
    """Text that must occur as its words, stemmed; an index cuts it as it cuts content."""

    text: str


@frozen
class Phrase:
    """Words side by side, or in any order with at most ``slop`` others between them."""

    text: str
    slop: int = 0


@frozen
class Pattern:
    """One word with holes; ``holes[i]`` (``?`` or ``*``) follows ``pieces[i]``."""

    pieces: tuple[str, ...]
    holes: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """What every match begins with."""
        return self.pieces[0]

    def expression(self) -> re.Pattern[str]:
        """What matches the whole of one lower-case word."""
        made = re.escape(self.pieces[0].lower())
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            made += (".*" if hole == "*" else ".") + re.escape(piece.lower())
        return re.compile(made, re.DOTALL)


@frozen
class Fuzzy:
    """One word or another that is at most ``distance`` edits away."""

    text: str
    distance: int = 2


@frozen
class Without:
    """What must not occur."""

    part: "Wanted"


@frozen
class Every:
    """All parts must hold."""

    parts: tuple["Wanted", ...]


@frozen
class Either:
    """One part must hold."""

    parts: tuple["Wanted", ...]


Wanted = Words | Phrase | Pattern | Fuzzy | Without | Every | Either

_PIECE = re.compile(
    r"""
      (?P<sign>   [+-]? )
      (?: "(?P<phrase> (?: [^"\\] | \\. )* )" (?: ~(?P<slop> \d{1,3} ) )?
        | (?P<word> (?: [^\s"()\\] | \\. )+ )
      )
      (?: \^ [\d.]+ )?
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BOOST = re.compile(r"\^[\d.]+$")
_FUZZY = re.compile(r"(?P<word>.*[^\\])~(?P<distance>\d?)", re.DOTALL)
_HOLE = re.compile(r"(?:\\.|[^*?\\])+|[*?]", re.DOTALL)
_FARTHEST = 50
_JOINTS = {"OR": "or", "||": "or", "AND": "and", "&&": "and"}


def parse(value: str) -> Wanted:
    """What ``value`` asks for; raises TextError when that is nothing, or cannot be asked.

    ``value`` is a CQL string without its quotes and escapes. Parentheses are blanks and a
    lone quotation mark is none: the service promises words, phrases and wildcards only.
    """
    rows: list[list[Wanted]] = [[]]
    refused = False
    for match in _PIECE.finditer(value):
        joint = _joint(match)
        if joint == "or":
            rows.append([])
        if joint:
            continue
        if match["word"] == "NOT":
            refused = True
            continue
        part = _part(match)
        if part is not None:
            rows[-1].append(Without(part) if refused or match["sign"] == "-" else part)
        refused = False
    return _joined([row for row in rows if row])


def _joint(match: re.Match[str]) -> str:
    return "" if match["sign"] else _JOINTS.get(match["word"] or "", "")


def _joined(rows: list[list[Wanted]]) -> Wanted:
    if not rows:
        raise TextError("There is no word to search for.")
    whole = [row[0] if len(row) == 1 else Every(tuple(row)) for row in rows]
    return whole[0] if len(whole) == 1 else Either(tuple(whole))


def _part(match: re.Match[str]) -> Wanted | None:
    if match["phrase"] is not None:
        text = _plain(match["phrase"])
        return Phrase(text, min(int(match["slop"] or 0), _FARTHEST)) if _searchable(text) else None
    return _word(_BOOST.sub("", match["word"]))


def _word(word: str) -> Wanted | None:
    if word.startswith(("*", "?")):
        raise TextError("A word cannot begin with * or ?.")
    if not _searchable(word):
        return None
    if fuzzy := _FUZZY.fullmatch(word):
        return Fuzzy(_plain(fuzzy["word"]), min(int(fuzzy["distance"] or 2), 2))
    pieces = _HOLE.findall(word)
    if any(piece in {"*", "?"} for piece in pieces):
        return _pattern(pieces)
    return Words(_plain(word))


def _pattern(parts: list[str]) -> Pattern:
    pieces, holes = [""], list[str]()
    for part in parts:
        if part in {"*", "?"}:
            holes.append(part)
            pieces.append("")
        else:
            pieces[-1] = _plain(part)
    return Pattern(tuple(pieces), tuple(holes))


def _searchable(text: str) -> bool:
    """Whether anything of ``text`` is left when an index cuts it into words."""
    return any(character.isalnum() for character in text)


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
