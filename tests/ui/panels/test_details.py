import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import (
    Space,
    Version,
)
from confluence_desk.domain.errors import DeskError, Forbidden, Missing, Paused, Unreachable
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.services.needs import PATH, RESTRICTIONS
from confluence_desk.system.choices import TEXT_SIZE
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.comments import initials
from confluence_desk.ui.panels.labels import ElidedLabel, Row, exactly
from confluence_desk.ui.panels.section import AT_ONCE, FIRST_ROWS
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.fakes.pane import Pane, full


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str


@pytest.mark.usefixtures("english")
def test_a_page_shows_everything_stored_at_once(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        panel = pane.panel
        panel.show_page("1")
        assert panel.comments.header.text() == "Comments · 3"
        assert "Inline · “Check replica lag first”" in panel.comments.texts()
        assert panel.attachments.header.text() == "Attachments · 2"
        assert "2.1 MB · v12 · 3 days ago" in panel.attachments.texts()
        assert panel.versions.texts()[:3] == ["12", "Ana Ruiz · 3 days ·", "lag check"]
        assert "runbook" in panel.info.texts()
        assert "Operations (OPS)" in panel.info.texts()
        await pane.settle()
        assert pane.library.asked == ["details:1"]

    tell(story)


@pytest.mark.usefixtures("english")
def test_trap_4_people_without_names_say_which_scope_is_missing(tell: Callable[..., None]) -> None:
    scope = "read:user:confluence"

    async def story(pane: Pane) -> None:
        panel = pane.panel
        pane.library.people = {}
        panel.show_page("1")
        assert "Unknown user · 3 days ago" in panel.info.texts()
        assert not any(scope in text for text in panel.info.texts())
        pane.library.names_need = scope  # as the answer says
        await pane.settle()
        assert f"People have no names here. Missing scope: {scope}" in panel.info.texts()
        for section in (panel.comments, panel.versions):
            section.finish()
            assert any(scope in part.toolTip() for part in section.findChildren(QWidget))

    tell(story)


@pytest.mark.usefixtures("english")
def test_trap_4_what_the_token_may_not_tell_about_a_page_is_named(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Pane) -> None:
        pane.library.needs.note(RESTRICTIONS, ("read:content-details:confluence",))
        pane.library.needs.note(PATH, ("read:content.metadata:confluence",))
        pane.panel.show_page("1")
        said = pane.panel.info.texts()
        assert (
            "Who may read it is not known. Missing scope: read:content-details:confluence" in said
        )
        assert (
            "What stands above it could not be asked for. Missing scope:"
            " read:content.metadata:confluence" in said
        )

    tell(story)


def test_other_peoples_text_is_never_markup_trap_67(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        rich = [
            label
            for label in pane.panel.findChildren(QLabel)
            if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
        ]
        assert {label.text() for label in rich} <= {"<p>We lost 40 s</p>", "Added", "Done"}
        assert "Bo <b>Lind" in pane.panel.comments.texts()
        for widget in pane.panel.findChildren(QLabel):
            assert "<b>Lind" not in widget.toolTip()
            assert "<img>" not in widget.toolTip()

    tell(story)


def test_an_inline_thread_leads_to_its_text_by_mouse_and_key(tell: Callable[..., None]) -> None:
    marked: list[str] = []

    async def story(pane: Pane) -> None:
        pane.panel.mark_requested.connect(marked.append)
        pane.panel.show_page("1")
        row = pane.panel.comments.body.findChild(Row)
        assert row is not None
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        QTest.keyClick(row, Qt.Key.Key_Return)
        QTest.keyClick(row, Qt.Key.Key_A)
        await pane.settle()

    tell(story)
    assert marked == ["ref-1", "ref-1"]


def test_resolved_threads_are_folded_until_asked_for(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        assert "On the page · resolved" not in pane.panel.comments.texts()
        pane.buttons("1 resolved")[0].click()
        await pane.settle()
        assert "On the page · resolved" in pane.panel.comments.texts()
        pane.buttons("Hide resolved")[0].click()
        await pane.settle()
        assert "On the page · resolved" not in pane.panel.comments.texts()

    tell(story)


def test_headings_jump_and_follow(tell: Callable[..., None]) -> None:
    gone: list[str] = []

    async def story(pane: Pane) -> None:
        pane.panel.anchor_requested.connect(gone.append)
        headings = (Heading(2, "Steps & more", "steps"), Heading(3, "Verify", "verify"))
        pane.panel.set_outline(headings)
        first, second = pane.panel.outline.body.findChildren(QPushButton)
        first.resize(200, 24)
        first.grab()  # it is cut when it is painted
        assert first.text() == "Steps && more"
        second.click()
        assert second.isChecked()
        pane.panel.follow("steps")
        assert first.isChecked()
        assert not second.isChecked()
        pane.panel.set_outline(())
        await pane.settle()
        assert "No headings on this page." in pane.panel.outline.texts()

    tell(story)
    assert gone == ["verify"]


def test_attachments_open_and_save(tell: Callable[..., None]) -> None:
    asked: list[str] = []

    async def story(pane: Pane) -> None:
        pane.panel.open_attachment.connect(lambda a: asked.append(f"open {a.id}"))
        pane.panel.save_attachment.connect(lambda a: asked.append(f"save {a.id}"))
        pane.panel.show_page("1")
        body = pane.panel.attachments.body
        QTest.keyClick(body.findChildren(Row)[0], Qt.Key.Key_Space)
        body.findChildren(QToolButton)[0].click()
        await pane.settle()

    tell(story)
    assert asked == ["open att1", "save att1"]


def test_what_was_never_seen_loads_and_then_is_empty(tell: Callable[..., None]) -> None:
    library = FakeLibrary()

    async def story(pane: Pane) -> None:
        library.gate = asyncio.Event()
        pane.panel.show_page("9")
        assert pane.panel.comments.texts() == ["Loading…"]
        library.gate.set()
        await pane.settle()
        assert pane.panel.comments.texts() == ["No comments yet."]
        assert pane.panel.attachments.texts() == ["No attachments."]
        assert pane.panel.versions.texts() == ["No versions known."]
        assert pane.panel.info.texts() == ["Nothing is known of this page here."]

    tell(story, library)


def test_nothing_is_to_be_tried_again_while_working_offline_trap_97(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("9")
        await pane.settle()
        assert pane.panel.comments.texts() == ["Not available offline.", "Retry"]
        library.failure = Paused("acme")
        pane.panel.came_back()
        await pane.settle()
        assert pane.panel.comments.texts() == ["Not available offline."]

    library = FakeLibrary(failure=Unreachable("acme"))
    tell(story, library)


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Unreachable("acme"), "Not available offline."),
        (Forbidden("this page"), "Your account may not see this page. Ask its owner for access."),
        (Missing("footer comments of page 7"), "Not found on Confluence."),
    ],
)
def test_a_failure_says_why_and_retries(
    tell: Callable[..., None], failure: DeskError, said: str
) -> None:
    library = FakeLibrary(failure=failure)

    async def story(pane: Pane) -> None:
        pane.panel.show_page("9")
        await pane.settle()
        assert pane.panel.comments.texts() == [said, "Retry"]
        library.failure = None
        pane.buttons("Retry")[0].click()
        await pane.settle()
        assert pane.panel.comments.texts() == ["No comments yet."]

    tell(story, library)


def test_without_a_page_every_section_says_so(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        pane.panel.show_page("")
        await pane.settle()
        assert pane.panel.comments.texts() == ["No page is open."]
        assert not pane.scope.running("details")

    tell(story)


def test_a_late_answer_for_another_page_changes_nothing_trap_81(tell: Callable[..., None]) -> None:
    library = full()

    async def story(pane: Pane) -> None:
        library.gate = asyncio.Event()
        pane.panel.show_page("9")
        pane.panel.show_page("1")
        library.gate.set()
        await pane.settle()
        assert library.asked == ["details:1"]
        assert pane.panel.comments.header.text() == "Comments · 3"

    tell(story, library)


def test_the_same_page_again_is_not_asked_about_twice(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        pane.panel.show_page("1")
        await pane.settle()
        pane.panel.show_page("1")
        await pane.settle()
        assert pane.library.asked == ["details:1"]
        pane.panel.retry()
        await pane.settle()
        assert pane.library.asked == ["details:1"] * 2

    tell(story)


def test_equal_news_rebuild_nothing_and_real_ones_only_their_section(
    tell: Callable[..., None],
) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        before = pane.panel.comments.body.findChild(Row)
        versions = pane.panel.versions.body.findChildren(QLabel)
        one = frozenset({"1"})
        pane.library.changed.emit(Changes(comments_of=one, versions_of=one))
        assert pane.panel.comments.body.findChild(Row) is before
        pane.library.comments_of["1"] = []
        pane.library.changed.emit(Changes(comments_of=one))
        await pane.settle()
        assert pane.panel.comments.texts() == ["No comments yet."]
        assert pane.panel.versions.body.findChildren(QLabel) == versions

    tell(story)


def test_news_of_several_sections_are_drawn_one_a_turn(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        one = frozenset({"1"})
        pane.library.comments_of["1"], pane.library.attachments_of["1"] = [], []
        pane.library.changed.emit(Changes(comments_of=one, attachments_of=one))
        timers = pane.panel.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        turn = next(timer for timer in timers if timer.isActive() and timer.interval() == 0)
        turns: list[tuple[list[str], list[str]]] = []
        turn.timeout.connect(
            lambda: turns.append((pane.panel.comments.texts(), pane.panel.attachments.texts()))
        )
        before = (pane.panel.comments.texts(), pane.panel.attachments.texts())
        await pane.settle()
        assert before not in turns
        assert len(turns) == 2
        assert turns[0][1] == before[1]
        assert turns[1][1] != before[1]

    tell(story)


def test_another_scheme_draws_links_and_pictures_anew(
    tell: Callable[..., None], theme: Theme
) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        before = pane.panel.comments.body.findChild(Row)
        theme.choose(Scheme.DARK)
        await pane.settle()
        rows = pane.panel.comments.body.findChildren(Row)
        assert len(rows) == 1
        assert rows[0] is not before

    tell(story)


def test_a_folded_section_makes_no_rows_until_it_is_opened(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        pane.panel.versions.set_opened(False)
        pane.panel.show_page("1")
        await pane.settle()
        assert "12" not in pane.panel.versions.texts()
        assert pane.panel.versions.header.text() == "Versions · 2"
        pane.panel.versions.set_opened(True)
        assert "12" in pane.panel.versions.texts()

    tell(story)


def test_of_very_many_rows_only_the_first_are_made(tell: Callable[..., None]) -> None:
    library = full()
    every = FIRST_ROWS + 30
    library.versions_of["1"] = [Version(n, NOON, "ana") for n in range(1, every + 1)]

    async def story(pane: Pane) -> None:
        pane.panel.show_page("1")
        await pane.settle()
        assert "31" in pane.panel.versions.texts()
        assert "30" not in pane.panel.versions.texts()
        pane.buttons(f"Show all {every}")[0].click()
        await pane.settle()
        assert "1" in pane.panel.versions.texts()

    tell(story, library)


def test_the_exact_moment_is_told_where_there_is_one() -> None:
    assert "26" in exactly(NOON)
    assert exactly(None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Ruiz", "AR"), ("bo", "B"), ("Jean Paul van Dam", "JD"), ("", "?"), ("😀 🎉", "?")],
)
def test_initials_are_the_first_letters_of_first_and_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_nothing_is_wider_than_a_narrow_pane(tell: Callable[..., None]) -> None:
    async def story(pane: Pane) -> None:
        panel = pane.panel
        panel.show_page("1")
        panel.resize(200, 800)
        await pane.settle()
        inside = panel.comments.body
        assert inside.isVisible()
        assert inside.minimumSizeHint().width() <= panel.comments.width()
        assert panel.comments.width() <= panel.width()
        for label in inside.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()

    tell(story)


def test_the_heading_that_is_read_stays_in_sight_unless_somebody_looks_elsewhere(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        panel, bar = pane.panel, pane.panel.findChildren(QScrollArea)[0].verticalScrollBar()
        panel.resize(300, 400)
        panel.show()
        panel.set_outline([Heading(2, f"Part {n}", f"part-{n}") for n in range(60)])
        rows = panel.outline.body
        await until(lambda: len(rows.findChildren(QPushButton)) == 60 and bar.maximum() > 1000)
        assert bar.value() == 0
        panel.follow("part-40")
        await until(lambda: bar.value() > 400)
        row = panel.outline.current
        assert row is not None
        assert not row.visibleRegion().isEmpty()
        bar.setValue(0)
        panel.follow("part-41")
        assert bar.value() == 0

    tell(story)


def test_rows_beyond_the_first_are_made_one_by_one_in_order(
    tell: Callable[..., None], until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(pane: Pane) -> None:
        section = pane.panel.outline
        headings = [Heading(2, f"Part {n}", f"part-{n}") for n in range(3 * AT_ONCE)]
        section.show_outline(headings)
        made = section.body.findChildren(QPushButton)
        assert len(made) == AT_ONCE
        await until(lambda: len(section.body.findChildren(QPushButton)) == len(headings))
        names = [row.accessibleName() for row in section.body.findChildren(QPushButton)]
        assert names == [f"Part {n}, level 2" for n in range(3 * AT_ONCE)]

    tell(story)


def test_why_a_page_is_here_is_told(tell: Callable[..., None]) -> None:
    library = full()
    library.stored_spaces = [Space("9", "ENG", "Engineering")]

    def offline(pane: Pane) -> str:
        words = [text.text() for text in pane.panel.findChildren(QLabel)]
        return words[words.index("Offline") + 1]

    async def story(pane: Pane) -> None:
        pane.panel.info.set_opened(True)
        pane.panel.show_page("1")
        await pane.settle()
        assert offline(pane) == "a copy that no rule keeps"
        library.rules_of["1"] = [Rule(1, Holds.SPACE, "9"), Rule(2, Holds.LABEL, "runbook")]
        pane.panel.show_page("")
        pane.panel.show_page("1")
        await pane.settle()
        assert offline(pane).startswith("Space: Engineering")

    tell(story, library)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("width", [280, 392])
def test_large_text_stays_inside_the_pane(
    tell: Callable[..., None], theme: Theme, width: int
) -> None:
    preferences = Preferences(None)
    preferences.choose(TEXT_SIZE, 200)

    async def story(pane: Pane) -> None:
        theme.follow(preferences)
        panel = pane.panel
        panel.resize(width, 800)
        panel.show_page("1")
        await pane.settle()
        panel.grab()
        area = panel.findChildren(QScrollArea)[0]
        inside = area.widget()
        assert inside is not None
        assert inside.width() == area.viewport().width()
        seen = [part for part in inside.findChildren(QWidget) if part.isVisibleTo(inside)]
        out = [
            part
            for part in seen
            if part.mapTo(inside, QPoint(part.width(), 0)).x() > inside.width()
        ]
        assert out == []
        said = [part for part in seen if part.objectName() == "comment"]
        heads = [part for one in said for part in one.findChildren(ElidedLabel)]
        assert heads
        assert [head.text() for head in heads] == [head.accessibleName() for head in heads]
        theme.follow(Preferences(None))

    tell(story)
