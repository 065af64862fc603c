"""What version 2 of the API shows of each row."""

from collections.abc import Iterable

from confluence_desk.demo.addresses import (
    content_address,
    download_address,
    edit_address,
    preview_address,
    space_address,
    tiny_code,
)
from confluence_desk.demo.answers import V2, Row, stamp
from confluence_desk.demo.paging import continuing
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    CommentRecord,
    ContentRecord,
    PropertyRecord,
    SpaceRecord,
    UserRecord,
    VersionRecord,
    text_of,
)
from confluence_desk.demo.rendering import body_in
from confluence_desk.demo.state import SiteState

_INCLUDED = 50


def version_row(version: VersionRecord | AttachmentVersion, number: int) -> Row:
    """One version's record."""
    return {
        "number": number,
        "message": version.message,
        "minorEdit": version.minor_edit,
        "authorId": version.author_id,
        "createdAt": stamp(version.created_at),
    }


def body_row(version: VersionRecord, form: str) -> Row:
    """A body in the asked representation; empty without one."""
    if not form:
        return {}
    return {form: {"representation": form, "value": body_in(form, text_of(version.body))}}


def content_row(
    state: SiteState, row: ContentRecord, form: str = "", *, number: int | None = None
) -> Row:
    """A page or blog post, as it is or as it was in version ``number``."""
    last = len(row.versions)
    at = number or last
    version, space = row.versions[at - 1], state.spaces[row.space_id]
    shown: Row = {
        "id": str(row.id),
        "status": row.status if at == last else "historical",
        "title": version.title,
        "spaceId": str(row.space_id),
        "authorId": row.author_id,
        "createdAt": stamp(row.created_at),
        "version": {**version_row(version, at), "ncsStepVersion": None},
        "body": body_row(version, form),
        "_links": _content_links(row, space),
    }
    return {**shown, **_page_fields(state, row)} if row.kind == "page" else shown


def draft_row(state: SiteState, row: ContentRecord, form: str = "") -> Row:
    """The draft of a page; without one, the page."""
    shown = content_row(state, row, form)
    if row.draft is None:
        return shown
    version = {**version_row(row.draft, 1), "ncsStepVersion": None}
    changed = {"status": "draft", "title": row.draft.title, "version": version}
    return {**shown, **changed, "body": body_row(row.draft, form)}


def _page_fields(state: SiteState, row: ContentRecord) -> Row:
    fields: Row = {
        **parent_fields(state, row),
        "position": row.position,
        "ownerId": row.owner_id or row.author_id,
        "lastOwnerId": None,
    }
    return {**fields, "subtype": row.subtype} if row.subtype else fields


def parent_fields(state: SiteState, row: ContentRecord) -> Row:
    """What a row hangs under; nulls at the root."""
    parent = state.contents.get(row.parent_id or 0)
    if parent is None:
        return {"parentId": None, "parentType": None}
    return {"parentId": str(parent.id), "parentType": parent.kind}


def _content_links(row: ContentRecord, space: SpaceRecord) -> Row:
    return {
        "editui": f"/pages/resumedraft.action?draftId={row.id}",
        "webui": content_address(row, space),
        "edituiv2": edit_address(row, space),
        "tinyui": f"/x/{tiny_code(row.id)}",
    }


def node_row(state: SiteState, row: ContentRecord) -> Row:
    """A folder, whiteboard, database or embed."""
    shown: Row = {
        "id": str(row.id),
        "type": row.kind,
        "status": row.status,
        "title": row.title,
        **parent_fields(state, row),
        "position": row.position,
        "authorId": row.author_id,
        "ownerId": row.owner_id or row.author_id,
        "createdAt": stamp(row.created_at),
        "spaceId": str(row.space_id),
        "version": version_row(row.current, len(row.versions)),
        "_links": {"webui": content_address(row, state.spaces[row.space_id])},
    }
    return {**shown, "embedUrl": row.embed_url} if row.kind == "embed" else shown


