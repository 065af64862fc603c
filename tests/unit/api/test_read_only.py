"""Demand 35: with writing off, nothing that could change the site leaves this machine."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

import confluence_desk.api
from confluence_desk.api.bulk import Bulk
from confluence_desk.api.call import Call
from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.api.probing import Probing
from confluence_desk.api.reading import only_reads
from confluence_desk.api.transport import Transport
from confluence_desk.domain.entities import Attachment, Comment, Kind, Place, Version
from confluence_desk.domain.errors import DeskError, ReadOnly
from tests.unit.api.fakes import GATEWAY, SITE, TOKEN, FakeSite, run

OPERATIONS = [
    tuple(line.split())
    for line in (Path(__file__).parents[2] / "data" / "operations.txt").read_text().splitlines()
]
"""Every operation of both interfaces, as Atlassian's specifications of 2026 list them."""
QUESTIONS = {
    ("POST", "/wiki/api/v2/users-bulk"),
    ("POST", "/wiki/api/v2/content/convert-ids-to-types"),
}
"""What is asked by POST and changes nothing; whoever adds to this says why."""
BASES = pytest.mark.parametrize("base", [SITE.url, GATEWAY], ids=["site", "gateway"])


def endpoint(base: str, *, writing: bool | None = None) -> Endpoint:
    plain = Endpoint(base, SITE, "ada@example.com", TOKEN)
    return plain if writing is None else replace(plain, may_write=lambda: writing)


def sent(transport: Transport, call: Call) -> None:
    async def main() -> None:
        await transport.ask(call, msgspec.json.decode)

    run(main())


def call_of(operation: tuple[str, ...]) -> Call:
    verb, path = operation
    body: object = None if verb in {"GET", "DELETE", "HEAD"} else {}
    return Call(re.sub(r"\{[^}]*\}", "7", path), "page 7", body=body, verb=verb)


def test_the_list_of_operations_is_whole() -> None:
    assert len(OPERATIONS) == 348
    assert {verb for verb, _path in OPERATIONS} == {"GET", "POST", "PUT", "DELETE"}


@BASES
@pytest.mark.parametrize("writing", [None, False], ids=["never chosen", "off"])
def test_every_operation_that_changes_something_is_refused_before_it_leaves(
    base: str, writing: bool | None
) -> None:
    site = FakeSite()
    site.on("/.*", {})
    transport = site.transport(endpoint(base, writing=writing))
    changing = [each for each in OPERATIONS if each[0] != "GET" and each not in QUESTIONS]
    assert len(changing) == 147
    for operation in changing:
        with pytest.raises(ReadOnly):
            sent(transport, call_of(operation))
    assert site.requests == []
    assert transport.requests == 0


@BASES
def test_every_operation_that_reads_is_let_through(base: str) -> None:
    site = FakeSite()
    site.on("/.*", {})
    transport = site.transport(endpoint(base))
    reading = [each for each in OPERATIONS if each[0] == "GET" or each in QUESTIONS]
    plain = [each for each in reading if "/wiki/" in each[1]]
    for operation in plain:
        sent(transport, call_of(operation))
    assert len(site.requests) == len(plain)


@BASES
def test_with_writing_on_they_leave(base: str) -> None:
    site = FakeSite()
    site.on("/.*", {})
    transport = site.transport(endpoint(base, writing=True))
    for verb, path in [("PUT", "/wiki/api/v2/pages/7"), ("DELETE", "/wiki/api/v2/pages/7")]:
        sent(transport, call_of((verb, path)))
    assert [request.method for request in site.requests] == ["PUT", "DELETE"]


def test_the_switch_holds_from_the_next_request_on() -> None:
    site = FakeSite()
    site.on("/.*", {})
    on = [True]
    plain = endpoint(SITE.url)
    transport = site.transport(replace(plain, may_write=lambda: on[0]))
    call = call_of(("PUT", "/wiki/api/v2/pages/7"))
    sent(transport, call)
    on[0] = False
    with pytest.raises(ReadOnly):
        sent(transport, call)
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("PUT", "/wiki/api/v2/users-bulk"),
        ("DELETE", "/wiki/api/v2/content/convert-ids-to-types"),
        ("POST", "/wiki/api/v2/users-bulk/x"),
        ("POST", "/wiki/api/v2/pages/users-bulk"),
        ("post", "/wiki/api/v2/pages"),
        ("PATCH", "/wiki/api/v2/pages/7"),
        ("get", "/wiki/api/v2/pages/7"),
        ("PROPFIND", "/wiki/api/v2/pages/7"),
        ("", "/wiki/api/v2/pages"),
    ],
)
def test_what_only_looks_like_a_question_does_not_pass(verb: str, path: str) -> None:
    assert not only_reads(verb, path)


