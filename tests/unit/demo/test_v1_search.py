"""Search over HTTP: paging by cursor, marks, escapes, and every way it says no."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from confluence_desk.demo.search import Search
from confluence_desk.demo.state import SiteState
from confluence_desk.demo.v1_search import routes

SEARCH = "/wiki/rest/api/search"
CONTENT = "/wiki/rest/api/content/search"


@pytest.fixture
def client(state: SiteState, serve: Callable[..., Any]) -> Any:
    return serve(routes(state, Search(state)))


def _ask(client: Any, cql: str, path: str = SEARCH, **more: str) -> Any:
    answer = client.get(path, params={"cql": cql, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def _ids(answer: Any) -> list[str]:
    return [row.get("content", row)["id"] for row in answer["results"]]


def _all(client: Any, cql: str, path: str, limit: int) -> list[str]:
    found, more = [], {"limit": str(limit)}
    while True:
        answer = _ask(client, cql, path, **more)
        found += _ids(answer)
        following = answer["_links"].get("next")
        if following is None:
            return found
        more["cursor"] = parse_qs(urlsplit(following).query)["cursor"][0]


def test_a_hit_says_what_where_and_when(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart & <go>", "<p>The cluster restarts by night.</p>")
    answer = _ask(client, "text ~ restart and type = page")
    (hit,) = answer["results"]
    assert hit["title"] == "@@@hl@@@Restart@@@endhl@@@ &amp; &lt;go&gt;"
    assert hit["excerpt"] == "The cluster @@@hl@@@restarts@@@endhl@@@ by night."
    assert hit["url"] == f"/spaces/OPS/pages/{page.id}/Restart+%26+%3Cgo%3E"
    assert hit["content"]["id"] == str(page.id)
    assert hit["content"]["title"] == "Restart & <go>"
    assert hit["resultGlobalContainer"] == {"title": "Operations", "displayUrl": "/spaces/OPS"}
    assert hit["lastModified"].endswith(".000Z")
    assert answer["_links"]["base"] == "http://acme.test/wiki"
    assert "next" not in answer["_links"]
    assert (answer["size"], answer["totalSize"], answer["limit"]) == (1, 1, 25)


def test_every_hit_comes_once_through_the_cursor(state: SiteState, client: Any) -> None:
    """Trap 19: 251 rows, more than any one page."""
    rows = [str(state.create_page(1, f"Page {n}").id) for n in range(251)]
    for path in (SEARCH, CONTENT):
        assert sorted(_all(client, "type = page", path, 100)) == sorted(rows)


def test_start_alone_serves_the_first_page_again(state: SiteState, client: Any) -> None:
    """Trap 21: counting up ``start`` goes nowhere."""
    for number in range(6):
        state.create_page(1, f"Page {number}")
    first = _ask(client, "type = page", limit="3")
    again = _ask(client, "type = page", limit="3", start="3")
    assert _ids(again) == _ids(first)
    assert again["start"] == 3


def test_next_has_no_wiki_and_one_kind_does_not_encode_the_query(
    state: SiteState, client: Any
) -> None:
    """Trap 9 and 20: the link is relative to the base, which holds /wiki already."""
    for number in range(3):
        state.create_page(1, f"Page {number}")
    following = _ask(client, "type = page", limit="2", expand="content.space")["_links"]["next"]
    assert following.startswith("/rest/api/search?next=true&")
    assert following.endswith("cql=type%20%3D%20page")
    assert "expand=content.space" in following
    following = _ask(client, "type = page", CONTENT, limit="2")["_links"]["next"]
    assert following.startswith("/rest/api/content/search?")
    assert following.endswith("&cql=type = page")
    assert "cursor=_sa_" in following


def test_a_limit_of_nothing_is_an_empty_page_with_next(state: SiteState, client: Any) -> None:
    state.create_page(1, "Page")
    answer = _ask(client, "type = page", limit="0")
    assert answer["results"] == []
    assert "next" in answer["_links"]


def test_bodies_lower_the_limit_silently(state: SiteState, client: Any) -> None:
    """Trap 23: the answered limit is not the asked one."""
    for number in range(60):
        state.create_page(1, f"Page {number}", "<p>x</p>")
    answer = _ask(client, "type = page", CONTENT, limit="200", expand="body.storage")
    assert (answer["limit"], len(answer["results"])) == (50, 50)
    assert answer["results"][0]["body"]["storage"]["value"] == "<p>x</p>"


def test_expansions_fill_in(state: SiteState, client: Any) -> None:
    top = state.create_page(1, "Top")
    page = state.create_page(1, "Below", parent_id=top.id)
    state.add_label(page.id, "runbook")
    expand = "space,version,history,ancestors,container,metadata.labels"
    (row,) = _ask(client, f"id = {page.id}", CONTENT, expand=expand)["results"]
    assert row["space"]["id"] == 1
    assert row["version"]["number"] == 1
    assert row["version"]["by"]["displayName"] == "Ada North"
    assert row["history"]["createdBy"]["accountId"] == "ada"
    assert [one["id"] for one in row["ancestors"]] == [str(top.id)]
    assert row["metadata"]["labels"]["results"][0]["name"] == "runbook"
    assert row["_expandable"].keys() >= {"body", "extensions"}


def test_files_comments_and_spaces_are_hits_too(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Restart")
    state.attach(page.id, "night log.txt", b"x", "text/plain")
    state.comment(page.id, "<p>done</p>")
    (file,) = _ask(client, "type = attachment")["results"]
    assert file["content"]["id"].startswith("att")
    assert file["content"]["_links"]["download"].startswith("/download/attachments/")
    (comment,) = _ask(client, "type = comment", expand="content.container")["results"]
    assert comment["content"]["container"]["id"] == str(page.id)
    assert "focusedCommentId" in comment["url"]
    (space,) = _ask(client, "type = space and title ~ operations")["results"]
    assert space["entityType"] == "space"
    assert space["space"]["key"] == "OPS"
    assert space["url"] == "/spaces/OPS"


def test_excerpts_are_cut_around_the_hit_and_emoji_break(state: SiteState, client: Any) -> None:
    state.create_page(1, "Long 🎉", f"<p>{'before ' * 200} needle {'after ' * 200}</p>")
    (hit,) = _ask(client, "text ~ needle")["results"]
    assert "@@@hl@@@needle@@@endhl@@@" in hit["excerpt"]
    assert len(hit["excerpt"]) < 450
    assert hit["title"] == "Long \ufffd\ufffd"
    (plain,) = _ask(client, "text ~ needle", excerpt="none")["results"]
    assert plain["excerpt"] == ""
    (bare,) = _ask(client, "text ~ needle", excerpt="indexed")["results"]
    assert "@@@" not in bare["excerpt"]


def test_the_context_names_space_and_statuses(state: SiteState, client: Any) -> None:
    page = state.create_page(1, "Old")
    state.archive(page.id)
    assert _ids(_ask(client, "type = page")) == []
    context = '{"contentStatuses": ["archived"], "spaceKey": "OPS"}'
    found = _ask(client, "type = page and space = currentSpace()", cqlcontext=context)
    assert _ids(found) == [str(page.id)]


@pytest.mark.parametrize("path", [SEARCH, CONTENT])
@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({}, 400, "cql query parameter is required"),
        ({"cql": ""}, 400, "Could not parse cql : "),
        ({"cql": "type = "}, 400, "Could not parse cql : type = "),
        ({"cql": "type = pages"}, 400, "Unsupported value for type, got : pages, expected one of"),
        ({"cql": 'status = "archived"'}, 400, "No field exists with name: status"),
        ({"cql": "user.fullname ~ ada"}, 400, "No field exists with name: user.fullname"),
        ({"cql": "text = x"}, 400, "Could not parse cql : text = x"),
        ({"cql": 'lastmodified > "2026-05-12T09:00:00.000Z"'}, 400, "Could not parse cql"),
        ({"cql": "type = page", "cursor": "nonsense"}, 400, "XP-Search Aggregator API"),
        ({"cql": "type = page", "cursor": "_t_W10="}, 400, "XP-Search Aggregator API"),
        ({"cql": "type = page", "cqlcontext": "{"}, 400, "cqlcontext"),
        ({"cql": "type = page", "limit": "-1"}, 400, "cannot be less than zero"),
    ],
)
def test_a_wrong_question_is_told_why(
    client: Any, path: str, query: dict[str, str], status: int, said: str
) -> None:
    answer = client.get(path, params=query)
    assert answer.status_code == status
    assert said in answer.json()["message"]
    assert answer.headers["content-type"] == "application/json"


def test_a_limit_that_is_no_number_is_an_empty_404(client: Any) -> None:
    answer = client.get(SEARCH, params={"cql": "type = page", "limit": "abc"})
    assert (answer.status_code, answer.content) == (404, b"")
    other = client.get(CONTENT, params={"cql": "type = page", "limit": "abc"})
    assert other.status_code == 400
    assert 'For input string: "abc"' in other.json()["message"]


def test_a_page_without_a_body_is_a_hit_without_an_excerpt(state: SiteState, client: Any) -> None:
    """Trap 57: folders and empty pages have nothing to show."""
    state.create_folder(1, "Drawer")
    (hit,) = _ask(client, "type = folder")["results"]
    assert hit["excerpt"] == ""


def test_the_gateway_answers_with_the_sites_own_addresses(
    state: SiteState, serve: Callable[..., Any]
) -> None:
    state.create_page(1, "Page")
    client = serve(routes(state, Search(state)), gateway=True)
    answer = _ask(client, "type = page", limit="0")
    assert answer["_links"]["base"] == "http://acme.test/wiki"
    assert answer["_links"]["next"].startswith("/rest/api/search?")


@pytest.mark.parametrize("path", [SEARCH, CONTENT])
def test_what_goes_between_two_pages_of_an_answer_is_left_out(
    state: SiteState, client: Any, path: str
) -> None:
    for number in range(4):
        page = state.create_page(1, f"Page {number}")
        state.comment(page.id, "<p>kept</p>")
    query = {"cql": "type = comment order by created", "limit": "2", "expand": "container"}
    first = client.get(path, params=query).json()
    doomed = next(row for row in state.contents.values() if row.title == "Page 2")
    state.trash(doomed.id)
    state.purge(doomed.id)
    last = client.get(f"/wiki{first['_links']['next']}")
    assert last.status_code == 200
    assert last.json()["size"] == 1
    assert "next" not in last.json()["_links"]
