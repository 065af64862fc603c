"""Long tasks: work that is done at once here, and reported as if it took its time."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.v1_requests import guarded, window
from confluence_desk.demo.v1_shapes import Json

_LISTED = 100


@dataclass(frozen=True, slots=True)
class LongTask:
    """One piece of work; ``fault`` is why it failed."""

    id: str
    name: str
    started_at: datetime
    fault: str = ""


@dataclass(slots=True)
class LongTasks:
    """The work of a site that is answered with 202; each takes ``duration`` to be done."""

    clock: Callable[[], datetime]
    duration: timedelta = timedelta(0)
    _tasks: dict[str, LongTask] = field(default_factory=dict)

    def start(self, name: str, fault: str = "") -> Response:
        """Accept a piece of work: where to ask for it."""
        task = LongTask(str(uuid.uuid4()), name, self.clock(), fault)
        self._tasks[task.id] = task
        links = {"status": f"/rest/api/longtask/{task.id}"}
        return answer({"id": task.id, "links": links}, 202)

    def busy(self, name: str) -> bool:
        """Whether work of this name goes on."""
        return any(one.name == name and self._share(one) < 1 for one in self._tasks.values())

    def routes(self) -> list[Route]:
        """The two ways to ask."""
        return [
            Route(f"{V1}/longtask", guarded(self._all), methods=["GET"]),
            Route(f"{V1}/longtask/{{id}}", guarded(self._one), methods=["GET"]),
        ]

    async def _all(self, request: Request) -> Response:
        body = window(request, _LISTED).of([self._shown(one) for one in self._tasks.values()])
        return answer({**body, "_links": {"context": "/wiki"}})

    async def _one(self, request: Request) -> Response:
        task = self._tasks.get(request.path_params["id"])
        if task is None:
            return v1_errors.missing("No long task found")
        links = {"context": "/wiki", "self": f"/rest/api/longtask/{task.id}"}
        return answer({**self._shown(task), "_links": links})

    def _shown(self, task: LongTask) -> Json:
        share = self._share(task)
        elapsed = self.clock() - task.started_at
        done = share >= 1
        message = task.fault or ("Done" if done else "Working")
        return {
            "id": task.id,
            "name": {"key": task.name, "args": []},
            "elapsedTime": round(elapsed.total_seconds() * 1000),
            "percentageComplete": round(min(share, 1) * 100),
            "successful": done and not task.fault,
            "finished": done,
            "messages": [{"translation": message, "args": []}],
        }

    def _share(self, task: LongTask) -> float:
        if not self.duration:
            return 1
        return (self.clock() - task.started_at) / self.duration
