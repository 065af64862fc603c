"""Links in our own documents that wish for something, and what is said when it does not come."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QObject

from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    Paused,
    RateLimited,
    SignInNeeded,
    TooLarge,
    Unreachable,
)
from confluence_desk.render.addresses import ours
from confluence_desk.ui.panels.page_wishes import Wishes
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary

Run = Callable[[Coroutine[Any, Any, None]], None]
PICTURE = "https://img.example/a b.png?x=1&y=%2F"


@pytest.fixture
def wish(run: Run, until: Any) -> Callable[..., tuple[list[tuple[str, str]], FakeLibrary, bool]]:
    """Follow a link on page 7; what was said, what was asked for, whether it was a wish."""

    def follow(
        link: str, failure: DeskError | None = None
    ) -> tuple[list[tuple[str, str]], FakeLibrary, bool]:
        library, parent, troubles = FakeLibrary(), QObject(), list[BaseException]()
        library.served.failure = failure
        said: list[tuple[str, str]] = []
        found: list[bool] = []

        async def main() -> None:
            scope = TaskScope(troubles.append)
            wishes = Wishes(library, scope, parent)  # type: ignore[arg-type]
            wishes.said.connect(lambda text, kind: said.append((text, kind)))
            wishes.begun.connect(lambda text: said.append((text, "passing")))
            wishes.sign_in_needed.connect(lambda: said.append(("sign in", "")))
            found.append(wishes.follow(link, "7"))
            await until(lambda: not any(map(scope.running, wishes._keys)))  # noqa: SLF001 - its tasks
            await scope.aclose()

        run(main())
        assert not troubles
        return said, library, found[0]

    return follow


def test_a_macro_is_drawn_and_that_is_said_in_passing(wish: Any) -> None:
    said, library, found = wish(ours("draw", "42", "a-b/c"))
    assert found
    assert library.served.wished == [("draw", "42", "a-b/c", "7")]
    assert [kind for _, kind in said] == ["passing", "info"]
    assert said[-1] == ("", "info")


def test_a_picture_is_loaded_from_the_very_address_for_the_page_that_is_read(wish: Any) -> None:
    _, library, _ = wish(ours("load", PICTURE))
    assert library.served.wished == [("load", PICTURE, "7")]


def test_a_host_is_welcomed_for_the_page_that_is_read(wish: Any) -> None:
    _, library, _ = wish(ours("welcome", "img.example"))
    assert library.served.wished == [("welcome", "img.example", "7")]


@pytest.mark.parametrize(
    "link",
    [
        "desk://site/page/42",
        "desk://site/command/reload",
        "desk://site/draw/",
        "desk://site/draw/42",
        "desk://site/load/",
        "desk://site/welcome//x",
        "desk://elsewhere/draw/1/2",
        "https://site/draw/1/2",
        "",
    ],
)
def test_any_other_link_is_none_of_its_business(wish: Any, link: str) -> None:
    said, library, _ = wish(link)
    assert library.served.wished == []
    assert said == []


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Paused("acme"), "working offline"),
        (Unreachable("acme.example"), "acme.example does not answer"),
        (Forbidden("page 42"), "may not see"),
        (RateLimited(), "slow down"),
    ],
)
def test_what_keeps_confluence_from_drawing_is_said_with_what_helps(
    wish: Any, failure: DeskError, words: str
) -> None:
    said, _, _ = wish(ours("draw", "42", "m"), failure)
    text, kind = said[-1]
    assert words in text
    assert text.count(".") >= 1
    assert kind == "warning"


def test_a_refused_credential_leads_to_the_sign_in(wish: Any) -> None:
    said, _, _ = wish(ours("draw", "42", "m"), SignInNeeded("acme"))
    assert said[-1] == ("sign in", "")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Paused("acme"), "working offline"),
        (Unreachable("img.example"), "img.example does not answer"),
        (Forbidden("x"), "does not give"),
        (Missing("x"), "does not have"),
        (TooLarge("x"), "too large"),
        (BadReply("x"), "no image"),
        (RateLimited(), "could not give"),
    ],
)
def test_what_keeps_a_picture_away_is_said_in_words_about_its_host(
    wish: Any, failure: DeskError, words: str
) -> None:
    said, _, _ = wish(ours("load", PICTURE), failure)
    assert len(said) == 1
    assert words in said[0][0]
    assert "{" not in said[0][0]
    assert "Confluence" not in said[0][0]
