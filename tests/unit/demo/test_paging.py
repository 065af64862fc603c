from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from confluence_desk.demo.records import Restriction
from confluence_desk.demo.state import SiteState

PAGES = "/wiki/api/v2/spaces/1/pages"


@pytest.fixture
def reader(enter: Callable[..., Any]) -> Any:
    return enter()


def every(visitor: Any, path: str) -> list[httpx.Response]:
    answers = [visitor.get(path)]
    while more := answers[-1].json()["_links"].get("next"):
        assert len(answers) < 500
        answers.append(visitor.get(more))
    return answers


def ids(answers: list[httpx.Response]) -> list[str]:
    return [row["id"] for answer in answers for row in answer.json()["results"]]


def test_a_list_of_1001_rows_is_complete_in_order_and_without_repeats(
    state: SiteState, reader: Any
) -> None:
    made = [str(state.create("page", 1, f"P{n}").id) for n in range(1001)]
    answers = every(reader, f"{PAGES}?limit=250")
    assert ids(answers) == made
    assert [len(one.json()["results"]) for one in answers] == [250, 250, 250, 250, 1]
    assert "next" not in answers[-1].json()["_links"]


def test_next_begins_with_wiki_ends_not_with_the_cursor_and_stands_in_the_header(
    state: SiteState, reader: Any
) -> None:
    for n in range(3):
        state.create("page", 1, f"P{n}")
    answer = reader.get(f"{PAGES}?limit=2&status=current")
    links = answer.json()["_links"]
    assert links["base"] == "http://acme.test/wiki"
    query = urlsplit(links["next"]).query
    assert links["next"].startswith("/wiki/api/v2/")
    assert not query.split("&")[-1].startswith("cursor=")
    assert parse_qs(query)["cursor"][0].endswith("=")
    base = '<http://acme.test/wiki>; rel="base"'
    assert answer.headers["link"] == f'<{links["next"]}>; rel="next", {base}'
    assert answer.headers["content-type"] == "application/json"


def test_a_list_that_fits_has_no_next(state: SiteState, reader: Any) -> None:
    assert reader.get(PAGES).json() == {
        "results": [],
        "_links": {"base": "http://acme.test/wiki"},
    }
    state.create("page", 1, "P")
    assert "next" not in reader.get(f"{PAGES}?limit=1").json()["_links"]


@pytest.mark.parametrize("cursor", ["abc", "%%%", "e30=", "bnVsbA==", "eyJxIjowfQ=="])
def test_a_broken_cursor_is_a_400_with_its_sentence(reader: Any, cursor: str) -> None:
    answer = reader.get(PAGES, params={"cursor": cursor})
    title = "Provided value for 'cursor' is not the correct type. Expected type is Cursor."
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["title"] == title


def test_a_cursor_of_another_list_is_broken(state: SiteState, reader: Any) -> None:
    for n in range(3):
        state.create("page", 1, f"P{n}")
    more = reader.get(f"{PAGES}?limit=1").json()["_links"]["next"]
    cursor = parse_qs(urlsplit(more).query)["cursor"][0]
    assert reader.get(PAGES, params={"cursor": cursor}).status_code == 200
    assert reader.get(PAGES, params={"cursor": cursor, "sort": "title"}).status_code == 400


@pytest.mark.parametrize("limit", ["0", "-1", "251", "abc", "9999999999999999999999"])
def test_a_limit_outside_its_bounds_is_a_400(reader: Any, limit: str) -> None:
    assert reader.get(f"{PAGES}?limit={limit}").status_code == 400


def test_rows_one_may_not_see_leave_short_and_empty_pages_with_next(
    state: SiteState, enter: Callable[..., Any]
) -> None:
    for n in range(6):
        row = state.create("page", 1, f"P{n}")
        if n in {2, 3, 4}:
            state.restrict(row.id, read=Restriction({"ada"}))
    answers = every(enter("bo"), f"{PAGES}?limit=2")
    assert [len(one.json()["results"]) for one in answers] == [2, 0, 1]


def test_thin_lists_are_short_and_empty_and_yet_complete(state: SiteState, reader: Any) -> None:
    made = [str(state.create("page", 1, f"P{n}").id) for n in range(9)]
    state.thin_lists = True
    answers = every(reader, f"{PAGES}?limit=4")
    sizes = [len(one.json()["results"]) for one in answers]
    assert ids(answers) == made
    assert 0 in sizes
    assert max(sizes) < 4


def test_csv_and_repeated_parameters_mean_the_same(state: SiteState, reader: Any) -> None:
    first, second, _ = (state.create("page", 1, f"P{n}").id for n in range(3))
    csv = reader.get(f"/wiki/api/v2/pages?id={first},{second}")
    repeated = reader.get(f"/wiki/api/v2/pages?id={first}&id={second}&unknown=1")
    assert ids([csv]) == ids([repeated]) == [str(first), str(second)]


def test_a_listing_goes_on_where_it_was_when_rows_come_and_go(
    state: SiteState, reader: Any
) -> None:
    made = [state.create("page", 1, f"P{n}").id for n in range(4)]
    first = reader.get(f"{PAGES}?limit=2").json()
    state.trash(made[0])
    late = state.create("page", 1, "late").id
    rest = every(reader, first["_links"]["next"])
    assert ids(rest) == [str(made[2]), str(made[3]), str(late)]


def test_every_sort_falls_and_rises(state: SiteState, reader: Any) -> None:
    made = [state.create("page", 1, title).id for title in ("b", "C", "a")]
    state.edit(made[0], "<p>later</p>")
    for sort, order in {
        "title": [2, 0, 1],
        "modified-date": [1, 2, 0],
        "created-date": [0, 1, 2],
        "id": [0, 1, 2],
    }.items():
        wanted = [str(made[place]) for place in order]
        assert ids(every(reader, f"{PAGES}?limit=1&sort={sort}")) == wanted
        assert ids(every(reader, f"{PAGES}?limit=1&sort=-{sort}")) == wanted[::-1]


def test_a_path_id_that_is_no_long_is_a_400(reader: Any) -> None:
    for bad in ("KEY", "1.5", "9" * 30):
        answer = reader.get(f"/wiki/api/v2/spaces/{bad}")
        assert answer.status_code == 400
        sentence = f"Provided value {{{bad}}} for 'id' is not the correct type. Expected type is"
        assert sentence in answer.json()["errors"][0]["title"]
