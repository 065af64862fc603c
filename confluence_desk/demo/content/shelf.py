"""Reads the pages that lie beside this module: a few lines of TOML, then the text, and so on."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from confluence_desk.demo.content.people import OWNER

_FENCE = re.compile(r"^\+\+\+\n", re.MULTILINE)
_AUTHORS = ("ana", "bo", "chidi", "dana", "emre", "farah", "hiro", "mira", "petra", "former")
_MESSAGES = (
    *("", "", "Typos", "Say who to call", "Add the checks afterwards", "After the drill"),
    *("Spell out the commands", "New names since the migration", "Shorter", "Fix the links"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One version: how many days ago, by whom, with which message."""

    days: float
    by: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, blog post, folder … as it is written down."""

    title: str
    source: str
    edits: tuple[Edit, ...]
    kind: str = "page"
    parent: str = ""
    labels: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    state: str = ""
    status: str = "current"
    subtype: str = ""
    embed_url: str = ""
    read: tuple[str, ...] = ()
    """Who alone may read it: short names, or names of groups."""
    update: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """The text of every version, where it is not the last one growing."""


def leaves(folder: str) -> list[Leaf]:
    """Everything in a folder of bodies, in the order of file names and within files."""
    place = files(__package__).joinpath("bodies", folder)
    names = sorted(one.name for one in place.iterdir() if one.name.endswith(".page"))
    texts = (place.joinpath(name).read_text(encoding="utf-8") for name in names)
    return [leaf for text in texts for leaf in _parsed(text)]


def resource(name: str) -> str:
    """The text of another file among the bodies."""
    return files(__package__).joinpath("bodies", name).read_text(encoding="utf-8")


def _parsed(text: str) -> Iterator[Leaf]:
    pieces = _FENCE.split(text)[1:]
    for head, body in zip(pieces[::2], pieces[1::2], strict=True):
        yield _leaf(tomllib.loads(head), body.strip())


def _leaf(head: dict[str, object], source: str) -> Leaf:
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in head.items()}
    written = known.pop("edits", ())
    title = str(known["title"])
    edits = _edits(written) if isinstance(written, tuple) and written else _usual(title, source)
    known["parent"] = known.pop("in", "")
    return Leaf(source=source, edits=edits, **known)  # type: ignore[arg-type]


def _edits(rows: Sequence[Sequence[object]]) -> tuple[Edit, ...]:
    return tuple(Edit(float(str(row[0])), str(row[1]), *map(str, row[2:])) for row in rows)


def _usual(title: str, source: str) -> tuple[Edit, ...]:
    """A believable history: made one day, touched now and then since, not always by its author."""
    rng = Random(title)
    count = min(1 + source.count("\n## "), rng.randrange(1, 6))
    start = rng.uniform(40, 700)
    days = sorted((start * rng.random() ** 2 + 0.3 for _ in range(count - 1)), reverse=True)
    first = rng.choice((*_AUTHORS, OWNER))
    later = [Edit(one, rng.choice(_AUTHORS[:-1]), rng.choice(_MESSAGES)) for one in days]
    return (Edit(start, first), *later)
