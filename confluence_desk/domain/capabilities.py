"""What a connection can do for the program, and what a try of each came to."""

from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Capability(StrEnum):
    """One thing that the program wants of a site, in the order in which they are tried."""

    SPACES = "spaces"
    PAGES = "pages"
    HIERARCHY = "hierarchy"
    SEARCH = "search"
    COMMENTS = "comments"
    LABELS = "labels"
    ATTACHMENTS = "attachments"
    FILES = "files"  # the bytes of attachments
    VERSIONS = "versions"
    PEOPLE = "people"
    RESTRICTIONS = "restrictions"
    AUDIT = "audit"


NEEDED = frozenset({Capability.SPACES, Capability.PAGES})
"""Without these there is nothing to read."""
EXTRA = frozenset({Capability.AUDIT})
"""For administrators: its absence is nothing to worry about."""


class Verdict(StrEnum):
    """What trying a capability came to."""

    WORKS = "works"
    NO_SCOPE = "missing scope"
    NOT_PERMITTED = "not permitted"
    NOT_HERE = "not on this site"
    SIGNED_OUT = "signed out"
    NO_ANSWER = "no answer"
    BROKEN = "not tried"  # by a fault of our own


class Remedy(StrEnum):
    """What helps."""

    NOTHING = "nothing"
    MORE_SCOPES = "more scopes"  # make a token with Finding.scopes besides
    ASK_ADMIN = "ask an administrator"
    NEW_VERSION = "newer program"
    SIGN_IN = "sign in again"
    TRY_AGAIN = "try again"
    REPORT = "try again, then report it"


_REMEDIES = {
    Verdict.WORKS: Remedy.NOTHING,
    Verdict.NO_SCOPE: Remedy.MORE_SCOPES,
    Verdict.NOT_PERMITTED: Remedy.ASK_ADMIN,
    Verdict.NOT_HERE: Remedy.NEW_VERSION,
    Verdict.SIGNED_OUT: Remedy.SIGN_IN,
    Verdict.NO_ANSWER: Remedy.TRY_AGAIN,
    Verdict.BROKEN: Remedy.REPORT,
}


@frozen
class Finding:
    """One line of the list; ``scopes`` are those to add, ``detail`` is technical."""

    capability: Capability
    verdict: Verdict
    scopes: tuple[str, ...] = ()
    detail: str = ""

    @property
    def works(self) -> bool:
        """Whether it can be used."""
        return self.verdict is Verdict.WORKS

    @property
    def lasting(self) -> bool:
        """Whether trying again later would tell the same, as long as nobody mends it."""
        return self.verdict in {Verdict.NO_SCOPE, Verdict.NOT_PERMITTED, Verdict.NOT_HERE}

    @property
    def remedy(self) -> Remedy:
        """What helps."""
        return _REMEDIES[self.verdict]


SCOPES = tuple(
    f"read:{name}:confluence"
    for name in (
        "space",
        "page",
        "hierarchical-content",
        "content.metadata",
        "content-details",
        "folder",
        "whiteboard",
        "database",
        "embed",
        "comment",
        "attachment",
        "label",
        "user",
    )
)
"""What to tick for a token that reads everything and changes nothing."""
