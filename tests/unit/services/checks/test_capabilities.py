"""The list of capabilities against the demo site: each scope alone taken away, and all faults."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.api.probing import Probing
from confluence_desk.demo.faults import Kind
from confluence_desk.demo.scopes import READING
from confluence_desk.domain.capabilities import SCOPES, Capability, Finding, Remedy, Verdict
from confluence_desk.services.checks import examine, may_go_on
from tests.unit.api.demo_client import Demo

HAS = frozenset(SCOPES)
C = Capability


def found(demo: Demo, *, gateway: bool = True, scopes: frozenset[str] = HAS) -> list[Finding]:
    async def story() -> list[Finding]:
        async with demo.client(gateway=gateway, scopes=scopes) as client:
            return [each async for each in examine(client, demo.state.owner_id)]

    return asyncio.run(story())


def lacking(findings: list[Finding]) -> dict[Capability, tuple[str, ...]]:
    return {each.capability: each.scopes for each in findings if not each.works}


def test_the_scopes_that_the_wizard_names_open_all_that_is_read() -> None:
    findings = found(Demo())
    assert [each.capability for each in findings] == list(Capability)
    assert lacking(findings) == {C.AUDIT: ("read:audit-log:confluence",)}


def test_a_classic_token_of_an_administrator_may_do_all() -> None:
    demo = Demo()
    demo.state.owner.admin = True
    assert lacking(found(demo, gateway=False)) == {}


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


@pytest.mark.parametrize(("name", "lost"), LOST.items())
def test_trap_4_each_scope_that_is_missing_alone_is_named(name: str, lost: set[Capability]) -> None:
    scope = f"read:{name}:confluence"
    told = lacking(found(Demo(), scopes=HAS - {scope}))
    told.pop(C.AUDIT)
    assert set(told) == lost
    assert all(scopes == (scope,) for scopes in told.values())


@pytest.mark.expect_log("confluence_desk.services.checks")
def test_a_fault_of_our_own_is_a_finding_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def crash(_self: Probing) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Probing, "search", crash)
    findings = found(Demo())
    told = {each.capability: each for each in findings}
    assert [each.capability for each in findings] == list(Capability)
    assert told[C.SEARCH].verdict is Verdict.BROKEN
    assert told[C.SEARCH].remedy is Remedy.REPORT
    assert not told[C.SEARCH].lasting
    assert told[C.PEOPLE].works
    assert "could not be tried" in caplog.text


def test_trap_3_pages_and_spaces_are_enough_to_go_on() -> None:
    few = frozenset({"read:space:confluence", "read:page:confluence"})
    findings = found(Demo(), scopes=few)
    assert may_go_on(findings)
    works = {each.capability for each in findings if each.works}
    assert works == {C.SPACES, C.PAGES, C.VERSIONS}
    assert not may_go_on(found(Demo(), scopes=READING - {"read:space:confluence"}))


def test_trap_5_a_token_of_classic_scopes_cannot_read_pages() -> None:
    classic = frozenset({"read:confluence-content.all", "search:confluence"})
    findings = {each.capability: each for each in found(Demo(), scopes=classic)}
    assert findings[C.SEARCH].works
    assert findings[C.RESTRICTIONS].works
    assert findings[C.PAGES].scopes == ("read:page:confluence",)
    assert findings[C.PAGES].remedy is Remedy.MORE_SCOPES


def test_the_log_of_administrators_is_not_for_everybody() -> None:
    demo = Demo()
    demo.state.owner.admin = False
    audit = found(demo, gateway=False)[-1]
    assert audit.capability is C.AUDIT
    assert audit.verdict is Verdict.NOT_PERMITTED
    assert audit.remedy is Remedy.ASK_ADMIN


def test_trap_1_what_the_site_has_no_more_is_told_as_that() -> None:
    demo = Demo()
    demo.site.faults.add(Kind.GONE, "/rest/api/content/.*/restriction")
    told = {each.capability: each.verdict for each in found(demo)}
    assert told[C.RESTRICTIONS] is Verdict.NOT_HERE
    assert told[C.PAGES] is Verdict.WORKS


def test_a_site_without_a_page_is_tried_all_the_same() -> None:
    demo = Demo()
    demo.state.contents.clear()
    assert lacking(found(demo)) == {C.AUDIT: ("read:audit-log:confluence",)}


def test_a_token_that_ends_in_the_middle_ends_the_list() -> None:
    demo = Demo()

    async def story() -> list[Finding]:
        token = demo.site.credentials.issue(demo.state.owner_id, HAS)
        async with demo.client(gateway=True, scopes=HAS) as client:
            findings = []
            async for each in examine(client):
                findings.append(each)
                demo.site.credentials.revoke(token)
            return findings

    told = [each.verdict for each in asyncio.run(story())]
    assert told == [Verdict.WORKS] + [Verdict.SIGNED_OUT] * 11


def test_the_handbook_names_each_scope() -> None:
    handbook = Path(__file__).parents[4] / "docs" / "scopes.md"
    text = handbook.read_text("utf-8")
    assert all(f"| `{scope}` |" in text for scope in SCOPES)
