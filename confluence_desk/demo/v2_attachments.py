"""Reading files: lists of a site, a page, a label; one; thumbnails; and putting them away."""

from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, nothing
from confluence_desk.demo.downloads import Downloads
from confluence_desk.demo.orders import Orders, falling
from confluence_desk.demo.paging import Listing, serve, single
from confluence_desk.demo.questions import attachment_id, choice, chosen, flag, number, path_id
from confluence_desk.demo.records import AttachmentRecord
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v2_content_lists import signed
from confluence_desk.demo.v2_operations import operations_within
from confluence_desk.demo.v2_shapes import (
    attachment_row,
    label_row,
    property_row,
    sub_list,
    version_row,
)

_STATUSES = ("current", "archived", "trashed")
_DEFAULT = 50


def routes(state: SiteState, downloads: Downloads) -> list[Route]:
    """Files."""
    desk = _Attachments(state, downloads)
    one = f"{V2}/attachments/{{id}}"
    return [
        Route(f"{V2}/attachments", desk.everywhere, methods=["GET"]),
        Route(f"{V2}/pages/{{id}}/attachments", desk.under("page"), methods=["GET"]),
        Route(f"{V2}/blogposts/{{id}}/attachments", desk.under("blogpost"), methods=["GET"]),
        Route(f"{V2}/labels/{{id}}/attachments", desk.labelled, methods=["GET"]),
        Route(one, desk.read, methods=["GET"]),
        Route(one, desk.delete, methods=["DELETE"]),
        Route(f"{one}/thumbnail/download", desk.thumbnail, methods=["GET"]),
    ]


class _Attachments:
    def __init__(self, state: SiteState, downloads: Downloads) -> None:
        self._state = state
        self._downloads = downloads
        self._orders = Orders(state)

    async def everywhere(self, request: Request) -> Response:
        """All files of the site."""
        ids, sort = self._state.ids_of("attachment"), self._sort(request)
        if sort:
            key = self._orders.attachment_key(sort)
            ids = self._orders.by(key, sort, ids)
        return self._serve(request, ids, default=_DEFAULT)

    def under(self, kind: str) -> Callable[[Request], object]:
        """Files of a page or blog post."""

        async def answering(request: Request) -> Response:
            account_id = caller_of(request).account_id
            row = self._state.seen(account_id, path_id(request), kind)
            return self._few(request, self._state.attachment_ids_of(row.id), default=_DEFAULT)

        return answering

    async def labelled(self, request: Request) -> Response:
        """Files under a label."""
        label = self._state.label_of(path_id(request))
        if label is None:
            raise Absent
        rows = self._state.attachments
        return self._few(request, [one for one in self._state.labelled(label) if one in rows])

    async def read(self, request: Request) -> Response:
        """One file."""
        row = self._find(request)
        at = number(request, "version")
        if at is not None and not 1 <= at <= len(row.versions):
            raise Absent
        shown = attachment_row(self._state, row, number=at)
        if flag(request, "include-collaborators"):
            people = dict.fromkeys(one.author_id for one in row.versions)
            shown["collaborators"] = [{"accountId": one} for one in people]
        if not flag(request, "include-version", default=True):
            del shown["version"]
        return single(self._state, {**shown, **self._included(request, row)})

    async def delete(self, request: Request) -> Response:
        """Into the trash; with ``purge``, out of it for good."""
        row = self._find(request)
        purge = flag(request, "purge")
        self._state.changeable(caller_of(request).account_id, row.container_id)
        if purge:
            self._state.purge_attachment(row.id)
        elif row.status == "trashed":
            raise Absent
        else:
            self._state.trash_attachment(row.id)
        return nothing()

    async def thumbnail(self, request: Request) -> Response:
        """The way to a picture of the file; only pictures have one."""
        row = self._find(request)
        at = number(request, "version") or 0
        number(request, "width")
        number(request, "height")
        if not row.media_type.startswith("image/"):
            raise Absent
        return RedirectResponse(self._downloads.location(row, at, thumbnail=True), 302)

    def _find(self, request: Request) -> AttachmentRecord:
        return self._state.seen_attachment(caller_of(request).account_id, attachment_id(request))

    def _included(self, request: Request, row: AttachmentRecord) -> Row:
        state, here = self._state, f"/attachments/att{row.id}"
        page, account_id = state.contents[row.container_id], caller_of(request).account_id
        entity = {"title": row.title, "id": f"att{row.id}", "body": {}}
        lists: dict[str, Iterable[Row]] = {
            "labels": (label_row(state, one) for one in row.labels),
            "properties": map(property_row, state.properties_of(row.id)),
            "operations": operations_within(state, account_id, page, "attachment"),
            "versions": [
                {**version_row(one, at), "attachment": entity}
                for at, one in enumerate(row.versions, 1)
            ][::-1],
        }
        found = {name: sub_list(one, f"{here}/{name}") for name, one in lists.items()}
        return {name: one for name, one in found.items() if flag(request, f"include-{name}")}

    def _sort(self, request: Request) -> str:
        return choice(request, "sort", signed(("created-date", "modified-date"))).lstrip("-")

    def _few(self, request: Request, ids: Sequence[int], default: int = 25) -> Response:
        key = self._orders.attachment_key(self._sort(request))
        return self._serve(request, sorted(ids, key=key), default=default)

    def _serve(self, request: Request, ids: Sequence[int], *, default: int) -> Response:
        statuses = chosen(request, "status", _STATUSES, ("current", "archived"))
        name, kind = request.query_params.get("filename"), request.query_params.get("mediaType")
        account_id, state, rows = (
            caller_of(request).account_id,
            self._state,
            self._state.attachments,
        )

        def kept(one: int) -> bool:
            row = rows[one]
            named = name is None or row.title == name
            return row.status in statuses and named and kind in {None, row.media_type}

        listing = Listing(
            ids,
            self._orders.attachment_key(self._sort(request)),
            lambda one: attachment_row(state, rows[one]),
            kept,
            lambda one: state.may_list(account_id, state.contents[rows[one].container_id]),
            falling(request.query_params.get("sort", "")),
        )
        return serve(request, state, listing, default=default)
