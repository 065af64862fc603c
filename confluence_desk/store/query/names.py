"""Whether a short text, such as a label or a name, holds what a text query wants."""

from collections.abc import Sequence

from confluence_desk.cql.analysis import Word, words
from confluence_desk.cql.text import Either, Every, Fuzzy, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.store.query.near import near


def holds(text: str, wanted: Wanted) -> bool:
    """Whether all that is wanted stands in ``text``."""
    return _holds(list(words(text)), wanted)


def _holds(found: Sequence[Word], wanted: Wanted) -> bool:
    match wanted:
        case Without(part):
            return not _holds(found, part)
        case Every(parts):
            return all(_holds(found, part) for part in parts)
        case Either(parts):
            return any(_holds(found, part) for part in parts)
        case _:
            return _has(found, wanted)


def _has(found: Sequence[Word], wanted: Words | Phrase | Pattern | Fuzzy) -> bool:
    match wanted:
        case Words(text):
            return _in_order(found, text)
        case Phrase(text, slop):
            return _within(found, text, slop) if slop else _in_order(found, text)
        case Pattern():
            return any(wanted.expression().fullmatch(word.surface) for word in found)
        case Fuzzy(text, distance):
            return any(near(text.lower(), word.surface, distance) for word in found)


def _in_order(found: Sequence[Word], text: str) -> bool:
    asked = [word.stem for word in words(text)]
    stems = [word.stem for word in found]
    places = range(len(stems) - len(asked) + 1)
    return bool(asked) and any(stems[at : at + len(asked)] == asked for at in places)


def _within(found: Sequence[Word], text: str, slop: int) -> bool:
    asked = {word.stem for word in words(text)}
    stems = [word.stem for word in found]
    width = sum(1 for _ in words(text)) + slop
    return bool(asked) and any(asked <= set(stems[at : at + width]) for at in range(len(stems)))
