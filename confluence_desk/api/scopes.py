"""Which scopes a token needs for which part of the API, to say what is missing (trap 4)."""

import re

_GRANULAR = "read:{}:confluence"

_FAMILIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"/direct-children$|/descendants$", "the page tree", ("hierarchical-content",)),
    (r"/ancestors$|/convert-ids-to-types$", "the path of a page", ("content.metadata",)),
    (r"-comments(/|$)", "comments", ("comment",)),
    (r"/users-bulk$", "people", ("user",)),
    (r"/download$", "files", ("attachment", "readonly:content.attachment:confluence")),
    (r"/attachments(/|$)", "attachments", ("attachment",)),
    (r"/api/v2/spaces(/[^/]+)?$", "spaces", ("space",)),
    (r"/api/v2/(folder|whiteboard|database|embed)s/", "", ()),
    (r"/api/v2/(spaces|pages|blogposts)", "pages", ("page",)),
    (r"/api/v2/labels$", "labels", ("label",)),
    (r"/rest/api/audit", "the audit log", ("read:audit-log:confluence",)),
    (r"/rest/api/search", "search", ("content-details", "search:confluence")),
    (r"/rest/api/user", "your account", ("content-details", "read:confluence-user")),
    (r"/restriction/", "restrictions", ("content-details", "read:confluence-content.all")),
)


def needed(path: str) -> tuple[str, tuple[str, ...]]:
    """The feature that ``path`` serves, and the scopes any one of which allows it."""
    for pattern, feature, names in _FAMILIES:
        found = re.search(pattern, path)
        if found:
            scopes = tuple(_scope(n) for n in names or (found[1],))
            return feature or f"{found[1]}s", scopes
    return "this part of Confluence", ()


def _scope(name: str) -> str:
    return name if ":" in name else _GRANULAR.format(name)
