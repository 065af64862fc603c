"""What stands below a page or folder at any depth, as one recursive question."""

from collections.abc import Sequence

from confluence_desk.store.query.sql import NO, Sql, listed

_BELOW = """IN (WITH RECURSIVE below (id) AS (
    SELECT n.id FROM json_each(?) AS asked JOIN content n ON n.parent_id = asked.value
    UNION SELECT n.id FROM below JOIN content n ON n.parent_id = below.id)
    SELECT id FROM below)"""


def below(column: str, ids: Sequence[str]) -> Sql:
    """Whether a column names something below one of these; not they themselves."""
    return Sql(f"{column} {_BELOW}", (listed(ids),)) if ids else NO
