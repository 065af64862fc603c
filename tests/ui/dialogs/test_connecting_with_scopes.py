"""The real wizard against the demo site: each scope missing alone, and what is not permitted."""

import pytest
from PySide6.QtGui import QGuiApplication

from confluence_desk.demo.faults import Kind
from confluence_desk.domain.capabilities import NEEDED, SCOPES, Capability
from confluence_desk.ui import capability_words
from tests.ui.fakes.newcomer import Person, Tell

C = Capability
LOST = {
    "space": {C.SPACES},
    "page": {C.PAGES, C.LABELS, C.VERSIONS},
    "hierarchical-content": {C.HIERARCHY},
    "content.metadata": {C.HIERARCHY},
    "content-details": {C.SEARCH, C.RESTRICTIONS},
    "folder": {C.HIERARCHY},
    "whiteboard": {C.HIERARCHY},
    "database": {C.HIERARCHY},
    "embed": {C.HIERARCHY},
    "comment": {C.COMMENTS},
    "attachment": {C.ATTACHMENTS, C.FILES},
    "label": {C.LABELS},
    "user": {C.PEOPLE},
}

SWITCHED_OFF = {
    "content.metadata": "The path above a page is not shown.",
    "folder": "Folders do not open.",
    "whiteboard": "Whiteboards are not named.",
    "database": "Databases are not named.",
    "embed": "Smart Links are not named.",
    "label": "The sync keeps no labels.",
}


def test_no_scope_that_the_wizard_asks_for_goes_untried() -> None:
    assert {f"read:{name}:confluence" for name in LOST} == set(SCOPES)


@pytest.mark.parametrize(("name", "lost"), LOST.items())
def test_trap_4_each_missing_scope_alone_is_named_with_what_it_switches_off(
    person: Tell, name: str, lost: set[Capability]
) -> None:
    scope = f"read:{name}:confluence"

    async def story(me: Person) -> None:
        await me.check(me.token(frozenset(SCOPES) - {scope}))
        told = me.lacking()
        told.pop(C.AUDIT)
        assert set(told) == lost
        for capability, said in told.items():
            assert f"missing scope {scope}" in said
            assert SWITCHED_OFF.get(name, capability_words.without(capability)) in said
            assert "Make a token with this scope" in said
        assert me.dialog.next_button.isEnabled() == (not lost & NEEDED)
        me.dialog.check.copy.click()
        assert QGuiApplication.clipboard().text() == scope

    person(story)


def test_trap_5_a_token_of_classic_scopes_is_told_what_is_missing(person: Tell) -> None:
    async def story(me: Person) -> None:
        classic = frozenset({"read:confluence-content.all", "read:confluence-user"})
        await me.check(me.token(classic))
        told = me.lacking()
        assert "read:page:confluence" in told[C.PAGES]
        assert "read:space:confluence" in told[C.SPACES]
        assert not me.dialog.next_button.isEnabled()
        assert "then go back and paste it" in me.dialog.check.summary.text()
        me.dialog.back_button.click()
        await me.sign_in(me.token())
        await me.until(me.dialog.next_button.isEnabled)

    person(story)


@pytest.mark.parametrize(
    ("kind", "path", "capability", "said"),
    [
        (Kind.GONE, "/restriction/", C.RESTRICTIONS, "not on this site"),
        (Kind.GONE, "/rest/api/search", C.SEARCH, "not on this site"),
        (Kind.NOT_PERMITTED, "/rest/api/search", C.SEARCH, "not permitted"),
        (Kind.NOT_PERMITTED, "/users-bulk", C.PEOPLE, "not permitted"),
    ],
)
def test_what_is_not_permitted_or_not_there_says_which(
    person: Tell, kind: Kind, path: str, capability: Capability, said: str
) -> None:
    async def story(me: Person) -> None:
        me.site.faults.add(kind, path)
        await me.check(me.token())
        assert said in me.lacking()[capability]
        assert me.dialog.next_button.isEnabled()

    person(story)


def test_trap_1_a_site_without_any_file_route_still_opens(person: Tell) -> None:
    async def story(me: Person) -> None:
        me.site.faults.add(Kind.GONE, "/download$")
        await me.check(me.token())
        assert "not on this site" in me.lacking()[C.FILES]
        assert "Images and files are not loaded" in me.lacking()[C.FILES]
        assert me.dialog.next_button.isEnabled()

    person(story)
