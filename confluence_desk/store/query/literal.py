"""Finds what stands in a text exactly as it is written: candidates by threes, then the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from confluence_desk.cql.analysis import STOP_WORDS, words
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import HEADING
from confluence_desk.store.packing import unpack
from confluence_desk.store.query.sql import listed
from confluence_desk.store.query.words import Read
from confluence_desk.store.tokenizer import EXACTLY

LEAST = 2
"""Characters; a single one stands in every text."""
_THREE = 3
_AT_FIRST, _AT_ONCE = 250, 2_000
"""Texts that are read: the first batch is small, as there may be enough in it."""
_MOST = 4_000
_PAGE = """SELECT rowid FROM pieces WHERE pieces MATCH ? AND rowid < ? {also}
    ORDER BY rowid DESC LIMIT ?"""
_SIDE_BY_SIDE = """SELECT rowid FROM words WHERE words MATCH ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?"""
_ALSO = "AND +rowid IN (SELECT rowid FROM words WHERE words MATCH ?)"
_TERMS = "SELECT term FROM piece_terms WHERE term >= ? AND term < ?"
_BEGIN = "SELECT word FROM vocabulary WHERE word >= ? AND word < ?"
_FINISH = "SELECT word FROM vocabulary WHERE substr(word, -length(?1)) = ?1"
_TITLED = """SELECT key * 4 FROM content INDEXED BY content_by_title
    WHERE instr(title_key, ?) LIMIT ?"""
_TEXTS = """SELECT t.number, t.codec, t.body, coalesce(c.title, a.title, '')
    FROM json_each(?) AS asked JOIN texts t ON t.number = asked.value
    LEFT JOIN content c ON t.number & 3 = 0 AND c.key = t.number >> 2
    LEFT JOIN attachments a ON t.number & 3 = 2
    AND a.id IN ('att' || (t.number >> 2), t.number >> 2)"""
_END = "\U0010ffff"
_WORDY = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)+")

Scored = list[tuple[int, float]]
Judge = Callable[[str, str], float]
"""Tells from a title and a text how well they fit, 0 for not at all; less is better."""


def batches(texts: Sequence[str], read: Read) -> Iterator[Scored]:
    """What holds all of these, a batch at a time, with what it is worth; the last is shorter.

    What has it in its title is in the first batch.
    """
    expression = _expression(texts, read)
    judge = _judge(texts)
    if not expression:
        return
    asked, size = _Asked(expression, _inner(texts), ""), _AT_FIRST
    if not asked.phrases:
        asked = replace(asked, words=_words_in(texts, read))
    numbers = _candidates(asked, _END_OF_ROWS, size, read)
    seen: set[int] = set()
    if len(numbers) == size:
        rows = read(_TITLED, (max(texts, key=len).casefold(), _AT_FIRST))
        seen = {row[0] for row in rows}
        yield _verified(sorted(seen), judge, read)
    while numbers:
        yield _verified([one for one in numbers if one not in seen], judge, read)
        if len(numbers) < size:
            break
        size = min(2 * size, _AT_ONCE)
        numbers = _candidates(asked, numbers[-1], size, read)


_END_OF_ROWS = 1 << 62


@frozen
class _Asked:
    """What finds candidates: rows of three, else whole words side by side, which are fewer."""

    threes: str
    phrases: str
    words: str


def _candidates(asked: _Asked, before: int, size: int, read: Read) -> list[int]:
    if asked.phrases:
        return [row[0] for row in read(_SIDE_BY_SIDE, (asked.phrases, before, size))]
    sql = _PAGE.format(also=_ALSO if asked.words else "")
    also = (asked.words,) if asked.words else ()
    return [row[0] for row in read(sql, (asked.threes, before, *also, size))]


def _inner(texts: Sequence[str]) -> str:
    """What stands between blanks is whole, and its words are cut as those of any text."""
    inner = [" ".join(text.split(" ")[1:-1]) for text in texts]
    several = [one for one in inner if len(list(islice(words(one), 2))) > 1]
    return " AND ".join(map(_quoted, several))


def _expression(texts: Sequence[str], read: Read) -> str:
    """What finds each row of three characters; of two, whatever goes on after them."""
    asked = []
    for text in texts:
        if len(text) < LEAST:
            return ""
        if len(text) < _THREE:
            start = text.lower()
            found = [row[0] for row in read(_TERMS, (start, start + _END))]
            if not found:
                return ""
            asked.append(f"({' OR '.join(map(_quoted, found))})")
        else:
            threes = dict.fromkeys(text[at : at + _THREE] for at in range(len(text) - 2))
            asked += map(_quoted, threes)
    return " AND ".join(asked)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'


def _words_in(texts: Sequence[str], read: Read) -> str:
    """The words of plain English in it, as rows of three that are everywhere tell little."""
    found = [_any_of(one) for text in texts if _WORDY.fullmatch(text) for one in _parts(text, read)]
    return " AND ".join(found)


def _parts(text: str, read: Read) -> Iterator[list[str]]:
    """The words that each word of it may be part of; the first and the last may go on."""
    first, *inner, last = text.lower().split()
    yield from ([word] for word in inner if word not in STOP_WORDS)
    ends = (first, _FINISH, (first,)), (last, _BEGIN, (last, last + _END))
    for word, sql, values in ends:
        if not any(stop.startswith(word) or stop.endswith(word) for stop in STOP_WORDS):
            rows = [row[0] for row in read(sql, values)]
            if 0 < len(rows) <= _MOST:
                yield rows


def _any_of(found: Sequence[str]) -> str:
    return _quoted("".join(EXACTLY + one for one in found))


def _verified(numbers: Sequence[int], judge: Judge, read: Read) -> Scored:
    found = []
    for number, codec, body, title in read(_TEXTS, (listed(list(numbers)),)):
        worth = judge(title, unpack(codec, body))
        if worth:
            found.append((number, worth))
    return sorted(found, key=lambda one: (one[1], -one[0]))


def _judge(texts: Sequence[str]) -> Judge:
    folded = [text.lower() for text in texts]
    bounded = [re.compile(rf"(?<!\w){re.escape(text)}(?!\w)") for text in texts]

    def judge(title: str, marked: str) -> float:
        whole = f"{title}\n{marked}"
        lower = whole.lower()
        if not all(one in lower for one in folded):
            return 0
        worth = 1.0 + min(sum(lower.count(one) for one in folded), 20) / 10
        worth += 100 * sum(one in title.lower() for one in folded)
        worth += 4 * sum(one.search(whole) is not None for one in bounded)
        return -worth - (10 if _headed(lower, folded) else 0)

    return judge


def _headed(lower: str, folded: Sequence[str]) -> bool:
    if HEADING not in lower:
        return False
    headings = [line for line in lower.split("\n") if line.startswith(HEADING)]
    return any(one in line for one in folded for line in headings)
