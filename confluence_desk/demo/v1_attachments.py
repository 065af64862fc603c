"""Files as version 1 takes and gives them: uploads by form, downloads by a redirect."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.downloads import Downloads
from confluence_desk.demo.records import AttachmentRecord
from confluence_desk.demo.refusals import Absent, Invalid, Stale
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper, file_extensions
from confluence_desk.demo.v1_requests import (
    Declined,
    Endpoint,
    content_number,
    guarded,
    json_object,
    number,
    own_hands,
)
from confluence_desk.demo.v1_shapes import Json

_LARGEST = 100 * 1024 * 1024
_LISTED = 50


def routes(state: SiteState, downloads: Downloads, largest: int = _LARGEST) -> list[Route]:
    """Upload, new versions, renaming and the way to the bytes."""
    desk = _FileDesk(state, downloads, largest)
    here = f"{V1}/content/{{id}}/child/attachment"

    def route(path: str, endpoint: Endpoint, method: str) -> Route:
        answering = guarded(endpoint, v1_errors.attachment_missing)
        return Route(f"{here}{path}", answering, methods=[method])

    return [
        route("", desk.create, "POST"),
        route("", desk.create_or_update, "PUT"),
        route("/{attachment_id}", desk.rename, "PUT"),
        route("/{attachment_id}/data", desk.replace, "POST"),
        route("/{attachment_id}/download", desk.download, "GET"),
    ]


@dataclass(frozen=True, slots=True)
class _Upload:
    """One file of a form, with what stands beside it."""

    name: str
    data: bytes
    media_type: str
    comment: str
    minor_edit: bool


class _FileDesk:
    """Takes and gives files."""

    def __init__(self, state: SiteState, downloads: Downloads, largest: int) -> None:
        self._state = state
        self._downloads = downloads
        self._largest = largest
        self._shaper = Shaper(state)

    async def create(self, request: Request) -> Response:
        """New files; a name that is taken is refused."""
        page_id, who = self._page(request)
        rows = [self._attach(page_id, one, who) for one in await self._uploads(request)]
        return self._listed(rows, page_id)

    async def create_or_update(self, request: Request) -> Response:
        """New files, or new versions of those whose name is taken."""
        page_id, who = self._page(request)
        rows = []
        for upload in await self._uploads(request):
            there = self._state.attachment_named(page_id, upload.name)
            rows.append(
                self._add(there.id, upload, who) if there else self._attach(page_id, upload, who)
            )
        return self._listed(rows, page_id)

    async def replace(self, request: Request) -> Response:
        """A new version of a known file, whatever the sent one is called."""
        page_id, who = self._page(request)
        there = self._file(request, page_id)
        upload = (await self._uploads(request))[0]
        return answer(self._shown(self._add(there.id, upload, who)))

    async def rename(self, request: Request) -> Response:
        """Another name; the version number must be the next one."""
        page_id, _ = self._page(request, forged=False)
        there = self._file(request, page_id)
        body = await json_object(request)
        title, version = body.get("title", there.title), body.get("version")
        sent = version.get("number") if isinstance(version, dict) else None
        if not isinstance(title, str) or not title or not isinstance(sent, int):
            raise Invalid("title and version are required")
        if sent not in {len(there.versions), len(there.versions) + 1}:
            raise Stale(len(there.versions))
        return answer(self._shown(self._state.rename_attachment(there.id, title)))

    async def download(self, request: Request) -> Response:
        """The way to the bytes, which are on another origin."""
        who, page_id = caller_of(request).account_id, content_number(request)
        if (
            page_id in self._state.spaces
            and request.path_params["attachment_id"] == f"att{page_id}"
        ):
            icon = self._downloads.icon(self._state.seen_space(who, page_id))
            return Response(b"", 302, {"location": icon})
        self._state.seen(who, page_id)
        there = self._file(request, page_id)
        location = self._downloads.location(there, number(request, "version", 0))
        return Response(b"", 302, {"location": location})

    def _page(self, request: Request, *, forged: bool = True) -> tuple[int, str]:
        """The page to change and who does it; raises what speaks against it."""
        if forged:
            own_hands(request)
        who = caller_of(request).account_id
        return self._state.changeable(who, content_number(request)).id, who

    def _file(self, request: Request, page_id: int) -> AttachmentRecord:
        row = self._state.attachments.get(content_number(request, "attachment_id"))
        if row is None or row.container_id != page_id or row.status != "current":
            raise Absent
        return row

    async def _uploads(self, request: Request) -> list[_Upload]:
        async with request.form() as form:
            files = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
            if not files or not all(one.filename for one in files):
                raise Invalid("At least one file is required")
            if any((one.size or 0) > self._largest for one in files):
                raise Declined(Response(b"", 413))
            return [await _upload(one, form) for one in files]

    def _attach(self, page_id: int, upload: _Upload, who: str) -> AttachmentRecord:
        return self._state.attach(
            *(page_id, upload.name, upload.data, upload.media_type),
            by=who,
            message=upload.comment,
            minor_edit=upload.minor_edit,
        )

    def _add(self, attachment_id: int, upload: _Upload, who: str) -> AttachmentRecord:
        return self._state.add_file_version(
            attachment_id,
            upload.data,
            by=who,
            message=upload.comment,
            minor_edit=upload.minor_edit,
            media_type=upload.media_type,
        )

    def _listed(self, rows: Sequence[AttachmentRecord], page_id: int) -> Response:
        path = f"/rest/api/content/{page_id}/child/attachment"
        body = {
            "results": [self._shown(row) for row in rows],
            "start": 0,
            "limit": _LISTED,
            "size": len(rows),
            "_links": self._shaper.links(path),
        }
        return answer(body)

    def _shown(self, row: AttachmentRecord) -> Json:
        shown = self._shaper.content(row, {"version", "container"})
        shown["extensions"] = file_extensions(row)
        shown["metadata"]["comment"] = row.versions[-1].message
        return shown


async def _upload(file: UploadFile, form: FormData) -> _Upload:
    return _Upload(
        file.filename or "",
        await file.read(),
        file.content_type or "application/octet-stream",
        str(form.get("comment") or ""),
        form.get("minorEdit") == "true",
    )
