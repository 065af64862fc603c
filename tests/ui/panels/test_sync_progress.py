"""What the status line says of a sync, in every stage, and the button that makes it rest."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from confluence_desk.domain.entities import Space
from confluence_desk.domain.syncing import Progress, Stage
from confluence_desk.ui.panels.sync_progress import SyncProgress
from confluence_desk.ui.sync_words import details, line, share
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.syncing import FakeSyncing

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXTS = Progress(Stage.TEXTS, "1", 4210, 9800, bytes_done=12_300_000, requests=210, seconds=100)

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def syncing(qapp: QObject) -> FakeSyncing:
    assert qapp
    return FakeSyncing()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, syncing: FakeSyncing) -> SyncProgress:
    library: Any = FakeLibrary()
    library.spaces_here = [Space("1", "OPS", "Operations")]
    library.space = lambda key: next((s for s in library.spaces_here if s.id == key), None)
    made: Any = syncing
    widget = SyncProgress(made, library, theme)
    qtbot.addWidget(widget)
    return widget


def test_nothing_is_seen_while_nothing_runs(shown: SyncProgress, syncing: FakeSyncing) -> None:
    assert shown.isHidden()
    syncing.begin()
    assert not shown.isHidden()
    syncing.finish()
    assert shown.isHidden()


def test_it_says_how_far_it_is(shown: SyncProgress, syncing: FakeSyncing) -> None:
    syncing.begin()
    assert shown.text == "Syncing…"
    syncing.advance(TEXTS)
    count = QLocale().toString
    assert shown.text == f"Syncing OPS · {count(4210)} / {count(9800)} pages"
    bar = shown.findChild(QProgressBar)
    assert bar is not None
    assert (bar.value(), bar.maximum()) == (430, 1000)


def test_the_button_pauses_and_goes_on(shown: SyncProgress, syncing: FakeSyncing) -> None:
    syncing.begin()
    assert shown.rest.accessibleName() == "Pause the sync"
    shown.rest.click()
    syncing.finish()
    assert syncing.paused
    assert shown.text == "Sync paused"
    assert shown.rest.accessibleName() == "Go on syncing"
    shown.rest.click()
    assert shown.isHidden()


def test_a_run_that_waits_for_the_site_is_told(shown: SyncProgress, syncing: FakeSyncing) -> None:
    syncing.waits = True
    syncing.moved.emit()
    assert shown.text == "Sync waits for Confluence"
    assert shown.rest.isHidden()


def test_after_its_end_it_hears_nothing(shown: SyncProgress, syncing: FakeSyncing) -> None:
    shown.end()
    syncing.begin()
    assert shown.isHidden()


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(Stage.LISTING), "Syncing · looking what changed"),
        (Progress(Stage.TEXTS, "1", 3), "Syncing OPS · 3 pages"),
        (Progress(Stage.TEXTS, "1", 1), "Syncing OPS · 1 page"),
        (Progress(Stage.TALK), "Syncing · comments and labels"),
        (Progress(Stage.LEAVING, "1"), "Syncing OPS · looking after what left"),
        (Progress(Stage.FILES, files_done=2, files_total=9), "Syncing · 2 / 9 files"),
        (Progress(Stage.FILES), "Syncing · files"),
        (Progress(Stage.COMPLETING), "Syncing · what pages need"),
        (Progress(Stage.WAITING), "Sync waits for Confluence"),
    ],
)
def test_every_stage_has_words(progress: Progress, said: str) -> None:
    assert line(progress, "OPS" if progress.space_id else "") == said


def test_a_wait_names_its_end() -> None:
    said = line(Progress(Stage.WAITING, until=NOON))
    assert said.startswith("Sync waits for Confluence, next try at ")
    assert f":{NOON.astimezone():%M}" in said


def test_more_is_told_where_one_points() -> None:
    said = details(TEXTS).splitlines()
    assert said[0].endswith("pages")
    assert "210 requests" in said[1]
    assert said[2] == "42 pages a second"
    assert said[3] == "about 2 minutes left"
    assert details(replace(TEXTS, pages_done=9790)).splitlines()[-1] == "less than a minute left"
    assert len(details(replace(TEXTS, seconds=1)).splitlines()) == 2


def test_the_share_counts_what_the_stage_is_about() -> None:
    assert share(Progress(Stage.LISTING)) is None
    assert share(replace(TEXTS, pages_done=4900)) == 0.5
    assert share(replace(TEXTS, stage=Stage.FILES, files_done=3, files_total=4)) == 0.75
    assert share(replace(TEXTS, pages_done=99_999)) == 1.0
