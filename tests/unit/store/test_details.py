"""Comments, labels, versions, people: complete lists in, exact news out."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Comment, Label, Person, Place, Version
from confluence_desk.store import Store

FOOTER = Comment("1", "100", Place.FOOTER, Version(1), "<p>First</p>")
REPLY = Comment(
    "2",
    "100",
    Place.INLINE,
    Version(2, datetime(2026, 1, 1, tzinfo=UTC), "ada", "m", minor_edit=True),
    body="<p>Reply</p>",
    parent_id="1",
    status="current",
    resolution="resolved",
    marker_ref="ref",
    selection="some text",
)


def test_details_never_fetched_are_not_empty(store: Store) -> None:
    lists = (store.comments, store.labels, store.versions, store.attachments)
    assert [read("100") for read in lists] == [None] * 4


def test_details_fetched_and_empty_are_empty_and_news_once(store: Store, wait: Any) -> None:
    news = [
        wait(save("100", []))
        for save in (store.save_comments, store.save_labels, store.save_versions)
    ]
    assert news == [
        Changes(comments_of=frozenset({"100"})),
        Changes(labels_of=frozenset({"100"})),
        Changes(versions_of=frozenset({"100"})),
    ]
    assert [store.comments("100"), store.labels("100"), store.versions("100")] == [[], [], []]
    assert wait(store.save_comments("100", [])) == Changes()


def test_comments_come_back_in_the_services_order(store: Store, wait: Any) -> None:
    wait(store.save_comments("100", [REPLY, FOOTER]))
    assert store.comments("100") == [REPLY, FOOTER]
    assert wait(store.save_comments("100", [REPLY, FOOTER])) == Changes()


@pytest.mark.parametrize(
    "then",
    [
        [FOOTER],
        [],
        [REPLY, FOOTER],
        [FOOTER, replace(REPLY, body="<p>Edited</p>")],
        [FOOTER, replace(REPLY, resolution="open")],
    ],
)
def test_each_difference_of_comments_is_news(  # trap 37
    store: Store, wait: Any, then: list[Comment]
) -> None:
    wait(store.save_comments("100", [FOOTER, REPLY]))
    assert wait(store.save_comments("100", then)).comments_of == {"100"}
    assert store.comments("100") == then


def test_a_comment_that_moved_page_is_in_one_place(store: Store, wait: Any) -> None:
    wait(store.save_comments("100", [FOOTER, REPLY]))
    wait(store.save_comments("200", [FOOTER]))
    assert store.comments("100") == [REPLY]
    assert store.comments("200") == [replace(FOOTER, container_id="200")]


def test_a_thousand_comments_are_a_thousand(store: Store, wait: Any) -> None:  # trap 19
    many = [replace(FOOTER, id=str(n)) for n in range(1001)]
    wait(store.save_comments("100", many))
    assert store.comments("100") == many


def test_labels_come_by_name_and_changes_are_news(store: Store, wait: Any) -> None:  # trap 37
    labels = [Label("zebra"), Label("apple", "my", "7"), Label("apple")]
    wait(store.save_labels("100", labels))
    assert store.labels("100") == [Label("apple"), Label("apple", "my", "7"), Label("zebra")]
    assert wait(store.save_labels("100", labels[::-1])) == Changes()
    assert wait(store.save_labels("100", labels[1:])).labels_of == {"100"}


def test_versions_come_newest_first_with_their_gaps(store: Store, wait: Any) -> None:  # trap 88
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    versions = [Version(1), Version(7, moment, "ada", "big", minor_edit=True), Version(3)]
    wait(store.save_versions("100", versions))
    assert store.versions("100") == [versions[1], versions[2], versions[0]]
    assert wait(store.save_versions("100", versions)) == Changes()
    assert wait(store.save_versions("100", versions[:2])).versions_of == {"100"}


def test_people_are_kept_and_only_strangers_are_asked_for(store: Store, wait: Any) -> None:
    ada = Person("ada", "Ada Lovelace", "a@example.org", "Europe/London", "atlassian", active=False)
    bob = Person("bob", "Bob")
    assert wait(store.save_people([ada, bob])).people == {"ada", "bob"}
    assert store.person("ada") == ada
    assert store.person("eve") is None
    assert store.people_missing(["eve", "ada", "", "zoe", "eve"]) == ["eve", "zoe"]
    assert store.people_missing([]) == []
    assert wait(store.save_people([ada, replace(bob, display_name="Robert")])).people == {"bob"}


def test_asking_for_thousands_of_people_is_one_question(store: Store) -> None:
    ids = [f"557058:{n}" for n in range(50_000)]
    assert store.people_missing(ids) == ids
