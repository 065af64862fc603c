"""The history from the window's keys: Ctrl+H opens it, F7 and F8 go through it."""

from collections.abc import Callable
from typing import Any

from confluence_desk.ui.remembered import TabState
from tests.ui.fakes.desk import Desk, FakeTab

Tell = Callable[..., None]


class Stepped(FakeTab):
    """A comparison that remembers where it was sent."""

    def __init__(self) -> None:
        super().__init__("comparison", TabState("comparison", "14:1:2"))
        self.went: list[str] = []

    @property
    def node_id(self) -> str:
        return "14"

    @property
    def can_step(self) -> bool:
        return True

    def next_change(self) -> None:
        self.went.append("next")

    def previous_change(self) -> None:
        self.went.append("previous")

    def toggle_fold(self) -> None:
        self.went.append("fold")

    def choose_versions(self) -> bool:
        self.went.append("versions")
        return True


def front(desk: Desk) -> TabState:
    assert desk.window.tabs.current is not None
    return desk.window.tabs.current.state()


def test_the_history_of_the_page_in_front_opens_with_its_versions(tell: Tell, until: Any) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.tabs.open(TabState("page", "14"))
        await until(window.actions_table["compare"].isEnabled)
        assert window.actions_table["compare"].shortcut().toString() == "Ctrl+H"
        window.actions_table["compare"].trigger()
        assert front(desk) == TabState("comparison", "14::", words="timeline")

    tell(story)


def test_a_history_that_is_open_is_gone_to_and_shows_its_versions(tell: Tell, until: Any) -> None:
    async def story(desk: Desk) -> None:
        window, tab = desk.window, Stepped()
        make = window.tabs._make
        window.tabs._make = lambda state: tab if state.kind == "comparison" else make(state)
        window.tabs.open(TabState("page", "14"))
        window.tabs.open(TabState("comparison", "14:1:2"))
        count = window.tabs.count
        await until(window.actions_table["compare"].isEnabled)
        window.actions_table["compare"].trigger()
        assert (window.tabs.count, tab.went) == (count, ["versions"])
        window.tabs.go(window.tabs.find("page", "14"))
        await until(window.actions_table["compare"].isEnabled)
        window.actions_table["compare"].trigger()
        assert (window.tabs.count, front(desk).kind) == (count, "comparison")
        assert tab.went == ["versions", "versions"]

    tell(story)


def test_a_page_beside_another_one_is_no_history(tell: Tell, until: Any) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.tabs.open(TabState("comparison", "14:@15.:"))
        window.tabs.open(TabState("page", "14"))
        await until(window.actions_table["compare"].isEnabled)
        window.actions_table["compare"].trigger()
        assert front(desk) == TabState("comparison", "14::", words="timeline")

    tell(story)


def test_what_changed_lately_opens_over_a_space_and_over_everything(tell: Tell, until: Any) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.tabs.open(TabState("page", "14"))
        await until(window.actions_table["changes_in_space"].isEnabled)
        window.actions_table["changes_in_space"].trigger()
        assert front(desk) == TabState("changes", "space:1")
        window.actions_table["changes"].trigger()
        assert front(desk) == TabState("changes")

    tell(story)


def test_the_keys_of_the_table_go_from_change_to_change(tell: Tell, until: Any) -> None:
    async def story(desk: Desk) -> None:
        window, tab = desk.window, Stepped()
        steps = [window.actions_table[name] for name in STEPS]
        assert not any(action.isEnabled() for action in steps)
        make = window.tabs._make
        window.tabs._make = lambda state: tab if state.kind == "comparison" else make(state)
        window.tabs.open(TabState("comparison", "14:1:2"))
        await until(lambda: all(action.isEnabled() for action in steps))
        for action in steps:
            action.trigger()
        assert tab.went == ["next", "previous", "fold"]
        keys = [action.shortcut().toString() for action in steps]
        assert keys == ["F7", "Shift+F7", "F8"]

    tell(story)


STEPS = ("next_change", "previous_change", "fold_unchanged")
