import json
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from confluence_desk.demo.application import Site
from confluence_desk.demo.faults import Faults, Kind, parse

PAGES = "/wiki/api/v2/pages"


@pytest.mark.parametrize(
    ("kind", "status", "kept"),
    [
        ("429", 429, {}),
        ("429-seconds", 429, {"retry-after": "3", "ratelimit-reason": "confluence-burst-based"}),
        ("429-quota", 429, {"ratelimit-reason": "confluence-quota-global-based"}),
        ("500", 500, {"content-type": "application/json"}),
        ("502", 502, {"content-type": "text/html"}),
        ("503", 503, {"content-type": "text/html", "retry-after": "3"}),
        ("403-edge", 403, {"x-cache": "Error from cloudfront"}),
        ("404-edge", 404, {"x-cache": "Error from cloudfront"}),
        ("login", 200, {"content-type": "text/html;charset=UTF-8"}),
    ],
)
def test_each_wrong_answer_has_its_status_and_headers(
    site: Site, enter: Callable[..., Any], kind: str, status: int, kept: dict[str, str]
) -> None:
    site.faults.add(kind, PAGES, count=1, seconds=3)
    answer = enter().get(PAGES)
    assert answer.status_code == status
    assert kept.items() <= dict(answer.headers).items()
    assert ("retry-after" in answer.headers) is (kind in {"429-seconds", "429-quota", "503"})
    assert enter().get(PAGES).status_code == 200


def test_a_date_of_retry_after_is_an_http_date(site: Site, enter: Callable[..., Any]) -> None:
    site.faults.add("429-date", seconds=60)
    at = parsedate_to_datetime(enter().get(PAGES).headers["retry-after"])
    assert at.tzinfo is not None


def test_a_cut_body_is_no_json_and_an_emptied_list_is_a_list(
    site: Site, enter: Callable[..., Any]
) -> None:
    site.state.create("page", 1, "P")
    site.faults.add("cut", count=1)
    cut = enter().get(PAGES)
    with pytest.raises(ValueError, match="line 1"):
        cut.json()
    assert cut.status_code == 200
    site.faults.add("empty", count=1)
    assert enter().get(PAGES).json()["results"] == []


def test_a_repeated_cursor_never_ends(site: Site, enter: Callable[..., Any]) -> None:
    for n in range(4):
        site.state.create("page", 1, f"P{n}")
    more = enter().get(f"{PAGES}?limit=1").json()["_links"]["next"]
    site.faults.add("same-cursor")
    assert enter().get(more).json()["_links"]["next"] == more


def test_near_limit_and_latency_leave_the_answer_alone(
    site: Site, enter: Callable[..., Any]
) -> None:
    site.faults.add("near-limit")
    site.faults.add("latency", seconds=0.001)
    answer = enter().get(PAGES)
    assert answer.headers["x-ratelimit-nearlimit"] == "true"
    assert answer.json()["results"] == []


def test_a_rule_is_about_its_path_its_method_and_its_share() -> None:
    faults = Faults(seed=3)
    rule = faults.add("500", r"/pages/\d+$", method="get", skip=1, count=2)
    assert faults.due("GET", "/wiki/api/v2/spaces") == []
    assert faults.due("PUT", "/wiki/api/v2/pages/1") == []
    hits = [bool(faults.due("GET", "/wiki/api/v2/pages/1")) for _ in range(4)]
    assert hits == [False, True, True, False]
    faults.remove(rule)
    assert faults.rules == []


def test_chance_is_seeded() -> None:
    def outcomes(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add("500", probability=0.5)
        return [bool(faults.due("GET", "/")) for _ in range(40)]

    assert outcomes(1) == outcomes(1) != outcomes(2)
    assert 5 < sum(outcomes(1)) < 35


def test_a_rule_is_read_from_the_command_line() -> None:
    rule = parse("429-seconds:/wiki/api/v2,count=2,probability=0.5,seconds=7,method=GET,skip=1")
    assert (rule.kind, rule.path, rule.count) == (Kind.LIMITED_SECONDS, "/wiki/api/v2", 2)
    assert (rule.probability, rule.seconds, rule.method, rule.skip) == (0.5, 7.0, "GET", 1)
    for wrong in ("flood", "500,count=x", "500,colour=red", "500:("):
        with pytest.raises((ValueError, re.error)):
            parse(wrong)


def test_commas_of_a_pattern_are_not_options() -> None:
    rule = parse(r"429:/pages/\d{1,3}$,count=2")
    assert (rule.path, rule.count) == (r"/pages/\d{1,3}$", 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": "2"},
        {"count": -1},
        {"probability": "x"},
        {"probability": 5},
        {"seconds": float("inf")},
        {"seconds": float("nan")},
        {"skip": -1},
        {"path": "(["},
        {"path": None},
        {"method": 3},
        {"kind": "flood"},
        {"colour": "red"},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_by_the_control_route(
    site: Site, enter: Callable[..., Any], wrong: dict[str, Any]
) -> None:
    rule = json.dumps({"kind": "429-seconds", **wrong})
    answer = enter().post("/__control__/faults", content=rule)
    assert answer.status_code == 400
    assert site.faults.rules == []
    assert enter().get(PAGES).status_code == 200


def test_a_broken_search_says_so_as_the_search_does(site: Site, enter: Callable[..., Any]) -> None:
    site.faults.add("500")
    answer = enter().get("/wiki/rest/api/search?cql=type=page")
    assert answer.status_code == 500
    assert "XP-Search Aggregator API" in answer.json()["message"]
