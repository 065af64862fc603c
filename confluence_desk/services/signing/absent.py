"""Stands where a token would: whatever would be asked is refused before it leaves."""

from typing import NoReturn

from confluence_desk.domain.errors import NoToken


class Absent:
    """``Tokens`` of a connection whose library opens although nobody is signed in to its site."""

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url

    async def token(self) -> str:
        """None is kept. Raises ``NoToken``."""
        self._refuse()

    async def renewed(self, refused: str) -> str:
        """As ``token``."""
        del refused
        self._refuse()

    async def aclose(self) -> None:
        """Nothing is under way."""

    def _refuse(self) -> NoReturn:
        raise NoToken(self._site_url)
