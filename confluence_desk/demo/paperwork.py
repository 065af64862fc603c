"""Templates that a lived-in site has, and the audit lines that its spaces and locks leave."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from confluence_desk.demo.state import SiteState


@dataclass(frozen=True, slots=True)
class Template:
    """A page to begin with; without a space it is everybody's."""

    id: str
    name: str
    description: str
    body: str
    space_key: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One line of the audit log."""

    at: datetime
    account_id: str
    summary: str
    category: str
    name: str
    kind: str = "Page"


@dataclass(slots=True)
class Paperwork:
    """What a site keeps beside its content."""

    templates: list[Template] = field(default_factory=list)
    audit: list[AuditRecord] = field(default_factory=list)


def usual() -> Paperwork:
    """Three templates for everybody; variables stand where a writer fills something in."""
    return Paperwork(list(_TEMPLATES))


def recorded(state: SiteState) -> Iterator[AuditRecord]:
    """What can be told from the state itself: spaces that were made, pages that were locked."""
    for space in state.spaces.values():
        yield AuditRecord(
            *(space.created_at, space.author_id, "Space created", "Spaces", space.name, "Space")
        )
    for row in state.contents.values():
        if row.read:
            summary = "Content restriction added"
            at, by = row.current.created_at, row.current.author_id
            yield AuditRecord(at, by, summary, "Permissions", row.title)


_VARIABLES = (
    '<at:declarations><at:string at:name="service" /><at:string at:name="owner" />'
    "</at:declarations>"
)
_TEMPLATES = (
    Template(
        "4194305",
        "Runbook",
        "What to do when a service misbehaves, in the order to do it",
        f'{_VARIABLES}<p>Owner: <at:var at:name="owner" /></p>'
        '<h2>How you notice</h2><p>The alert for <at:var at:name="service" /> and its graph.</p>'
        "<h2>First five minutes</h2><ol><li>Say in the channel that you are on it.</li>"
        "<li>Check the last deployment.</li></ol><h2>When that does not help</h2><p></p>",
        labels=("runbook",),
    ),
    Template(
        "4194306",
        "Decision",
        "A choice, why it was made, and what it costs",
        "<h2>What we decide</h2><p></p><h2>What else we looked at</h2><ul><li></li></ul>"
        "<h2>What it costs us</h2><p></p>",
        labels=("decision",),
    ),
    Template(
        "4194307",
        "Retrospective",
        "After a project, before it is forgotten",
        "<h2>Keep</h2><ul><li></li></ul><h2>Drop</h2><ul><li></li></ul><h2>Try</h2>"
        "<ul><li></li></ul>",
    ),
)
