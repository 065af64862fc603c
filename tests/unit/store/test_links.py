"""What links to a page, as far as texts were looked through; and who may read."""

from typing import Any

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, Space, Version
from confluence_desk.store import Store
from confluence_desk.store.links import Link


def page(id_: str, title: str, space: str = "1", body: str = "<p/>", number: int = 1) -> Page:
    return Page(id_, title, space, Version(number), Kind.PAGE, body=body)


def names(store: Store, id_: str) -> list[str]:
    return [node.title for node in store.linking_to(id_)]


def filled(store: Store, wait: Any) -> None:
    spaces = [Space("1", "OPS", "Operations"), Space("2", "ENG", "Engineering")]
    wait(store.save_spaces(spaces, complete=True))
    pages = [page("10", "Target"), page("11", "b near"), page("12", "Far", "2"), page("13", "A id")]
    wait(store.save_pages([*pages, page("14", "Target", "2")]))


def test_a_page_is_named_by_id_by_title_and_by_space_and_title(store: Store, wait: Any) -> None:
    filled(store, wait)
    wait(
        store.save_links(
            [
                ("11", 1, [Link(title="TARGET")]),
                ("12", 1, [Link(space_key="ops", title="Target")]),
                ("13", 1, [Link(page_id="10"), Link(page_id="10")]),
                ("10", 1, [Link(title="Target")]),
            ]
        )
    )
    assert names(store, "10") == ["A id", "b near", "Far"]
    assert names(store, "14") == []


def test_the_same_title_in_another_space_is_another_page(store: Store, wait: Any) -> None:
    filled(store, wait)
    wait(store.save_links([("12", 1, [Link(title="Target")])]))
    assert (names(store, "10"), names(store, "14")) == ([], ["Far"])


def test_texts_are_due_until_looked_through_and_again_when_they_change(
    store: Store, wait: Any
) -> None:
    filled(store, wait)
    due = wait(store.texts_without_links(99))
    assert len(due) == 5
    wait(store.save_links([(id_, number, ()) for id_, number in due]))
    assert wait(store.texts_without_links(99)) == []
    wait(store.save_page(page("11", "b near", body="<p>other</p>", number=2)))
    wait(store.save_page(page("12", "Far", "2", body="<p>same version, other words</p>")))
    assert sorted(wait(store.texts_without_links(99))) == [("11", 2), ("12", 1)]


def test_a_tombstone_links_to_nothing(store: Store, wait: Any) -> None:
    filled(store, wait)
    wait(store.save_links([("11", 1, [Link(page_id="10")])]))
    wait(store.mark_missing("11", "not found"))
    assert names(store, "10") == []


def test_nobody_asked_is_not_nobody_may_read(store: Store, wait: Any) -> None:
    """Trap 44: an item without restrictions of its own is no secret, and no news either."""
    assert store.restricted("10") is None
    assert wait(store.save_restricted("10", restricted=False)) == Changes()
    assert store.restricted("10") is False
    news = Changes(pages=frozenset({"10"}))
    assert wait(store.save_restricted("10", restricted=True)) == news
    assert wait(store.save_restricted("10", restricted=True)) == Changes()
    wait(store.save_restricted("11", restricted=False))
    assert store.restricted_of(["9", "10", "11"]) == {"10"}
    assert wait(store.save_restricted("10", restricted=False)) == news
