import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import (
    Kind,
)
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import Row
from confluence_desk.ui.panels.section import AT_ONCE, FIRST_ROWS
from tests.ui.fakes.library import FakeLibrary, page_node
from tests.ui.fakes.pane import Pane, full


def test_a_whiteboard_does_not_pretend_to_have_no_comments(tell: Callable[..., None]) -> None:
    library = FakeLibrary(nodes={"7": page_node("7", kind=Kind.WHITEBOARD)})

    async def story(pane: Pane) -> None:
        pane.panel.show_page("7")
        await pane.settle()
        for section in pane.panel.sections[1:5]:
            assert section.texts() == ["Not kept for this kind of content."]

    tell(story, library)


def seen(widget: QWidget | None) -> bool:
    return widget is not None and not widget.visibleRegion().isEmpty()


def test_a_comment_that_a_link_names_is_unfolded_lit_and_marked(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        panel = pane.panel
        marks: list[str] = []
        panel.mark_requested.connect(marks.append)
        panel.resize(280, 160)
        panel.comments.set_opened(False)
        panel.show_page("1")
        panel.show_comment("c3")
        await pane.settle()
        assert panel.comments.opened
        await until(lambda: seen(panel.comments.lit_widget()))
        panel.show_comment("c2")
        await pane.settle()
        assert [w.property("lit") for w in panel.findChildren(QWidget)].count("true") >= 1
        assert marks == ["", "ref-1"]
        panel.show_page("2")
        assert panel.comments.lit_widget() is None

    tell(story)


def test_a_comment_that_is_not_stored_yet_is_shown_when_it_comes(tell: Callable[..., None]) -> None:
    library = full()
    arriving = library.comments_of.pop("1")

    async def story(pane: Pane) -> None:
        gone: list[str] = []
        pane.panel.comment_missing.connect(lambda: gone.append("gone"))
        library.gate = asyncio.Event()
        pane.panel.show_page("1")
        pane.panel.show_comment("c1")
        await pane.settle()
        assert pane.panel.comments.lit_widget() is None
        library.comments_of["1"] = arriving
        library.gate.set()
        await pane.settle()
        assert pane.panel.comments.lit_widget() is not None
        pane.panel.show_comment("c404")
        assert gone == ["gone"]

    tell(story, library)


def test_the_last_of_very_many_comments_is_found_by_its_link(tell: Callable[..., None]) -> None:
    library = full()
    first = library.comments_of["1"][0]
    many = [f"c{n:03}" for n in range(FIRST_ROWS + 10)]
    library.comments_of["1"] = [
        replace(first, id=one, version=replace(first.version, created_at=None)) for one in many
    ]

    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        pane.panel.show_comment(many[-1])
        await pane.settle()
        assert pane.panel.comments.lit_widget() is not None

    tell(story, library)


def test_another_comment_is_lit_without_making_all_anew(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        comments = pane.panel.comments
        pane.panel.show_page("1")
        await pane.settle()
        pane.panel.show_comment("c1")
        await until(lambda: seen(comments.lit_widget()))
        first = comments.lit_widget()
        row = comments.body.findChild(Row)
        assert first is not None
        lit = first.grab().toImage()
        pane.panel.show_comment("c2")
        await until(lambda: seen(comments.lit_widget()))
        assert comments.body.findChild(Row) is row
        assert comments.lit_widget() is not first
        assert first.property("lit") is None
        assert first.grab().toImage() != lit
        pane.panel.show_comment("c1")
        assert comments.lit_widget() is first
        assert first.grab().toImage() == lit

    tell(story)


def many_of(count: int) -> FakeLibrary:
    """A page with so many threads below it."""
    library = full()
    first = replace(library.comments_of["1"][0], marker_ref="")
    library.comments_of["1"] = [
        replace(first, id=f"c{n:03}", body=f"c{n:03}") for n in range(count)
    ]
    return library


def heard(pane: Pane) -> list[QLabel]:
    """The texts of comments, as a screen reader comes to them."""
    labels = pane.panel.comments.body.findChildren(QLabel)
    rich = [each for each in labels if each.textFormat() is Qt.TextFormat.RichText]
    return [each for each in rich if each.isVisibleTo(pane.panel)]


def made(pane: Pane) -> list[str]:
    """The texts of comments that are there, from top to bottom."""
    seen_first = sorted(heard(pane), key=lambda each: each.mapTo(pane.panel, QPoint()).y())
    return [each.text() for each in seen_first]


def test_a_jump_among_hundreds_makes_what_is_around_its_end_a_few_at_a_time(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        comments = pane.panel.comments
        pane.panel.show_page("1")
        pane.panel.show_comment("c400")
        assert 0 < len(made(pane)) <= AT_ONCE
        assert comments.lit_widget() is not None, "it comes first of all"
        await until(lambda: seen(comments.lit_widget()) and not comments.coming)
        await until(lambda: made(pane) == [f"c{n}" for n in range(370, 370 + FIRST_ROWS)])

    tell(story, many_of(500))


def headings(pane: Pane) -> list[tuple[str, str]]:
    """Every place that is named, and the comment below it, from top to bottom."""
    labels = pane.panel.comments.body.findChildren(QLabel)
    told = sorted(labels, key=lambda each: each.mapTo(pane.panel, QPoint()).y())
    shown = [each for each in told if each.isVisibleTo(pane.panel)]
    texts = {each.text() for each in heard(pane)}
    found = []
    for at, label in enumerate(shown):
        if label.accessibleName().startswith("Inline"):
            found.append(
                (label.accessibleName(), next(e.text() for e in shown[at:] if e.text() in texts))
            )
    return found


@pytest.mark.parametrize("resolved", [False, True])
def test_a_jump_far_down_names_the_place_of_what_stands_first_until_more_stands_above(
    tell: Callable[..., None],
    until: Callable[..., Coroutine[Any, Any, None]],
    resolved: bool,
) -> None:
    library = many_of(140)
    words = "Inline · “Check replica lag first”"
    place = f"{words} · resolved" if resolved else words
    library.comments_of["1"] = [
        replace(each, resolution="resolved" if resolved else "open")
        for each in library.comments_of["1"]
    ]

    async def story(pane: Pane) -> None:
        pane.panel.resize(400, 800)
        pane.panel.show_page("1")
        pane.panel.show_comment("c100")
        await until(lambda: made(pane)[:1] == ["c070"] and not pane.panel.comments.coming)
        assert headings(pane) == [(place, "c070")]
        pane.panel.comments.show_all_rows()
        await until(lambda: len(made(pane)) == 140)
        await until(lambda: headings(pane) == [(place, "c000")])

    tell(story, library)


def test_what_was_jumped_to_stays_where_it_is_while_others_come(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    places: list[int] = []

    async def story(pane: Pane) -> None:
        comments = pane.panel.comments

        def rests() -> bool:
            lit = comments.lit_widget()
            if lit is not None and seen(lit):
                places.append(lit.mapTo(pane.panel, QPoint()).y())
            return bool(places) and not comments.coming

        pane.panel.show_page("1")
        await until(lambda: not comments.coming and len(made(pane)) == FIRST_ROWS)
        pane.panel.show_comment("c100")
        await until(rests)
        there = comments.lit_widget()
        assert len(set(places[1:])) == 1, "at first it is not laid out yet"
        places.clear()
        pane.buttons("Show all 140")[0].click()
        assert comments.coming
        await until(lambda: rests() and made(pane) == [f"c{n:03}" for n in range(140)])
        assert len(set(places)) == 1
        assert comments.lit_widget() is there
        assert pane.buttons("Show all 140") == []

    tell(story, many_of(140))


def test_screen_readers_hear_rows_in_the_order_they_are_seen_in(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        pane.panel.show_comment("c100")
        await until(lambda: made(pane) == [f"c{n:03}" for n in range(70, 130)])
        assert [each.text() for each in heard(pane)] == made(pane)

    tell(story, many_of(140))


def test_a_long_thread_is_made_in_parts_under_one_heading(tell: Callable[..., None]) -> None:
    library = full()
    first = library.comments_of["1"][0]
    replies = [replace(first, id=f"r{n:03}", parent_id="c1") for n in range(100)]
    library.comments_of["1"] = [first, *replies]

    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        assert 0 < len(made(pane)) < 50
        said = pane.panel.comments.texts()
        assert len(made(pane)) == 101
        assert len([words for words in said if words.startswith("Inline · ")]) == 1

    tell(story, library)


def test_another_comment_is_lit_while_rows_are_still_to_come(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        comments = pane.panel.comments
        pane.panel.show_page("1")
        comments.light("c000")
        was = comments.lit_widget()
        comments.light("c050")
        assert comments.lit_widget() is None, "it is on its way, and nothing is made anew"
        assert was is not None
        assert was.property("lit") is None
        comments.finish()
        lit = [each for each in comments.findChildren(QWidget) if each.property("lit")]
        assert lit == [comments.lit_widget()]

    tell(story, many_of(70))


class Measured:
    """How often heads of comments were asked how high they are at a width."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        ask = FlowLayout.heightForWidth

        def counted(flow: FlowLayout, width: int) -> int:
            self.asked += 1
            return ask(flow, width)

        monkeypatch.setattr(FlowLayout, "heightForWidth", counted)


def test_many_comments_are_measured_no_oftener_each_than_few(
    tell: Callable[..., None],
    until: Callable[..., Coroutine[Any, Any, None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each that came let all others shrink and grow again: 200 were asked 180 000 times."""
    measured = Measured(monkeypatch)
    few, many = 40, 160
    counts: dict[int, list[int]] = {few: [], many: []}

    async def story(pane: Pane, count: int, asked: list[int]) -> None:
        comments = pane.panel.comments
        area = pane.panel.findChild(QScrollArea)
        assert area is not None
        bar = area.verticalScrollBar()
        pane.panel.show_page("1")
        await pane.settle()
        pane.panel.show_comment(f"c{count - 1:03}")
        await until(lambda: bar.value() > 0 and not comments.coming)
        for button in pane.buttons(f"Show all {count}"):
            button.click()
        await until(lambda: not comments.coming)
        await pane.settle()
        asked.append(measured.asked)
        width = comments.body.width()
        pane.panel.resize(width + 60, 800)
        await until(lambda: comments.body.width() > width and seen(comments.lit_widget()))
        await pane.settle()
        asked.append(measured.asked - asked[0])

    for count, asked in counts.items():
        measured.asked = 0
        tell(partial(story, count=count, asked=asked), many_of(count))
    for of_few, of_many in zip(counts[few], counts[many], strict=True):
        assert 0 < of_many / many < 1.2 * of_few / few


def test_a_comment_whose_text_left_the_page_says_so_and_leads_nowhere_trap_74(
    tell: Callable[..., None],
) -> None:
    library = full()

    async def story(pane: Pane) -> None:
        library.marks_of["1"] = {"ref-1": "Check replica lag first"}
        pane.panel.show_page("1")
        await pane.settle()
        assert "Inline · “Check replica lag first”" in pane.panel.comments.texts()
        assert pane.panel.comments.body.findChild(Row) is not None
        library.marks_of["1"] = {"another": "words"}
        library.changed.emit(Changes(pages=frozenset({"1"})))
        await pane.settle()
        said = pane.panel.comments.texts()
        assert any(words.startswith("Text no longer there · “Check") for words in said)

    tell(story, library)


def test_a_comment_without_its_words_takes_those_of_the_page_trap_74(
    tell: Callable[..., None],
) -> None:
    library = full()
    library.comments_of["1"] = [
        replace(comment, selection="") for comment in library.comments_of["1"]
    ]
    library.marks_of["1"] = {"ref-1": "words of the page"}

    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        assert "Inline · “words of the page”" in pane.panel.comments.texts()

    tell(story, library)


def test_a_mark_that_is_clicked_in_the_page_lights_its_thread(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        pane.panel.show_mark("nobody")
        assert pane.panel.comments.lit_widget() is None
        pane.panel.show_mark("ref-1")
        await until(lambda: seen(pane.panel.comments.lit_widget()))

    tell(story)
