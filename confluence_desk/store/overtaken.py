"""Tells whether an answer was overtaken: whether anything came here after it was asked for.

Most answers have no version that would tell which of two is newer. One that would take back what
is here is believed only where nothing was saved meanwhile that it could not know of.
"""

from typing import NamedTuple

import apsw


class Moment(NamedTuple):
    """How much was written until then, by this process and by others; no clock can mislead it."""

    ours: int
    others: int


class Overtaken(Exception):
    """Nothing was saved: it would take back what may be newer, and is to be asked for again."""


def moment(connection: apsw.Connection) -> Moment:
    """How far the library is written now."""
    return Moment(connection.total_changes(), int(connection.pragma("data_version")))


def since(connection: apsw.Connection, asked: Moment | None) -> bool:
    """Whether anything was saved after a question; None asks for no comparison.

    A job has to look before it writes something itself.
    """
    return asked is not None and asked != moment(connection)
