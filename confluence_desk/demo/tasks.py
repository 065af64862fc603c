"""The action items of pages, read out of their bodies, and ticked in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from confluence_desk.demo.records import ContentRecord, text_of
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState

_PER_ROW = 10_000
_TASK = re.compile(
    r"<ac:task>(?:(?!<ac:task>).)*?<ac:task-id>\s*(\d{1,9})\s*</ac:task-id>"
    r"(?:(?!<ac:task>).)*?<ac:task-status>\s*(\w+)\s*</ac:task-status>"
    r"\s*<ac:task-body>(.*?)</ac:task-body>\s*</ac:task>",
    re.DOTALL,
)
_PERSON = re.compile(r'<ri:user\b[^>]*\bri:account-id="([^"]*)"')
_DAY = re.compile(r'<time\b[^>]*\bdatetime="(\d{4}-\d{2}-\d{2})"')


@dataclass(frozen=True, slots=True)
class Task:
    """One action item; its id is made of its page's and its own."""

    id: int
    local_id: int
    content: ContentRecord
    done: bool
    body: str
    assignee: str
    due_at: datetime | None

    @property
    def status(self) -> str:
        """The API's word."""
        return "complete" if self.done else "incomplete"


def tasks_of(row: ContentRecord) -> Iterator[Task]:
    """The action items of a page, in its order; an id that repeats counts once."""
    storage = text_of(row.current.body)
    seen: set[int] = set()
    if "<ac:task-id>" not in storage:
        return
    for match in _TASK.finditer(storage):
        local_id = int(match[1]) % _PER_ROW
        if local_id not in seen:
            seen.add(local_id)
            yield _task(row, local_id, match)


def _task(row: ContentRecord, local_id: int, match: re.Match[str]) -> Task:
    body = match[3]
    person, day = _PERSON.search(body), _DAY.search(body)
    return Task(
        row.id * _PER_ROW + local_id,
        local_id,
        row,
        match[2] == "complete",
        body,
        person[1] if person else "",
        _date(day[1]) if day else None,
    )


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def gap(row: ContentRecord) -> Task:
    """Stands behind the tasks of a page where a long search pauses; it is not one."""
    return Task(
        row.id * _PER_ROW + _PER_ROW - 1, -1, row, done=False, body="", assignee="", due_at=None
    )


def owner_of(task_id: int) -> int:
    """The id of the page that a task is on."""
    return task_id // _PER_ROW


def task(state: SiteState, task_id: int) -> Task:
    """One task; raises Absent."""
    row = state.contents.get(owner_of(task_id))
    found = (one for one in tasks_of(row) if one.id == task_id) if row else iter(())
    task = next(found, None)
    if task is None:
        raise Absent
    return task


def tick(state: SiteState, task_id: int, *, done: bool, by: str = "") -> Task:
    """Tick a task, or untick it: a new version of its page."""
    found = task(state, task_id)
    storage = text_of(found.content.current.body)
    for match in _TASK.finditer(storage):
        if int(match[1]) % _PER_ROW == found.local_id:
            start, end = match.span(2)
            word = "complete" if done else "incomplete"
            state.edit(found.content.id, f"{storage[:start]}{word}{storage[end:]}", by=by)
            break
    return task(state, task_id)