def test_nothing_but_the_transport_sends() -> None:
    """A way around the transport would be a way around the switch."""
    api = Path(inspect.getfile(Transport)).parent
    allowed = {"network.py", "transport.py", "endpoint.py"}
    for module in api.glob("*.py"):
        text = module.read_text("utf-8")
        written = re.findall(r"\.(?:post|put|patch|delete|request)\(", text)
        if module.name not in allowed and not module.name.startswith("oauth"):
            assert not written, module.name
        verbs = re.findall(r"""["'](?:POST|PUT|PATCH|DELETE)["']""", text)
        assert not verbs or module.name in {"call.py", "reading.py"}, module.name


MADE_UP: dict[str, Any] = {
    "account_ids": ["7"],
    "attachment": Attachment("att5", "7", "a.png", Version(1)),
    "comment": Comment("9", "7", Place.FOOTER, Version(1)),
    "cql": "type = page",
    "falling": False,
    "ids": ["7"],
    "kind": Kind.PAGE,
    "limit": 5,
    "place": Place.FOOTER,
    "space_keys": ["OPS"],
    "version": 5,
}
TOOLS = {"listed", "walked", "in_bulk", "skip"}
"""What the methods that have a meaning are built of: they send only what those say."""


def methods(kind: type) -> list[tuple[str, Callable[..., Any]]]:
    own = {"aclose", "open", "lacked", *TOOLS}  # these send nothing
    found = inspect.getmembers(kind, inspect.isfunction)
    return [(name, each) for name, each in found if not name.startswith("_") and name not in own]


def arguments(method: Callable[..., Any]) -> dict[str, Any]:
    """Something for every argument that has to be given."""
    wanted = list(inspect.signature(method).parameters.values())[1:]
    given = [each.name for each in wanted if each.default is inspect.Parameter.empty]
    return {name: MADE_UP.get(name, "7") for name in given}


async def used_up(answer: Any) -> None:
    """Await it, walk it or enter it, whatever it is."""
    if inspect.isawaitable(answer):
        answer = await answer
    if isinstance(answer, AsyncIterator):
        async for _each in answer:
            pass
    elif hasattr(answer, "__aenter__"):
        async with answer:
            pass


@pytest.mark.parametrize("kind", [ConfluenceClient, Bulk, Probing], ids=lambda kind: kind.__name__)
def test_no_method_of_the_client_sends_anything_but_questions(kind: type) -> None:
    asked: set[str] = set()
    for name, method in methods(kind):
        site = FakeSite()
        site.on("/wiki/.*", {"results": [], "_links": {}})

        async def main(name: str = name, method: Any = method, site: FakeSite = site) -> None:
            client = site.client()
            target: Any = client.probing if kind is Probing else client
            try:
                await used_up(getattr(target, name)(**arguments(method)))
            except ReadOnly:
                raise
            except (DeskError, msgspec.MsgspecError):
                return  # the answer made no sense to it; it was asked

        run(main())
        for request in site.requests:
            asked.add(name)
            question = (request.method, request.url.path) in QUESTIONS
            assert request.method == "GET" or question, (name, request.method, request.url.path)
    assert asked == {name for name, _method in methods(kind)}


CLIENTS = {"ConfluenceClient", "Bulk", "Lists", "Probing", "Conversions", "Downloads"}
"""Whatever is given a transport: the first four are walked above, the last two by the client."""


def test_whoever_is_given_a_transport_is_known() -> None:
    found: set[str] = set()
    for each in pkgutil.iter_modules(confluence_desk.api.__path__):
        module = importlib.import_module(f"confluence_desk.api.{each.name}")
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__:
                wanted = inspect.signature(kind).parameters.values()
                if any(one.annotation in {Transport, "Transport"} for one in wanted):
                    found.add(name)
    assert found == CLIENTS
    for helper, caller in (("_downloads", ConfluenceClient), ("_conversions", ConfluenceClient)):
        assert f"self.{helper}." in inspect.getsource(caller)
