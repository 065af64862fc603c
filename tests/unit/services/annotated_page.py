"""A page with four versions, each by another change."""

from datetime import UTC, datetime

from confluence_desk.domain.entities import Page, Site, Version

SITE = Site("https://x.test")
BODIES = {
    1: "<p>We retry five times.</p>",
    2: "<p>We retry three times.</p>",
    3: "<p>Then we stop.</p><p>We retry three times.</p>",
    4: "<p>Then we stop and tell.</p><p>We retry three times.</p>",
}


def moment(number: int) -> datetime:
    """When a version was saved."""
    return datetime(2026, 11, 1 + number, 12, tzinfo=UTC)


def page(number: int) -> Page:
    """The page as it was."""
    version = Version(number, moment(number), f"writer-{number}", f"Change {number}")
    return Page("1", "Retry", "1", version, body=BODIES[number])


def versions(newest: int) -> list[Version]:
    """The list of its versions."""
    return [page(number).version for number in range(newest, 0, -1)]
