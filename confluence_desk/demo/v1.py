"""All of version 1 in the order in which its routes must be tried."""

from datetime import timedelta

from starlette.routing import BaseRoute

from confluence_desk.demo import (
    v1_attachments,
    v1_content,
    v1_convert,
    v1_copies,
    v1_extras,
    v1_removed,
    v1_restrictions,
    v1_search,
    v1_users,
    v1_watches,
)
from confluence_desk.demo.downloads import Downloads
from confluence_desk.demo.paperwork import Paperwork, usual
from confluence_desk.demo.search import Search
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_tasks import LongTasks

_CONVERSION = timedelta(milliseconds=250)
"""How long a body takes to be converted: long enough to be polled for."""


def routes(
    state: SiteState,
    search: Search,
    downloads: Downloads,
    *,
    paperwork: Paperwork | None = None,
    alive: bool = False,
) -> list[BaseRoute]:
    """Every route below ``/wiki/rest/api``; ``alive`` keeps removed reads on the site's host."""
    tasks = LongTasks(state.clock)
    return [
        *v1_search.routes(state, search),
        *v1_users.routes(state),
        *v1_attachments.routes(state, downloads),
        *v1_restrictions.routes(state),
        *v1_content.routes(state, tasks),
        *v1_copies.routes(state, tasks),
        *v1_watches.routes(state),
        *v1_convert.routes(state, duration=_CONVERSION),
        *v1_extras.routes(state, paperwork or usual()),
        *tasks.routes(),
        *v1_removed.routes(state, alive=alive),
    ]
