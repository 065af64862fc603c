"""Serves a demo site and its second origin on loopback for as long as a block runs."""

import asyncio
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Self

from confluence_desk.demo.access import GATEWAY
from confluence_desk.demo.application import Site
from confluence_desk.demo.application import create_app as create_app  # noqa: PLC0414 - offered here
from confluence_desk.demo.authority import Resource
from confluence_desk.demo.journal import CONTROL
from confluence_desk.demo.scopes import WRITING
from confluence_desk.demo.serving import LoopbackServer
from confluence_desk.demo.state import SiteState


class DemoSite(AbstractAsyncContextManager["DemoSite"]):
    """``async with DemoSite(state) as demo: ...``; the state must have an owner.

    Raises OSError when ``port`` is taken; 0 is any port. The control object is ``demo.state``.
    """

    def __init__(self, state: SiteState, *, port: int = 0) -> None:
        self.state = state
        self.site = Site(state)
        self._port = port
        self._servers: list[LoopbackServer] = []
        self._group = asyncio.TaskGroup()
        self.url = ""
        self.token = self.site.credentials.issue(state.owner_id)
        self.scoped_token = self.site.credentials.issue(state.owner_id, WRITING)

    @property
    def service_token(self) -> str:
        """A token of the site's service account, which is made when it is first asked for."""
        return self.site.credentials.issue_service(WRITING)

    @property
    def email(self) -> str:
        """The e-mail address to sign in with."""
        return self.state.owner.email

    @property
    def cloud_id(self) -> str:
        """The site's id at the gateway."""
        return self.state.cloud_id

    @property
    def gateway(self) -> str:
        """What stands for ``https://api.atlassian.com``; calls go to ``/ex/confluence/ID/wiki``."""
        return self.url

    @property
    def gateway_base(self) -> str:
        """Where the API begins for scoped tokens, before ``/wiki``."""
        return f"{self.url}{GATEWAY}{self.cloud_id}"

    @property
    def control(self) -> str:
        """Where the control route is."""
        return f"{self.url}{CONTROL}"

    async def __aenter__(self) -> Self:
        """Take both ports and answer on them."""
        front = LoopbackServer(self.site.app, port=self._port, connections=self.site.connections)
        media = LoopbackServer(self.site.media)
        self._servers = [front, media]
        self.url = self.state.site_url = front.url
        self.site.downloads.origin = media.url
        name = self.site.authority.resource.name
        self.site.authority.resource = Resource(self.cloud_id, self.url, name)
        await self._group.__aenter__()
        for server in self._servers:
            self._group.create_task(server.run())
        for server in self._servers:
            await server.ready()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish what is being answered, and stop."""
        self.site.fault_layer.release()
        for server in self._servers:
            server.stop()
        await self._group.__aexit__(None, None, None)
