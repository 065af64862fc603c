"""Versions of pages, blog posts, comments and files: lists, and one with its neighbours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row
from confluence_desk.demo.paging import Listing, serve, single
from confluence_desk.demo.questions import attachment_id, choice, path_id
from confluence_desk.demo.records import AttachmentVersion, VersionRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import LIST_FORMS
from confluence_desk.demo.v2_shapes import body_row, version_row

_Version = VersionRecord | AttachmentVersion


def routes(state: SiteState) -> list[Route]:
    """Versions of everything that has some."""
    desk = _Versions(state)
    owners = {
        "pages": desk.of_content,
        "blogposts": desk.of_content,
        "attachments": desk.of_attachment,
        "footer-comments": desk.of_comment,
        "inline-comments": desk.of_comment,
    }
    made = []
    for name, find in owners.items():
        base = f"{V2}/{name}/{{id}}/versions"
        made += [
            Route(base, desk.listed(find), methods=["GET"]),
            Route(f"{base}/{{number}}", desk.one(find), methods=["GET"]),
        ]
    return made


@dataclass(frozen=True, slots=True)
class _Owner:
    """What has versions: their rows, and what to call the thing inside one."""

    name: str
    id: str
    title: str
    versions: Sequence[_Version]


Find = Callable[[Request], _Owner]


class _Versions:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    def of_content(self, request: Request) -> _Owner:
        """A page or blog post."""
        kind = request.url.path.split("/")[4].removesuffix("s")
        row = self._state.seen(caller_of(request).account_id, path_id(request), kind)
        return _Owner(kind, str(row.id), row.title, row.versions)

    def of_attachment(self, request: Request) -> _Owner:
        """A file."""
        row = self._state.seen_attachment(caller_of(request).account_id, attachment_id(request))
        return _Owner("attachment", f"att{row.id}", row.title, row.versions)

    def of_comment(self, request: Request) -> _Owner:
        """A comment."""
        row = self._state.seen_comment(caller_of(request).account_id, path_id(request))
        if not request.url.path.split("/")[4].startswith(row.place):
            raise Absent
        title = f"Re: {self._state.contents[row.container_id].title}"
        return _Owner("comment", str(row.id), title, row.versions)

    def listed(self, find: Find) -> Callable[[Request], object]:
        """The list, newest first."""

        async def answering(request: Request) -> Response:
            owner = find(request)
            sort = choice(request, "sort", ("modified-date", "-modified-date"), "-modified-date")
            form = choice(request, "body-format", LIST_FORMS)
            listing = Listing(
                range(1, len(owner.versions) + 1),
                lambda at: [at],
                lambda at: _listed_row(owner, at, form),
                descending=sort.startswith("-"),
            )
            return serve(request, self._state, listing)

        return answering

    def one(self, find: Find) -> Callable[[Request], object]:
        """One version, with more about it."""

        async def answering(request: Request) -> Response:
            owner = find(request)
            at = path_id(request, "number")
            if not 1 <= at <= len(owner.versions):
                raise Absent
            return single(self._state, _detailed_row(owner, at))

        return answering


def _listed_row(owner: _Owner, at: int, form: str) -> Row:
    version = owner.versions[at - 1]
    shown = version_row(version, at)
    if isinstance(version, AttachmentVersion):
        return {**shown, owner.name: {"title": owner.title, "id": owner.id, "body": {}}}
    if not form:
        return shown
    title = version.title if owner.name != "comment" else owner.title
    entity = {"title": title, "id": owner.id, "body": body_row(version, form)}
    return {**shown, owner.name: entity}


def _detailed_row(owner: _Owner, at: int) -> Row:
    version = owner.versions[at - 1]
    shown: Row = {
        **version_row(version, at),
        "contentTypeModified": False,
        "collaborators": [version.author_id],
    }
    if at > 1:
        shown["prevVersion"] = at - 1
    if at < len(owner.versions):
        shown["nextVersion"] = at + 1
    return shown
