"""WebEngine is started early by a view that nobody ever sees, and that goes at once."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from confluence_desk.ui.web.hearth import Hearth

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]


def _views() -> list[QWebEngineView]:
    return [each for each in QApplication.allWidgets() if isinstance(each, QWebEngineView)]


def _new(before: list[QWebEngineView]) -> list[QWebEngineView]:
    """Other tests of the same process may have left some that are still going."""
    return [each for each in _views() if each not in before]


def test_what_lit_it_goes_when_it_burns(run: Run, until: Until) -> None:
    hearth = Hearth()

    async def main() -> None:
        before = _views()
        hearth.light()
        match = _new(before)
        assert len(match) == 1
        assert not match[0].isVisible()
        await until(lambda: not _new(before))

    run(main())


def test_an_end_before_the_loop_came_to_it_leaves_nothing(run: Run, until: Until) -> None:
    hearth = Hearth()

    async def main() -> None:
        before = _views()
        hearth.light()
        hearth.end()
        await until(lambda: not _new(before))

    run(main())
