"""Quick open, alerts and the dialog that names a search."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from confluence_desk.domain.hits import Excerpt, Hit, Match, Where
from confluence_desk.domain.matching import Match as Fits
from confluence_desk.services.alerts import AlertMatch, Runbook, Sign, SignKind
from confluence_desk.services.drafts import Drafts
from confluence_desk.services.quick import PERSON, SPACE, Fitting, Thing
from confluence_desk.services.search import Found
from confluence_desk.services.search_history import SearchHistory
from confluence_desk.ui.dialogs.save_search import SaveSearchDialog
from confluence_desk.ui.models.found_items import Item
from confluence_desk.ui.panels.address_box import AddressBox
from confluence_desk.ui.panels.alert_tab import AlertTab
from confluence_desk.ui.panels.finder.bar import Bar
from confluence_desk.ui.panels.finder.ways import Ways
from confluence_desk.ui.panels.quick_palette import QuickPalette
from confluence_desk.ui.quick_finder import QuickFinder
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.drawer import Drawer
from tests.ui.fakes.quick import FakeQuick
from tests.ui.fakes.search import FakeSearch
from tests.ui.fakes.stage import Screen, Stage

_AT = datetime(2026, 11, 21, 3, 10, tzinfo=UTC)
_HIT = Hit(
    "7", "page", "Redis failover", "Operations", "OPS", _AT, labels=("runbook",),
    excerpt=Excerpt("after a failover", (), "Quorum"),
)  # fmt: skip
_OTHER = Hit("8", "page", "Deploy", "Operations", "OPS")
_WHY = tuple(Match("redis", where) for where in Where)
_FOUND = AlertMatch(
    (Sign("redis", SignKind.WORD, 1.0),), (Runbook(_HIT, 1.0, _WHY), Runbook(_OTHER, 0.4, _WHY[:1]))
)


class _Ways:
    """Nobody goes anywhere."""

    def page(self, content_id: str, how: str) -> None:
        """Stay."""

    space = person = search = page


class _Runbooks:
    def __init__(self, found: AlertMatch) -> None:
        self._found = found

    async def match(self, _text: str) -> AlertMatch:
        return self._found


def _fail(trouble: BaseException) -> None:
    raise AssertionError from trouble


@asynccontextmanager
async def quick_open(stage: Stage) -> AsyncIterator[QWidget]:
    """The box over a window, with one row of each kind."""
    things = [
        Thing("page", "1", "Redis failover", hint="Operations", away=True),
        Thing(SPACE, "2", "Redis", key="OPS"),
        Thing(PERSON, "ana", "redis"),
    ]
    quick = FakeQuick(things, (Fitting(things[0], Fits(0), starred=True, visited=True),))
    window, scope = QMainWindow(), TaskScope(_fail)
    window.resize(900, 600)
    window.show()
    finder = QuickFinder(
        quick,  # type: ignore[arg-type]
        _Ways(),
        lambda: [Item("reload", "Redis", print, keys=("F5",))],
        SearchHistory(Drawer(queries=["redis"])),  # type: ignore[arg-type]
        lambda: [("Redis", "label = redis")],
        lambda _item: None,
    )
    palette = QuickPalette(finder, scope, stage.theme, window)
    palette.open_palette()
    await stage.settle()
    palette.field.setText("redis")
    await stage.settle()
    yield window
    await scope.aclose()


async def _alert(stage: Stage, found: AlertMatch, text: str) -> tuple[AlertTab, TaskScope]:
    scope = TaskScope(_fail)
    drafts = Drafts(Drawer())  # type: ignore[arg-type]
    tab = AlertTab(_Runbooks(found), drafts, stage.theme, scope, TabState("alert"), now=lambda: _AT)
    tab.resize(800, 600)
    tab.show()
    tab.box.setPlainText(text)
    tab.reload()
    await stage.settle()
    return tab, scope


@asynccontextmanager
async def alert(stage: Stage) -> AsyncIterator[QWidget]:
    """Runbooks for an alert."""
    tab, scope = await _alert(stage, _FOUND, "redis")
    yield tab
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def alert_in_vain(stage: Stage) -> AsyncIterator[QWidget]:
    """An alert that nothing here fits."""
    tab, scope = await _alert(stage, AlertMatch(_FOUND.signs), "redis")
    yield tab
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def alert_empty(stage: Stage) -> AsyncIterator[QWidget]:
    """Nothing is pasted yet."""
    tab, scope = await _alert(stage, AlertMatch(), "")
    yield tab
    await tab.aclose()
    await scope.aclose()


@asynccontextmanager
async def save_search(stage: Stage) -> AsyncIterator[QWidget]:
    """The name of a search is asked for."""
    dialog = SaveSearchDialog("label = redis", silent=True)
    dialog.show()
    await stage.settle()
    yield dialog


@asynccontextmanager
async def question(stage: Stage) -> AsyncIterator[QWidget]:
    """What a question is taken for while it is typed."""
    window, scope, search = QWidget(), TaskScope(_fail), FakeSearch()
    box = AddressBox()
    box.setAccessibleName("redis")
    make_clearable(box)
    lay = QVBoxLayout(window)
    lay.addWidget(box)
    lay.addStretch(1)
    ways = Ways(lambda: None, lambda _page: None, lambda _link: None, lambda _text: "")
    text = "labelled redis"
    search.stored[text] = [Found("1", "page", "Redis failover", "Operations", here=True)]
    bar = Bar(box, search.understanding, search, scope, stage.theme, ways)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    box.setFocus()
    await stage.settle()
    box.setText(text)
    QTest.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    await stage.settle()
    assert bar.list.isVisible(), box.hasFocus()
    yield window
    bar.close_list()
    await scope.aclose()


FINDING: dict[str, Screen] = {
    "quick open": quick_open,
    "alert": alert,
    "alert in vain": alert_in_vain,
    "alert empty": alert_empty,
    "save a search": save_search,
    "question": question,
}
