"""Conversions over HTTP."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_convert import routes

CONVERT = "/wiki/rest/api/contentbody/convert"
MACRO = (
    '<p>a</p><ac:structured-macro ac:name="expand" ac:macro-id="m-1">'
    '<ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>in</p>'
    '<ac:structured-macro ac:name="toc" ac:macro-id="m-2"/></ac:rich-text-body>'
    "</ac:structured-macro><p>z</p>"
)


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state))


def _convert(client: Any, to: str, value: str, source: str = "storage") -> Any:
    sent = {"value": value, "representation": source}
    task = client.post(f"{CONVERT}/async/{to}", json=sent).json()["asyncId"]
    return client.get(f"{CONVERT}/async/{task}").json()


def test_a_body_is_converted_by_asking_again(client: Any) -> None:
    done = _convert(client, "view", "<p>Hi</p>")
    assert (done["status"], done["representation"]) == ("COMPLETED", "view")
    assert "<p>Hi</p>" in done["value"]


def test_documents_go_both_ways(client: Any) -> None:
    document = _convert(client, "atlas_doc_format", "<p>Hi</p>")["value"]
    assert _convert(client, "storage", document, "atlas_doc_format")["value"] == "<p>Hi</p>"


def test_a_conversion_takes_its_time_and_is_forgotten(
    state: SiteState, serve: Callable[..., Any], clock: Any
) -> None:
    client = serve(routes(state, duration=timedelta(seconds=2)))
    sent = {"value": "<p>Hi</p>", "representation": "storage"}
    task = client.post(f"{CONVERT}/async/view", json=sent).json()["asyncId"]
    assert client.get(f"{CONVERT}/async/{task}").json()["status"] == "WORKING"
    clock.now += timedelta(seconds=2)
    assert client.get(f"{CONVERT}/async/{task}").json()["status"] == "COMPLETED"
    clock.now += timedelta(minutes=6)
    assert client.get(f"{CONVERT}/async/{task}").status_code == 404


def test_several_are_converted_at_once(client: Any) -> None:
    body = {"value": "<p>x</p>", "representation": "storage"}
    sent = {"conversionInputs": [{"to": "view", "body": body}] * 2}
    ids = [one["asyncId"] for one in client.post(f"{CONVERT}/async/bulk/tasks", json=sent).json()]
    answer = client.get(f"{CONVERT}/async/bulk/tasks", params={"ids": ",".join([*ids, "x"])})
    assert [one["renderTaskId"] for one in answer.json()] == ids


@pytest.mark.parametrize(
    ("to", "body"),
    [
        ("view", {}),
        ("view", {"value": "x", "representation": "wiki"}),
        ("storage", {"value": "x", "representation": "storage"}),
        ("storage", {"value": "{", "representation": "atlas_doc_format"}),
        ("nonsense", {"value": "x", "representation": "storage"}),
    ],
)
def test_ways_that_do_not_exist_are_refused(client: Any, to: str, body: Any) -> None:
    assert client.post(f"{CONVERT}/async/{to}", json=body).status_code == 400


def test_the_conversion_of_old_is_gone(client: Any) -> None:
    assert client.post(f"{CONVERT}/view", json={}).status_code == 410


def test_a_context_must_be_readable(client: Any) -> None:
    sent = {"value": "x", "representation": "storage"}
    answer = client.post(f"{CONVERT}/async/view?contentIdContext=9", json=sent)
    assert answer.status_code == 404


def test_a_macro_is_found_by_its_id(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart", MACRO)
    here = f"/wiki/rest/api/content/{page.id}/history/1/macro/id"
    shown = client.get(f"{here}/m-1").json()
    assert (shown["name"], shown["parameters"]) == ("expand", {"title": {"value": "More"}})
    assert shown["body"].startswith("<p>in</p>")
    assert shown["body"].endswith('ac:macro-id="m-2"/>')
    assert client.get(f"{here}/m-2").json() == {"name": "toc", "body": "", "parameters": {}}
    assert "<p>in</p>" in client.get(f"{here}/m-1/convert/view").json()["value"]
    assert client.get(f"{here}/m-1/convert/async/view").json()["asyncId"]
    assert client.get(f"{here}/m-3").status_code == 404
    assert client.get(f"{here.replace('/1/', '/7/')}/m-1").status_code == 404


def test_json_that_is_too_deep_is_refused(client: Any) -> None:
    answer = client.post(f"{CONVERT}/async/view", content="[[" * 5000)
    assert answer.status_code == 400


def test_a_page_as_it_is_viewed_tells_its_macros_apart_and_as_exported_does_not(
    client: Any,
) -> None:
    view = _convert(client, "view", MACRO)["value"]
    assert 'data-macro-name="expand" data-macro-id="m-1"' in view
    assert view.count("<div") == view.count("</div>") == 2
    assert "macro" not in _convert(client, "export_view", MACRO)["value"]


def test_an_app_draws_its_own_macro(client: Any) -> None:
    body = '<ac:structured-macro ac:name="uptime-board" ac:macro-id="m-3"/>'
    assert "99.97 %" in _convert(client, "export_view", body)["value"]
