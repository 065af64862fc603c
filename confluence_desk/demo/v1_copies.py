"""Copies of pages and of whole trees, as version 1 makes them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.records import ContentRecord, Restriction, text_of
from confluence_desk.demo.refusals import Absent, Invalid
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_content_shapes import Shaper, expansions
from confluence_desk.demo.v1_requests import content_number, guarded, json_object
from confluence_desk.demo.v1_shapes import Json
from confluence_desk.demo.v1_tasks import LongTasks


def routes(state: SiteState, tasks: LongTasks) -> list[Route]:
    """One page, and a page with everything under it."""
    desk = _CopyDesk(state, tasks)
    here = f"{V1}/content/{{id}}"
    return [
        Route(f"{here}/copy", guarded(desk.page), methods=["POST"]),
        Route(f"{here}/pagehierarchy/copy", guarded(desk.tree), methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What goes along with a copy, and who makes it."""

    by: str
    files: bool
    labels: bool
    permissions: bool
    descendants: bool


def _wish(body: Json, by: str) -> _Wish:
    return _Wish(
        by,
        files=body.get("copyAttachments") is True,
        labels=body.get("copyLabels") is True,
        permissions=body.get("copyPermissions") is True,
        descendants=body.get("copyDescendants") is True,
    )


class _CopyDesk:
    """Copies, as the caller may."""

    def __init__(self, state: SiteState, tasks: LongTasks) -> None:
        self._state = state
        self._tasks = tasks
        self._shaper = Shaper(state)

    async def page(self, request: Request) -> Response:
        """One page, under another page, into a space, or over a page that is there."""
        row, who = self._seen(request), caller_of(request).account_id
        body = await json_object(request)
        destination = body.get("destination")
        if not isinstance(destination, dict):
            raise Invalid("destination is required")
        title = str(body.get("pageTitle") or row.title)
        kind, value = str(destination.get("type")), str(destination.get("value"))
        if kind == "existing_page":
            target = self._state.changeable(who, _number(value), "page")
            made = self._state.edit(target.id, row.current.body, title=title, by=who)
        else:
            space_id, parent_id = self._place(kind, value, who)
            made = self._copy(row, space_id, parent_id, title, _wish(body, who))
        return answer(self._shaper.content(made, expansions(request)))

    async def tree(self, request: Request) -> Response:
        """A page with everything under it, as a long task."""
        row, who = self._seen(request), caller_of(request).account_id
        body = await json_object(request)
        target = self._state.changeable(who, _number(str(body.get("destinationPageId"))))
        rename = _renaming(body.get("titleOptions"))
        wish = _wish({"copyDescendants": True, **body}, who)
        self._copy_tree(row, target, rename, wish)
        return self._tasks.start("copy.page.hierarchy")

    def _copy_tree(
        self, row: ContentRecord, target: ContentRecord, rename: Callable[[str], str], wish: _Wish
    ) -> None:
        below = list(self._state.below(row.id)) if wish.descendants else []
        places = {row.id: target.id}
        for one in (row, *below):
            parent_id = places[row.id] if one is row else places[one.parent_id or row.id]
            if not self._state.may_read(wish.by, one):
                places[one.id] = parent_id
                continue
            made = self._copy(one, target.space_id, parent_id, rename(one.title), wish)
            places[one.id] = made.id

    def _copy(
        self, row: ContentRecord, space_id: int, parent_id: int | None, title: str, wish: _Wish
    ) -> ContentRecord:
        body = text_of(row.current.body)
        made = self._state.create(row.kind, space_id, title, body, parent_id=parent_id, by=wish.by)
        if wish.labels:
            for prefix, name in row.labels:
                self._state.add_label(made.id, name, prefix)
        if wish.permissions:
            self._state.restrict(made.id, read=_same(row.read), update=_same(row.update))
        if wish.files:
            self._copy_files(row, made, wish.by)
        return made

    def _copy_files(self, row: ContentRecord, made: ContentRecord, by: str) -> None:
        for number in list(self._state.attachment_ids_of(row.id)):
            file = self._state.attachments[number]
            if file.status == "current":
                data = file.versions[-1].data
                self._state.attach(made.id, file.title, data, file.media_type, by=by)

    def _place(self, kind: str, value: str, who: str) -> tuple[int, int | None]:
        if kind == "space":
            space = self._state.space_by_key(value)
            if space is None or not self._state.allows(who, space, "create", "page"):
                raise Absent
            return space.id, None
        if kind not in {"parent_page", "parent_content"}:
            raise Invalid(f"Unknown destination: {kind}")
        parent = self._state.changeable(who, _number(value))
        return parent.space_id, parent.id

    def _seen(self, request: Request) -> ContentRecord:
        return self._state.seen(caller_of(request).account_id, content_number(request), "page")


def _same(restriction: Restriction) -> Restriction:
    return replace(restriction, users=set(restriction.users), groups=set(restriction.groups))


def _renaming(options: object) -> Callable[[str], str]:
    """How titles change in a copied tree; without a change they clash inside one space."""
    given = options if isinstance(options, dict) else {}
    prefix, search = str(given.get("prefix") or ""), str(given.get("search") or "")
    instead = str(given.get("replace") or "")
    return lambda title: prefix + (title.replace(search, instead) if search else title)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise Absent
    return int(value)
