"""The hosts whose pictures are shown: there to be seen, and to be taken back."""

from typing import Any

import pytest

from confluence_desk.ui.dialogs.settings_privacy import PrivacyPage
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.hosts import FakeHosts


def page_of(hosts: FakeHosts, theme: Theme, qtbot: Any) -> PrivacyPage:
    page = PrivacyPage(hosts, theme)
    qtbot.addWidget(page)
    page.show()
    return page


def test_every_welcome_host_is_shown_and_can_be_dismissed(theme: Theme, qtbot: Any) -> None:
    hosts = FakeHosts(["a.example", "b.example", "c.example"])
    page = page_of(hosts, theme, qtbot)
    assert [row.host for row in page.hosts] == ["a.example", "b.example", "c.example"]
    page.hosts[1].button.click()
    assert hosts.names == ["a.example", "c.example"]
    assert [row.host for row in page.hosts] == ["a.example", "c.example"]
    assert page.narrow(["b.example"]) is False
    page.narrow(())
    assert page.narrow(["c.example"]) is True


def test_the_keyboard_stays_among_the_hosts_when_one_goes(theme: Theme, qtbot: Any) -> None:
    page = page_of(FakeHosts(["a.example", "b.example"]), theme, qtbot)
    page.hosts[1].button.setFocus()
    page.hosts[1].button.click()
    assert page.hosts[0].button is page.focusWidget()
    page.hosts[0].button.click()
    assert page.hosts == []


@pytest.mark.parametrize(("names", "words"), [([], "when you click"), (["a.example"], "learn")])
def test_it_says_what_the_hosts_get_to_know(
    theme: Theme, qtbot: Any, names: list[str], words: str
) -> None:
    page = page_of(FakeHosts(names), theme, qtbot)
    assert words in page.pictures.texts[1]


def test_every_button_says_whose_it_is(theme: Theme, qtbot: Any) -> None:
    page = page_of(FakeHosts(["a.example"]), theme, qtbot)
    assert page.hosts[0].button.accessibleName() == "Remove a.example"
