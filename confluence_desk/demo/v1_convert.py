"""Bodies turned into other representations, as tasks one has to ask for; macro bodies."""

import re
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from confluence_desk.demo import v1_errors
from confluence_desk.demo.access import caller_of
from confluence_desk.demo.answers import V1, answer
from confluence_desk.demo.records import text_of
from confluence_desk.demo.refusals import Absent, Invalid
from confluence_desk.demo.rendering import body_in, from_document_tree
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_requests import (
    Declined,
    content_number,
    guarded,
    json_object,
    wanted,
)
from confluence_desk.demo.v1_shapes import Json

_KEPT_FOR = timedelta(minutes=5)
_ROOM = 1000
_AT_ONCE, _ASKED_AT_ONCE = 10, 50
_RENDERED = frozenset({"editor", "export_view", "styled_view", "view"})
_WAYS = {
    "atlas_doc_format": _RENDERED | {"storage"},
    "storage": _RENDERED | {"atlas_doc_format"},
    "editor": frozenset({"storage"}),
}


def routes(state: SiteState, *, duration: timedelta = timedelta(0)) -> list[Route]:
    """Conversion of bodies and macros; each takes ``duration`` by the site's clock."""
    desk = _ConversionDesk(state, duration)
    here = f"{V1}/contentbody/convert/async"
    macro = f"{V1}/content/{{id}}/history/{{version}}/macro/id/{{macro_id}}"
    return [
        Route(f"{here}/bulk/tasks", guarded(desk.start_several), methods=["POST"]),
        Route(f"{here}/bulk/tasks", guarded(desk.several), methods=["GET"]),
        Route(f"{here}/{{to}}", guarded(desk.start), methods=["POST"]),
        Route(f"{here}/{{task_id}}", guarded(desk.one), methods=["GET"]),
        Route(f"{V1}/contentbody/convert/{{to}}", _gone, methods=["POST"]),
        Route(macro, guarded(desk.macro), methods=["GET"]),
        Route(f"{macro}/convert/async/{{to}}", guarded(desk.start_macro), methods=["GET"]),
        Route(f"{macro}/convert/{{to}}", guarded(desk.converted_macro), methods=["GET"]),
    ]


async def _gone(_: Request) -> Response:
    return v1_errors.gone()


@dataclass(frozen=True, slots=True)
class _Conversion:
    """One body on its way into another representation."""

    id: str
    to: str
    make: Callable[[], str]
    started_at: datetime

    def shown(self, *, done: bool) -> Json:
        if not done:
            return {"renderTaskId": self.id, "status": "WORKING"}
        return {
            "value": self.make(),
            "representation": self.to,
            "renderTaskId": self.id,
            "status": "COMPLETED",
        }


