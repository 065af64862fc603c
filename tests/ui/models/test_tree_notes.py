from confluence_desk.domain.errors import Paused, ScopeMissing, ServerFault, Unreachable
from confluence_desk.ui.models.tree_notes import why_not


def test_what_is_not_here_offers_to_ask_again_only_where_that_can_help_trap_97() -> None:
    assert why_not(Unreachable("acme")).retries
    assert why_not(ServerFault(502)).retries
    assert why_not(None).retries
    assert not why_not(Paused("acme")).retries


def test_trap_4_a_scope_that_is_missing_is_named_and_not_asked_for_again() -> None:
    row = why_not(ScopeMissing("the page tree", ("read:hierarchical-content:confluence",)))
    assert row.title == "Missing scope: read:hierarchical-content:confluence"
    assert not row.retries
