"""Texts become findable behind, and again when they change."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from confluence_desk.cql.check import read
from confluence_desk.domain.entities import Attachment, Comment, Label, Page, Place, Version
from confluence_desk.services.indexing import Indexing, macros
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Asker

ASKER = Asker("u1", UTC, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.open(None, bytes(32))
    yield store
    store.close()


def _page(number: int, body: str, id_: str = "7") -> Page:
    return Page(id=id_, title="Disk", space_id="1", version=Version(number), body=body)


def _found(store: Store, cql: str) -> tuple[str, ...]:
    asyncio.run(Indexing(store, breath=0).catch_up())
    return store.select(read(cql), ASKER).ids


def test_what_was_saved_is_found_once_it_was_taken_in(store: Store) -> None:
    asyncio.run(store.save_page(_page(1, "<p>The <em>paging</em> file</p>")))
    assert store.select(read("text ~ paging"), ASKER).ids == ()
    assert _found(store, "text ~ pages") == ("7",)
    assert _found(store, "title ~ disk") == ("7",)
    assert _found(store, "text ~ em") == ()


def test_a_change_is_taken_in_anew(store: Store) -> None:
    asyncio.run(store.save_page(_page(1, "<p>oak</p>")))
    assert _found(store, "text ~ oak") == ("7",)
    asyncio.run(store.save_page(_page(2, "<p>birch</p>")))
    assert _found(store, "text ~ birch") == ("7",)
    assert _found(store, "text ~ oak") == ()


def test_comments_macros_and_mentions_are_found(store: Store) -> None:
    body = (
        '<ac:structured-macro ac:name="toc"/><ac:link><ri:user ri:account-id="u9"/></ac:link>'
        '<ac:plain-text-body><![CDATA[<ac:structured-macro ac:name="jira"/>]]></ac:plain-text-body>'
    )
    comment = Comment("8", "7", Place.FOOTER, Version(1), "<p>elm</p>")
    asyncio.run(store.save_page(_page(1, body)))
    asyncio.run(store.save_comments("7", [comment]))
    assert _found(store, "text ~ elm") == ("8",)
    assert _found(store, "macro = toc and mention = u9") == ("7",)
    assert macros(body) == {"toc"}
    asyncio.run(store.save_comments("7", []))
    assert _found(store, "text ~ elm") == ()


def test_the_words_of_a_file_are_found_while_it_is_kept_offline(store: Store) -> None:
    file = Attachment("att8", "7", "run.log", Version(2))
    asyncio.run(store.save_page(_page(1, "<p>oak</p>")))
    asyncio.run(store.save_attachments("7", [file]))
    assert _found(store, "text ~ beech") == ()
    assert _found(store, 'title ~ "run.log"') == ("att8",)
    asyncio.run(store.save_blob("att8", 2, b"the beech fell", "text/plain"))
    assert _found(store, "text ~ beech") == ("att8",)
    asyncio.run(store.drop_blob("att8", 2))
    assert _found(store, "text ~ beech") == ()


def test_a_file_that_is_too_large_has_its_name(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("confluence_desk.render.file_text.LARGEST", 5)
    asyncio.run(store.save_page(_page(1, "<p>oak</p>")))
    asyncio.run(store.save_attachments("7", [Attachment("att8", "7", "run.log", Version(2))]))
    asyncio.run(store.save_blob("att8", 2, b"the beech fell", "text/plain"))
    assert _found(store, "text ~ beech") == ()
    assert _found(store, 'title ~ "run.log"') == ("att8",)


def test_labels_are_found_with_the_words_and_anew_when_they_change(store: Store) -> None:
    asyncio.run(store.save_page(_page(1, "<p>oak</p>")))
    asyncio.run(store.save_labels("7", [Label("tall-tree", "global", "1")]))
    assert _found(store, "text ~ tree") == ("7",)
    asyncio.run(store.save_labels("7", [Label("bush", "global", "2")]))
    assert _found(store, "text ~ tree") == ()
    assert _found(store, "text ~ bush") == ("7",)
    asyncio.run(store.save_labels("7", [Label("bush", "global", "2")]))
    assert asyncio.run(Indexing(store, breath=0).catch_up()) == 0


def test_it_goes_on_where_it_was_told_to_stop(store: Store) -> None:
    asyncio.run(store.save_pages([_page(1, "<p>oak</p>", str(one)) for one in range(25)]))
    rounds = iter((False, False, True))
    assert asyncio.run(Indexing(store, breath=0).catch_up(lambda: next(rounds))) == 20
    assert asyncio.run(Indexing(store, breath=0).catch_up()) == 5
    assert asyncio.run(Indexing(store, breath=0).catch_up()) == 0
