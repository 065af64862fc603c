"""Pages: bodies never lost by accident, news only of what moved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import apsw
import pytest

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode, Version
from confluence_desk.store import Store, packing
from confluence_desk.store.packing import Unpacking, pack, unpack


def _full(id_: str = "100") -> Page:
    return Page(
        id=id_,
        title='C++ / "A&B" 100% ?',
        space_id="1",
        version=Version(
            7, datetime(2026, 1, 2, 3, 4, 5, 678901, UTC), "ada", "typo", minor_edit=True
        ),
        kind=Kind.BLOGPOST,
        status="archived",
        subtype="live",
        parent_id="9",
        parent_kind="folder",
        position=-3,
        author_id="ada",
        owner_id="bob",
        created_at=datetime(2025, 1, 1, tzinfo=UTC),
        body="<p>Grüße 😀</p>",
        web_path="/spaces/OPS/pages/100",
        tiny_path="/x/ZA",
    )


def test_an_unknown_page_is_none(store: Store) -> None:
    assert store.page("100") is None
    assert store.page_fetched_at("100") is None
    assert store.body_version("100") == 0
    assert store.missing_reason("100") == ""
    assert store.page_by_title("1", "x") is None


def test_a_page_comes_back_as_it_was(store: Store, wait: Any) -> None:
    assert wait(store.save_page(_full())).pages == {"100"}
    assert store.page("100") == _full()


@pytest.mark.parametrize(
    "body", ["", "x", "<p>é</p>" * 200_000, "\x00\ud800", "</p>'; DROP TABLE bodies;--"]
)
def test_any_body_survives(store: Store, make_page: Any, wait: Any, body: str) -> None:
    wait(store.save_page(make_page(body=body)))
    assert store.page("100") == make_page(body=body)


def test_what_is_told_of_a_page_needs_no_look_at_its_text(
    store: Store, make_page: Any, wait: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(store.save_page(make_page(body="<p>words</p>" * 90_000)))
    monkeypatch.setattr(packing, "unpack", lambda *_packed: pytest.fail("it was unpacked"))
    assert store.about("100") == make_page(body=None)
    assert store.about("1") is None


def test_a_long_text_is_unpacked_once_however_many_ask(
    store: Store, make_page: Any, wait: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked: list[bytes] = []

    def counted(codec: int, data: bytes) -> str:
        unpacked.append(data)
        return unpack(codec, data)

    monkeypatch.setattr(packing, "unpack", counted)
    for text in ("<p>words</p>" * 90_000, "<p>other</p>" * 90_000):
        wait(store.save_page(make_page(body=text)))
        del unpacked[:]
        told = [store.page("100") for _ in range(3)]
        assert told == [make_page(body=text)] * 3
        assert len(unpacked) == 1


def test_of_long_texts_the_last_few_are_at_hand() -> None:
    unpacking = Unpacking()
    packs = [pack(f"{number} " * 90_000) for number in range(9)]
    for packed in packs:
        assert unpacking.text(*packed) == unpack(*packed)
    assert unpacking.text(*packs[-1]) is unpacking.text(*packs[-1])
    assert unpacking.text(*packs[0]) == unpack(*packs[0])


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_extreme_dates_survive(store: Store, make_page: Any, wait: Any, year: int) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC)  # trap 70
    wait(store.save_page(make_page(created_at=moment)))
    assert store.page("100") == make_page(created_at=moment)


def test_a_date_whose_zone_reaches_beyond_the_calendar_is_held_at_its_edge(  # trap 70
    store: Store, make_page: Any, wait: Any
) -> None:
    far = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))
    wait(store.save_page(make_page(created_at=far)))
    page = store.page("100")
    assert page is not None
    assert page.created_at == datetime(1, 1, 1, tzinfo=UTC)


def test_an_equal_page_is_no_news_but_freshly_checked(
    store: Store, clock: Any, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page()))
    clock.pass_minutes(5)
    assert wait(store.save_page(make_page())) == Changes()
    assert store.page_fetched_at("100") == clock.now


@pytest.mark.parametrize(
    "change",
    [
        {"body": "<p>Other</p>"},
        {"title": "Other"},
        {"version": Version(2)},
        {"status": "trashed"},
        {"owner_id": "bob"},
    ],
)
def test_each_difference_is_news(store: Store, make_page: Any, wait: Any, change: Any) -> None:
    wait(store.save_page(make_page()))
    changed = replace(make_page(), **change)
    assert wait(store.save_page(changed)).pages == {"100"}
    assert store.page("100") == changed


def test_a_listing_without_bodies_keeps_the_body(store: Store, make_page: Any, wait: Any) -> None:
    wait(store.save_page(make_page()))
    assert wait(store.save_page(make_page(body=None))) == Changes()
    assert store.page("100") == make_page()


def test_a_newer_version_without_its_body_says_whose_body_is_shown(
    store: Store, clock: Any, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page()))
    read_at = clock.now
    clock.pass_minutes(60)
    assert wait(store.save_page(make_page(number=2, title="New", body=None))).pages == {"100"}
    page = store.page("100")
    assert page is not None
    assert (page.title, page.version.number, page.body) == ("New", 2, "<p>Hello</p>")
    assert store.body_version("100") == 1
    assert store.page_fetched_at("100") == read_at
    wait(store.save_page(make_page(number=2, title="New", body="<p>2</p>")))
    assert store.body_version("100") == 2
    assert store.page_version("100", 1) is None


def test_a_page_without_any_body_is_still_a_page(  # trap 57
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page(title="", body=None)))
    assert store.page("100") == make_page(title="", body=None)
    assert store.page_fetched_at("100") is None


def test_a_row_of_a_list_is_not_yet_a_page(store: Store, wait: Any) -> None:
    wait(store.save_children("10", [PageNode("100", Kind.PAGE, "Row", "1")]))
    assert store.page("100") is None
    assert store.node("100") is not None


def test_titles_are_found_in_any_case_current_pages_first(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(
        store.save_pages(
            [
                make_page("1", title="Stra\u00dfe", status="archived"),
                make_page("2", title="STRASSE", kind=Kind.BLOGPOST),
                make_page("3", title="strasse"),
                make_page("4", title="strasse", space_id="2"),
            ]
        )
    )
    found = [store.page_by_title(space, "Strasse") for space in ("1", "2", "3")]
    assert [page and page.id for page in found] == ["3", "4", None]


def test_an_old_version_has_its_own_title_and_text(store: Store, make_page: Any, wait: Any) -> None:
    wait(store.save_page(make_page(number=5, title="Now")))
    old = make_page(title="Then", body="<p>then</p>")
    old = replace(old, version=Version(2, datetime(2026, 1, 1, tzinfo=UTC), "ada", "why"))
    assert wait(store.save_old_version(old)).versions_of == {"100"}
    assert wait(store.save_old_version(old)) == Changes()
    assert store.page_version("100", 2) == old
    assert store.page_version("100", 5) == store.page("100")
    assert store.page_version("100", 3) is None
    assert store.versions("100") is None


def test_a_body_held_as_old_version_outlives_newer_ones(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page(number=1)))
    wait(store.save_old_version(make_page(number=1)))
    wait(store.save_page(make_page(number=2, body="<p>2</p>")))
    wait(store.save_page(make_page(number=3, body="<p>3</p>")))
    held = [store.page_version("100", number) for number in (1, 2, 3)]
    assert [page and page.body for page in held] == ["<p>Hello</p>", None, "<p>3</p>"]


def test_an_old_version_without_a_body_changes_nothing(
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page(number=2)))
    assert not wait(store.save_old_version(make_page(number=1, body=None)))  # trap 88
    assert store.page_version("100", 1) is None


def test_a_missing_page_keeps_its_last_copy_and_says_why(  # trap 42
    store: Store, make_page: Any, wait: Any
) -> None:
    wait(store.save_children("10", [PageNode("100", Kind.PAGE, "Page 100", "1")]))
    wait(store.save_page(make_page(parent_id="10")))
    changes = wait(store.mark_missing("100", "not found"))
    assert (changes.pages, changes.children_of) == ({"100"}, {"10"})
    assert store.missing_reason("100") == "not found"
    assert store.page("100") == make_page(parent_id="10")
    assert store.children("10") == []
    assert not wait(store.mark_missing("100", "not found"))
    assert wait(store.save_page(make_page(parent_id="10"))).pages == {"100"}
    assert store.missing_reason("100") == ""
    assert len(store.children("10") or ()) == 1


def test_what_was_never_here_cannot_go_missing(store: Store, wait: Any) -> None:
    assert not wait(store.mark_missing("100", "not found"))


def test_many_pages_are_saved_whole_or_not_at_all(store: Store, make_page: Any, wait: Any) -> None:
    pages = [make_page(str(n), body=f"<p>{n}</p>" * 50) for n in range(300)]
    assert len(wait(store.save_pages(pages)).pages) == 300
    edited = [replace(pages[7], title="Edited"), *pages[8:]]
    assert wait(store.save_pages(edited)).pages == {"7"}
    broken = [make_page("1000"), replace(make_page("1001"), title=None)]
    with pytest.raises(apsw.ConstraintError):
        wait(store.save_pages(broken))
    assert store.page("1000") is None


def test_what_no_row_can_hold_is_just_not_found(store: Store) -> None:
    assert store.node_by_title("1", "\ud800") is None
    assert store.page("\udc00") is None
    assert store.blob("att1", 2**80) is None
    assert store.people_missing(["\ud800"]) == []
