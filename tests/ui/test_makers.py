"""WebEngine is started early only by windows that come back with a page in front."""

from typing import Any

import pytest

from confluence_desk.ui import makers as module
from confluence_desk.ui.makers import Makers
from confluence_desk.ui.remembered import TabState, WindowState
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.desk import site
from tests.ui.fakes.outfit import made_outfit
from tests.ui.fakes.session import FakeSession

PAGE, WELCOME = TabState("page", "7"), TabState("welcome")


class House:
    """Counts how often a view was made ready."""

    warmed = 0

    def __init__(self, *_parts: object) -> None:
        type(self).warmed = 0

    def warm(self) -> None:
        type(self).warmed += 1


@pytest.fixture
def makers(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Makers:
    House.warmed = 0
    monkeypatch.setattr(module, "WebHouse", House)
    session: Any = FakeSession(site())
    return Makers(session, made_outfit(theme))


def test_a_page_in_front_is_expected(makers: Makers) -> None:
    makers.expect([WindowState(tabs=(WELCOME,)), WindowState(tabs=(WELCOME, PAGE), current=1)])
    assert House.warmed == 1


@pytest.mark.parametrize(
    "state",
    [
        WindowState(),
        WindowState(tabs=(WELCOME, PAGE), current=0),
        WindowState(tabs=(PAGE,), current=1),
    ],
)
def test_nothing_else_starts_what_draws_pages(makers: Makers, state: WindowState) -> None:
    makers.expect([state])
    assert House.warmed == 0
