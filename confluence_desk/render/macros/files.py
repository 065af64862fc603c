"""Draws the files of a page or a space: as a list, or its pictures side by side."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

from confluence_desk.domain.entities import Attachment
from confluence_desk.render.addresses import ours
from confluence_desk.render.images import draw_attachment
from confluence_desk.render.macros.asking import (
    absent,
    day,
    other,
    person_link,
    remark,
    target,
    titled,
)
from confluence_desk.render.macros.grid import grid, when
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Files, SpaceFiles, State, Take

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_MOST = 200
_PICTURES = "image/"
_ANY = (".*", "*")
_SPECIAL = frozenset("[](){}|+?^$")
_SORTS: dict[str, Callable[[Attachment], object]] = {
    "name": lambda file: file.title.casefold(),
    "size": lambda file: file.file_size,
    "comment": lambda file: file.version.message.casefold(),
    "date": lambda file: file.version.created_at or _LONG_AGO,
    "created date": lambda file: file.version.created_at or _LONG_AGO,
    "createddate": lambda file: file.version.created_at or _LONG_AGO,
}
_NEWEST_FIRST = frozenset({"date", "created date", "createddate", "size"})


def _attachments(pen: Pen, macro: Macro) -> None:
    """The files of this page, or of another."""
    page_id = pen.context.page_id
    if wanted := target(macro, "page"):
        page = other(pen, wanted, Take.NOTHING)
        if not page.id or page.state in {State.GONE, State.HIDDEN}:
            absent(pen, page, wanted.title)
            return
        page_id = page.id
    files = pen.context.ask(Files(page_id)) if page_id else None
    _list(pen, macro, files)


def _of_space(pen: Pen, macro: Macro) -> None:
    """The files of a space, as far as they are known here, the newest first."""
    key = (macro.several("space", "spaceKey") or (pen.context.space_key,))[0]
    _list(pen, macro, pen.context.ask(SpaceFiles(key, _MOST)))
    remark(pen, pen.say(Phrase.PARTLY_HERE).format(space=key))


def _list(pen: Pen, macro: Macro, files: Sequence[Attachment] | None) -> None:
    if files is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED))
        return
    shown = _sorted(_matching(pen, files, macro.several("patterns")), macro)
    if not shown:
        remark(pen, pen.say(Phrase.NO_FILES))
        return
    heads = (Phrase.NAME, Phrase.SIZE, Phrase.CHANGED, Phrase.CHANGED_BY)
    rows = [
        (
            partial(_name, pen, file),
            pen.context.speech.size(file.file_size) if file.file_size else "",
            when(pen, day(pen, file.version.created_at)),
            partial(person_link, pen, file.version.author_id) if file.version.author_id else "",
        )
        for file in shown
    ]
    grid(pen, [pen.say(head) for head in heads], rows)


def _name(pen: Pen, file: Attachment) -> None:
    pen.icon("image" if file.media_type.startswith(_PICTURES) else "file")
    pen.text(" ")
    if pen.in_link:
        pen.text(file.title)
    else:
        pen.leaf("a", file.title, {"href": ours("attachment", file.id), "dir": "auto"})
    if file.version.message:
        pen.leaf("p", file.version.message, {"class": "excerpt", "dir": "auto"})


def _sorted(files: Sequence[Attachment], macro: Macro) -> list[Attachment]:
    wish = macro.parameter("sortBy", "sort").lower()
    key = _SORTS.get(wish)
    if key is None:
        return list(files)
    order = macro.parameter("sortOrder").lower()
    backward = order.startswith("desc") if order else wish in _NEWEST_FIRST
    put = sorted(files, key=key, reverse=backward)  # type: ignore[arg-type]  # each sort has its own kind of key
    return put[::-1] if macro.on("reverse") else put


def _matching(
    pen: Pen, files: Sequence[Attachment], patterns: Sequence[str]
) -> Sequence[Attachment]:
    """The files that any pattern names; one that is a whole language is only told (no regexes)."""
    if not patterns:
        return files
    plain = [parts for one in patterns if (parts := _parts(one)) is not None]
    for pattern in patterns:
        if _parts(pattern) is None:
            remark(pen, pen.say(Phrase.NOT_FILTERED).format(pattern=pattern))
            return files
    return [file for file in files if any(_fits(file.title, parts) for parts in plain)]


def _parts(pattern: str) -> list[str] | None:
    """The literal pieces of ``.*.pdf`` or ``*.pdf``; None for more of an expression."""
    marked = pattern.lower().replace("\\.", "\0").replace(".*", "*")
    pieces = [piece.replace("\0", ".") for piece in marked.split("*")]
    return None if any(_SPECIAL & set(piece) or "\\" in piece for piece in pieces) else pieces


def _fits(name: str, parts: Sequence[str]) -> bool:
    """Whether a name is these pieces in order, with anything between them."""
    lower, first, last = name.lower(), parts[0], parts[-1]
    if len(parts) == 1:
        return lower == first
    if not (lower.startswith(first) and lower[len(first) :].endswith(last)):
        return False
    at, end = len(first), len(lower) - len(last)
    for piece in parts[1:-1]:
        found = lower.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _gallery(pen: Pen, macro: Macro) -> None:
    """The pictures of this page or of others, each in a place that is as large before it comes."""
    known, files = _of_pages(pen, macro)
    include, exclude = macro.several("include"), macro.several("exclude")
    pictures = [file for file in files if file.media_type.startswith(_PICTURES)]
    if include:
        pictures = list(_matching(pen, pictures, include))
    if exclude:
        without = {file.id for file in _matching(pen, pictures, exclude)}
        pictures = [file for file in pictures if file.id not in without]
    if labels := macro.several("includeLabel", "excludeLabel"):
        remark(pen, pen.say(Phrase.NOT_FILTERED).format(pattern=", ".join(labels)))
    if title := macro.parameter("title"):
        pen.block("p", {"class": "list-title", "dir": "auto"})
        pen.text(title)
        pen.end("p")
    if not pictures:
        remark(pen, pen.say(Phrase.NO_FILES if known else Phrase.NOT_FETCHED))
        return
    _pictures(pen, _sorted(pictures, macro)[:_MOST], macro.number("columns", 4))


def _of_pages(pen: Pen, macro: Macro) -> tuple[bool, list[Attachment]]:
    """Whether anything is known of them, and the files of the pages that the gallery names."""
    ids = list(_page_ids(pen, macro))
    answers = [pen.context.ask(Files(page_id)) for page_id in ids]
    known = any(answer is not None for answer in answers)
    return known, [file for answer in answers for file in answer or ()]


def _page_ids(pen: Pen, macro: Macro) -> Iterable[str]:
    named = target(macro, "page")
    if named is None:
        return [pen.context.page_id] if pen.context.page_id else []
    several = (
        [named]
        if macro.resources.get("page") is not None
        else [titled(one) for one in macro.several("page")]
    )
    found = (other(pen, one, Take.NOTHING) for one in several)
    return [page.id for page in found if page.id]


def _pictures(pen: Pen, pictures: Sequence[Attachment], columns: int) -> None:
    kept = columns if 1 <= columns <= _MOST_COLUMNS else 4
    pen.block("div", {"class": f"gallery of-{kept}"})
    for file in pictures:
        pen.start("figure")
        draw_attachment(pen, file)
        pen.leaf("figcaption", file.version.message or file.title, {"dir": "auto"})
        pen.end("figure")
    pen.end("div")


_MOST_COLUMNS = 8

MACROS: dict[str, Drawer] = {
    "attachments": _attachments,
    "space-attachments": _of_space,
    "gallery": _gallery,
}
