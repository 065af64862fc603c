"""What a context menu offers: a record of the table, about what one pointed at."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.commands.table import COMMANDS

At_contra = TypeVar("At_contra", contravariant=True)

_COMMANDS = {each.id: each for each in COMMANDS}


def _always(_at: object) -> bool:
    return True


@frozen
class Choice:
    """One of several ways to do it, by a name of the person's own."""

    name: str
    does: Callable[[], object]


@frozen
class Offer(Generic[At_contra]):
    """One thing to do with a tab, a row or a link: its words, what it does and when.

    ``fits`` says whether a menu lists it at all; one that is listed and not ``enabled`` is grey.
    ``ruled`` draws a line above. Where there are ``choices``, they stand in a menu of their own.
    ``keys`` work where such a thing is marked; nobody can change them.
    """

    id: str
    words: str
    does: Callable[[At_contra], object]
    icon: str = ""
    keys: tuple[str, ...] = ()
    fits: Callable[[At_contra], bool] = _always
    enabled: Callable[[At_contra], bool] = _always
    ticked: Callable[[At_contra], bool] | None = None
    choices: Callable[[At_contra], Sequence[Choice]] | None = None
    ruled: bool = False


def like(command_id: str, does: Callable[[At_contra], object], **how: Any) -> Offer[At_contra]:  # noqa: ANN401 - as the fields
    """The same as a command does to what is in front; its words and sign are that command's."""
    command = _COMMANDS[command_id]
    return Offer(command.id, command.words, does, command.icon, **how)
