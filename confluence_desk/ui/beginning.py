"""Lets a window be seen before anything is asked of Confluence, and what asks be loaded behind."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from confluence_desk.services.late import load, load_search

if TYPE_CHECKING:
    from confluence_desk.services.connection import Connection
    from confluence_desk.ui.frame import Frame

_PATIENCE = 0.8
"""Seconds after which news matter more than a page that still does not stand."""


async def begin_asking(window: "Frame", connection: "Connection") -> None:
    """End the connection's hold when the page in front stands, then load what searches take."""
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await _sight(window)
        await asyncio.to_thread(load)
    finally:
        connection.release()
    await asyncio.to_thread(load_search)


async def _sight(window: "Frame") -> None:
    page = window.page
    if page is None:
        return
    shown = asyncio.Event()
    page.page_shown.connect(shown.set)
    try:
        await shown.wait()
    finally:
        page.page_shown.disconnect(shown.set)
