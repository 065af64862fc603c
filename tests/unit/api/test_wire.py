"""What Confluence writes becomes entities, also when it leaves half of it out."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.api import wire
from confluence_desk.api.decode import decoded_now
from confluence_desk.api.paging import Slice
from confluence_desk.api.wire_fields import moment
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Label,
    Page,
    PageNode,
    Person,
    Place,
    Space,
    Version,
)
from confluence_desk.domain.errors import BadReply

WRITTEN = "2026-03-19T14:26:46.332Z"
TIME = datetime(2026, 3, 19, 14, 26, 46, 332000, tzinfo=UTC)


def read(decode: Callable[[bytes], Any], value: object) -> Any:
    return decode(msgspec.json.encode(value))


def rows(decode: Callable[[bytes], Slice[Any]], *values: object) -> list[Any]:
    return decode(msgspec.json.encode({"results": values})).rows


def test_a_space() -> None:
    value = {
        "id": "294916", "key": "MFS", "name": "My first space", "type": "collaboration",
        "status": "archived", "homepageId": "295028", "currentActiveAlias": "MINE",
        "description": {"plain": {"representation": "plain", "value": "Words"}},
        "createdAt": WRITTEN, "icon": None, "_links": {"webui": "/spaces/MINE"},
    }  # fmt: skip
    assert read(wire.SPACE, value) == Space(
        "294916", "MFS", "My first space", "collaboration", "archived", "MINE", "295028",
        "Words", TIME, "/spaces/MINE",
    )  # fmt: skip


def test_a_page_with_its_body() -> None:
    value = {
        "parentType": "folder", "parentId": "295028", "createdAt": WRITTEN, "ownerId": "o",
        "lastOwnerId": None, "authorId": "a", "position": 660, "spaceId": "294916",
        "version": {"number": 3, "message": "why", "minorEdit": True, "authorId": "b",
                    "createdAt": WRITTEN, "ncsStepVersion": None},
        "status": "archived", "subtype": "live", "title": "Runbook", "id": "295095",
        "body": {"storage": {"representation": "storage", "value": "<p>x</p>"}},
        "_links": {"webui": "/spaces/MFS/pages/295095/Runbook", "tinyui": "/x/t4AE"},
        "somethingNew": [{"a": 1}],
    }  # fmt: skip
    assert read(wire.PAGE, value) == Page(
        "295095", "Runbook", "294916", Version(3, TIME, "b", "why", minor_edit=True), Kind.PAGE,
        "archived", "live", "295028", "folder", 660, "a", "o", TIME, "<p>x</p>",
        "/spaces/MFS/pages/295095/Runbook", "/x/t4AE",
    )  # fmt: skip


@pytest.mark.parametrize("body", [None, {}, {"storage": None}, {"storage": {}}, {"view": {}}])
def test_trap_57_a_page_without_a_body_or_nearly_anything_else(body: object) -> None:
    bare = {"id": "1", "body": body}
    nulls = dict.fromkeys(
        ("title", "spaceId", "status", "parentId", "parentType", "position", "version", "_links",
         "authorId", "ownerId", "createdAt", "subtype"),
    )  # fmt: skip
    expected = Page("1", "", "", Version(0))
    assert read(wire.PAGE, bare) == expected
    assert read(wire.PAGE, {**bare, **nulls}) == expected
    assert read(wire.PAGE, {"id": 1}) == expected


@pytest.mark.parametrize(
    ("told", "place", "unplaced"),
    [
        ({}, None, False),
        ({"position": None}, None, True),
        ({"position": 0}, 0, False),
        ({"childPosition": None}, None, True),
        ({"position": None, "childPosition": 4}, 4, False),
    ],
)
def test_a_place_that_is_none_is_another_thing_than_one_that_is_left_out(
    told: dict[str, object], place: int | None, *, unplaced: bool
) -> None:
    node = read(wire.NODE, {"id": "1", **told})
    assert (node.position, node.unplaced) == (place, unplaced)
    if "childPosition" not in told:
        page = read(wire.PAGE, {"id": "1", **told})
        assert (page.position, page.unplaced) == (place, unplaced)
        assert page.as_node().unplaced is unplaced


@pytest.mark.parametrize(
    ("content", "place", "unplaced"),
    [
        ({}, None, False),
        ({"extensions": {}}, None, False),
        ({"extensions": {"position": "none"}}, None, True),
        ({"extensions": {"position": "7"}}, 7, False),
    ],
)
def test_a_search_has_a_word_for_no_place(
    content: dict[str, object], place: int | None, *, unplaced: bool
) -> None:
    hit = {"title": "Runbooks", "content": {"id": "1", "type": "folder", **content}}
    (node,) = rows(wire.FOUND_NODES, hit)
    assert (node.position, node.unplaced) == (place, unplaced)


def test_children_of_every_kind_and_of_kinds_to_come() -> None:
    found = rows(
        wire.CHILDREN,
        {"id": "1", "type": "page", "title": "A", "status": "current", "childPosition": 2},
        {"id": "2", "type": "folder", "title": "B", "spaceId": "9"},
        {"id": "3", "type": "hologram", "title": "C"},
        {"id": "4", "type": None},
    )
    assert found == [
        PageNode("1", Kind.PAGE, "A", position=2),
        PageNode("2", Kind.FOLDER, "B", space_id="9"),
    ]


def test_a_folder() -> None:
    value = {
        "id": "14450001", "type": "folder", "status": "current", "title": "Runbooks",
        "parentId": "295028", "parentType": "page", "position": 2, "spaceId": "294916",
        "_links": {"webui": "/spaces/MFS/folder/14450001"},
    }  # fmt: skip
    assert read(wire.NODE, value) == PageNode(
        "14450001", Kind.PAGE, "Runbooks", "294916", "295028", 2, "current",
        "/spaces/MFS/folder/14450001",
    )  # fmt: skip


def test_kinds_of_ids() -> None:
    value = {"results": {"1": "page", "2": None, "3": "footer-comment", "4": "whiteboard"}}
    found = {"1": Kind.PAGE, "2": None, "3": None, "4": Kind.WHITEBOARD}
    assert read(wire.KINDS, value) == found


def test_an_attachment() -> None:
    value = {
        "id": "att295053", "pageId": "295028", "fileId": "d1b2", "mediaType": "image/svg+xml",
        "mediaTypeDescription": None, "status": "current", "title": "angie.svg", "fileSize": 4807,
        "comment": "c", "version": {"number": 2},
        "downloadLink": "/download/attachments/295028/angie.svg?version=1&api=v2",
    }  # fmt: skip
    assert rows(wire.ATTACHMENTS, value, {"id": "7", "blogPostId": "8"}) == [
        Attachment(
            "att295053", "295028", "angie.svg", Version(2), "image/svg+xml", 4807, "d1b2", "c"
        ),
        Attachment("att7", "8", "", Version(0)),
    ]


def test_labels_and_versions() -> None:
    label = {"id": "5", "name": "runbook", "prefix": "my"}
    assert rows(wire.LABELS, label) == [Label("runbook", "my", "5")]
    assert rows(wire.VERSIONS, {"number": 4, "page": {"id": "1"}}, {}) == [Version(4), Version(0)]


def test_comments_of_both_spellings() -> None:
    new = {"inlineMarkerRef": "ref", "inlineOriginalSelection": "text"}
    old = {"inline-marker-ref": "ref", "inline-original-selection": "text"}
    for properties in (new, old, {**old, **new}):
        (found,) = rows(
            wire.COMMENTS,
            {"id": "1", "pageId": "2", "properties": properties, "resolutionStatus": "resolved"},
        )
        assert (found.marker_ref, found.selection, found.resolved) == ("ref", "text", True)


def test_trap_72_a_comments_author_and_date_are_its_versions() -> None:
    written = {"number": 5, "authorId": "a", "createdAt": WRITTEN}
    body = {"storage": {"value": "<p>x</p>"}}
    assert rows(
        wire.COMMENTS,
        {"id": "1", "pageId": "2", "version": written, "body": body},
        {"id": "3", "parentCommentId": "1"},
        {"id": "4", "version": None, "body": None, "properties": None, "status": None},
    ) == [
        Comment("1", "2", Place.FOOTER, Version(5, TIME, "a"), "<p>x</p>"),
        Comment("3", "", Place.FOOTER, Version(0), parent_id="1"),
        Comment("4", "", Place.FOOTER, Version(0)),
    ]


def test_people_have_a_name_whatever_is_missing() -> None:
    assert rows(
        wire.PEOPLE,
        {"accountId": "1", "displayName": "Ada", "timeZone": "Europe/Rome", "email": None},
        {"accountId": "2", "displayName": None, "publicName": "Bo", "accountStatus": "closed"},
        {"accountId": "3"},
        {"displayName": "nobody"},
    ) == [
        Person("1", "Ada", time_zone="Europe/Rome"),
        Person("2", "Bo", active=False),
        Person("3", "3"),
    ]


def test_an_anonymous_user_is_nobody() -> None:
    assert read(wire.CURRENT_USER, {"type": "anonymous", "displayName": "Anonymous"}) is None
    assert read(wire.CURRENT_USER, {"type": "known"}) is None
    assert read(wire.CURRENT_USER, {"type": "known", "accountId": "1"}) == Person("1", "1")


def test_trap_44_empty_restrictions_restrict_nobody() -> None:
    nobody: dict[str, object] = {"results": [], "size": 0}
    somebody = {"results": [{"accountId": "1"}], "size": 1}
    for user, group, restricted in (
        (nobody, nobody, False),
        (somebody, nobody, True),
        (nobody, somebody, True),
        (None, None, False),
    ):
        value = {"read": {"restrictions": {"user": user, "group": group}}, "update": {}}
        assert read(wire.READ_RESTRICTED, value) is restricted
    assert read(wire.READ_RESTRICTED, {}) is False


@pytest.mark.parametrize(
    ("written", "time"),
    [
        (WRITTEN, TIME),
        ("2026-03-19T15:26:46.332+01:00", TIME),
        ("2026-03-19T14:26:46.332", TIME),
        ("0000-01-01T00:00:00.000Z", None),
        ("+292278994-08-17T07:12:55.807Z", None),
        ("0001-01-01T00:00:00.000+14:00", None),
        ("9999-12-31T23:59:59.999-12:00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (1773930406332, None),
    ],
)
def test_impossible_dates_are_none(written: str | int | None, time: datetime | None) -> None:
    assert moment(written) == time


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(["id", "title", "version", "body", "_links", "position", "spaceId", "type"])


@given(st.dictionaries(KEYS, JSON))
def test_any_object_is_read_or_refused_as_a_whole(value: dict[str, object]) -> None:
    for decode in (wire.PAGE, wire.NODE, wire.SPACE):
        try:
            read(decode, value)
        except msgspec.MsgspecError:
            continue


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**200])
@pytest.mark.parametrize("field", ['"position":%d', '"version":{"number":%d}'])
def test_numbers_that_no_store_can_hold_are_a_bad_reply(field: str, number: int) -> None:
    body = '{"id":99999999999999999999999,"title":"x",' + field % number + "}"
    with pytest.raises(BadReply):
        decoded_now(body.encode(), wire.PAGE)


def test_an_id_of_any_length_is_a_text() -> None:
    page = decoded_now(b'{"id":99999999999999999999999}', wire.PAGE)
    assert page.id == "99999999999999999999999"
