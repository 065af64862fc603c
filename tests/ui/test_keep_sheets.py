"""Keeping something offline from a page, a row or the offline library: asked once, then kept."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.syncing import Depth, Job
from confluence_desk.ui.dialogs.keep_offline import KeepOfflineDialog
from tests.ui.fakes.desk import Desk

pytestmark = pytest.mark.usefixtures("english")
Tell = Callable[..., None]


def asked(desk: Desk) -> KeepOfflineDialog:
    (dialog,) = [d for d in desk.window.findChildren(KeepOfflineDialog) if d.isVisible()]
    return dialog


def press(dialog: KeepOfflineDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QAbstractButton) if b.text() == words).click()


def offers(dialog: KeepOfflineDialog) -> list[str]:
    return [dialog.what.itemText(row) for row in range(dialog.what.count())]


def test_a_page_is_kept_with_all_below(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.do("keep_offline")
        dialog = asked(desk)
        assert offers(dialog) == ["Page with all below: Redis failover", "Space: Operations"]
        press(dialog, "Keep offline")
        await desk.settle()
        assert desk.session.keeping.rules() == [Rule(1, Holds.TREE, "14")]
        notice = desk.messages.history[-1]
        assert notice.text == "“Redis failover” is kept offline from the next sync on."

    tell(story)


def test_what_is_kept_already_is_shown_as_it_is_and_can_be_given_up(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        await desk.session.keeping.add(Rule(0, Holds.SPACE, "1", comments=False))
        desk.window.navigator.keep_offline("space:1")
        dialog = asked(desk)
        assert not dialog.comments.isChecked()
        press(dialog, "Keep no longer")
        await desk.settle()
        assert desk.session.keeping.rules() == []

    tell(story)


def test_a_blog_post_stands_for_its_blog(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.navigator.keep_offline("b2")
        assert offers(asked(desk)) == ["Blog posts: Operations", "Space: Operations"]
        asked(desk).reject()

    tell(story)


def test_a_row_of_the_navigator_can_be_examined(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        for where, target in (("space:1", "space:1"), ("11", "tree:11")):
            desk.window.navigator.examine(where)
            front = desk.window.tabs.current
            assert front is not None
            assert (front.kind, front.state().target) == ("readiness", target)

    tell(story)


def test_what_is_to_be_synced_while_working_offline_waits_and_says_so(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        said, job = "You are working offline: this is synced afterwards.", Job(Depth.FULL)
        asked: list[Job] = []
        syncing: Any = SimpleNamespace(ask=asked.append)
        desk.window.desk = replace(desk.window.desk, syncing=syncing)
        desk.window.keeping.sync(job)
        assert said not in [notice.text for notice in desk.messages.history]
        desk.session.library.may_ask = lambda: False
        desk.window.keeping.sync(job)
        assert asked == [job, job]
        assert desk.messages.history[-1].text == said

    tell(story)


def test_the_offline_library_and_readiness_have_commands(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.do("offline")
        assert desk.window.tabs.current.kind == "offline"  # type: ignore[union-attr]
        desk.window.open_page("14")
        await desk.settle()
        for command, target in (("readiness_below", "tree:14"), ("readiness_space", "space:1")):
            desk.window.open_page("14")
            await desk.settle()
            desk.do(command)
            front = desk.window.tabs.current
            assert front is not None
            assert (front.kind, front.state().target) == ("readiness", target)

    tell(story)


def test_a_query_that_was_being_written_comes_back_until_it_is_decided(
    tell: Tell, until: Callable[..., Any]
) -> None:
    async def story(desk: Desk) -> None:
        new = [Rule(0, Holds.SPACE, ""), Rule(0, Holds.LABEL, ""), Rule(0, Holds.CQL, "")]
        desk.window.keeping.ask(new)
        dialog = asked(desk)
        dialog.what.setCurrentIndex(2)
        QTest.keyClicks(dialog.words, "label = red")
        dialog.what.setCurrentIndex(1)
        assert dialog.words.text() == ""
        QTest.keyClicks(dialog.words, "runbook")
        dialog.what.setCurrentIndex(2)
        assert dialog.words.text() == "label = red", "it is not lost by a look at others"
        kept = desk.session.drafts.words
        await until(lambda: kept("keep:query") == "label = red")
        dialog.deleteLater()  # its window was closed
        await until(lambda: not desk.window.findChildren(KeepOfflineDialog))
        desk.window.keeping.ask([Rule(0, Holds.SPACE, "1")])
        asked(desk).reject()
        assert kept("keep:query") == "label = red", "that one asked of something else"
        await until(lambda: not desk.window.findChildren(KeepOfflineDialog))
        desk.window.keeping.ask(new)
        asked(desk).what.setCurrentIndex(2)
        assert asked(desk).words.text() == "label = red"
        asked(desk).reject()
        assert kept("keep:query") == ""

    tell(story)
