"""A comparison is narrowed, set against others, written to files and copied."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from confluence_desk.domain.entities import Page, Version
from confluence_desk.services.comparing import Pair, Side
from confluence_desk.services.sides import storage_of
from confluence_desk.ui.panels.comparison import ComparisonTab
from confluence_desk.ui.panels.history.wishing import kind_name
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.library import FakeDestination, page_node
from tests.ui.panels.test_comparison import Tell, Texts, heard, retry, tell, text_of

__all__ = ["tell"]
register_scheme()
pytestmark = pytest.mark.qt_log_ignore(
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True
)
Until = Callable[..., Coroutine[Any, Any, None]]


def test_kinds_looks_and_blanks_are_chosen(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        button, wishes = tab.heading.wish_button, library.comparing.wishes
        await until(lambda: tab.heading.told)
        kinds = [action.text() for action in button.list.actions() if action.isCheckable()]
        assert kinds[:3] == ["Formatting", "Blanks", "Who wrote this"]
        assert kinds[3:] == ["Added (2)", "Cells changed (1)", "Moved (1)"]
        button.blanks.trigger()
        button.formatting.trigger()
        next(one for one in button.list.actions() if one.text() == "Moved (1)").trigger()
        await until(lambda: tab.heading.told == "+2 1 changed · 1 hidden")
        wish = wishes[-1][1]
        assert (wish.hidden, wish.formatting, wish.blanks) == (frozenset({"moved"}), False, True)
        next(one for one in button.list.actions() if one.text() == "Show every kind").trigger()
        await until(lambda: tab.heading.told == "+2 1 moved · 1 changed")

    tell(story, retry(1, 3))


def test_a_kind_that_nobody_knows_yet_has_its_own_name() -> None:
    assert kind_name("row-added") == "Rows added"
    assert kind_name("sung") == "sung"


def test_another_page_takes_the_place_of_the_older_version(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.others.find_page("OPS:Other")
        await until(lambda: library.comparing.pairs[-1].other == Side("15", 4))
        assert "version:15:4" in library.asked
        assert tab.title == "Retry policy and Other"
        assert tab.state().target == "14:@15.:3"
        assert not tab.heading.swap_button.isEnabled()
        tab.others.versions_chosen.emit()
        await until(lambda: library.comparing.pairs[-1] == Pair("14", 2, 3))

    library = with_other()
    tell(story, library)


def with_other() -> Texts:
    library = retry(1, 2, 3)
    library.nodes["15"] = page_node("15", "Other")
    library.pages["15"] = Page("15", "Other", "1", Version(4), body="<p>x</p>")
    library.leads["OPS:Other"] = FakeDestination(page_id="15")
    library.server_texts["15", 4] = text_of(4)
    return library


def test_a_tab_with_another_page_comes_back(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        await until(lambda: library.comparing.pairs)
        assert library.comparing.pairs[-1] == Pair("14", 0, 3, Side("15", 4))
        assert tab.state().target == "14:@15.4:3"

    tell(story, with_other(), "14:@15.4:3")


def test_a_page_that_is_not_found_is_said(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, _library: Texts) -> None:
        told = heard(tab.notified)
        tab.others.find_page("nowhere")
        await until(lambda: told == [("No page is found under “nowhere”.", True)])

    tell(story, retry(1, 3))


def test_a_file_takes_the_place_of_the_older_version(
    tell: Tell, until: Until, tmp_path: Path
) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("One <thought>.\n\nAnd another.")

    async def story(tab: ComparisonTab, library: Texts) -> None:
        tab.others.read_file(file)
        await until(lambda: library.comparing.pairs[-1].other is not None)
        other = library.comparing.pairs[-1].other
        assert other == Side(
            name="draft.txt", text="<p>One &lt;thought&gt;.</p><p>And another.</p>"
        )
        assert "draft" not in tab.state().target
        told = heard(tab.notified)
        tab.others.read_file(tmp_path / "none.txt")
        await until(
            lambda: told == [("none.txt cannot be read as text. Choose another file.", True)]
        )

    tell(story, retry(1, 3))


def test_markup_is_taken_as_it_stands_or_from_its_body() -> None:
    assert storage_of("<p>a</p>") == "<p>a</p>"
    assert storage_of("<html><body class='x'><p>a</p></body></html>") == "<p>a</p>"


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!DOCTYPE"), ("md", b"{--old--}"), ("patch", b"--- a"), ("pdf", b"%PDF")],
)
def test_a_redline_is_written(
    tell: Tell, until: Until, tmp_path: Path, form: str, begins: bytes
) -> None:
    path = tmp_path / f"redline.{form}"

    async def story(tab: ComparisonTab, _library: Texts) -> None:
        told = heard(tab.notified)
        tab.handing.write(form, path)
        await until(lambda: told)
        assert told == [(f"Saved {path.name} in {tmp_path}.", False)]
        assert path.read_bytes().startswith(begins)

    tell(story, retry(1, 3))


def test_a_file_that_cannot_be_written_is_said(tell: Tell, until: Until, tmp_path: Path) -> None:
    async def story(tab: ComparisonTab, _library: Texts) -> None:
        told = heard(tab.notified)
        tab.handing.write("md", tmp_path / "no" / "folder.md")
        await until(lambda: told)
        assert told[0][1]
        assert told[0][0].startswith("folder.md could not be written")

    tell(story, retry(1, 3))


def test_a_change_and_a_side_are_copied(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        told = heard(tab.notified)
        await until(lambda: tab.can_step)
        tab.next_change()
        tab.next_change()
        tab.copy_as("plain")
        await until(lambda: told == [("The change is copied.", False)])
        assert QGuiApplication.clipboard().text() == "change 2"
        tab.handing.copy_side(old=True)
        await until(lambda: told[-1] == ("v1 is copied.", False))
        assert QGuiApplication.clipboard().text() == "older"
        assert library.history.copied == [(Pair("14", 1, 3), True)]

    tell(story, retry(1, 3))


def test_the_way_it_was_shown_comes_back(tell: Tell, until: Until) -> None:
    async def story(tab: ComparisonTab, library: Texts) -> None:
        await until(lambda: library.comparing.wishes)
        wish = library.comparing.wishes[-1][1]
        assert (wish.shape, wish.unfolded) == ("inline", True)
        assert tab.timeline.isVisible()
        assert tab.heading.shape_buttons["inline"].isChecked()
        assert tab.state().words == "timeline whole inline"
        tab.timeline.picked.emit(2, 3)
        await until(lambda: tab.state().target == "14:2:3")

    tell(story, retry(1, 3), words="inline timeline whole")
