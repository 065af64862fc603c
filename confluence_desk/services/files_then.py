"""Lets each side of a comparison show the files as they were when its version was saved."""

from collections.abc import Callable
from dataclasses import replace

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render.context import Context
from confluence_desk.render.questions import FileOf
from confluence_desk.services.hanging import Hanging

_FIRST = 1


def contexts_then(
    context: Context, hanging: tuple[Hanging, Hanging], other: str = ""
) -> tuple[Context, Context]:
    """The surroundings of the old side and of the new one; one and the same where files are.

    ``other`` is the page of the old side, if it is another: its own files come first there.
    """
    if other:
        return replace(context, attachment=_of_page(context, other)), context
    old, new = (_numbers(side) for side in hanging)
    every = dict.fromkeys((*old, *new), _FIRST)
    old, new = {**every, **old}, {**every, **new}
    after = replace(context, attachment=_then(context.attachment, new)) if every else context
    if old == new:
        return after, after
    return replace(context, attachment=_then(context.attachment, old)), after


def _of_page(context: Context, page_id: str) -> Callable[[str], Attachment | None]:
    return lambda name: context.ask(FileOf(page_id, name)) or context.attachment(name)


def _numbers(side: Hanging) -> dict[str, int]:
    return {name: int(told) for name, told in side.files if told.isdecimal()}


def _then(
    now: Callable[[str], Attachment | None], numbers: dict[str, int]
) -> Callable[[str], Attachment | None]:
    def then(name: str) -> Attachment | None:
        file = now(name)
        number = numbers.get(file.title) if file is not None else None
        if file is None or number is None or number == file.version.number:
            return file
        return replace(file, version=Version(number), file_size=0)

    return then
