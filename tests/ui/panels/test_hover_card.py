"""The card beside a link: after a rest, from the library alone, gone when the link is left."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from confluence_desk.domain.entities import Kind
from confluence_desk.services.cards import PageCard, PersonCard, VersionCard
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.hover_card import HoverCard, placed
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import NOON
from tests.ui.fakes.reading import Pages, Run, told, until_settled

register_scheme()

Until = Callable[..., Coroutine[Any, Any, None]]
LINK, OTHER = "desk://site/page/9", "desk://site/person/ana"
CARD = PageCard(
    "9", Kind.PAGE, "Deploy <b>", "Operations", excerpt="First words…", author="Ana Ruiz",
    modified_at=NOON - timedelta(days=3), readable=True,
)  # fmt: skip
PERSON = PersonCard("ana", "Ana Ruiz", "ana@acme.example", "Asia/Tokyo")
HTML = f'<p style="margin:0"><a href="{LINK}">link</a></p>' + "<p>x</p>" * 99


def library() -> Pages:
    pages = Pages(drawn={"1": Document(HTML, "T", version=1)})
    pages.cards.known = {LINK: CARD, OTHER: PERSON}
    return pages


def test_a_link_that_is_rested_on_tells_where_it_leads(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, pages: Pages) -> None:
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.view.hovered.emit(LINK)
        card = panel.hands.card
        assert card.isHidden()
        assert not pages.cards.asked
        await until(card.isVisible)
        assert "Deploy <b>" in card.told
        assert "Operations · Ana Ruiz · " in card.told
        assert "First words…" in card.told
        panel.view.hovered.emit("")
        await until(card.isHidden)
        assert pages.asked == []

    told(run, theme, library(), story)


def test_a_person_is_told_with_the_time_where_they_are(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _pages: Pages) -> None:
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.hands.card.point_at(OTHER)
        await until(panel.hands.card.isVisible)
        assert "ana@acme.example" in panel.hands.card.told
        assert "there now" in panel.hands.card.told

    told(run, theme, library(), story)


def test_a_version_is_told_with_who_saved_it_and_why(run: Run, theme: Theme, until: Until) -> None:
    link = "desk://site/wrote/1/12"

    async def story(panel: PagePanel, pages: Pages) -> None:
        saved = NOON - timedelta(days=3)
        card = VersionCard(12, "Ana Ruiz", saved, "Fixed the <b>lag", minor=True)
        pages.cards.known[link] = card
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.hands.card.point_at(link)
        await until(panel.hands.card.isVisible)
        told = panel.hands.card.told
        assert told.startswith("Ana Ruiz. v12 · ")
        assert told.endswith(" · minor edit. Fixed the <b>lag")

    told(run, theme, library(), story)


def test_what_is_not_known_has_no_card_and_a_moving_page_takes_it_away(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, pages: Pages) -> None:
        panel.show()
        panel.open("1")
        await until_settled(panel)
        card = panel.hands.card
        card.point_at("https://elsewhere.example/")
        await until(lambda: pages.cards.asked == ["https://elsewhere.example/"])
        assert card.isHidden()
        card.point_at(LINK)
        await until(card.isVisible)
        panel.view.scrolled.emit(10.0)
        assert card.isHidden()

    told(run, theme, library(), story)


def test_the_keyboard_has_its_card_beside_the_link(run: Run, theme: Theme, until: Until) -> None:
    async def story(panel: PagePanel, _pages: Pages) -> None:
        panel.resize(500, 400)
        panel.show()
        panel.activateWindow()
        panel.open("1")
        await until_settled(panel)
        panel.view.setFocus(Qt.FocusReason.TabFocusReason)
        await until(panel.isActiveWindow)
        inside = panel.view.focusWidget()
        assert isinstance(inside, QWidget)
        QTest.keyClick(inside, Qt.Key.Key_Tab)
        card = panel.hands.card
        await until(card.isVisible)
        assert card.y() < 60

    told(run, theme, library(), story)


def test_tombstones_and_texts_that_are_not_here_say_so(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, pages: Pages) -> None:
        panel.show()
        panel.open("1")
        await until_settled(panel)
        card: HoverCard = panel.hands.card
        for changed, words in (
            (replace(CARD, missing=True), "does not show this page any more"),
            (replace(CARD, status="archived"), "archived"),
            (replace(CARD, readable=False, excerpt=""), "not on this machine"),
        ):
            pages.cards.known[LINK] = changed
            card.point_at(LINK)
            await until(card.isVisible)
            assert words in card.told
            card.dismiss()

    told(run, theme, library(), story)


def test_a_card_stands_inside_the_page_above_or_below() -> None:
    size, room = QSize(300, 100), QSize(600, 400)
    assert placed(size, QPoint(100, 50), room, mirrored=False) == QRect(82, 68, 300, 100)
    assert placed(size, QPoint(590, 390), room, mirrored=False) == QRect(292, 272, 300, 100)
    assert placed(size, QPoint(400, 50), room, mirrored=True).right() > 400
