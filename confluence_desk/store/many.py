"""Puts many rows into a table by few statements.

Each step of a statement hands the interpreter's lock over and takes it back. Beside a busy loop
that costs more than the row itself.
"""

from collections.abc import Sequence
from typing import Any

import apsw

ROWS = 50
"""Rows of one statement: more bring nothing, and keep larger statements in the cache."""


def insert(
    connection: apsw.Connection, into: str, rows: Sequence[tuple[Any, ...]], conflict: str = ""
) -> None:
    """Run ``into`` VALUES ... ``conflict`` for all rows, which have as many values each."""
    if not rows:
        return
    marks = f"({', '.join('?' * len(rows[0]))})"
    whole = len(rows) - len(rows) % ROWS
    if whole:
        sql = f"{into} VALUES {', '.join([marks] * ROWS)} {conflict}"
        for at in range(0, whole, ROWS):
            some = rows[at : at + ROWS]
            connection.execute(sql, [value for row in some for value in row])
    connection.executemany(f"{into} VALUES {marks} {conflict}", rows[whole:])
