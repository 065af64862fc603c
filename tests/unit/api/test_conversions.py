"""Drawings of Confluence's own: a task that is asked for and looked at until it is done."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from confluence_desk.api.conversions import Conversions
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import BadReply, DeskError, Missing, Refused, Removed, TimedOut
from tests.unit.api.fakes import Answer, FakeSite

MACRO = r"/wiki/rest/api/content/42/history/3/macro/id/[^/]+/convert/async/export_view"
TASK = r"/wiki/rest/api/contentbody/convert/async/t-1"
DONE = {"status": "COMPLETED", "value": "<p>é</p>", "representation": "export_view"}

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def asked(site: FakeSite) -> Conversions:
    return Conversions(site.transport(), sleep=site.world.sleep)


def test_a_macro_is_asked_for_and_looked_at_until_it_is_done(run: Run) -> None:
    site = FakeSite()
    site.on(MACRO, {"asyncId": "t-1"})
    site.on(TASK, {"status": "WORKING"}, {"status": "QUEUED"}, DONE)
    assert run(asked(site).macro("42", 3, "m-1")) == "<p>é</p>"
    assert site.paths().count("/wiki/rest/api/contentbody/convert/async/t-1") == 3
    assert site.world.slept == sorted(site.world.slept)


def test_one_that_is_never_done_is_given_up(run: Run) -> None:
    site = FakeSite()
    site.on(MACRO, {"asyncId": "t-1"})
    site.on(TASK, {"status": "WORKING"})
    with pytest.raises(TimedOut):
        run(asked(site).macro("42", 3, "m-1"))
    assert sum(site.world.slept) < 60


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"status": "FAILED", "error": "no such app"}, Refused),
        ({"status": "COMPLETED"}, Refused),
        ({}, Refused),
        ({"status": "SOMETHING NEW", "value": "<p>x</p>"}, Refused),
    ],
)
def test_one_that_fails_says_why(run: Run, answer: dict[str, Any], error: type[DeskError]) -> None:
    site = FakeSite()
    site.on(MACRO, {"asyncId": "t-1"})
    site.on(TASK, answer)
    with pytest.raises(error):
        run(asked(site).macro("42", 3, "m-1"))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer({"message": "gone"}, 410), Removed),
        (Answer({"message": "no macro"}, 404), Missing),
        (Answer({}), BadReply),
    ],
)
def test_where_it_cannot_be_asked_for_the_trouble_is_told(
    run: Run, answer: Answer, error: type[DeskError]
) -> None:
    """Trap 1: the gateway took these paths away from scoped tokens."""
    site = FakeSite()
    site.on(MACRO, answer)
    with pytest.raises(error):
        run(asked(site).macro("42", 3, "m-1"))


@pytest.mark.parametrize("macro", ["../../../user/current", "a/b", "", "a b", "%2e%2e"])
def test_an_id_that_would_lead_elsewhere_is_asked_of_nobody(run: Run, macro: str) -> None:
    site = FakeSite()
    with pytest.raises(Missing):
        run(asked(site).macro("42", 3, macro))
    assert not [path for path in site.paths() if "macro" in path]


def test_a_page_comes_in_the_form_that_was_asked_for(run: Run) -> None:
    site = FakeSite()
    site.on("/wiki/api/v2/blogposts/7", {"id": "7", "body": {"view": {"value": "<p>v</p>"}}})
    assert run(asked(site).page(Kind.BLOGPOST, "7", "view")) == "<p>v</p>"
    assert site.queries()[-1] == {"body-format": "view"}
    assert run(asked(site).page(Kind.BLOGPOST, "7", "export_view")) == ""
