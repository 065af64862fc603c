"""Searches are answered from the library: words, CQL, and what it cannot tell."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.entities import Attachment, Comment, Page, Person, Place, Space, Version
from confluence_desk.domain.hits import Term, Where
from confluence_desk.services.indexing import Indexing
from confluence_desk.services.local_search import Answered, LocalSearch, zone_of
from confluence_desk.store import Store
from confluence_desk.store.query import rows, weighing
from confluence_desk.store.query.asking import Reason
from confluence_desk.store.query.weighing import IN

AT = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.open(None, bytes(32))

    async def fill() -> None:
        await store.save_spaces([Space("1", "OPS", "Operations")], complete=True)
        pages = [
            Page(
                id=id_,
                title=title,
                space_id="1",
                version=Version(1, AT, "u1"),
                body=f"<p>{body}</p>",
                web_path=f"/spaces/OPS/pages/{id_}",
                created_at=AT,
            )
            for id_, title, body in (
                ("1", "Backups", "how they work"),
                ("2", "Nights", "backups run at night"),
            )
        ]
        await store.save_pages(pages)
        comment = Comment("3", "1", Place.FOOTER, Version(1, AT, "u1"), "<p>backup!</p>")
        await store.save_comments("1", [comment])
        await store.save_attachments("1", [Attachment("att4", "1", "backup.log", Version(1, AT))])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    yield store
    store.close()


def _ask(store: Store, query: str, zone: str = "UTC", limit: int = 10) -> Answered:
    search = LocalSearch(store, "u1", zone, now=lambda: datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
    return asyncio.run(search.ask(query, limit))


def test_words_find_pages_the_title_first(store: Store) -> None:
    found = _ask(store, "backup").found
    assert [(one.id, one.title, one.space_key) for one in found] == [
        ("1", "Backups", "OPS"),
        ("att4", "backup.log", "OPS"),
        ("2", "Nights", "OPS"),
        ("3", "Re: Backups", "OPS"),
    ]
    assert [one.id for one in _ask(store, "nig").found] == ["2"]
    assert _ask(store, "?!") == Answered()


def test_cql_finds_comments_and_files_too(store: Store) -> None:
    found = _ask(store, "text ~ backup order by type desc").found
    assert [(one.kind, one.title, one.page_id, one.here) for one in found] == [
        ("page", "Backups", "1", True),
        ("page", "Nights", "2", True),
        ("comment", "Re: Backups", "1", True),
        ("attachment", "backup.log", "1", False),
    ]
    assert [one.page_title for one in found] == ["", "", "", "Backups"]
    assert _ask(store, "text ~ backup", limit=1).more


def test_days_are_those_of_the_account(store: Store) -> None:
    assert len(_ask(store, "type = page and created = 2026-03-01").found) == 2
    assert not _ask(store, "type = page and created = 2026-03-01", "Pacific/Kiritimati").found
    assert zone_of("No/Where") is not None


def test_what_cannot_be_answered_is_told_and_nonsense_is_refused(store: Store) -> None:
    (gap,) = _ask(store, "pageStatus = Draft or type = page").unanswered
    assert (gap.start, gap.end, gap.reason) == (0, 18, Reason.NOT_KEPT)
    with pytest.raises(CqlError):
        _ask(store, "type = poem")


def _typing(store: Store, query: str) -> Answered:
    search = LocalSearch(store, "u1", "UTC", now=lambda: AT)
    return asyncio.run(search.ask(query, 10, typing=True))


def test_half_a_word_finds_while_it_is_typed(store: Store) -> None:
    assert [one.id for one in _typing(store, "back").found] == ["1", "att4", "2", "3"]
    assert [one.id for one in _typing(store, "backups r").found] == ["2", "3"]
    assert _typing(store, "back ").found == ()
    assert [one.id for one in _typing(store, '"t ni').found] == ["2"]


def test_the_match_is_lit_in_the_title_and_in_the_text(store: Store) -> None:
    title, file, page, comment = _ask(store, "backup").found
    assert (title.title_lit, title.excerpt.text) == (((0, 7),), "how they work")
    assert (file.title_lit, file.excerpt.text) == (((0, 6),), "")
    assert (page.title_lit, page.excerpt.text, page.excerpt.lit) == (
        (),
        "backups run at night",
        ((0, 7),),
    )
    assert comment.excerpt.lit == ((0, 6),)


def test_few_hits_are_followed_by_what_has_some_of_the_words(store: Store) -> None:
    answered = _ask(store, "backups night")
    assert [one.id for one in answered.found] == ["2", "1", "att4", "3"]
    assert answered.loose == 3
    assert _ask(store, "absent").loose == 0


def test_terms_are_weighed_by_where_they_stand_and_how_rare_they_are(store: Store) -> None:
    search = LocalSearch(store, "u1", "UTC", now=lambda: AT)
    terms = [Term("night"), Term("backups"), Term("absent thing"), Term("?!")]
    best, other = asyncio.run(search.ranked(terms))
    assert [(one.term, one.where) for one in best.why] == [
        ("night", Where.TITLE),
        ("backups", Where.TEXT),
    ]
    assert (best.hit.id, other.hit.id) == ("2", "1")
    assert best.worth > other.worth
    assert best.hit.excerpt.lit == ((0, 7), (15, 20))
    assert asyncio.run(search.ranked([])) == []
    assert asyncio.run(search.ranked(terms, kinds=("folder",))) == []


def test_what_many_texts_have_is_found_in_any_title_and_weighs_little(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A runbook may be older than all that speaks of the same service."""
    few = [(where, sql, form, 3 if where is Where.TEXT else most) for where, sql, form, most in IN]
    monkeypatch.setattr(weighing, "IN", tuple(few))
    pages = [
        Page(str(one), f"Page {one}", "1", Version(1, AT, "u1"), body="<p>mailer</p>")
        for one in range(10, 40)
    ]
    rare = Page("50", "Page 50", "1", Version(1, AT, "u1"), body="<p>quota</p>")

    async def fill() -> None:
        old = Page("9", "Mailer runbook", "1", Version(1, AT, "u1"), body="<p>Restart it</p>")
        await store.save_pages([old, *pages, rare])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    search = LocalSearch(store, "u1", "UTC", now=lambda: AT)
    found = asyncio.run(search.ranked([Term("mailer"), Term("mailer")]))
    assert found[0].hit.id == "9"
    assert [one.term for one in found[0].why] == ["mailer"]
    all_of_them = asyncio.run(search.ranked([Term("mailer"), Term("quota")], 40))
    assert next(one.hit.id for one in all_of_them if one.why[0].where is Where.TEXT) == "50"


