"""The bar while one types: what it is taken for, what is offered, and what mends it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from confluence_desk.cql.completion import Completion, Value, complete
from confluence_desk.cql.fields import Field
from confluence_desk.services.search import Found
from confluence_desk.ui.panels.address_box import AddressBox
from confluence_desk.ui.panels.finder.bar import Bar
from confluence_desk.ui.panels.finder.judging import Judged, judged
from confluence_desk.ui.panels.finder.question import Question
from confluence_desk.ui.panels.finder.ways import Ways
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.search import SITE, FakeSearch

Until = Callable[..., Coroutine[Any, Any, None]]
REDIS = Found("1", "page", "Redis failover", "Operations", here=True, title_lit=((0, 5),))
FILE = Found("att3", "attachment", "redis.pdf", "Operations", web_path="/x/att3")
NOTE = Found("9", "comment", "Re: Redis failover", "Operations", page_id="1")
CONTROL = Qt.KeyboardModifier.ControlModifier


class Results(TabContent):
    """A search in front."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    @property
    def asked(self) -> str:
        return "redis"

    def preview(self, text: str) -> None:
        self.told.append(f"preview {text}")

    def enter(self) -> None:
        self.told.append("enter")

    def enter_chips(self) -> bool:
        self.told.append("chips")
        return True


class Stage:
    def __init__(self, theme: Theme, until: Until) -> None:
        self.until = until
        self.search = FakeSearch()
        self.search.understanding.complete = self.complete  # type: ignore[method-assign]
        self.window = QWidget()
        self.box = AddressBox()
        self.box.setAccessibleName("Search")
        make_clearable(self.box)
        lay = QVBoxLayout(self.window)
        lay.addWidget(self.box)
        lay.addStretch(1)
        self.front: TabContent | None = None
        self.told: list[Any] = []
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        self.box.entered.connect(lambda how: self.told.append(("sent", how)))
        ways = Ways(
            lambda: self.front,
            lambda page: self.told.append(("page", page)),
            lambda path: self.told.append(("link", path)),
            lambda text: "Redis failover" if text.endswith("7") else "",
        )
        reader = self.search.understanding
        self.bar = Bar(self.box, reader, self.search, self.scope, theme, ways)
        self.window.resize(700, 400)
        self.window.show()
        self.window.activateWindow()
        self.box.setFocus()

    async def complete(self, text: str, caret: int) -> Completion:
        def values(field: Field, typed: str, limit: int) -> list[Value]:
            known = [Value("OPS", "Operations")] if field.name == "space" else []
            return [one for one in known if typed.lower() in one.text.lower()][:limit]

        return complete(text, caret, values)

    @property
    def offered(self) -> list[str]:
        model = self.bar.list.model
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def question(self) -> Question:
        found = self.window.findChild(Question)
        assert found is not None
        return found

    @property
    def chips(self) -> list[str]:
        question = self.window.findChild(Question)
        return [chip.text() for chip in question.chips.all] if question is not None else []

    @property
    def verdict(self) -> str:
        return self.box.verdict.text()

    async def type(self, text: str, *offered: str) -> None:
        """Type, and wait until this is offered."""
        QTest.keyClicks(self.box, text)
        if offered:
            await self.until(lambda: self.offered[: len(offered)] == [*offered])

    def key(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.box, key, modifier)


