"""Takes out of a body what other pages show of it: excerpts, page properties, tasks, a summary."""

from collections.abc import Iterator

from lxml import etree

from confluence_desk.domain.frozen import frozen
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import flat
from confluence_desk.render.plain import plain
from confluence_desk.render.questions import Piece
from confluence_desk.render.storage import parse

_MACROS = frozenset({"ac:structured-macro", "ac:macro"})
_NAMES = {
    "excerpt": "name",
    "details": "id",
    "multiexcerpt-macro": "name",
    "shared-block": "shared-block-key",
}
_SAMPLE = 6000
_LONGEST = 240
_MOST = 200


@frozen
class WrittenTask:
    """A task as a body holds it."""

    storage: str
    done: bool
    due: str
    assignee: str


def pieces(storage: str, macro: str) -> tuple[Piece, ...]:
    """The insides of every macro of that name, in order."""
    if f'"{macro}"' not in storage:
        return ()
    return tuple(_pieces(parse(storage), macro))


def _pieces(tree: etree._Element, wanted: str) -> Iterator[Piece]:
    for node in tree.iter():
        if name_of(node) in _MACROS and attribute(node, "ac:name").lower() == wanted:
            macro = read_macro(node)
            if macro.rich is not None:
                name = macro.parameter(_NAMES.get(wanted, "name"))
                yield Piece(name, inside(macro.rich), macro.on("hidden"))


def inside(element: etree._Element) -> str:
    """What stands in an element, as storage format again."""
    parts = [_escaped(element.text)]
    parts += [etree.tostring(node, encoding="unicode") for node in element]
    return "".join(parts)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def summary(storage: str) -> str:
    """The page's excerpt, else how it begins; one line."""
    excerpts = pieces(storage, "excerpt")
    first = next((one.storage for one in excerpts if not one.name), "")
    words = " ".join(plain(first or storage[:_SAMPLE]).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"


def tasks(storage: str) -> tuple[WrittenTask, ...]:
    """Every task, in order."""
    if "<ac:task-body" not in storage:
        return ()
    found = parse(storage).iter(f"{{{_AC}}}task")
    return tuple(_task(node) for _, node in zip(range(_MOST), found, strict=False))


_AC = "http://www.atlassian.com/schema/confluence/4/ac/"


def _task(node: etree._Element) -> WrittenTask:
    status, body = child(node, "ac:task-status"), child(node, "ac:task-body")
    if body is None:
        return WrittenTask("", done=_done(status), due="", assignee="")
    people = (attribute(one, "ri:account-id") for one in body.iter() if name_of(one) == "ri:user")
    days = (attribute(one, "datetime") for one in body.iter() if name_of(one) == "time")
    return WrittenTask(
        inside(body), done=_done(status), due=next(days, ""), assignee=next(people, "")
    )


def _done(status: etree._Element | None) -> bool:
    return status is not None and flat(status).strip() == "complete"