def test_an_order_alone_is_a_query(store: Store) -> None:
    found = _ask(store, "ORDER BY title DESC").found
    assert [one.title for one in found] == ["Re: Backups", "Nights", "Backups", "backup.log"]


def test_what_was_found_out_before_is_not_asked_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first question would else take ten times as long: it looks at every page."""
    asked: list[str] = []
    reader = rows._reader  # noqa: SLF001 - what is asked is counted

    def noted(connection: Any) -> Any:
        read = reader(connection)

        def rows_of(sql: str, values: tuple[Any, ...]) -> Any:
            asked.append(sql)
            return read(sql, values)

        return rows_of

    monkeypatch.setattr(rows, "_reader", noted)
    search = LocalSearch(store, "u1", "UTC", now=lambda: AT)
    asyncio.run(search.be_ready())
    assert sum(sql.startswith("SELECT NOT EXISTS") for sql in asked) == 3
    asked.clear()
    assert asyncio.run(search.ask("backups")).found
    assert asked
    assert not any(sql.startswith("SELECT NOT EXISTS") for sql in asked)


def test_an_excerpt_names_whom_a_text_names(store: Store) -> None:
    def told(account: str) -> str:
        return f'<ac:link><ri:user ri:account-id="{account}"/></ac:link>'

    body = f"<p>Added afterwards. {told('u9')}, please read; {told('u8')} did.</p>"

    async def fill() -> None:
        await store.save_people([Person("u9", "Chidi Okafor")])
        await store.save_comments("1", [Comment("3", "1", Place.FOOTER, Version(2, AT), body)])
        await Indexing(store, breath=0).catch_up()

    asyncio.run(fill())
    (hit,) = _ask(store, "afterwards").found
    assert hit.excerpt.text == "Added afterwards. @Chidi Okafor, please read; @\u2026 did."
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.lit] == ["afterwards"]
    (exact,) = _ask(store, '"please read"').found
    assert exact.excerpt.text == hit.excerpt.text
    assert _ask(store, '"u9"').found == ()
    assert _ask(store, "chidi").found == ()
