"""Readiness at one glance: the verdict, why, what is missing, and the same as a file."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.readiness import Gap, Lack, Readiness, Scope
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.ui.panels.readiness import ReadinessTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.keeping import FakeKeeping
from tests.ui.fakes.library import NOON
from tests.ui.fakes.offline import known
from tests.ui.fakes.readiness import GAPS, LACKING, READY, FakeSurveyor

pytestmark = pytest.mark.usefixtures("english")


class Shown:
    """A tab over a surveyor whose answer a test decides."""

    def __init__(self, theme: Theme, run: Any, answer: Readiness | DeskError | None) -> None:
        self.run = run
        self.surveyor = FakeSurveyor(answer)
        self.keeping = FakeKeeping()
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        self.told: list[tuple[object, ...]] = []
        self.theme = theme
        self.within(self.make)

    def make(self) -> None:
        self.tab = ReadinessTab(
            known(),  # type: ignore[arg-type]
            self.keeping,
            self.surveyor,
            self.theme,
            self.scope,
            TabState("readiness", "space:1"),
            now=lambda: NOON,
        )
        for name in ("open", "keep", "sync"):
            signal = getattr(self.tab, f"{name}_requested")
            signal.connect(lambda *what, name=name: self.told.append((name, *what)))
        self.tab.told.connect(lambda words: self.told.append(("told", words)))
        self.tab.resize(900, 600)
        self.tab.show()

    def within(self, do: Callable[[], object], *, ends: bool = True) -> None:
        """Do it on the loop, and let what it began end."""

        async def main() -> None:
            do()
            for _ in range(5):
                await asyncio.sleep(0)
            if not ends:
                await self.scope.aclose()

        self.run(main())

    def press(self, words: str) -> None:
        buttons = self.tab.findChildren(QAbstractButton)
        button = next(b for b in buttons if b.text() == words and b.isVisible())
        self.within(button.click)

    def choose(self, row: int) -> None:
        self.tab.page.choose(self.tab.page.rows.keys[row])

    def cells(self) -> list[tuple[str, ...]]:
        model = self.tab.page.shown_rows
        rows, columns = range(model.rowCount()), range(3)
        return [tuple(model.index(row, n).data() for n in columns) for row in rows]


@pytest.fixture
def made(theme: Theme, run: Any) -> Iterator[Any]:
    tabs: list[Shown] = []

    def make(answer: Readiness | DeskError) -> Shown:
        tabs.append(Shown(theme, run, answer))
        return tabs[-1]

    yield make
    for each in tabs:
        run(each.tab.aclose())
        run(each.scope.aclose())
        shiboken6.delete(each.tab)
        assert each.troubles == []


def test_ready_says_so_at_one_glance(made: Any) -> None:
    shown = made(READY)
    assert shown.tab.title == "Readiness: Operations"
    assert shown.tab.verdict.text() == "Ready"
    assert shown.tab.reason.text() == "412 pages with all they show; oldest check 12 min ago."
    assert shown.tab.facts.text().startswith("Pages: 412 · Images: 310 · Included pages: 12")
    assert "All of it is here" in shown.tab.page.empty_words
    assert shown.tab.accessibleName().startswith("Ready. 412 pages")


def test_not_ready_says_why_the_gravest_first(made: Any) -> None:
    shown = made(LACKING)
    assert shown.tab.verdict.text() == "Not ready"
    assert shown.tab.reason.text() == (
        "1 page missing, 1 included page missing, 2 images missing, 1 linked page missing,"
        " 1 page not checked for a day."
    )
    assert shown.cells() == [
        ("Page missing", "", "Certificates & <keys>"),
        ("Included page missing", "On-call handbook", "Redis failover"),
        ("Image missing", "topology.png", "Redis failover"),
        ("Image missing", "pipeline.drawio.png", "Deploy"),
        ("Linked page missing", "Post-mortem", "Deploy"),
        ("Not checked lately", "", "Sentinel quorum lost"),
    ]


def test_nothing_known_leads_to_keeping_it(made: Any) -> None:
    shown = made(Readiness(Scope(Holds.SPACE, "1"), NOON))
    assert shown.tab.verdict.text() == "Not ready"
    assert "Nothing of it is here yet" in shown.tab.page.empty_words
    shown.press("Keep offline…")
    assert shown.told == [("keep", [Rule(0, Holds.SPACE, "1")])]


def test_rows_open_the_page_or_what_it_lacks(made: Any) -> None:
    shown = made(LACKING)
    shown.choose(1)
    shown.press("Open what is missing")
    shown.choose(1)
    QTest.keyClick(shown.tab.page.table, Qt.Key.Key_Return)
    assert shown.told == [("open", "9", "", "front"), ("open", "14", "", "front")]


def test_what_is_no_page_is_not_opened_trap_97(made: Any) -> None:
    shown = made(LACKING)
    wanted = [shown.tab.page_wanted(key) for key in shown.tab.page.rows.keys]
    assert wanted == ["", "9", "", "", "", ""]
    shown.choose(2)
    buttons = {b.text(): b for b in shown.tab.findChildren(QAbstractButton)}
    assert not buttons["Open what is missing"].isEnabled()
    assert buttons["Open the page"].isEnabled()


def test_it_is_synced_and_looked_at_again_when_that_has_ended(made: Any, until: Any) -> None:
    shown = made(LACKING)
    shown.press("Sync this now")
    assert shown.told == [("sync", Job(Depth.FULL, spaces=("1",)))]
    shown.surveyor.answer = READY

    async def told() -> None:
        shown.keeping.note_run()
        await until(lambda: shown.tab.verdict.text() == "Ready")

    shown.run(told())


def test_what_was_chosen_is_not_another_gap_after_another_look(made: Any, until: Any) -> None:
    shown = made(LACKING)
    shown.choose(1)
    shown.surveyor.answer = replace(LACKING, gaps=tuple(reversed(GAPS)))

    async def looked_again() -> None:
        before = shown.tab.page.rows.keys
        shown.keeping.note_run()
        await until(lambda: shown.tab.page.rows.keys is not before)

    shown.run(looked_again())
    assert shown.tab.page.selected() == []


def test_a_query_that_cannot_be_asked_says_why(made: Any) -> None:
    shown = made(Unreachable("https://acme.atlassian.net"))
    assert shown.tab.verdict.text() == "Not known"
    assert "does not answer" in shown.tab.reason.text()
    assert not shown.tab.export.isEnabled()
    shown.surveyor.answer = READY
    shown.press("Try again")
    assert shown.tab.verdict.text() == "Ready"


def test_how_far_it_is(theme: Theme, run: Any) -> None:
    shown = Shown.__new__(Shown)
    surveyor = FakeSurveyor(None)

    async def main() -> None:
        scope = TaskScope(lambda _: None)
        shown.tab = ReadinessTab(
            known(),  # type: ignore[arg-type]
            FakeKeeping(),
            surveyor,
            theme,
            scope,
            TabState("readiness", "space:1"),
        )
        for _ in range(5):
            await asyncio.sleep(0)
        assert shown.tab.verdict.text() == "Looking…"
        assert shown.tab.facts.text() == "120 of 412 texts looked at"
        await shown.tab.aclose()
        await scope.aclose()

    run(main())
    shiboken6.delete(shown.tab)


@pytest.mark.parametrize("name", ["x.md", "x.html", "x.json"])
def test_it_is_exported_as_its_name_says(made: Any, tmp_path: Path, name: str) -> None:
    shown = made(LACKING)
    shown.tab.export_to(tmp_path / name)
    text = (tmp_path / name).read_text("utf-8")
    assert shown.told == [("told", f"Written to {name}.")]
    assert "topology.png" in text
    if name == "x.json":
        told = json.loads(text)
        assert (told["ready"], told["counts"]["image"], len(told["gaps"])) == (False, 2, len(GAPS))
        assert told["oldest_check"] == (NOON - timedelta(days=3)).isoformat()
    elif name == "x.html":
        assert "Certificates &amp; &lt;keys&gt;" in text
        assert "<script" not in text
    else:
        assert "# Readiness: Operations" in text
        assert "**Not ready.** 1 page missing" in text
        assert "| Page missing | Certificates & \\<keys\\> |  |" in text


def test_other_peoples_words_stay_words(made: Any, tmp_path: Path) -> None:
    wild = Gap(Lack.LINK, "1", "a | b\n# c <img src=x>", "*x*")
    shown = made(replace(LACKING, gaps=(wild,), counts={Lack.LINK: 7}))
    for name in ("x.md", "x.html"):
        shown.tab.export_to(tmp_path / name)
    assert "| a \\| b \\# c \\<img src=x\\> | \\*x\\* |" in (tmp_path / "x.md").read_text()
    html = (tmp_path / "x.html").read_text()
    assert "&lt;img" in html
    assert "and 6 more" in html


def test_a_disk_that_refuses_is_told(made: Any, tmp_path: Path) -> None:
    shown = made(READY)
    shown.tab.export_to(tmp_path / "no" / "folder" / "x.md")
    assert len(shown.told) == 1


def test_export_asks_for_a_file(made: Any) -> None:
    shown = made(READY)
    shown.press("Export…")
    (dialog,) = shown.tab.findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Markdown (*.md)", "Web page (*.html)", "JSON (*.json)"]
    dialog.reject()


def test_links_to_elsewhere_may_be_left_out_of_account(made: Any) -> None:
    only_links = replace(LACKING, gaps=GAPS[4:5], counts={Lack.LINK: 1, Lack.FILE: 3})
    shown = made(only_links)
    assert shown.tab.reason.text() == "1 linked page missing."
    assert "Files not here: 3" in shown.tab.facts.text()
    shown.tab.links.setChecked(False)
    assert shown.tab.verdict.text() == "Ready"
    assert len(shown.cells()) == 1
    assert shown.tab.state() == TabState("readiness", "space:1", words="without links")


def test_it_comes_back(made: Any) -> None:
    assert made(READY).tab.state() == TabState("readiness", "space:1")
