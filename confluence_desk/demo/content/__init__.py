"""Our own words: the spaces, pages and people that the demo site shows."""

from datetime import datetime

from confluence_desk.demo.content.people import settle
from confluence_desk.demo.state import SiteState


def fill(state: SiteState, now: datetime) -> None:
    """Let the demo's content exist, dated before ``now``; the same for the same ``now``."""
    settle(state)
