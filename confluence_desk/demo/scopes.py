"""Which scopes open which endpoint: the table that a scoped token is judged by."""

import re
from dataclasses import dataclass

_READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Requests of these methods to paths like this need one of ``ways``, complete."""

    methods: frozenset[str]
    path: re.Pattern[str]
    ways: tuple[frozenset[str], ...]


def _scopes(text: str) -> frozenset[str]:
    """Scopes written short: ``read:page`` is ``read:page:confluence``."""
    return frozenset(
        one if one.endswith(":confluence") or ":confluence-" in one else f"{one}:confluence"
        for one in text.split()
    )


def _rule(methods: str, path: str, *ways: str) -> Rule:
    named = _READS if methods == "GET" else frozenset(methods.split())
    return Rule(named, re.compile(path), tuple(_scopes(way) for way in ways))


_V2 = r"/wiki/api/v2"
_V1 = r"/wiki/rest/api"
_ITEM = r"(?:pages|blogposts|folders|whiteboards|databases|embeds)"
_OWN = "whiteboard database embed folder"

_RULES = (
    _rule("GET", rf"{_V2}/labels/\d+/attachments$", "read:attachment"),
    _rule("GET", rf"{_V2}/labels/[^/]+/", "read:page"),
    _rule("GET", rf"{_V2}/labels", "read:label"),
    _rule("GET", rf"{_V2}/spaces/[^/]+/(pages|blogposts)$", "read:page"),
    _rule("GET", rf"{_V2}/spaces/[^/]+/content/labels$", "read:page"),
    _rule("GET", rf"{_V2}/spaces", "read:space"),
    _rule("POST PUT DELETE", rf"{_V2}/spaces", "read:space write:space"),
    _rule(
        "GET", rf"{_V2}/{_ITEM}/[^/]+/(direct-children|descendants)$", "read:hierarchical-content"
    ),
    _rule("GET", rf"{_V2}/{_ITEM}/[^/]+/ancestors$", "read:content.metadata"),
    _rule("POST", rf"{_V2}/content/convert-ids-to-types$", "read:content.metadata"),
    _rule("GET", rf"{_V2}/[a-z]+/[^/]+/attachments$", "read:attachment"),
    _rule("GET", rf"{_V2}/[a-z]+/[^/]+/(footer|inline)-comments$", "read:comment"),
    _rule("GET", rf"{_V2}/((footer|inline)-)?comments", "read:comment"),
    _rule("DELETE", rf"{_V2}/(footer|inline)-comments/[^/]+$", "delete:comment"),
    _rule("POST PUT DELETE", rf"{_V2}/((footer|inline)-)?comments", "write:comment"),
    _rule("DELETE", rf"{_V2}/attachments/[^/]+$", "delete:attachment"),
    _rule("GET", rf"{_V2}/attachments", "read:attachment"),
    _rule("POST PUT DELETE", rf"{_V2}/attachments", "write:attachment"),
    _rule("POST PUT DELETE", rf"{_V2}/(pages|blogposts)/[^/]+/properties", "read:page write:page"),
    _rule("DELETE", rf"{_V2}/(pages|blogposts)/[^/]+$", "delete:page"),
    _rule("GET", rf"{_V2}/(pages|blogposts)", "read:page"),
    _rule("POST PUT", rf"{_V2}/(pages|blogposts)", "write:page"),
    *(_rule("GET", rf"{_V2}/{one}s", f"read:{one}") for one in _OWN.split()),
    *(_rule("DELETE", rf"{_V2}/{one}s/[^/]+$", f"delete:{one}") for one in _OWN.split()),
    *(_rule("POST PUT DELETE", rf"{_V2}/{one}s", f"write:{one}") for one in _OWN.split()),
    _rule("GET", rf"{_V2}/tasks", "read:task"),
    _rule("PUT", rf"{_V2}/tasks", "write:task"),
    _rule("POST", rf"{_V2}/users-bulk$", "read:user"),
    _rule("GET", rf"{_V1}/search/user", "read:content-details"),
    _rule("GET", rf"{_V1}/(search|content/search)", "search:confluence", "read:content-details"),
    _rule(
        "GET",
        rf"{_V1}/user/watch/",
        "read:confluence-content.summary",
        "read:watcher",
    ),
    _rule("POST DELETE", rf"{_V1}/user/watch/", "write:confluence-content", "write:watcher"),
    _rule("GET", rf"{_V1}/user", "read:confluence-user", "read:content-details"),
    _rule(
        "GET",
        rf"{_V1}/group/[^/]+/membersByGroupId",
        "read:confluence-groups",
        "read:group read:user",
    ),
    _rule("GET", rf"{_V1}/group", "read:confluence-groups", "read:group"),
    _rule(
        "GET",
        rf"{_V1}/content/[^/]+/child/attachment/[^/]+/download$",
        "readonly:content.attachment:confluence",
        "read:attachment",
    ),
    _rule(
        "POST PUT",
        rf"{_V1}/content/[^/]+/child/attachment",
        "write:confluence-file",
        "read:content-details write:attachment",
    ),
    _rule(
        "GET",
        rf"{_V1}/content/[^/]+/restriction",
        "read:confluence-content.all",
        "read:content-details",
    ),
    _rule(
        "POST",
        rf"{_V1}/content/[^/]+/permission/check$",
        "read:confluence-content.permission",
        "read:content.permission",
    ),
    _rule(
        "GET POST",
        rf"{_V1}/contentbody/convert",
        "read:confluence-content.all",
        "read:content.metadata",
    ),
    _rule(
        "POST DELETE",
        rf"{_V1}/content/[^/]+/label",
        "write:confluence-content",
        "read:label write:label",
    ),
    _rule("GET", rf"{_V1}/label", "read:confluence-content.all", "read:label"),
    _rule(
        "GET",
        rf"{_V1}/content/[^/]+/notification/",
        "read:confluence-content.summary",
        "read:watcher read:user",
    ),
    _rule(
        "GET",
        rf"{_V1}/template",
        "read:confluence-content.summary",
        "read:template read:content-details",
    ),
    _rule("GET", rf"{_V1}/audit", "read:audit-log:confluence"),
    _rule(
        "GET",
        rf"{_V1}/analytics/",
        "read:confluence-content.summary",
        "read:analytics.content",
    ),
    _rule("GET", rf"{_V1}/longtask", "read:confluence-content.summary", "read:content.metadata"),
    _rule(
        "POST PUT DELETE",
        rf"{_V1}/content",
        "write:confluence-content",
        "write:page",
        "write:content",
    ),
    _rule("GET", rf"{_V1}/", "read:confluence-content.all", "read:content-details"),
)


def opens(scopes: frozenset[str], method: str, path: str) -> bool:
    """Whether ``scopes`` are enough; endpoints that the table does not know need none."""
    for rule in _RULES:
        if method in rule.methods and rule.path.match(path):
            return any(way <= scopes for way in rule.ways)
    return True


READING = _scopes(
    "read:space read:page read:hierarchical-content read:content.metadata read:folder "
    "read:whiteboard read:database read:embed read:comment read:attachment read:label read:user "
    "read:content-details read:content.permission read:task"
)
"""What a reader of everything needs."""

WRITING = READING | _scopes(
    "write:space write:page delete:page write:comment delete:comment write:attachment "
    "delete:attachment write:label write:watcher read:watcher write:folder delete:folder "
    "write:whiteboard delete:whiteboard write:database delete:database write:embed delete:embed "
    "write:task write:content read:group read:template read:audit-log:confluence "
    "read:analytics.content"
)
"""What changing it needs besides."""
