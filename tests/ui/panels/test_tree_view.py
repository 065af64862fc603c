"""The tree paints its rows itself, and works out each of them once."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.row_painter import RowPainter
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import sample
from tests.ui.fakes.navigator import Shown

Story = Callable[[Shown], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(
    run: Any, qtbot: QtBot, theme: Theme, settle: Callable[[], Coroutine[Any, Any, None]]
) -> Callable[[Story], None]:
    def told(story: Story) -> None:
        panes = []  # qtbot holds widgets weakly

        async def main() -> None:
            pane = Shown(sample(), theme, settle)
            panes.append(pane)
            qtbot.addWidget(pane.nav)
            await pane.expand("Operations", "Runbooks")
            await story(pane)
            await pane.scope.aclose()
            pane.nav.close_model()

        run(main())

    return told


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that were laid out."""
    found: list[str] = []

    lay = RowPainter._lay  # noqa: SLF001 - what is spared

    def counted(rows: RowPainter, title: str, *rest: Any) -> Any:
        found.append(title)
        return lay(rows, title, *rest)

    monkeypatch.setattr(RowPainter, "_lay", counted)
    return found


def test_a_title_is_laid_out_once(tell: Callable[[Story], None], laid: list[str]) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.grab()
        assert laid
        del laid[:]
        pane.nav.tree.setCurrentIndex(pane.index("Redis failover"))
        pane.nav.grab()
        assert laid == []

    tell(story)


def test_a_title_is_laid_out_anew_in_larger_letters_more_room_and_for_found_words(
    tell: Callable[[Story], None], laid: list[str], theme: Theme
) -> None:
    async def story(pane: Shown) -> None:
        pane.nav.resize(200, 500)
        narrow = pane.nav.grab().toImage()
        assert "Redis failover" in laid
        del laid[:]
        pane.nav.resize(400, 500)
        pane.nav.grab()
        assert laid
        del laid[:]
        preferences = Preferences(None)
        preferences.choose(choices.TEXT_SIZE, 150)
        theme.follow(preferences)
        pane.nav.grab()
        assert laid
        theme.follow(Preferences(None))
        pane.nav.resize(200, 500)
        assert pane.nav.grab().toImage() == narrow
        del laid[:]
        pane.nav.resize(400, 500)
        pane.nav.grab()
        plain = pane.nav.tree.grab().toImage()
        del laid[:]
        pane.nav.tree.rows.words = ("redis",)
        assert pane.nav.tree.grab().toImage() != plain
        assert "Redis failover" in laid
        theme.choose(Scheme.DARK)
        del laid[:]
        pane.nav.grab()
        assert "Redis failover" in laid, "what is lit has the colours of now"

    tell(story)


@pytest.mark.parametrize("mirrored", [False, True])
def test_expanders_stand_before_the_rows_that_have_others_inside(
    tell: Callable[[Story], None], monkeypatch: pytest.MonkeyPatch, theme: Theme, mirrored: bool
) -> None:
    async def story(pane: Shown) -> None:
        tree = pane.nav.tree
        way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        tree.setLayoutDirection(way)
        drawn: dict[int, tuple[int, str]] = {}

        def noted(_painter: object, place: Any, name: str, _role: str) -> None:
            if name.startswith("caret"):
                drawn[place.center().y()] = (place.left(), name)

        monkeypatch.setattr(theme, "draw_icon", noted)
        tree.grab()
        for title in ("Operations", "Runbooks", "Redis failover", "Engineering"):
            rect = tree.visualRect(pane.index(title))
            beside = [at for y, at in drawn.items() if rect.top() <= y <= rect.bottom()]
            inside = tree.model().hasChildren(pane.index(title))
            assert len(beside) == inside, title
            for left, name in beside:
                assert name == (
                    "caret-down" if tree.isExpanded(pane.index(title)) else "caret-right"
                )
                outside = left > rect.right() - 6 if mirrored else left < rect.left() + 6
                assert outside, title

    tell(story)


def test_a_row_whose_rows_are_all_filtered_away_has_no_expander(
    tell: Callable[[Story], None], monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    async def story(pane: Shown) -> None:
        carets: list[str] = []

        def noted(_painter: object, _place: object, name: str, _role: str) -> None:
            if name.startswith("caret"):
                carets.append(name)

        pane.nav.box.setText("runbooks")
        await pane.settle()
        monkeypatch.setattr(theme, "draw_icon", noted)
        pane.nav.tree.grab()
        rows = [
            title for title in pane.shown() if pane.nav.tree.model().hasChildren(pane.index(title))
        ]
        folded = {"Recent", "Spaces", "Favourites"}
        assert len(carets) == len([title for title in rows if title not in folded])

    tell(story)
