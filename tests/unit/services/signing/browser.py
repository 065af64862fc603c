"""A browser for tests: opens the consent page, answers it, and goes where it is sent."""

import asyncio
import secrets
import socket
from collections.abc import Mapping
from contextlib import suppress
from html.parser import HTMLParser

import httpx


def free_port() -> int:
    """A port that nobody uses now, of those that no system hands out by itself meanwhile."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Browser:
    """``open`` is what the program calls; ``seen`` is the text of the last page.

    ``answer`` is what the person clicks ("" closes the page); ``goes_back`` False is a browser
    that never reaches this machine again, which leaves the address in ``address``.
    """

    def __init__(
        self,
        answer: str = "approve",
        *,
        goes_back: bool = True,
        change: Mapping[str, str] | None = None,
    ) -> None:
        self.opened: list[str] = []
        self.address = ""
        self.seen = ""
        self.done = asyncio.Event()
        self._answer = answer
        self._goes_back = goes_back
        self._change = dict(change or {})
        self._visit: asyncio.Task[None] | None = None

    def open(self, url: str) -> bool:
        self.opened.append(url)
        self._visit = asyncio.get_running_loop().create_task(self._visited(url))
        return True

    async def _visited(self, url: str) -> None:
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
                page = await http.get(url)
                self.seen = page.text
                if page.status_code != httpx.codes.OK or not self._answer:
                    return
                form = {**_fields(page.text), "answer": self._answer, **self._change}
                sent = await http.post(str(httpx.URL(url).copy_with(query=None)), data=form)
                self.address = sent.headers.get("location", "")
                if self._goes_back and self.address:
                    self.seen = (await http.get(self.address)).text
        except httpx.TransportError as error:  # as a browser: the page says that nobody answers
            self.seen = type(error).__name__
        finally:
            self.done.set()


def _fields(page: str) -> dict[str, str]:
    found: dict[str, str] = {}

    class Fields(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            about = dict(attrs)
            if tag == "input":
                found[str(about["name"])] = str(about["value"])

    Fields().feed(page)
    return found
