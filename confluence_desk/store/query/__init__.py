"""Answers a query from the library: the tree becomes one SQL statement with parameters."""

from confluence_desk.store.query.asking import Asker, Reason, Selection, Unanswered
from confluence_desk.store.query.rows import QueryRows

__all__ = ["Asker", "QueryRows", "Reason", "Selection", "Unanswered"]
