"""What commands do where nothing seems left to do: it is perceived all the same (trap 97)."""

from collections.abc import Callable

import pytest

from confluence_desk.services.connection import Link
from confluence_desk.ui.remembered import TabState
from tests.ui.fakes.desk import Desk

Tell = Callable[..., None]


@pytest.mark.parametrize("command", ["reload", "refresh_spaces", "retry"])
def test_who_asks_again_while_nobody_answers_has_the_connection_tried(
    tell: Tell, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        connection = desk.session.connection
        monkeypatch.setattr(connection, "retry", lambda: tried.append(command))
        desk.do(command)
        assert tried == []
        connection.note_silence()
        assert desk.link() is Link.OFFLINE
        desk.do(command)
        assert tried == [command]
        assert (
            desk.messages.history[-1].text
            == "Confluence is asked again; the sign on top says whether it answers."
        )
        assert desk.window.notices.toast.isVisible()
        connection.note_answer()
        assert not desk.window.notices.toast.isVisible()
        assert all("asked again" not in notice.text for notice in desk.messages.history)
        await desk.settle()

    tell(story)


def test_that_searches_are_forgotten_is_said(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        await desk.session.asked.note("redis")
        desk.do("forget_searches")
        await desk.settle()
        assert await desk.session.asked.recent() == []
        said = desk.messages.history[-1].text
        assert said == "What you searched for earlier is forgotten."

    tell(story)


def test_the_row_of_what_is_read_has_the_keyboard_once_it_is_shown(tell: Tell) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.open_page("14")
        await desk.settle()
        window.top.address.setFocus()
        desk.do("reveal")
        await desk.settle()
        assert window.focusWidget() is window.navigator.tree
        assert window.navigator.current_id() == "14"

    tell(story)


@pytest.mark.parametrize(("kind", "what"), [("offline", "storage"), ("report", "run:3")])
def test_there_is_one_list_of_what_is_offline_whatever_it_shows(
    tell: Tell, kind: str, what: str
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_tab(TabState(kind, what))
        assert not desk.enabled(kind)
        desk.do("new_tab")
        assert desk.enabled(kind)
        desk.do(kind)
        kinds = [state.kind for state in desk.window.tabs.states()]
        assert (kinds, desk.window.tabs.at) == ([kind, "welcome"], 0)

    tell(story)
