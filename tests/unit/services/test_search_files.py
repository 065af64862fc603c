"""A saved search goes to others as a link or a file, and comes back as it was."""

import json

import pytest

from confluence_desk.domain.app_links import read
from confluence_desk.domain.collected import SavedSearch
from confluence_desk.domain.entities import Site
from confluence_desk.domain.links import parse
from confluence_desk.services.search_files import app_link, from_json, to_json, web_link

SITE = Site("https://acme.atlassian.net", name="Acme")
QUERIES = [
    "redis failover",
    'space = OPS AND text ~ "C#ess \\" & x?"',
    "label = runbook ORDER BY lastmodified DESC",
    "größe 数据库",
]


@pytest.mark.parametrize("query", QUERIES)
def test_both_links_lead_to_the_same_search(query: str) -> None:
    for link in (web_link(SITE, query), read(app_link(SITE, query))):
        target = parse(link, SITE.url)
        assert target is not None
        assert (target.kind, target.title) == ("search", query)
        assert link.count("/wiki") == 1


def test_a_file_holds_names_and_queries_and_no_counts() -> None:
    rows = [SavedSearch(1, "Mine", "creator = x", 7), SavedSearch(2, "R & D", "redis")]
    text = to_json(rows, SITE)
    assert from_json(text).searches == (("Mine", "creator = x"), ("R & D", "redis"))
    assert "7" not in text.replace("version", "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "broken"),
        ("[]", "broken"),
        ('{"format": "confluence-desk-favourites", "version": 1}', "broken"),
        ('{"format": "confluence-desk-searches", "version": 2}', "newer"),
        ("[" * 100_000, "broken"),
    ],
)
def test_other_files_are_told_apart(text: str, trouble: str) -> None:
    assert from_json(text).trouble == trouble


def test_rows_that_make_no_sense_are_left_out() -> None:
    rows: list[object] = [
        {"name": "A", "query": "a"},
        {"name": 7, "query": " b "},
        {"name": "C"},
        {"query": "x\u202ey"},
        "d",
        {"name": "E\n e", "query": "e"},
    ]
    whole = {"format": "confluence-desk-searches", "version": 1, "searches": rows}
    found = from_json(json.dumps(whole))
    assert found.searches == (("A", "a"), ("b", "b"), ("E e", "e"))
    assert found.left_out == 3


def test_a_query_keeps_what_joins_its_letters() -> None:
    rows = [SavedSearch(1, "Persian", "\u0645\u06cc\u200c\u062e")]
    assert from_json(to_json(rows, SITE)).searches == (("Persian", "\u0645\u06cc\u200c\u062e"),)
