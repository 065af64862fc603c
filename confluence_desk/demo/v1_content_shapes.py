"""Content objects of version 1 of the API, with as much expanded as was asked for."""

from collections.abc import Callable, Collection, Mapping

from starlette.requests import Request

from confluence_desk.demo.addresses import (
    content_address,
    download_address,
    preview_address,
    tiny_code,
)
from confluence_desk.demo.answers import stamp
from confluence_desk.demo.records import (
    AttachmentRecord,
    CommentRecord,
    ContentRecord,
    SpaceRecord,
    VersionRecord,
    text_of,
)
from confluence_desk.demo.rendering import body_in
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_shapes import (
    Json,
    friendly,
    label,
    nobody,
    page_of,
    person,
    space,
)

Record = ContentRecord | AttachmentRecord | CommentRecord
_LABELS = 200


def expansions(request: Request) -> frozenset[str]:
    """What a request wants expanded, parents of dotted names included."""
    asked = ",".join(request.query_params.getlist("expand")).split(",")
    names = [one.strip().split(".") for one in asked if one.strip()]
    return frozenset(".".join(one[: depth + 1]) for one in names for depth in range(len(one)))


class Shaper:
    """Draws rows of one site as content objects."""

    def __init__(self, state: SiteState) -> None:
        self._state = state

    @property
    def base(self) -> str:
        """Where a browser finds the product."""
        return f"{self._state.site_url}/wiki"

    def links(self, path: str, **more: str) -> Json:
        """The links of an answer; ``path`` is its own, below ``/wiki``."""
        return {"base": self.base, "context": "/wiki", "self": f"{self.base}{path}", **more}

    def person(self, account_id: str) -> Json:
        """A user, known or gone."""
        user = self._state.users.get(account_id)
        return person(user, self.base) if user else nobody(account_id, self.base)

    def content(self, record: Record, expand: Collection[str] = ()) -> Json:
        """A content object."""
        shown = self._bare(record)
        for name, draw in self._expansions().items():
            if name in expand:
                shown[name] = draw(record, expand)
            else:
                shown["_expandable"][name] = _resource(record, name)
        return shown

    def _expansions(self) -> Mapping[str, Callable[[Record, Collection[str]], object]]:
        return {
            "space": self._space,
            "version": self._version,
            "history": self._history,
            "ancestors": self._ancestors,
            "container": self._container,
            "body": self._body,
            "metadata": self._metadata,
            "extensions": self._extensions,
        }

    def version(self, record: Record, number: int = 0) -> Json:
        """A version's record; 0 is the newest."""
        number = number or len(record.versions)
        version = record.versions[number - 1]
        path = f"/rest/api/content/{content_id(record)}/version/{number}"
        return {
            "by": self.person(version.author_id),
            "when": stamp(version.created_at),
            "friendlyWhen": friendly(version.created_at),
            "message": version.message,
            "number": number,
            "minorEdit": version.minor_edit,
            "contentTypeModified": False,
            "_expandable": {"collaborators": "", "content": _resource(record, "")},
            "_links": {"self": f"{self.base}{path}"},
        }

    def page_of(self, record: Record) -> ContentRecord:
        """The page that a comment or file belongs to; a page itself."""
        if isinstance(record, ContentRecord):
            return record
        return self._state.contents[record.container_id]

    def space_of(self, record: Record) -> SpaceRecord:
        """The space it is in."""
        return self._state.spaces[self.page_of(record).space_id]

    def path(self, record: Record) -> str:
        """Its web address below ``/wiki``."""
        page = self.page_of(record)
        here = content_address(page, self.space_of(record))
        if isinstance(record, CommentRecord):
            return f"{here}?focusedCommentId={record.id}"
        if isinstance(record, AttachmentRecord):
            return preview_address(record)
        return here

    def labels(self, record: Record) -> Json:
        """All labels of it."""
        rows = [
            label(prefix, name, self._state.label_id((prefix, name)))
            for prefix, name in getattr(record, "labels", ())
        ]
        return page_of(rows, 0, _LABELS)

    def _bare(self, record: Record) -> Json:
        number = content_id(record)
        links = {"webui": self.path(record), "self": f"{self.base}/rest/api/content/{number}"}
        if isinstance(record, AttachmentRecord):
            links["download"] = download_address(record, len(record.versions))
        else:
            links["tinyui"] = f"/x/{tiny_code(record.id)}"
        shown: Json = {
            "id": number,
            "type": kind_of(record),
            "status": record.status,
            "title": self.title(record),
            "macroRenderedOutput": {},
            "_expandable": {},
            "_links": links,
        }
        if isinstance(record, AttachmentRecord):
            shown["metadata"] = {"mediaType": record.media_type, "labels": self.labels(record)}
        return shown

    def title(self, record: Record) -> str:
        """What it is called."""
        if isinstance(record, CommentRecord):
            return f"Re: {self.page_of(record).title}"
        return record.title

    def _space(self, record: Record, _: Collection[str]) -> Json:
        return space(self.space_of(record), self.base)

    def _version(self, record: Record, _: Collection[str]) -> Json:
        return self.version(record)

    def _history(self, record: Record, expand: Collection[str]) -> Json:
        first = record.versions[0]
        shown: Json = {
            "latest": True,
            "createdBy": self.person(first.author_id),
            "createdDate": stamp(first.created_at),
            "_expandable": {"previousVersion": "", "contributors": "", "nextVersion": ""},
            "_links": {"self": f"{self.base}{_resource(record, 'history')}"},
        }
        if "history.lastUpdated" in expand:
            shown["lastUpdated"] = self.version(record)
        else:
            shown["_expandable"]["lastUpdated"] = ""
        return shown

    def _ancestors(self, record: Record, _: Collection[str]) -> list[Json]:
        if not isinstance(record, ContentRecord):
            return []
        return [self.content(one) for one in self._state.ancestors_of(record)]

    def _container(self, record: Record, _: Collection[str]) -> Json:
        if isinstance(record, ContentRecord):
            return space(self.space_of(record), self.base)
        return self.content(self.page_of(record))

    def _body(self, record: Record, expand: Collection[str]) -> Json:
        shown: Json = {"_expandable": {}}
        version = record.versions[-1]
        for form in ("storage", "view", "export_view", "styled_view", "atlas_doc_format"):
            if f"body.{form}" in expand and isinstance(version, VersionRecord):
                shown[form] = {
                    "value": body_in(form, text_of(version.body)),
                    "representation": form,
                    "_expandable": {"content": _resource(record, "")},
                }
            else:
                shown["_expandable"][form] = ""
        return shown

    def _metadata(self, record: Record, expand: Collection[str]) -> Json:
        shown: Json = {"_expandable": {"currentuser": "", "properties": ""}}
        if isinstance(record, AttachmentRecord):
            shown |= {"mediaType": record.media_type, "comment": record.versions[-1].message}
        if "metadata.labels" in expand:
            shown["labels"] = self.labels(record)
        return shown

    def _extensions(self, record: Record, _: Collection[str]) -> Json:
        if not isinstance(record, AttachmentRecord):
            return {"position": getattr(record, "position", None) or "none"}
        return file_extensions(record)


def file_extensions(record: AttachmentRecord) -> Json:
    """What only files have."""
    last = record.versions[-1]
    return {
        "mediaType": record.media_type,
        "fileSize": last.size,
        "comment": last.message,
        "mediaTypeDescription": None,
        "fileId": record.file_id,
        "collectionName": f"contentId-{record.container_id}",
    }


def kind_of(record: Record) -> str:
    """Its ``type``."""
    if isinstance(record, ContentRecord):
        return record.kind
    return "comment" if isinstance(record, CommentRecord) else "attachment"


def content_id(record: Record) -> str:
    """Its id; files have a prefix."""
    return f"att{record.id}" if isinstance(record, AttachmentRecord) else str(record.id)


def _resource(record: Record, name: str) -> str:
    here = f"/rest/api/content/{content_id(record)}"
    if name == "history":
        return f"{here}/history"
    return here if not name else ""
