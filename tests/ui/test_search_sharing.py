"""Saved searches get a name, go to others as links and files, and come from files."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.app_links import read
from confluence_desk.domain.links import parse
from confluence_desk.system.choices import NOTIFY
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.dialogs.save_search import SaveSearchDialog
from confluence_desk.ui.panels.outside import Outside
from confluence_desk.ui.search_sharing import SearchSharing
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.desk import site
from tests.ui.fakes.session import FakeSession


class Said:
    def __init__(self) -> None:
        self.words: list[str] = []

    def notice(self, words: str, **_kind: object) -> None:
        self.words.append(words)

    def report(self, trouble: BaseException) -> None:
        self.words.append(repr(trouble))


class Recounts:
    def __init__(self) -> None:
        self.runs = 0

    async def run(self) -> None:
        self.runs += 1


class Window(QWidget):
    def __init__(self, session: Any) -> None:
        super().__init__()
        self.session = session
        self.library = session.library
        self.said = Said()
        self.preferences = Preferences(None)
        self.outfit = SimpleNamespace(messages=self.said, preferences=self.preferences)
        self.scope = TaskScope(lambda trouble: pytest.fail(repr(trouble)))
        self.outside = Outside(session.library, self.said, lambda _url: True)  # type: ignore[arg-type]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    session: Any = FakeSession(site())
    session.recounting = Recounts()
    made = Window(session)
    qtbot.addWidget(made)
    return made


def test_a_search_is_saved_under_a_name(window: Window, run: Any, until: Any) -> None:
    async def main() -> None:
        SearchSharing(window).save("label = runbook")  # type: ignore[arg-type]
        dialog = window.findChild(SaveSearchDialog)
        assert dialog is not None
        assert dialog.name.text() == "label = runbook"
        dialog.name.setText("Runbooks")
        dialog.tells.setChecked(False)
        dialog.accept()
        await until(lambda: window.session.recounting.runs == 1)
        (saved,) = window.session.searches.all()
        assert (saved.name, saved.cql, saved.tells) == ("Runbooks", "label = runbook", False)
        await window.scope.aclose()

    run(main())


def test_where_nothing_is_told_it_says_so(window: Window, run: Any, until: Any) -> None:
    async def main() -> None:
        sharing = SearchSharing(window)  # type: ignore[arg-type]
        for notify in (False, True):
            window.preferences.choose(NOTIFY, notify)
            sharing.save("label = runbook")
            dialog = window.findChild(SaveSearchDialog)
            assert dialog is not None
            assert dialog.hint.isVisibleTo(dialog) is not notify
            dialog.tells.setChecked(False)
            assert not dialog.hint.isVisibleTo(dialog)
            shiboken6.delete(dialog)
        window.preferences.choose(NOTIFY, value=False)
        key = await window.session.searches.save("Runbooks", "label = runbook")
        sharing.do("tell", key)
        await until(lambda: not window.session.searches.find(key).tells)
        assert not window.said.words
        sharing.do("tell", key)
        await until(lambda: window.session.searches.find(key).tells)
        assert len(window.said.words) == 1
        await window.scope.aclose()

    run(main())


def test_links_of_a_search_lead_to_it(window: Window, run: Any) -> None:
    async def main() -> None:
        key = await window.session.searches.save("Runbooks", "label = runbook")
        sharing = SearchSharing(window)  # type: ignore[arg-type]
        for what in ("link", "app"):
            sharing.do(what, key)
            target = parse(read(QGuiApplication.clipboard().text()), window.library.site.url)
            assert target is not None
            assert (target.kind, target.title) == ("search", "label = runbook")
        sharing.do("link", 99)
        await window.scope.aclose()

    run(main())


def test_telling_of_new_hits_is_turned_off_and_on(window: Window, run: Any, until: Any) -> None:
    async def main() -> None:
        key = await window.session.searches.save("Runbooks", "label = runbook")
        sharing = SearchSharing(window)  # type: ignore[arg-type]
        for tells in (False, True):
            sharing.do("tell", key)
            await until(lambda tells=tells: window.session.searches.find(key).tells is tells)
        await window.scope.aclose()

    run(main())


def test_a_file_goes_out_and_comes_in(window: Window, run: Any, tmp_path: Path) -> None:
    async def main() -> None:
        searches = window.session.searches
        key = await searches.save("Runbooks", "label = runbook")
        sharing = SearchSharing(window)  # type: ignore[arg-type]
        file = tmp_path / "searches.json"
        sharing.write(file, searches.all())
        await searches.remove(key)
        await searches.save("Redis", "redis")
        await sharing.take(file)
        await sharing.take(file)
        assert [row.name for row in searches.all()] == ["Redis", "Runbooks"]
        assert window.session.recounting.runs == 2
        await window.scope.aclose()

    run(main())


@pytest.mark.parametrize("text", ["", "{}", json.dumps({"format": "other"}), "\udcff"])
def test_a_file_of_something_else_says_so(
    window: Window, run: Any, tmp_path: Path, text: str
) -> None:
    async def main() -> None:
        file = tmp_path / "other.json"
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        await SearchSharing(window).take(file)  # type: ignore[arg-type]
        assert window.said.words == ["This file holds no searches. Choose another one."]
        await window.scope.aclose()

    run(main())
