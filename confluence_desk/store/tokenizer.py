"""Tells SQLite how texts are cut into words: as the language does, each with its stem beside it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import apsw

NAME = "desk"
EXACTLY = "\x02"
"""Begins each word of a list that is to be found as it is written, whichever of them."""

_STEM = "\x01"
_BODY = 1
"""The column of the text itself."""
_MOST = 100_000
"""Different words whose forms are remembered at a time."""

_PORTION = 8192
_BLANK = re.compile(r"\s")

Cut = str | tuple[str, ...]


class Vocabulary:
    """The forms of every word that was met; ``fresh`` are those nobody has written down yet."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Cut, ...]] = {}
        self._fresh: set[str] = set()

    def fresh_words(self, *_: object) -> str:
        """The words met since this was asked last, as JSON."""
        fresh, self._fresh = self._fresh, set()
        return json.dumps(sorted(fresh))

    def forget_words(self, *_: object) -> None:
        """They were not written down after all."""
        self._known.clear()

    def of(self, text: str) -> Iterator[Cut]:
        """The words of a text in order, each as it is written and as its stem.

        A whole list of them SQLite takes without ever letting another thread have Python.
        """
        return chain.from_iterable(map(self._of, portions(text)))

    def _of(self, text: str) -> list[Cut]:
        from confluence_desk.cql.analysis import pieces  # noqa: PLC0415 - no start needs it

        known, found = self._known, list[Cut]()
        for piece in pieces(text):
            forms = known.get(piece)
            found += self._learnt(piece) if forms is None else forms
        return found

    def _learnt(self, piece: str) -> tuple[Cut, ...]:
        from confluence_desk.cql.analysis import words  # noqa: PLC0415 - as above

        met = list(words(piece))
        self._fresh.update(word.surface for word in met)
        if len(self._known) >= _MOST:
            self._known.clear()
        forms = tuple(_forms(word.surface, word.stem) for word in met)
        self._known[piece] = forms
        return forms


def portions(text: str) -> Iterator[str]:
    """``text`` cut at blanks, where no word goes on."""
    start = 0
    while len(text) - start > _PORTION:
        blank = _BLANK.search(text, start + _PORTION)
        if blank is None:
            break
        yield text[start : blank.start()]
        start = blank.start()
    yield text[start:]


def _forms(surface: str, stem: str) -> Cut:
    """A stem of another shape is marked, so that it is never taken for a written word."""
    return surface if stem == surface else (surface, _STEM + stem)


def asked(base: str) -> tuple[str, ...]:
    """What finds every word of a stem: the mark, and the stem where it is a word by itself."""
    from confluence_desk.cql.analysis import stem  # noqa: PLC0415 - as above

    return (_STEM + base, base) if stem(base) == base else (_STEM + base,)


def _begun(text: str) -> list[Cut]:
    """What finds some words and after them one that goes on."""
    from confluence_desk.cql.analysis import words  # noqa: PLC0415 - as above

    *whole, half = text.rsplit(maxsplit=1) or [""]
    return [*(asked(word.stem) for part in whole for word in words(part)), half.lower()]


def _often(api: apsw.FTS5ExtensionApi, *_: object) -> float:
    """How often what is asked for stands in a text, for its length; less is better, as in bm25.

    How rare a word is does not count: to learn it, every text with it has to be looked at.
    """
    found: int = api.inst_count
    return -2.2 * found / (found + 0.3 + 0.003 * api.column_size(_BODY))


def register(connection: apsw.Connection) -> None:
    """Let a connection cut texts so, and tell in SQL which words it met.

    ``fresh_words()`` gives those since it was asked last, as JSON; ``forget_words()`` lets all
    be fresh again. ``often(words)`` ranks by how often words stand in a text.
    """
    met = Vocabulary()
    connection.register_fts5_tokenizer(NAME, lambda _, __: _cutter(met))
    connection.register_fts5_function("often", _often)
    connection.create_scalar_function("fresh_words", met.fresh_words, 0)
    connection.create_scalar_function("forget_words", met.forget_words, 0)


def _cutter(met: Vocabulary) -> Callable[[bytes, int, str | None], Iterable[Cut]]:
    def cut(utf8: bytes, flags: int, _: str | None) -> Iterable[Cut]:
        text = utf8.decode("utf-8", "replace")
        if not flags & apsw.FTS5_TOKENIZE_QUERY:
            return met.of(text)
        if flags & apsw.FTS5_TOKENIZE_PREFIX:
            return _begun(text)
        if text.startswith(EXACTLY):
            return [tuple(text[1:].split(EXACTLY))]
        from confluence_desk.cql.analysis import words  # noqa: PLC0415 - as above

        return [asked(word.stem) for word in words(text)]

    return cut
