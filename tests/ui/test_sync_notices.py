"""What is said at the end of a sync: always to whoever asked, and of news only otherwise."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.syncing import Depth, Ending, Fate, Job, Question, Report
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.sync_notices import SyncNotices, Ways, error_of
from confluence_desk.ui.sync_process import DIED, LOCKED, Ended
from confluence_desk.ui.syncing import Outcome
from confluence_desk.ui.trouble_words import words
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("english")


@dataclass
class Bench:
    session: FakeSession = field(default_factory=lambda: FakeSession(FakeLibrary()))
    messages: Messages = field(default_factory=Messages)
    led: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ways = Ways(*(self._way(name) for name in ("report", "questions", "library", "logs")))
        session: Any = self.session
        self.notices = SyncNotices(session, self.messages, ways)

    def _way(self, name: str) -> Any:
        return lambda: self.led.append(name)

    def over(self, ended: Ended, *, asked: bool = False) -> list[Notice]:
        before = {id(notice) for notice in self.messages.history}
        self.notices.hear(Outcome(ended, Job(), asked))
        return [notice for notice in self.messages.history if id(notice) not in before]


@pytest.fixture
def bench(qapp: Any) -> Bench:
    assert qapp
    return Bench()


def ended(ending: Ending, reason: str = "", detail: str = "", failed: int = 0) -> Ended:
    counts = {Fate.FAILED: failed} if failed else {}
    return Ended(Report(1, Depth.QUICK, NOON, NOON, ending, reason, counts=counts, detail=detail))


def test_what_was_asked_for_is_answered_and_what_was_not_is_quiet(bench: Bench) -> None:
    assert bench.over(ended(Ending.WHOLE)) == []
    (said,) = bench.over(ended(Ending.WHOLE), asked=True)
    assert (said.kind, said.action) == ("info", None)


def test_what_failed_is_counted_and_leads_to_the_report(bench: Bench) -> None:
    (said,) = bench.over(ended(Ending.PARTLY, failed=3), asked=True)
    assert said.text == "3 items could not be synced."
    assert said.remedy
    assert said.action is not None
    said.action()
    assert bench.led == ["report"]


def test_a_run_that_broke_off_says_why_and_what_helps(bench: Bench) -> None:
    (said,) = bench.over(ended(Ending.FAILED, "StoreTrouble", "full"))
    full = words(errors.StoreTrouble("full"))
    assert said.text == f"The sync broke off. {full.text}"
    assert said.remedy == full.remedy


def test_the_same_trouble_again_is_no_news_until_something_else_was(bench: Bench) -> None:
    trouble = ended(Ending.FAILED, "ServerFault")
    assert len(bench.over(trouble)) == 1
    assert bench.over(trouble) == []
    bench.over(trouble, asked=True)
    assert [notice.count for notice in bench.messages.history] == [2]
    bench.over(ended(Ending.WHOLE))
    bench.messages.notice("something else")
    assert len(bench.over(trouble)) == 1


def test_no_answer_is_the_pills_business_unless_somebody_asked(bench: Bench) -> None:
    silence = ended(Ending.FAILED, "Unreachable")
    assert bench.over(silence) == []
    assert len(bench.over(silence, asked=True)) == 1


def test_a_refused_token_is_left_to_the_window(bench: Bench) -> None:
    assert bench.over(ended(Ending.FAILED, "SignInNeeded"), asked=True) == []


def test_a_process_that_died_is_told_and_leads_to_the_logs(bench: Bench) -> None:
    (said,) = bench.over(Ended(None, DIED))
    assert said.kind == "error"
    assert said.action is not None
    said.action()
    assert bench.led == ["logs"]
    assert bench.over(Ended(None, DIED)) == []


def test_another_that_syncs_is_told_to_whoever_asked(bench: Bench) -> None:
    assert bench.over(Ended(None, LOCKED)) == []
    (said,) = bench.over(Ended(None, LOCKED), asked=True)
    assert said.kind == "info"


def test_a_sync_of_nothing_leads_to_where_one_chooses(bench: Bench) -> None:
    bench.notices.nothing_kept()
    (said,) = bench.messages.history
    assert said.action is not None
    said.action()
    assert bench.led == ["library"]


def test_nothing_is_said_of_a_run_that_was_told_to_stop(bench: Bench) -> None:
    assert bench.over(Ended(None, DIED, wanted=True), asked=True) == []


def test_much_that_vanished_is_asked_about_once(bench: Bench) -> None:
    bench.session.keeping.shelf.question_rows = [Question(7, "1", ("2", "3", "4"), 9, NOON)]
    (said,) = bench.over(ended(Ending.WHOLE))
    assert said.text.startswith("3 pages of ")
    assert said.action is not None
    said.action()
    assert bench.led == ["questions"]
    assert bench.over(ended(Ending.WHOLE)) == []


def test_what_was_decided_is_no_matter_any_more(bench: Bench) -> None:
    keeping = bench.session.keeping
    keeping.shelf.question_rows = [
        Question(7, "1", ("2", "3", "4"), 9, NOON),
        Question(8, "2", ("5", "6"), 9, NOON),
    ]
    bench.over(ended(Ending.WHOLE))
    assert len(bench.messages.problems) == 2
    keeping.shelf.question_rows = keeping.shelf.question_rows[1:]
    keeping.changed.emit(None)
    (left,) = bench.messages.problems
    assert left.text.startswith("2 pages of ")


def test_a_trouble_is_over_when_a_later_sync_gets_through(bench: Bench) -> None:
    bench.over(ended(Ending.FAILED, "ServerFault"))
    assert len(bench.messages.problems) == 1
    bench.over(Ended(None, LOCKED))
    assert len(bench.messages.problems) == 1, "another sync says nothing of it"
    bench.over(ended(Ending.WHOLE))
    assert bench.messages.problems == []


def test_once_the_connection_is_closed_nothing_leads_into_it_trap_97(bench: Bench) -> None:
    bench.session.keeping.shelf.question_rows = [Question(7, "1", ("2",), 9, NOON)]
    bench.over(ended(Ending.FAILED, "ServerFault"))
    bench.notices.nothing_kept()
    assert all(notice.action for notice in bench.messages.history)
    bench.notices.end()
    assert len(bench.messages.history) == 3
    assert {(n.action, n.label, n.past) for n in bench.messages.history} == {
        (None, "", "The connection was closed.")
    }


KINDS = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DeskError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_trouble_comes_back_from_its_name(bench: Bench, kind: type[DeskError]) -> None:
    made = error_of(kind.__name__, "full", "https://acme.atlassian.net")
    assert type(made) is kind
    assert words(made).text
    bench.over(ended(Ending.FAILED, kind.__name__, "full"), asked=True)


def test_a_name_nobody_knows_is_some_trouble(bench: Bench) -> None:
    assert type(error_of("Path", "", "")) is DeskError
    assert len(bench.over(ended(Ending.FAILED, "Sorcery"))) == 1
