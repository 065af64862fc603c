"""What a text query finds in the index of words, as questions to SQLite's full-text search."""

from collections.abc import Callable, Sequence
from typing import Any

from confluence_desk.cql.analysis import words
from confluence_desk.cql.text import Either, Every, Fuzzy, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.store.query.near import near, sizes
from confluence_desk.store.tokenizer import EXACTLY, asked

Read = Callable[[str, tuple[Any, ...]], Sequence[tuple[Any, ...]]]
"""Runs one question of our own words, and gives its rows."""

Leaf = Words | Phrase | Pattern | Fuzzy

_FROM = "SELECT word FROM vocabulary WHERE word >= ? AND word < ?"
_LONG = "SELECT word FROM vocabulary WHERE length(word) BETWEEN ? AND ?"
_SHORTEST = _FROM + " ORDER BY length(word), word LIMIT ?"
_FEW = 50
_END = "\U0010ffff"
_MOST = 4_000
"""Words that one with holes may stand for: nobody reads what more of them find."""


def leaves(wanted: Wanted) -> list[Leaf]:
    """Every single thing that is asked for, also what must not be there."""
    match wanted:
        case Without(part):
            return leaves(part)
        case Every(parts) | Either(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case _:
            return [wanted]


def is_plain(wanted: Wanted) -> bool:
    """Whether nothing in it is refused, so that one expression can ask for it."""
    match wanted:
        case Without():
            return False
        case Every(parts) | Either(parts):
            return all(is_plain(part) for part in parts)
        case _:
            return True


def expression(wanted: Wanted, read: Read, *, few: bool = False) -> str:
    """The expression that finds what is wanted, empty for what nothing can match.

    With ``few`` a beginning stands for the shortest words that begin so, and not for all.
    """
    match wanted:
        case Every(parts):
            found = [expression(part, read, few=few) for part in parts]
            return _grouped(found, " AND ") if all(found) else ""
        case Either(parts):
            found = [expression(part, read, few=few) for part in parts]
            return _grouped([one for one in found if one], " OR ")
        case Without():
            raise ValueError("what is refused is no expression of its own")
        case _:
            return _leaf(wanted, read, few=few)


def _leaf(wanted: Leaf, read: Read, *, few: bool) -> str:
    match wanted:
        case Words(text):
            return _word(text)
        case Phrase(text, slop):
            return _near(text, slop) if slop else quoted(text)
        case Pattern(pieces, ("*",)) if not pieces[1]:
            return _any_of(_begun(pieces[0], read)) if few else f"{quoted(pieces[0])} *"
        case Pattern():
            return _any_of(_fitting(wanted, read))
        case Fuzzy(text, distance):
            return _any_of(_close(text.lower(), distance, read))


def _word(text: str) -> str:
    """Any of its forms, each by itself: as words of one place SQLite takes four times as long."""
    found = [word.stem for word in words(text)]
    if len(found) != 1:
        return quoted(text)
    return _grouped([_any_of([form]) for form in asked(found[0])], " OR ")


def _grouped(parts: list[str], joint: str) -> str:
    return f"({joint.join(parts)})" if len(parts) > 1 else "".join(parts)


def quoted(text: str) -> str:
    """A text as an expression takes it."""
    plain = "".join(max(one, " ") for one in text)
    return '"' + plain.replace('"', '""') + '"'


def _near(text: str, slop: int) -> str:
    found = [word.surface for word in words(text)]
    if len(found) <= 1:
        return quoted(text)
    return f"NEAR({' '.join(map(quoted, found))}, {slop + len(found) - 2})"


def _any_of(found: Sequence[str]) -> str:
    """Exactly one of these words."""
    listed = "".join(EXACTLY + one for one in found)
    return '"' + listed.replace('"', '""') + '"' if found else ""


def _begun(start: str, read: Read) -> list[str]:
    return [word for (word,) in read(_SHORTEST, (start.lower(), start.lower() + _END, _FEW))]


def _fitting(pattern: Pattern, read: Read) -> list[str]:
    start, fits = pattern.prefix.lower(), pattern.expression().fullmatch
    rows = read(_FROM, (start, start + _END))
    return [word for (word,) in rows if fits(word)][:_MOST]


def _close(text: str, distance: int, read: Read) -> list[str]:
    rows, letters = read(_LONG, sizes(text, distance)), set(text)
    shared = len(letters) - distance
    near_by = [word for (word,) in rows if len(letters.intersection(word)) >= shared]
    return [word for word in near_by if near(text, word, distance)][:_MOST]
