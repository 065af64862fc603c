"""Finds what stands in a text exactly as it is written: candidates by threes, then the text."""

import re
from collections.abc import Callable, Iterator, Sequence

from confluence_desk.cql.analysis import STOP_WORDS, words
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import HEADING
from confluence_desk.store.packing import unpack
from confluence_desk.store.query.people import unnamed
from confluence_desk.store.query.scoring import Within
from confluence_desk.store.query.sql import Sql, listed
from confluence_desk.store.query.words import Read
from confluence_desk.store.tokenizer import EXACTLY

LEAST = 2
"""Characters; a single one stands in every text."""
_THREE = 3
_AT_FIRST, _AT_ONCE = 64, 2_000
"""Texts that are read: the first batch is small, as there may be enough in it."""
_MOST, _FEW = 64, 16
"""Words that a part may belong to, each looked at for each text; fewer where others tell enough."""
_TELLING = 3
"""Letters of a part that tell something beside some words."""
_LOOKED_AT = 3_000
"""So many texts are read for one question. More have parts of it only where these stand in nearly
all of them, and then what is in none of so many is in few others."""
_PAGE = """SELECT rowid FROM pieces WHERE pieces MATCH ? AND rowid < ? {also}
    ORDER BY rowid DESC LIMIT ?"""
_SIDE_BY_SIDE = """SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? {also}
    ORDER BY rowid DESC LIMIT ?"""
_ALSO = "AND +rowid IN (SELECT rowid FROM words WHERE words MATCH ?)"
_TERMS = "SELECT term FROM piece_terms WHERE term >= ? AND term < ?"
_BEGIN = "SELECT word FROM vocabulary WHERE word >= ? AND word < ?"
_FINISH = "SELECT word FROM vocabulary WHERE substr(word, -length(?1)) = ?1"
_TITLED = """SELECT key * 4 FROM content INDEXED BY content_by_title
    WHERE instr(title_key, ?) LIMIT ?"""
_IN_TITLES = "SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ?"
_TEXTS = """SELECT t.number, t.codec, t.body, coalesce(c.title, a.title, '')
    FROM json_each(?) AS asked JOIN texts t ON t.number = asked.value
    LEFT JOIN content c ON t.number & 3 = 0 AND c.key = t.number >> 2
    LEFT JOIN attachments a ON t.number & 3 = 2
    AND a.id IN ('att' || (t.number >> 2), t.number >> 2)"""
_END = "\U0010ffff"
_HEADINGS = re.compile(f"{HEADING}(.*)")
_OPEN_LEFT, _OPEN_RIGHT = re.compile(r"(?!s$)([A-Za-z]+)[,.;:!?)]*"), re.compile("[A-Za-z]+")
"""What can only be the end of a word, or the beginning of one."""
_NARROW, _LONG = 3, 6
"""So many words side by side stand in few texts; so many are asked for once, with open ends."""

Scored = list[tuple[int, float]]
Judge = Callable[[str, str], float]
"""Tells from a title and a text how well they fit, 0 for not at all; less is better."""


class Looked:
    """What was looked at for one question, and whether some of it was left; see ``batches``."""

    def __init__(self, within: Within | None = None) -> None:
        self.within = within
        self.seen: set[int] = set()
        self.cut = False

    def reads(self, numbers: Sequence[int]) -> list[int]:
        """Those of them that are read now: none twice, and not too many."""
        fresh = [number for number in numbers if number not in self.seen]
        read = fresh[: max(0, _LOOKED_AT - len(self.seen))]
        self.cut = self.cut or len(read) < len(fresh)
        self.seen.update(read)
        return read


def batches(texts: Sequence[str], looked: Looked, read: Read) -> Iterator[Scored]:
    """What holds all of these, a batch at a time, each with what it is worth.

    Where it stands in very many, what has it in its title is in the first batch. Where ``looked``
    is ``cut`` in the end, there may be more.
    """
    expression = _expression(texts, read)
    if expression:
        for asked in _asked(expression, texts, read):
            yield from _batches(asked, texts, looked, read)


@frozen
class Asked:
    """What finds candidates: words side by side, else rows of three where such words are.

    Of a ``wide`` one no more than a few are looked at: there may be enough among them, or too many.
    """

    threes: str
    phrases: str = ""
    words: str = ""
    wide: bool = False


def _asked(expression: str, texts: Sequence[str], read: Read) -> Iterator[Asked]:
    """As whole words first; its first and its last one may be parts of others."""
    whole = [side for text in texts if len(side := _surfaces(text)) > 1]
    if whole and max(map(len, whole)) < _LONG:
        yield Asked(expression, _phrases(whole))
    parts = [side for text in texts if (side := _fitting(text, read))]
    phrases, narrow = _phrases(parts), any(len(side) >= _NARROW for side in parts)
    if phrases:
        yield Asked(expression, phrases, wide=not narrow)
    if not narrow:
        yield Asked(expression, words=phrases)


