"""Questions have a thread of their own: no write makes them wait (trap 81)."""

import asyncio
import threading

import apsw
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store.database import Database


def _count(connection: apsw.Connection) -> int:
    return int(next(iter(connection.execute("SELECT count(*) FROM spaces")))[0])


def test_a_question_is_answered_while_something_is_written() -> None:
    database, gate = Database.open(None, bytes(32)), threading.Event()

    async def main() -> int:
        writing = asyncio.create_task(database.run(lambda _: gate.wait(10)))
        found = await database.ask(_count)
        gate.set()
        assert await writing
        return found

    assert asyncio.run(main()) == 0
    database.close()


def test_a_question_sees_what_was_written_and_writes_nothing() -> None:
    database = Database.open(None, bytes(32))
    add = "INSERT INTO watched VALUES ('1')"

    async def main() -> None:
        await database.ask(_count)
        await database.run(lambda c: c.execute(add))
        assert await database.ask(lambda c: c.execute("SELECT * FROM watched").fetchall()) == [
            ("1",)
        ]
        with pytest.raises(StoreTrouble):
            await database.ask(lambda c: c.execute(add))

    asyncio.run(main())
    database.close()
    with pytest.raises(StoreTrouble):
        asyncio.run(database.ask(_count))
