"""What can be opened by its name, and how well it fits what was typed."""

from typing import NamedTuple

from confluence_desk.domain.matching import Match

SPACE, PERSON = "space", "person"


class Thing(NamedTuple):
    """A page, space or person by its name.

    ``kind`` is ``SPACE``, ``PERSON`` or a kind of content; ``space_id`` the space it stands in;
    ``hint`` what that is called. ``away`` when it is archived or gone; ``key`` stands for a space.
    """

    kind: str
    id: str
    title: str
    space_id: str = ""
    away: bool = False
    hint: str = ""
    key: str = ""


class Fitting(NamedTuple):
    """A thing that fits; ``starred`` or ``visited`` where the reader knows it well."""

    thing: Thing
    fits: Match
    starred: bool = False
    visited: bool = False