def held() -> QWidget:
    """What the keyboard is at."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


async def played(
    story: Callable[[Stage], Coroutine[Any, Any, None]], theme: Theme, until: Until
) -> None:
    """Tell a story on a stage of its own."""
    stage = Stage(theme, until)
    try:
        await until(stage.box.hasFocus)
        await story(stage)
    finally:  # a window that is left stands in the way of other tests
        stage.bar.close_list()
        await stage.scope.aclose()
        shiboken6.delete(stage.window)
    assert not stage.troubles


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Callable[..., None]:
    return lambda story: run(played(story, theme, until))


@pytest.mark.parametrize(
    ("text", "verdict", "tone"),
    [
        ("", "", ""),
        ("redis failover", "Words", "muted"),
        ("12345", "Page id", "muted"),
        (f"{SITE}/wiki/spaces/OPS/pages/7", "Link", "muted"),
        ("OPS:Redis failover", "Link", "muted"),
        ("space = OPS", "CQL ok", "ok"),
        ("label = a-b", "CQL ok", "warn"),
        ("space = ", "Not yet CQL", "bad"),
        ("type = blog", "Not yet CQL", "bad"),
        ('ancestor = 7 AND text ~ ""', "Type the words", "muted"),
    ],
)
def test_it_says_what_it_understood(
    tell: Callable[..., None], text: str, verdict: str, tone: str
) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText(text)
        assert stage.verdict == verdict
        assert stage.box.verdict.property("tone") == tone
        assert stage.box.verdict.isVisible() is bool(text)

    tell(story)


def test_who_cannot_see_is_told_what_is_wrong(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText("type = blog")
        assert stage.box.accessibleDescription() == "There is no type 'blog'."

    tell(story)


def test_a_narrow_box_is_for_the_text(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText("space = OPS")
        assert stage.box.textMargins().right() > 0
        stage.box.setFixedWidth(160)
        assert not stage.box.verdict.isVisible()
        assert stage.box.textMargins().right() == 0

    tell(story)


def test_a_query_is_completed_at_the_caret_and_sent(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("space = o", "Operations")
        stage.key(Qt.Key.Key_Tab)
        assert stage.box.text() == "space = OPS "
        await stage.until(lambda: stage.offered == ["AND", "OR", "ORDER BY"])
        stage.key(Qt.Key.Key_Down)
        stage.key(Qt.Key.Key_Return)
        assert stage.box.text() == "space = OPS AND "
        await stage.type("typ", "type")
        stage.key(Qt.Key.Key_Return)
        assert stage.told == [("sent", "here")]
        assert not stage.bar.list.isVisible()
        assert stage.box.text() == "space = OPS AND typ"

    tell(story)


def test_who_types_on_and_takes_at_once_gets_no_half_words(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("space = o", "Operations")
        QTest.keyClicks(stage.box, "p")
        stage.key(Qt.Key.Key_Tab)
        assert stage.box.text() == "space = op"
        assert stage.box.hasFocus()
        waiting = stage.bar._waiting  # noqa: SLF001 - the same words are offered anew
        await stage.until(lambda: not waiting.isActive() and not stage.scope.running("bar"))
        stage.key(Qt.Key.Key_Tab)
        assert stage.box.text() == "space = OPS "

    tell(story)


def test_in_the_middle_only_the_half_written_word_is_replaced(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText("space = o and type = page")
        stage.box.setCursorPosition(9)
        stage.key(Qt.Key.Key_Space, CONTROL)
        await stage.until(lambda: stage.offered == ["Operations"])
        stage.key(Qt.Key.Key_Tab)
        assert stage.box.text() == "space = OPS and type = page"

    tell(story)


LONG_QUERY = f"space in ({', '.join(['OPS'] * 4_000)}) and type = page"


def test_a_long_query_is_judged_beside_the_loop_and_coloured_where_it_is_seen(
    tell: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads, shown = [], list[Any]()

    def noted(text: str) -> Judged:
        threads.append(threading.get_ident())
        return judged(text)

    monkeypatch.setattr("confluence_desk.ui.panels.finder.bar.judged", noted)

    async def story(stage: Stage) -> None:
        box = stage.box
        box.colour = shown.append  # type: ignore[method-assign, assignment]
        box.setText(LONG_QUERY)
        assert (stage.verdict, len(shown[-1])) == ("", 0)
        await stage.until(lambda: stage.verdict == "CQL ok")
        assert threads
        assert threading.get_ident() not in threads
        assert 0 < len(shown[-1]) < 200
        assert all(each.start > len(LONG_QUERY) - 1_000 for each in shown[-1])
        box.setCursorPosition(0)
        assert all(each.start < 1_000 for each in shown[-1])

    tell(story)


def test_late_judgements_of_an_older_long_query_are_dropped_trap_81(
    tell: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(text: str) -> Judged:
        if "lable" in text:
            begun.set()
            assert go_on.wait(10)
        return judged(text)

    monkeypatch.setattr("confluence_desk.ui.panels.finder.bar.judged", slow)

    async def story(stage: Stage) -> None:
        stage.box.setText(f"{LONG_QUERY} and lable = x")
        await stage.until(begun.is_set)
        stage.box.setText("type = page")
        assert stage.verdict == "CQL ok"
        go_on.set()
        await asyncio.sleep(0)
        await stage.until(lambda: not stage.scope.running("judging"))
        assert stage.verdict == "CQL ok"
        stage.box.setText(f"{LONG_QUERY} and lable = x")
        await stage.until(lambda: stage.verdict == "Not yet CQL")

    tell(story)


def test_a_fault_is_mended_by_a_key_and_can_be_undone(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("type = blog", "Write blogpost", "blogpost")
        assert stage.bar.list.head.text() == "There is no type 'blog'."
        stage.key(Qt.Key.Key_Period, CONTROL)
        assert stage.box.text() == "type = blogpost"
        assert stage.verdict == "CQL ok"
        stage.box.undo()
        assert stage.box.text() == "type = blog"

    tell(story)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("spce = OPS", "space = OPS"),
        ("text = x", "text ~ x"),
        ("created > 2026-03-01T10:00:00", 'created > "2026-03-01 10:00"'),
        ('title ~ "redis', 'title ~ "redis"'),
        ("(type = page", "(type = page)"),
        ("label = a-b", 'label = "a-b"'),
        (
            "label = a or label = b and type = page",
            "(label = a OR label = b) AND type = page",
        ),
    ],
)
def test_what_is_likely_meant_is_put_in_its_place(
    tell: Callable[..., None], text: str, mended: str
) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText(text)
        stage.key(Qt.Key.Key_Period, CONTROL)
        assert stage.box.text() == mended

    tell(story)


def test_words_find_what_is_here_and_show_the_query_they_are(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.search.stored["redis"] = [NOTE, REDIS, FILE]
        await stage.type("redis", "Redis failover", "redis.pdf", "text ~ redis")
        assert stage.bar.list.marked is None
        stage.key(Qt.Key.Key_Down)
        stage.key(Qt.Key.Key_Return)
        assert stage.told == [("page", "1")]
        assert stage.box.text() == ""
        await stage.type("redis", "Redis failover")
        stage.key(Qt.Key.Key_Up)
        stage.key(Qt.Key.Key_Return)
        assert stage.box.text() == "text ~ redis"
        assert stage.verdict == "CQL ok"

    tell(story)


def test_what_is_no_page_opens_by_its_address(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.search.stored["redis"] = [FILE]
        await stage.type("redis", "redis.pdf")
        QTest.mouseClick(
            stage.bar.list.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=stage.bar.list.list.visualRect(stage.bar.list.model.index(0)).center(),
        )
        assert stage.told == [("link", "/x/att3")]

    tell(story)


def test_a_question_says_what_it_means(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.search.stored["recent pages about redis"] = [REDIS]
        await stage.type("recent pages about redis", "Redis failover")
        query = "type = page AND text ~ redis ORDER BY lastModified DESC"
        assert stage.question.line.whole == f"CQL: {query}"
        assert stage.chips == ["Type: Page", "Words: redis", "Changed last first"]
        assert stage.question.isVisible()
        assert stage.verdict == "Question"
        assert "Type: Page" in stage.box.accessibleDescription()

    tell(story)


def test_a_chip_goes_with_its_words_and_the_rest_stays_a_question(
    tell: Callable[..., None],
) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("pages changed last week, about redis")
        await stage.until(lambda: len(stage.chips) == 3)
        stage.key(Qt.Key.Key_Tab)
        first = stage.question.chips.all[0]
        assert QApplication.focusWidget() is first
        assert stage.bar.list.isVisible()
        QTest.keyClick(first, Qt.Key.Key_Right)
        dated = stage.question.chips.all[1]
        assert dated.text() == "Changed: last week"
        assert QApplication.focusWidget() is dated
        QTest.keyClick(dated, Qt.Key.Key_Delete)
        await stage.until(lambda: stage.chips == ["Type: Page", "Words: redis"])
        assert stage.box.text() == "pages about redis"
        assert QApplication.focusWidget() is stage.question.chips.all[1]
        QTest.keyClick(stage.question.chips.all[1], Qt.Key.Key_Escape)
        assert stage.box.hasFocus()
        assert stage.bar.list.isVisible()

    tell(story)


def test_where_no_words_tell_the_rest_it_becomes_a_query(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("recent pages about redis")
        await stage.until(lambda: len(stage.chips) == 3)
        stage.question.chips.all[0].click()
        await stage.until(lambda: stage.box.text() == "text ~ redis ORDER BY lastModified DESC")
        assert stage.verdict == "CQL ok"
        await stage.until(lambda: not stage.question.isVisible())

    tell(story)


def test_the_query_of_a_question_can_be_taken_on_by_keyboard(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("pages changed last week")
        await stage.until(lambda: len(stage.chips) == 2)
        stage.key(Qt.Key.Key_Tab)
        for _ in range(2):
            QTest.keyClick(held(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stage.question.line
        QTest.keyClick(stage.question.line, Qt.Key.Key_Return)
        assert stage.box.hasFocus()
        assert stage.box.text().startswith("type = page AND lastModified >= startOfWeek")

    tell(story)


def test_chips_close_when_the_keyboard_goes_elsewhere(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        other = QPushButton("elsewhere", stage.window)
        other.show()
        await stage.type("pages changed last week")
        await stage.until(lambda: len(stage.chips) == 2)
        stage.key(Qt.Key.Key_Tab)
        assert stage.bar.list.isVisible()
        QTest.keyClick(held(), Qt.Key.Key_Backtab)
        assert stage.box.hasFocus()
        stage.key(Qt.Key.Key_Tab)
        other.setFocus()
        assert not stage.bar.list.isVisible()

    tell(story)


def test_half_a_fields_name_may_begin_a_query(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("lab", "text ~ lab", "label")
        stage.key(Qt.Key.Key_Up)
        stage.key(Qt.Key.Key_Tab)
        assert stage.box.text() == "label "

    tell(story)


def test_late_answers_to_older_letters_are_dropped_trap_81(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        gate = stage.search.understanding.gates["red"] = asyncio.Event()
        stage.search.stored |= {"red": [FILE], "redis": [REDIS]}
        await stage.type("red")
        await stage.until(lambda: stage.scope.running("bar"))
        await stage.type("is", "Redis failover")
        gate.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert stage.offered[0] == "Redis failover"

    tell(story)


def test_a_blank_at_the_end_keeps_what_is_offered_trap_81(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.search.stored |= {"redis": [REDIS], "redis ": [REDIS]}
        await stage.type("redis", "Redis failover", "text ~ redis")
        await stage.type(" ")
        await stage.until(lambda: stage.search.looked[-1] == "redis ")
        await stage.until(lambda: not stage.scope.running("bar"))
        assert stage.offered[:2] == ["Redis failover", "text ~ redis"]

    tell(story)


def test_a_link_says_where_it_leads(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("7", "Open Redis failover", "text ~ 7")
        stage.key(Qt.Key.Key_Down)
        stage.key(Qt.Key.Key_Return)
        assert stage.told == [("sent", "here")]

    tell(story)


def test_a_search_in_front_shows_its_hits_itself(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        results = Results()
        stage.front = results
        stage.search.stored["kafka"] = [REDIS]
        await stage.type("kafka")
        await stage.until(lambda: results.told == ["preview kafka"])
        await stage.until(lambda: not stage.scope.running("bar"))
        assert not stage.bar.list.isVisible()
        stage.key(Qt.Key.Key_Tab)
        stage.key(Qt.Key.Key_Down)
        assert results.told == ["preview kafka", "chips", "enter"]
        shiboken6.delete(results)

    tell(story)


def test_escape_closes_the_list_and_tab_leaves_the_box(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("redis", "text ~ redis")
        press = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        press.ignore()
        QApplication.sendEvent(stage.box, press)
        assert press.isAccepted()
        stage.key(Qt.Key.Key_Escape)
        assert not stage.bar.list.isVisible()
        assert stage.box.text() == "redis"

    tell(story)


def test_the_list_goes_with_the_keyboard(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        await stage.type("redis", "text ~ redis")
        stage.box.clearFocus()
        assert not stage.bar.list.isVisible()

    tell(story)


def test_a_text_that_is_being_composed_is_left_alone(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        stage.box.setText("space = ")
        QApplication.sendEvent(stage.box, QInputMethodEvent("に", []))
        stage.box.colour(())
        commit = QInputMethodEvent()
        commit.setCommitString("日")
        QApplication.sendEvent(stage.box, commit)
        assert stage.box.text() == "space = 日"

    tell(story)


def test_colouring_moves_neither_caret_nor_selection(tell: Callable[..., None]) -> None:
    async def story(stage: Stage) -> None:
        changes: list[str] = []
        stage.box.setText("space = OPS and type = blog")
        stage.box.textChanged.connect(changes.append)
        stage.box.setSelection(8, 3)
        stage.bar._judge(stage.box.text())  # noqa: SLF001 - as a change of the theme does
        assert stage.box.selectedText() == "OPS"
        assert stage.box.cursorPosition() == 11
        assert not changes

    tell(story)
