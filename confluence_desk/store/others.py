"""Tells whether another process wrote into the library: a sync from cron, a window's child."""

import apsw

from confluence_desk.store.shelf import Shelf


class Others(Shelf):
    """The only connection of this process that writes is the one that is asked."""

    async def others_version(self) -> int:
        """A number that is another one once anybody else committed something."""
        return await self._db.look(_version)


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("data_version"))
