"""Tells SQLite how texts are cut into words: as the language does, each with its stem beside it."""

import json
from collections.abc import Callable, Iterable

import apsw

NAME = "desk"
EXACTLY = "\x02"
"""Begins each word of a list that is to be found as it is written, whichever of them."""

_STEM = "\x01"
_MOST = 100_000
"""Different words whose forms are remembered at a time."""

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

    def of(self, text: str) -> list[Cut]:
        """The words of a text in order, each as it is written and as its stem."""
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


def _forms(surface: str, stem: str) -> Cut:
    """A stem of another shape is marked, so that it is never taken for a written word."""
    return surface if stem == surface else (surface, _STEM + stem)


def _asked(base: str) -> Cut:
    """What finds every word of a stem: the mark, and the stem where it is a word by itself."""
    from confluence_desk.cql.analysis import stem  # noqa: PLC0415 - as above

    return (_STEM + base, base) if stem(base) == base else _STEM + base


def register(connection: apsw.Connection) -> None:
    """Let a connection cut texts so, and tell in SQL which words it met.

    ``fresh_words()`` gives those since it was asked last, as JSON; ``forget_words()`` lets all
    be fresh again.
    """
    met = Vocabulary()
    connection.register_fts5_tokenizer(NAME, lambda _, __: _cutter(met))
    connection.create_scalar_function("fresh_words", met.fresh_words, 0)
    connection.create_scalar_function("forget_words", met.forget_words, 0)


def _cutter(met: Vocabulary) -> Callable[[bytes, int, str | None], Iterable[Cut]]:
    def cut(utf8: bytes, flags: int, _: str | None) -> Iterable[Cut]:
        text = utf8.decode("utf-8", "replace")
        if not flags & apsw.FTS5_TOKENIZE_QUERY:
            return met.of(text)
        if flags & apsw.FTS5_TOKENIZE_PREFIX:
            return [text.lower()]
        if text.startswith(EXACTLY):
            return [tuple(text[1:].split(EXACTLY))]
        from confluence_desk.cql.analysis import words  # noqa: PLC0415 - as above

        return [_asked(word.stem) for word in words(text)]

    return cut
