"""A client for the demo's applications that needs neither a socket nor a running loop."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette


class Visitor:
    """Sends one request at a time straight into an application."""

    def __init__(self, app: Starlette, base: str, headers: dict[str, str]) -> None:
        self._app = app
        self._base = base
        self.headers = headers

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(
                transport=transport, base_url=self._base, headers=self.headers
            ) as client:
                return await client.request(method, path, **options)

        return asyncio.run(send())

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)

    def put(self, path: str, **options: Any) -> httpx.Response:
        return self.request("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.request("DELETE", path, **options)


@pytest.fixture
def visit() -> Callable[..., Visitor]:
    """Open an application: ``visit(app)``, with headers for every request where wanted."""

    def opened(app: Starlette, base: str = "http://acme.test", **headers: str) -> Visitor:
        return Visitor(app, base, headers)

    return opened