def _phrases(texts: Sequence[Sequence[str]]) -> str:
    """Words side by side, each as an expression."""
    return " AND ".join(f"({' + '.join(side)})" for side in texts)


def _surfaces(text: str) -> list[str]:
    """What stands between blanks is cut into words as in any text."""
    return [_any_of([word.surface]) for word in words(text)]


def _fitting(text: str, read: Read) -> list[str]:
    """As the words of a longer text: its first and its last may be parts of others."""
    first, *inner = text.split(" ")
    if not inner:
        return []
    *inner, last = inner
    between = _surfaces(" ".join(inner))
    most = _FEW if len(between) >= _NARROW else _MOST
    begin, finish = _OPEN_LEFT.fullmatch(first), _OPEN_RIGHT.fullmatch(last)
    before = _ends(begin[1].lower(), _FINISH, most, read) if begin else []
    after = _ends(last.lower(), _BEGIN, most, read) if finish else []
    return [*before, *between, *after]


def _ends(part: str, sql: str, most: int, read: Read) -> list[str]:
    """The words that a part belongs to, as one; none where it may be of one that has no index."""
    if any(stop.startswith(part) or stop.endswith(part) for stop in STOP_WORDS):
        return []
    if most < _MOST and len(part) < _TELLING:
        return []
    values = (part, part + _END) if sql == _BEGIN else (part,)
    found = [row[0] for row in read(sql, values)]
    return [_any_of(found)] if 0 < len(found) <= most else []


def _batches(asked: Asked, texts: Sequence[str], looked: Looked, read: Read) -> Iterator[Scored]:
    judge, size = _judge(texts), _AT_FIRST
    numbers = candidates(asked, _END_OF_ROWS, size, read, looked.within)
    if len(numbers) == size and not looked.seen:
        yield _verified(_titled(asked, texts, read), judge, read, looked)
    while numbers and not looked.cut:
        yield _verified(numbers, judge, read, looked)
        if len(numbers) < size or (asked.wide and size > _AT_FIRST):
            break
        size = min(2 * size, _AT_ONCE)
        numbers = candidates(asked, numbers[-1], size, read, looked.within)


_END_OF_ROWS = 1 << 62


def _titled(asked: Asked, texts: Sequence[str], read: Read) -> list[int]:
    if asked.phrases:
        rows = read(_IN_TITLES, (f"title : ({asked.phrases})", _AT_FIRST))
    else:
        rows = read(_TITLED, (max(texts, key=len).casefold(), _AT_FIRST))
    return [row[0] for row in rows]


def candidates(
    asked: Asked, before: int, size: int, read: Read, within: Within | None = None
) -> list[int]:
    """The newest texts before one that may hold it, of those within."""
    bounds = within.bounds() if within else Sql("")
    if asked.phrases:
        sql, values = _SIDE_BY_SIDE.format(also=bounds.text), (asked.phrases, before)
        return [row[0] for row in read(sql, (*values, *bounds.values, size))]
    sql = _PAGE.format(also=bounds.text + (_ALSO if asked.words else ""))
    also = (asked.words,) if asked.words else ()
    return [row[0] for row in read(sql, (asked.threes, before, *bounds.values, *also, size))]


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


def _any_of(found: Sequence[str]) -> str:
    return _quoted("".join(EXACTLY + one for one in found))


def _verified(numbers: Sequence[int], judge: Judge, read: Read, looked: Looked) -> Scored:
    """Those that hold it, of those that were not looked at before."""
    found = []
    for number, codec, body, title in read(_TEXTS, (listed(looked.reads(numbers)),)):
        worth = judge(title, unnamed(unpack(codec, body)))
        if worth:
            found.append((number, worth))
    return sorted(found, key=lambda one: (one[1], -one[0]))


def _judge(texts: Sequence[str]) -> Judge:
    folded = [text.lower() for text in texts]

    def judge(title: str, marked: str) -> float:
        whole = f"{title}\n{marked}"
        lower = whole.lower()
        if not all(one in lower for one in folded):
            return 0
        worth = 1.0 + min(sum(lower.count(one) for one in folded), 20) / 10
        worth += 100 * sum(one in title.lower() for one in folded)
        worth += 4 * sum(_stands_alone(one, whole) for one in texts)
        return -worth - (10 if _headed(lower, folded) else 0)

    return judge


def _stands_alone(text: str, whole: str) -> bool:
    """Whether it is there with the same capitals, and no part of longer words."""
    at = whole.find(text)
    while at >= 0:
        around = whole[max(at - 1, 0) : at], whole[at + len(text) : at + len(text) + 1]
        if not any(one.isalnum() or one == "_" for one in around):
            return True
        at = whole.find(text, at + 1)
    return False


def _headed(lower: str, folded: Sequence[str]) -> bool:
    if HEADING not in lower:
        return False
    headings = _HEADINGS.findall(lower)
    return any(one in line for one in folded for line in headings)
