"""People in bulk, and their action items."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V2, Row, millis, stamp
from confluence_desk.demo.paging import Key, Listing, plain_list, serve, single
from confluence_desk.demo.questions import choice, number, numbers, path_id, sent, several
from confluence_desk.demo.records import ContentRecord
from confluence_desk.demo.refusals import Invalid
from confluence_desk.demo.rendering import body_in
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.tasks import Task, gap, owner_of, task, tasks_of, tick
from confluence_desk.demo.v2_content_lists import LIST_FORMS
from confluence_desk.demo.v2_shapes import user_row

_MOST_PEOPLE = 250
_PATIENCE = 40
"""Bodies read between two pauses of a search for tasks."""


def routes(state: SiteState) -> list[Route]:
    """People and tasks."""
    people, tasks = _People(state), _Tasks(state)
    return [
        Route(f"{V2}/users-bulk", people.bulk, methods=["POST"]),
        Route(f"{V2}/tasks", tasks.everywhere, methods=["GET"]),
        Route(f"{V2}/tasks/{{id}}", tasks.read, methods=["GET"]),
        Route(f"{V2}/tasks/{{id}}", tasks.update, methods=["PUT"]),
    ]


class _People:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def bulk(self, request: Request) -> Response:
        """Users by account id; unknown ids are left out silently."""
        ids = (await sent(request)).get("accountIds")
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise Invalid("'accountIds' is required")
        if not 1 <= len(ids) <= _MOST_PEOPLE:
            raise Invalid(f"'accountIds' must have between 1 and {_MOST_PEOPLE} values")
        users = (self._state.users.get(one) for one in dict.fromkeys(ids))
        return plain_list(self._state, [user_row(one) for one in users if one])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search(Listing[Task]):
    """Reads body after body for tasks; where there are few, pages come out short, or empty."""

    numbers: Sequence[int]
    contents: Mapping[int, ContentRecord]

    def after(self, key: Key | None) -> Iterator[Task]:
        """The tasks behind a position, in the order of their ids, and a gap now and then."""
        last = int(key[0]) if key else -1
        start = bisect_left(self.numbers, owner_of(last))
        for count, page_id in enumerate(self.numbers[start:], 1):
            row = self.contents[page_id]
            found = sorted(tasks_of(row), key=lambda one: one.id)
            yield from (one for one in found if one.id > last and self.kept(one))
            if count % _PATIENCE == 0:
                yield gap(row)


class _Tasks:
    def __init__(self, state: SiteState) -> None:
        self._state = state

    async def everywhere(self, request: Request) -> Response:
        """The tasks of the site, or of some pages or spaces."""
        account_id, state = caller_of(request).account_id, self._state
        form = choice(request, "body-format", LIST_FORMS)
        pages = (numbers(request, "page-id") or []) + (numbers(request, "blogpost-id") or [])
        named = {one for one in pages if one in state.contents}
        every = [*state.ids_of("page"), *state.ids_of("blogpost")]
        listing = _Search(
            (),
            lambda one: [one.id],
            lambda one: task_row(one, form),
            self._filter(request),
            lambda one: one.local_id >= 0 and state.may_read(account_id, one.content),
            numbers=sorted(named if pages else every),
            contents=state.contents,
        )
        return serve(request, state, listing)

    async def read(self, request: Request) -> Response:
        """One task."""
        found = self._find(request)
        return single(self._state, task_row(found, choice(request, "body-format", LIST_FORMS)))

    async def update(self, request: Request) -> Response:
        """Tick it or untick it; that edits the page."""
        content = await sent(request)
        found = self._find(request)
        status = content.get("status")
        if status not in {"complete", "incomplete"}:
            raise Invalid("'status' must be complete or incomplete")
        account_id = caller_of(request).account_id
        self._state.changeable(account_id, found.content.id)
        ticked = tick(self._state, found.id, done=status == "complete", by=account_id)
        return single(self._state, task_row(ticked, ""))

    def _find(self, request: Request) -> Task:
        number = path_id(request)
        self._state.seen(caller_of(request).account_id, owner_of(number))
        return task(self._state, number)

    def _filter(self, request: Request) -> Callable[[Task], bool]:
        status = choice(request, "status", ("complete", "incomplete"))
        spaces, ids = numbers(request, "space-id"), numbers(request, "task-id")
        people = {
            name: set(several(request, name))
            for name in ("assigned-to", "created-by", "completed-by")
        }
        spans = [_span(request, name, get) for name, get in _TIMES.items()]

        def kept(one: Task) -> bool:
            return (
                one.content.status == "current"
                and status in {"", one.status}
                and (spaces is None or one.content.space_id in spaces)
                and (ids is None or one.id in ids)
                and _among(one.assignee, people["assigned-to"])
                and _among(one.content.author_id, people["created-by"])
                and (not people["completed-by"] or one.done)
                and all(span(one) for span in spans)
            )

        return kept


def _among(person: str, wanted: Iterable[str]) -> bool:
    given = set(wanted)
    return not given or person in given


_TIMES: dict[str, Callable[[Task], datetime | None]] = {
    "created-at": lambda one: one.content.created_at,
    "due-at": lambda one: one.due_at,
    "completed-at": lambda one: one.content.current.created_at if one.done else None,
}


def _span(
    request: Request, name: str, get: Callable[[Task], datetime | None]
) -> Callable[[Task], bool]:
    """A pair of ``…-from`` and ``…-to``, in milliseconds."""
    first, last = number(request, f"{name}-from"), number(request, f"{name}-to")

    def kept(one: Task) -> bool:
        if first is None and last is None:
            return True
        at = get(one)
        if at is None:
            return False
        return (first is None or millis(at) >= first) and (last is None or millis(at) <= last)

    return kept


def task_row(one: Task, form: str) -> Row:
    """A task."""
    row = one.content
    shown: Row = {
        "id": str(one.id),
        "localId": str(one.local_id),
        "spaceId": str(row.space_id),
        "pageId" if row.kind == "page" else "blogPostId": str(row.id),
        "status": one.status,
        "body": {form: {"representation": form, "value": body_in(form, one.body)}} if form else {},
        "createdBy": row.author_id,
        "createdAt": stamp(row.created_at),
        "updatedAt": stamp(row.current.created_at),
    }
    if one.assignee:
        shown["assignedTo"] = one.assignee
    if one.due_at:
        shown["dueAt"] = stamp(one.due_at.astimezone(UTC))
    if one.done:
        shown["completedBy"] = row.current.author_id
        shown["completedAt"] = stamp(row.current.created_at)
    return shown
