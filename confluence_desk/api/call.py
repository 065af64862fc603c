"""One request as the client means it, before anything of HTTP is known."""

from collections.abc import Mapping
from dataclasses import field, replace

from confluence_desk.domain.frozen import frozen

V1 = "/wiki/rest/api"
V2 = "/wiki/api/v2"
WHO_AM_I = f"{V1}/user/current"


@frozen
class Call:
    """A request; ``what`` names the wanted thing in errors ("page 123").

    One with a ``body`` is a POST, unless it has another ``verb``. ``repeatable`` says that asking
    twice does no harm, which holds for every read, also for those that Confluence made a POST.
    ``stream`` leaves the answer's body unread and takes a redirect for an answer. ``heavy`` says
    that the caller can ask for less at once, so that a timeout is not worth the same request again.
    """

    path: str
    what: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: object = None
    repeatable: bool = True
    search: bool = False
    stream: bool = False
    heavy: bool = False
    verb: str = ""

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.verb or ("GET" if self.body is None else "POST")

    def at(self, cursor: str | None) -> "Call":
        """The same call for a later page: everything but the cursor stays as it was."""
        return self if cursor is None else replace(self, query={**self.query, "cursor": cursor})
