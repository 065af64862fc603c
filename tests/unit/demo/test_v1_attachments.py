"""Files over HTTP: taken by form, handed out by a redirect to another origin."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from confluence_desk.demo.downloads import Downloads
from confluence_desk.demo.media import Signer, create_media
from confluence_desk.demo.records import ContentRecord, Restriction
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_attachments import routes
from confluence_desk.demo.v2_shapes import space_row

NO_CHECK = {"X-Atlassian-Token": "nocheck"}


@pytest.fixture
def downloads(state: SiteState) -> Downloads:
    return Downloads(state, Signer(b"secret", state.clock), "http://media.test")


@pytest.fixture
def client(state: SiteState, downloads: Downloads, serve: Callable[..., Any]) -> Any:
    return serve(routes(state, downloads, largest=1000))


@pytest.fixture
def page(state: SiteState) -> ContentRecord:
    return state.create_page(1, "Restart")


def _path(page: ContentRecord, rest: str = "") -> str:
    return f"/wiki/rest/api/content/{page.id}/child/attachment{rest}"


def _send(client: Any, path: str, method: str = "POST", **form: Any) -> Any:
    files = [("file", ("night & day.log", form.pop("data", b"12 345"), "text/plain"))]
    return client.request(method, path, files=files, data=form, headers=NO_CHECK)


def test_an_upload_is_a_file_of_the_page(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    answer = _send(client, _path(page), comment="first", minorEdit="true")
    assert answer.status_code == 200
    (row,) = answer.json()["results"]
    assert row["title"] == "night & day.log"
    assert row["version"]["number"] == 1
    assert row["version"]["minorEdit"] is True
    assert row["metadata"]["comment"] == "first"
    assert row["extensions"]["fileSize"] == 6
    there = state.attachment_named(page.id, "night & day.log")
    assert there is not None
    assert row["id"] == f"att{there.id}"


def test_a_name_is_taken_once_and_put_makes_a_version(client: Any, page: ContentRecord) -> None:
    first = _send(client, _path(page)).json()["results"][0]
    refused = _send(client, _path(page))
    assert refused.status_code == 400
    assert "same file name as an existing attachment: night & day.log" in refused.json()["message"]
    second = _send(client, _path(page), "PUT", data=b"new").json()["results"][0]
    assert (second["id"], second["version"]["number"]) == (first["id"], 2)


def test_several_files_come_in_one_form(client: Any, page: ContentRecord) -> None:
    files = [("file", (f"{name}.txt", b"x", "text/plain")) for name in "abc"]
    answer = client.post(_path(page), files=files, headers=NO_CHECK)
    assert answer.json()["size"] == 3


def test_new_data_keeps_name_and_id(client: Any, page: ContentRecord) -> None:
    first = _send(client, _path(page)).json()["results"][0]
    answer = _send(client, _path(page, f"/{first['id']}/data"), data=b"more")
    assert (answer.json()["id"], answer.json()["version"]["number"]) == (first["id"], 2)


def test_a_file_can_be_renamed(client: Any, page: ContentRecord) -> None:
    first = _send(client, _path(page)).json()["results"][0]
    body = {"id": first["id"], "type": "attachment", "title": "x.log", "version": {"number": 2}}
    assert client.put(_path(page, f"/{first['id']}"), json=body).json()["title"] == "x.log"
    stale = client.put(_path(page, f"/{first['id']}"), json={**body, "version": {"number": 9}})
    assert stale.status_code == 409


def test_without_the_header_nothing_is_taken(client: Any, page: ContentRecord) -> None:
    answer = client.post(_path(page), files=[("file", ("a.txt", b"x"))])
    assert answer.status_code == 403
    assert "XSRF" in answer.text


def test_a_form_without_a_file_is_refused(client: Any, page: ContentRecord) -> None:
    answer = client.post(_path(page), data={"comment": "x"}, headers=NO_CHECK)
    assert answer.status_code == 400


def test_a_file_that_is_too_large_is_refused(client: Any, page: ContentRecord) -> None:
    assert _send(client, _path(page), data=b"x" * 1001).status_code == 413


def test_who_may_not_update_the_page_may_not_upload(
    state: SiteState, downloads: Downloads, serve: Callable[..., Any], page: ContentRecord
) -> None:
    state.restrict(page.id, update=Restriction(users={"ada"}))
    bo = serve(routes(state, downloads), "bo")
    assert _send(bo, _path(page)).status_code == 403
    state.restrict(page.id, read=Restriction(users={"ada"}))
    assert _send(bo, _path(page)).status_code == 404


@pytest.mark.parametrize("gateway", [True, False])
def test_a_download_leads_to_the_other_origin(
    state: SiteState,
    downloads: Downloads,
    serve: Callable[..., Any],
    visit: Callable[..., Any],
    page: ContentRecord,
    *,
    gateway: bool,
) -> None:
    """Trap 50: the API's own route is the way to the bytes, on both hosts."""
    file = state.attach(page.id, "a b.txt", b"one", "text/plain")
    state.add_file_version(file.id, b"two")
    client = serve(routes(state, downloads), gateway=gateway)
    answer = client.get(_path(page, f"/att{file.id}/download"))
    assert (answer.status_code, answer.content) == (302, b"")
    where = urlsplit(answer.headers["location"])
    assert where.netloc == "media.test"
    assert parse_qs(where.query)["name"] == ["a b.txt"]
    media = visit(create_media(downloads.signer, downloads.file))
    assert media.get(f"{where.path}?{where.query}").content == b"two"
    old = client.get(_path(page, f"/att{file.id}/download?version=1")).headers["location"]
    assert media.get(old.removeprefix("http://media.test")).content == b"one"


def test_what_cannot_be_downloaded_is_not_there(
    state: SiteState, client: Any, page: ContentRecord
) -> None:
    other = state.create_page(1, "Other")
    file = state.attach(page.id, "a.txt", b"one")
    for path in (
        _path(other, f"/att{file.id}/download"),
        _path(page, f"/att{file.id}/download?version=2"),
        _path(page, "/att999/download"),
        _path(page, "/attx/download"),
        "/wiki/rest/api/content/999/child/attachment/att1/download",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "No content found with id: ContentId{id=" in answer.json()["message"]
    state.trash_attachment(file.id)
    assert client.get(_path(page, f"/att{file.id}/download")).status_code == 404


def test_the_picture_of_a_space_is_where_its_icon_says(
    state: SiteState, client: Any, downloads: Downloads, visit: Callable[..., Any]
) -> None:
    state.spaces[1].name = "<Operations>"
    link = space_row(state.spaces[1], icon=True)["icon"]["apiDownloadLink"]
    location = client.get(link).headers["location"]
    media = visit(create_media(downloads.signer, downloads.file), "http://media.test")
    picture = media.get(location.removeprefix("http://media.test"))
    assert picture.headers["content-type"] == "image/svg+xml"
    assert b"&lt;</text>" in picture.content
    state.spaces[1].readers = set()
    assert client.get(link).status_code == 404