class _ConversionDesk:
    """Takes bodies and gives them back converted, for some minutes."""

    def __init__(self, state: SiteState, duration: timedelta) -> None:
        self._state = state
        self._duration = duration
        self._conversions: OrderedDict[str, _Conversion] = OrderedDict()

    async def start(self, request: Request) -> Response:
        """Take one body."""
        context = request.query_params.get("contentIdContext", "")
        self._check_context(request, context)
        body = await json_object(request)
        return answer({"asyncId": self._accept(request.path_params["to"], body)})

    async def start_several(self, request: Request) -> Response:
        """Take several bodies; their documents are not supported here."""
        inputs = (await json_object(request)).get("conversionInputs")
        if not isinstance(inputs, list) or not 0 < len(inputs) <= _AT_ONCE:
            raise Invalid("Between 1 and 10 conversions can be asked for at once")
        return answer([{"asyncId": self._accept_input(one)} for one in inputs])

    async def one(self, request: Request) -> Response:
        """Give one body back, or say that it takes a while."""
        found = self._found(request.path_params["task_id"])
        if found is None:
            return v1_errors.missing("No conversion task found with this id")
        return answer(found.shown(done=self._done(found)))

    async def several(self, request: Request) -> Response:
        """Give several bodies back; those that are not known are left out."""
        wanted(request, "ids")
        ids = ",".join(request.query_params.getlist("ids")).split(",")
        if len(ids) > _ASKED_AT_ONCE:
            raise Invalid("At most 50 results can be asked for at once")
        found = [one for task_id in ids if (one := self._found(task_id))]
        return answer([one.shown(done=self._done(one)) for one in found])

    async def macro(self, request: Request) -> Response:
        """One macro of one version: its name, parameters and body."""
        name, source = self._macro(request)
        parameters = {
            key: {"value": value}
            for key, value in _PARAMETER.findall(source.partition("-body>")[0])
        }
        return answer({"name": name, "body": _body_of(source), "parameters": parameters})

    async def start_macro(self, request: Request) -> Response:
        """Take a macro for conversion."""
        _, source = self._macro(request)
        body = {"value": source, "representation": "storage"}
        return answer({"asyncId": self._accept(request.path_params["to"], body)})

    async def converted_macro(self, request: Request) -> Response:
        """A macro, converted while one waits."""
        to = request.path_params["to"]
        _, source = self._macro(request)
        if to not in _WAYS["storage"]:
            raise Invalid(f"Cannot convert from storage to {to}")
        return answer({"value": body_in(to, source), "representation": to})

    def _check_context(self, request: Request, context: str) -> None:
        if not context:
            return
        number = int(context) if context.isascii() and context.isdigit() else 0
        row = self._state.contents.get(number)
        if row is None or not self._state.may_read(caller_of(request).account_id, row):
            raise Declined(v1_errors.content_missing(context))

    def _accept_input(self, sent: object) -> str:
        if not isinstance(sent, dict) or not isinstance(sent.get("body"), dict):
            raise Invalid("A conversion needs a body and a target")
        return self._accept(str(sent.get("to")), sent["body"])

    def _accept(self, to: str, body: Json) -> str:
        value, source = body.get("value"), body.get("representation")
        if not isinstance(value, str) or not isinstance(source, str):
            raise Invalid("value and representation are required")
        if to not in _WAYS.get(source, frozenset()):
            raise Invalid(f"Cannot convert from {source} to {to}")
        task_id = str(uuid.uuid4())
        make = _conversion(value, source, to)
        self._conversions[task_id] = _Conversion(task_id, to, make, self._state.now())
        if len(self._conversions) > _ROOM:
            self._conversions.popitem(last=False)
        return task_id

    def _found(self, task_id: str) -> _Conversion | None:
        found = self._conversions.get(task_id)
        if found is None or self._state.now() - found.started_at > _KEPT_FOR:
            return None
        return found

    def _done(self, conversion: _Conversion) -> bool:
        return self._state.now() - conversion.started_at >= self._duration

    def _macro(self, request: Request) -> tuple[str, str]:
        """The name and the storage of the macro that a request is about."""
        row = self._state.seen(caller_of(request).account_id, content_number(request))
        version = self._state.version_of(row, content_number(request, "version"))
        wanted_id = re.escape(request.path_params["macro_id"])
        start = re.search(
            rf'<ac:structured-macro\b[^>]*ac:macro-id="{wanted_id}"[^>]*>', text_of(version.body)
        )
        if start is None:
            raise Absent
        name = re.search(r'ac:name="([^"]*)"', start.group())
        return name[1] if name else "", _element(text_of(version.body), start)


def _conversion(value: str, source: str, to: str) -> Callable[[], str]:
    """What converts later; a document that is none is refused now."""
    if source != "atlas_doc_format":
        return lambda: body_in(to, value)
    try:
        storage = from_document_tree(value)
    except ValueError:
        raise Invalid("The value is not a valid document") from None
    return lambda: body_in(to, storage)


_TAG = re.compile(r"<ac:structured-macro\b[^>]*?(/?)>|</ac:structured-macro>")
_PARAMETER = re.compile(r'<ac:parameter ac:name="([^"]*)">([^<]*)</ac:parameter>')
_BODY = re.compile(r"<ac:(rich|plain)-text-body>(.*)</ac:\1-text-body>", re.DOTALL)


def _element(storage: str, start: re.Match[str]) -> str:
    """The macro that begins at ``start``, up to its own end."""
    depth = 0
    for tag in _TAG.finditer(storage, start.start()):
        closing = tag.group().startswith("</")
        depth += -1 if closing else not tag[1]
        if depth == 0:
            return storage[start.start() : tag.end()]
    return storage[start.start() :]


def _body_of(source: str) -> str:
    found = _BODY.search(source)
    return found[2].removeprefix("<![CDATA[").removesuffix("]]>") if found else ""
