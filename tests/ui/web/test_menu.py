from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.menu import PlaceHere, markdown, page_menu
from tests.ui.web.browsing import FakePages, Seen, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]

SITE = "https://acme.atlassian.net"


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


async def right_click(seen: Seen, selector: str, until: Until) -> QMenu:
    """The menu that a right click on an element opens."""
    x, y = await seen.ask(
        f"(r => [r.x + 8, r.y + r.height / 2])"
        f"(document.querySelector('{selector}').getBoundingClientRect())"
    )
    target = seen.web.focusProxy()
    assert isinstance(target, QWidget)
    place = QPoint(round(x), round(y))
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=place)
    await until(lambda: seen.view.findChild(QMenu))
    menu = seen.view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    return menu


WAYS = ["Open", "Open in new tab", "Open in new window"]
OUT = ["Open in browser", "", "Copy link", "Copy as Markdown link", ""]


@pytest.mark.parametrize(
    ("href", "outside", "entries"),
    [
        ("desk://site/page/42#a", "https://acme.atlassian.net/wiki/pages/42", [*WAYS, *OUT]),
        ("https://elsewhere.example/x?a=1&amp;b=2", "https://elsewhere.example/x?a=1&b=2", OUT),
        (f"{SITE}/wiki/x/AB", f"{SITE}/wiki/x/AB", [*WAYS, *OUT]),
        ("desk://site/copy/0", "", []),
    ],
)
def test_a_right_click_offers_what_makes_sense_trap_97(
    run: Run, theme: Theme, until: Until, href: str, outside: str, entries: list[str]
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": f'<a href="{href}">a [link]</a>'}), theme) as seen:
            asked: list[str] = []
            seen.view.browser_requested.connect(asked.append)
            await seen.show("1")
            menu = await right_click(seen, "a", until)
            assert texts(menu) == [*entries, "Select all"]
            if outside:
                choose(menu, "Copy link")
                assert QGuiApplication.clipboard().text() == outside
                choose(menu, "Copy as Markdown link")
                assert QGuiApplication.clipboard().text() == rf"[a \[link\]]({outside})"
                choose(menu, "Open in browser")
                assert asked == [outside]
            menu.close()

    run(main())


def test_a_link_opens_where_the_menu_says(run: Run, theme: Theme, until: Until) -> None:
    link = "desk://site/page/42#a"

    async def main() -> None:
        async with viewing(FakePages({"1": f'<a href="{link}">linked</a>'}), theme) as seen:
            await seen.show("1")
            menu = await right_click(seen, "a", until)
            for words in WAYS:
                choose(menu, words)
            assert seen.links == [(link, "here"), (link, "behind"), (link, "window")]
            menu.close()

    run(main())


def test_markdown_survives_odd_titles() -> None:
    assert markdown("a\n [b]\\", "https://x/(y)") == r"[a \[b\]\\](https://x/%28y%29)"
    assert markdown("", "https://x") == "[https://x](https://x)"


def test_selected_text_is_copied(run: Run, theme: Theme, until: Until) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>redis-cli ping</p>"}), theme) as seen:
            await seen.show("1")
            seen.view.select_all()
            await until(seen.page.hasSelection)
            star = QAction("Favourite", seen.view)
            here = PlaceHere(seen.view, None, selected=True)
            menu = page_menu(seen.view, here, theme, [star])
            assert texts(menu) == ["Copy", "Select all", "", "Favourite"]
            QGuiApplication.clipboard().clear()
            choose(menu, "Copy")
            await until(lambda: QGuiApplication.clipboard().text() == "redis-cli ping")

    run(main())
