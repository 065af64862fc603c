"""Search results of every kind become hits with texts that a person can read."""

from datetime import UTC, datetime

import msgspec
import pytest

from confluence_desk.api import wire
from confluence_desk.api.wire_search import lit, readable
from confluence_desk.domain.entities import Hit, Label


def hits(*results: object) -> list[Hit]:
    return wire.HITS(msgspec.json.encode({"results": results})).rows


def test_a_page() -> None:
    result = {
        "content": {"id": "98432", "type": "page", "title": "raw", "_links": {"webui": "/x"}},
        "title": "@@@hl@@@Explore@@@endhl@@@ &quot;it&quot;",
        "excerpt": "you&#39;re @@@hl@@@here@@@endhl@@@ &lt;b&gt;",
        "url": "/spaces/~712020/pages/98432/Explore",
        "resultGlobalContainer": {"title": "Ada &amp; Bo", "displayUrl": "/spaces/~712020"},
        "entityType": "content",
        "lastModified": "2026-03-19T14:23:48.000Z",
        "score": 0,
    }
    assert hits(result) == [
        Hit(
            "98432", "page", 'Explore "it"', "you're here <b>", "~712020", "Ada & Bo",
            "/spaces/~712020/pages/98432/Explore", datetime(2026, 3, 19, 14, 23, 48, tzinfo=UTC),
            ((7, 11),), ((0, 7),),
        )
    ]  # fmt: skip


def test_trap_79_spaces_users_and_strangers_do_not_spoil_the_list() -> None:
    found = hits(
        {"space": {"id": 294916, "key": "OPS", "name": "Operations"}, "entityType": "space",
         "title": "Operations", "url": "/spaces/OPS"},
        {"user": {"accountId": "712020:a"}, "entityType": "user", "title": "Ada"},
        {"entityType": "hologram", "title": "?"},
        {"content": {"id": "att5", "type": "attachment"}, "title": "a.png"},
        {"content": {"id": "6", "type": "comment", "space": {"key": "OPS", "name": "Ops"}}},
        {"content": None},
    )  # fmt: skip
    assert [(hit.id, hit.kind, hit.space_key) for hit in found] == [
        ("294916", "space", "OPS"),
        ("712020:a", "user", ""),
        ("att5", "attachment", ""),
        ("6", "comment", "OPS"),
    ]


def test_a_file_is_told_with_the_page_it_hangs_on() -> None:
    found = hits(
        {"content": {"id": "att5", "type": "attachment", "container": {"title": "A &amp; B"}}},
        {"content": {"id": "6", "type": "page", "container": {"title": "Operations"}}},
    )
    assert [hit.page_title for hit in found] == ["A & B", ""]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (None, ""),
        (r"\uD83D\uDDD3 Date", "🗓 Date"),
        (r"\uD83D alone", r"\uD83D alone"),
        ("&amp;lt;", "&lt;"),
        ("��Goals", "Goals"),
        ("@@@hl@@@a@@@endhl@@@@@@hl@@@b@@@endhl@@@", "ab"),
    ],
)
def test_texts_are_made_readable(raw: str | None, plain: str) -> None:
    assert readable(raw) == plain


@pytest.mark.parametrize(
    ("raw", "text", "matches"),
    [
        (None, "", []),
        ("no hit", "no hit", []),
        ("@@@hl@@@a@@@endhl@@@ b\n\n @@@hl@@@c d@@@endhl@@@", "a b c d", ["a", "c d"]),
        ("x &lt;@@@hl@@@b&gt;@@@endhl@@@&amp;", "x <b>&", ["b>"]),
        ("@@@hl@@@open", "open", []),
        ("@@@endhl@@@ @@@hl@@@@@@endhl@@@", "", []),
    ],
)
def test_matches_are_told_apart_from_the_text(raw: str, text: str, matches: list[str]) -> None:
    plain, spans = lit(raw)
    assert plain == text
    assert [plain[start:end] for start, end in spans] == matches


@pytest.mark.parametrize(
    ("metadata", "labels"),
    [
        (None, None),
        ({}, None),
        ({"labels": {"results": [], "limit": 200, "size": 0}}, ()),
        (
            {"labels": {"results": [{"id": "7", "prefix": "team", "name": "a"}], "limit": 200}},
            (Label("a", "team", "7"),),
        ),
        ({"labels": {"results": [{"name": "a"}], "limit": 1, "size": 1}}, None),
    ],
    ids=["not asked", "not told", "none", "one", "perhaps more"],
)
def test_labels_come_with_a_hit_where_all_are_told(
    metadata: object, labels: tuple[Label, ...] | None
) -> None:
    row = {"content": {"id": "1", "type": "page", "metadata": metadata}, "title": "A"}
    assert hits(row)[0].labels == labels