def space_row(space: SpaceRecord, *, description: str = "", icon: bool = False) -> Row:
    """A space."""
    said = {"representation": description, "value": space.description}
    path = f"/wiki/download/attachments/{space.id}/{space.key}-default?version=1&api=v2"
    download = f"/wiki/rest/api/content/{space.id}/child/attachment/att{space.id}/download"
    return {
        "id": str(space.id),
        "key": space.key,
        "name": space.name,
        "type": space.type,
        "status": space.status,
        "authorId": space.author_id,
        "spaceOwnerId": space.author_id,
        "createdAt": stamp(space.created_at),
        "homepageId": None if space.homepage_id is None else str(space.homepage_id),
        "description": {description: said} if description else None,
        "icon": {"path": path, "apiDownloadLink": download} if icon else None,
        "currentActiveAlias": space.alias or space.key,
        "_links": {"webui": space_address(space)},
    }


def comment_row(
    state: SiteState, row: CommentRecord, form: str = "", *, number: int | None = None
) -> Row:
    """A comment or reply; the body is left out altogether unless it is asked for."""
    at = number or len(row.versions)
    version, page = row.versions[at - 1], state.contents[row.container_id]
    address = content_address(page, state.spaces[page.space_id])
    shown: Row = {
        "id": str(row.id),
        "status": row.status,
        "title": f"Re: {page.title}",
        "version": version_row(version, at),
        "resolutionStatus": row.resolution,
        "_links": {"webui": f"{address}?focusedCommentId={row.id}"},
    }
    if row.parent_id is not None:
        shown["parentCommentId"] = str(row.parent_id)
    else:
        shown["pageId" if page.kind == "page" else "blogPostId"] = str(page.id)
    if form:
        shown["body"] = body_row(version, form)
    return {**shown, **_inline_fields(row)} if row.place == "inline" else shown


def _inline_fields(row: CommentRecord) -> Row:
    fields: Row = {
        "properties": {
            "inlineMarkerRef": row.marker_ref,
            "inlineOriginalSelection": row.selection,
            "inline-marker-ref": row.marker_ref,
            "inline-original-selection": row.selection,
        }
    }
    if row.resolved_at:
        fields["resolutionLastModifierId"] = row.resolved_by
        fields["resolutionLastModifiedAt"] = stamp(row.resolved_at)
    return fields


def attachment_row(state: SiteState, row: AttachmentRecord, *, number: int | None = None) -> Row:
    """A file."""
    at = number or len(row.versions)
    version = row.versions[at - 1]
    page = state.contents[row.container_id]
    webui, download = preview_address(row), download_address(row, at)
    return {
        "id": f"att{row.id}",
        "status": row.status,
        "title": row.title,
        "createdAt": stamp(row.versions[0].created_at),
        "pageId" if page.kind == "page" else "blogPostId": str(page.id),
        "mediaType": row.media_type,
        "mediaTypeDescription": None,
        "comment": version.message,
        "fileId": row.file_id,
        "fileSize": version.size,
        "webuiLink": webui,
        "downloadLink": download,
        "version": version_row(version, at),
        "_links": {"webui": webui, "download": download},
    }


def label_row(state: SiteState, label: tuple[str, str]) -> Row:
    """A label; who a private one belongs to is not told."""
    prefix, name = label
    return {
        "id": str(state.label_id(label)),
        "name": name,
        "prefix": "my" if prefix.startswith("my:") else prefix,
    }


def property_row(row: PropertyRecord) -> Row:
    """A property."""
    version = {
        "number": row.number,
        "message": "",
        "minorEdit": False,
        "authorId": row.author_id,
        "createdAt": stamp(row.changed_at),
    }
    return {"id": str(row.id), "key": row.key, "value": row.value, "version": version}


def user_row(user: UserRecord) -> Row:
    """A user, with the address that their profile hides."""
    space_id = user.personal_space_id
    return {
        "displayName": user.display_name,
        "timeZone": user.time_zone,
        "personalSpaceId": None if space_id is None else str(space_id),
        "isExternalCollaborator": False,
        "accountStatus": user.account_status,
        "accountId": user.account_id,
        "email": "",
        "accountType": user.account_type,
        "publicName": user.display_name,
        "profilePicture": {"path": f"/wiki/aa-avatar/{user.account_id}", "isDefault": False},
    }


def sub_list(rows: Iterable[Row], path: str, **meta: object) -> Row:
    """A list inside an object: at most fifty rows, and whether there are more."""
    given = list(rows)
    more = len(given) > _INCLUDED
    onward = {"cursor": continuing(f"{V2}{path}", _INCLUDED)} if more else {}
    return {
        "results": given[:_INCLUDED],
        "meta": {"hasMore": more, **onward, **meta},
        "_links": {"self": f"/api/v2{path}"},
    }
