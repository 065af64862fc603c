"""A small library to ask, and a way to ask it."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from confluence_desk.cql.check import read
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Asker, Selection

NOW = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
Ask = Callable[..., Selection]


@pytest.fixture
def ask(store: Store) -> Ask:
    def asked(cql: str, limit: int | None = None, **rest: object) -> Selection:
        values = {"account_id": "u1", "zone": ZoneInfo("Europe/Berlin"), "now": NOW, **rest}
        return store.select(read(cql), Asker(**values), limit)  # type: ignore[arg-type]

    return asked
