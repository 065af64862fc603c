"""Documents say where a page stands, whose words it shows, and what is the matter with it."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain.entities import (
    Kind,
    Label,
    Page,
    PageNode,
    Person,
    Site,
    Space,
    Version,
)
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.document import Document
from confluence_desk.services.documents import Documents
from confluence_desk.services.phrases import NoSite, Sentence
from confluence_desk.store import Store

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OPS = Space("1", "OPS", "Operations", homepage_id="10")
PAGE = Page("30", "Failover <1>", "1", Version(3, NOW, "a1"), parent_id="20", body="<p>Words</p>")


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.open(None, "k" * 8)
    keep(store.save_spaces([OPS], complete=True))
    keep(store.save_page(PAGE))
    yield store
    store.close()


def keep(saving: Coroutine[Any, Any, object]) -> None:
    asyncio.run(saving)


def documents(store: Store, speech: Speech = ENGLISH) -> Documents:
    return Documents(Site("https://acme.example"), store, speech, now=lambda: NOW)


def shown(store: Store, node_id: str = "30") -> Document:
    document = documents(store).document(node_id)
    assert document is not None
    return document


def test_the_trail_leads_from_the_space_past_the_homepage_and_names_what_is_hidden(
    store: Store,
) -> None:
    home = PageNode("10", Kind.PAGE, "Home", "1")
    hidden = PageNode("20", Kind.PAGE, "", "1", parent_id="10")
    keep(store.save_path([home, hidden]))
    html = shown(store).html
    assert "Operations" in html
    assert "(restricted)" in html
    assert ">Home<" not in html


def test_titles_people_and_labels_are_text(store: Store) -> None:  # trap 67
    keep(store.save_people([Person("a1", "<b>Ada</b>")]))
    keep(store.save_labels("30", [Label("<i>x</i>"), Label("mine", "my")]))
    html = shown(store).html
    assert "<b>Ada" not in html
    assert "&lt;b&gt;Ada" in html
    assert "Failover &lt;1&gt;" in html
    assert "<i>x" not in html
    assert ">mine<" not in html  # a personal label is nobody else's business


def test_a_document_is_made_anew_only_when_something_of_it_is_new(store: Store) -> None:
    made = documents(store)
    before = made.document("30")
    assert before is not None
    assert made.document("30") is before
    for news in (
        store.save_people([Person("a1", "Ada")]),
        store.save_labels("30", [Label("runbook")]),
        store.save_page(replace(PAGE, title="Other")),
        store.save_page(replace(PAGE, title="Other", body="<p>Fewer</p>")),
    ):
        keep(news)
        made.doubt()
        after = made.document("30")
        assert after is not None
        assert after.html != before.html
        before = after


def test_an_archived_page_says_so(store: Store) -> None:  # trap 43
    assert "This page is archived." not in shown(store).html
    keep(store.save_page(replace(PAGE, status="archived")))
    assert "This page is archived." in shown(store).html


def test_a_text_older_than_the_version_says_whose_it_is(store: Store) -> None:
    keep(store.save_page(replace(PAGE, version=Version(5, NOW, "a1"), body=None)))
    html = shown(store).html
    assert "This is the text of v3; v5 is not here yet." in html
    assert "Words" in html


def test_the_last_copy_of_a_vanished_page_says_so(store: Store) -> None:  # trap 42
    keep(store.mark_missing("30", "not found"))
    assert "This is the last copy." in shown(store).html


def test_a_page_whose_text_never_came_is_no_document(store: Store) -> None:  # trap 57
    keep(store.save_page(Page("31", "", "", Version(0))))
    assert documents(store).document("31") is None
    assert "Loading" in documents(store).placeholder("31", reason="").html


def test_an_empty_page_is_a_document(store: Store) -> None:
    keep(store.save_page(Page("31", "Empty", "nowhere", Version(0), body="")))
    assert shown(store, "31").title == "Empty"
    assert shown(store, "31").version == 0


def test_a_folder_shows_what_is_in_it(store: Store) -> None:
    keep(store.save_children("space:1", [PageNode("40", Kind.FOLDER, "Runbooks", "1")]))
    assert shown(store, "40").title == "Runbooks"
    keep(store.save_children("40", [PageNode("41", Kind.PAGE, "Redis & co", "1")]))
    assert "Redis &amp; co" in shown(store, "40").html
    assert "desk://site/page/41" in shown(store, "40").html


@pytest.mark.parametrize("kind", [Kind.WHITEBOARD, Kind.DATABASE, Kind.EMBED])
def test_what_only_the_browser_shows_says_so(store: Store, kind: Kind) -> None:
    keep(store.save_children("space:1", [PageNode("50", kind, "Board", "1")]))
    assert "can only be seen in the browser" in shown(store, "50").html


def test_what_is_not_here_has_a_place_of_its_own(store: Store) -> None:
    made = documents(store)
    assert made.document("99") is None
    assert "Not here" in made.placeholder("99", reason="No network.").html
    keep(store.mark_missing("30", "not found"))
    assert "Failover" in made.placeholder("30", reason="Gone.").title


def test_no_picture_is_said_to_be_missing_before_the_list_of_files_is_here(store: Store) -> None:
    body = '<ac:image><ri:attachment ri:filename="plan.png"/></ac:image>'
    keep(store.save_page(replace(PAGE, version=Version(4, NOW, "a1"), body=body)))
    made = documents(store)
    before, absent = made.document("30"), "not attached to this page"
    assert before is not None
    assert "plan.png" in before.html
    assert absent not in before.html
    keep(store.save_attachments("30", []))
    made.doubt()
    after = made.document("30")
    assert after is not None
    assert absent in after.html


def test_who_works_offline_is_offered_to_go_online_trap_97(store: Store) -> None:
    html = documents(store).placeholder("99", reason="Working offline.", kind="paused").html
    assert "desk://site/command/online" in html
    assert "Go online" in html
    assert "Try again" not in html


def test_somebody_unknown_has_a_name(store: Store) -> None:
    assert documents(store).person_name("nobody") == "Unknown user"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("offline", "Not here yet"),
        ("gone", "Not found"),
        ("locked", "Not for this account"),
        ("error", "Something went wrong"),
    ],
)
def test_a_page_that_cannot_be_shown_says_why_in_its_title_and_picture(
    store: Store, kind: str, title: str
) -> None:
    made = documents(store).placeholder("99", reason="A reason.", kind=kind)
    assert made.title == title
    assert f'class="placeholder {kind}"' in made.html


def test_documents_are_worded_in_the_language_they_are_given(store: Store) -> None:
    strange = Speech(
        "x", say=lambda words: f"⟦{words}⟧", ago=lambda moment, _: f"⟦{moment:%d.%m.}⟧"
    )
    keep(
        store.save_path(
            [PageNode("5", Kind.WHITEBOARD, "W", "1"), PageNode("20", Kind.PAGE, "", "1")]
        )
    )
    told = documents(store, strange)
    html = "".join(
        [
            getattr(told.document("30"), "html", ""),
            getattr(told.document("5"), "html", ""),
            told.placeholder("none", reason="").html,
            told.placeholder("none", reason="because").html,
        ]
    )
    assert f"⟦v{3}⟧" in html
    assert "⟦21.11.⟧" in html
    assert '<html lang="x"' in html
    for sentence in (
        Sentence.OPEN_IN_BROWSER,
        Sentence.TRY_AGAIN,
        Sentence.LOADING,
        Sentence.LOADING_PAGE,
        Sentence.OFFLINE,
        Sentence.RESTRICTED,
        Sentence.WHITEBOARD,
    ):
        assert f"⟦{sentence}⟧" in html
        assert f">{sentence}<" not in html
    assert told.person_name("nobody") == "⟦Unknown user⟧"


def test_what_is_no_site_can_be_said_in_any_language() -> None:
    wrong = NoSite(Sentence.NO_ADDRESS, "ftp://x")
    assert str(wrong).startswith("“ftp://x” is not")
    assert wrong.sentence.format(text=wrong.text) == str(wrong)
