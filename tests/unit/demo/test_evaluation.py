"""Evaluation of a tree over a handful of rows, asked on a Wednesday from Berlin."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from confluence_desk.cql.check import read
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.text import Wanted
from confluence_desk.demo.evaluation import Asker, compiled, sort_key
from confluence_desk.demo.matching import Terms


def _terms(*texts: str) -> Terms:
    made = Terms()
    for text in texts:
        made.add(text)
    return made


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Thing:
    number: int
    kind: str
    space_key: str
    title: str
    body: str = ""
    labels: frozenset[str] = frozenset()
    creator: str = "me"
    contributors: frozenset[str] = frozenset({"me"})
    created: datetime = field(default_factory=lambda: _at("2026-01-05 10:00"))
    modified: datetime = field(default_factory=lambda: _at("2026-01-05 10:00"))
    parent: int | None = None
    ancestors: frozenset[int] = frozenset()
    container: int | None = None
    macros: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    status_name: str = ""
    modifier: str = "me"
    space_type: str = "global"
    space_labels: frozenset[str] = frozenset()

    @property
    def space_title(self) -> str:
        return f"{self.space_key} handbook"

    @property
    def creator_name(self) -> str:
        return "Ada North" if self.creator == "me" else "Bo Reed"

    @property
    def title_terms(self) -> Terms:
        return _terms(self.title)

    def holds(self, wanted: Wanted) -> bool:
        return _terms(self.title, self.body, " ".join(self.labels)).holds(wanted)


ROWS = (
    Thing(
        *(1, "page", "OPS", "Start here", "good morning, crew"),
        creator="bo",
        contributors=frozenset({"bo"}),
        created=_at("2014-08-31 21:59"),
        modified=_at("2014-08-31 21:59"),
    ),
    Thing(
        *(2, "page", "OPS", "Restarting the cluster by hand", "calm waters"),
        labels=frozenset({"runbook", "draft"}),
        contributors=frozenset({"me", "bo"}),
        created=_at("2014-08-31 22:00"),
        modified=_at("2014-09-01 12:00"),
        parent=1,
        ancestors=frozenset({1}),
        macros=frozenset({"toc"}),
    ),
    Thing(
        *(3, "page", "OPS", "Restart basics", "calm and deep waters"),
        labels=frozenset({"runbook"}),
        creator="bo",
        contributors=frozenset({"bo"}),
        created=_at("2014-09-01 10:00"),
        modified=_at("2014-09-03 06:59"),
        parent=2,
        ancestors=frozenset({1, 2}),
        macros=frozenset({"jira"}),
    ),
    Thing(
        *(4, "page", "OPS", "Winning wins", "Windows and Win95"),
        labels=frozenset({"review"}),
        created=_at("2014-09-02 08:00"),
        modified=_at("2014-09-03 07:00"),
        parent=3,
        ancestors=frozenset({1, 2, 3}),
    ),
    Thing(
        *(5, "blogpost", "ENG", "News of the week", "waters were calm"),
        labels=frozenset({"draft", "review"}),
        creator="bo",
        contributors=frozenset({"me", "bo"}),
        created=_at("2026-03-15 22:59"),
        modified=_at("2026-03-15 22:59"),
    ),
    Thing(
        *(6, "page", "ENG", "Calm waters", "nothing to see"),
        creator="bo",
        contributors=frozenset({"bo"}),
        created=_at("2026-03-15 23:00"),
        modified=_at("2026-03-18 09:30"),
        mentions=frozenset({"me"}),
    ),
    Thing(
        *(7, "attachment", "OPS", "plan.pdf"),
        container=2,
        created=_at("2026-03-01 00:00"),
        modified=_at("2026-03-01 00:00"),
    ),
    Thing(
        *(8, "comment", "OPS", "Re: Restart basics", "text test foo-bar5"),
        container=2,
        creator="bo",
        contributors=frozenset({"bo"}),
        created=_at("2026-02-28 23:00"),
        modified=_at("2026-02-28 23:00"),
    ),
    Thing(*(9, "folder", "OPS", "Attic"), parent=1, ancestors=frozenset({1})),
    Thing(
        *(10, "page", "OPS", "test page", "C++ & std::vector"),
        labels=frozenset({"needs_review"}),
        status_name="Rough draft",
        created=_at("2025-12-31 23:00"),
        modified=_at("2025-12-31 23:00"),
        parent=9,
        ancestors=frozenset({1, 9}),
    ),
)

ASKER = Asker(
    "me",
    _at("2026-03-18 09:30"),
    ZoneInfo("Europe/Berlin"),
    favourites=frozenset({4}),
    favourite_spaces=("ENG",),
    viewed=(6, 3, 1),
    viewed_spaces=("ENG", "OPS"),
    watched_by=lambda user: {3} if user == "me" else frozenset(),
)


def _found(cql: str, asker: Asker = ASKER) -> list[int]:
    query = read(cql)
    holds = compiled(query.where, asker).whole
    rows = [row for row in ROWS if holds(row)]
    for order in reversed(query.orders):
        rows.sort(key=sort_key(order, asker), reverse=bool(order.descending))
    return [row.number for row in rows]


@pytest.mark.parametrize(
    ("cql", "numbers"),
    [
        # logic
        ("label = runbook and type = page", [2, 3]),
        ("(space = ENG or label = runbook) and creator = me", [2]),
        ("label = runbook or space = ENG and creator = me", [2]),  # left to right
        ("label = runbook and creator = me or space = ENG", [2, 5, 6]),
        ("not label = runbook and space = OPS", [1, 4, 7, 8, 9, 10]),
        ("space = OPS and not not label = runbook", [2, 3]),
        # labels have many values
        ("type in (page, blogpost) and label not in (draft, review)", [1, 3, 6, 10]),
        ("label = draft and label = review", [5]),
        ("label = RUNBOOK and label not in (draft)", [3]),
        ("label = needs_review", [10]),
        # the tree: transitive, through folders, without what is contained
        ("ancestor = 1", [2, 3, 4, 9, 10]),
        ("ancestor = 3", [4]),
        ("type = page and ancestor != 2", [1, 2, 6, 10]),
        ("ancestor = 2 or id = 2", [2, 3, 4]),
        ("parent = 9", [10]),
        ("container = 2", [7, 8]),
        ('id = "2" or content = att7', [2, 7]),
        ("ancestor = 4242", []),
        # people
        ("contributor = currentUser()", [2, 4, 5, 7, 9, 10]),
        ("mention = currentUser() and creator != currentUser()", [6]),
        ("favourite = currentUser()", [4]),
        ("favourite = bo", []),
        ("watcher = currentUser()", [3]),
        ("creator.fullname ~ Reed and type = page", [1, 3, 6]),
        # functions that stand for sets
        ("space in favouriteSpaces()", [5, 6]),
        ("space in (favouriteSpaces(), 'OPS') and type = page", [1, 2, 3, 4, 6, 10]),
        ("id in recentlyViewedContent(2)", [3, 6]),
        ("id in recentlyViewedContent(5, 2)", [1]),
        ("space in recentlyViewedSpaces(1)", [5, 6]),
        # dates, in Berlin
        ("created = 2014-09-01", [2, 3]),
        ('lastmodified >= 2014-09-01 and lastmodified < "2014-09-03 09:00"', [2, 3]),
        ("created < 2014-09-01", [1]),
        ("created <= 2014-09-01", [1, 2, 3]),
        ('created > startOfMonth("-1M") and created < startOfMonth()', []),
        ("created >= startOfYear()", [5, 6, 7, 8, 9, 10]),
        ('lastmodified > now("-1m")', [6]),
        ('lastmodified > now("-1M")', [5, 6, 7, 8]),
        ('created > endOfDay("-1d")', []),
        # text
        (r'text ~ "\"calm waters\""', [2, 6]),
        ("text ~ CALM", [2, 3, 5, 6]),
        ('text ~ "waters calm"', [2, 3, 5, 6]),
        ("title ~ win", [4]),
        ('text ~ "te?t"', [8, 10]),
        ('text ~ "w*s" and type = page', [2, 3, 4, 6]),
        ("space = OPS and title !~ restarting", [1, 4, 7, 9, 10]),
        ('text ~ "foo-bar5"', [8]),
        ('text ~ "bar5"', []),
        ('text ~ "calm OR test"', [2, 3, 5, 6, 8, 10]),
        (r'text ~ "\"calm waters\"~2"', [2, 3, 5, 6]),
        ("text ~ 'watrs~'", [2, 3, 5, 6]),
        ('text ~ "calm -deep" and type = page', [2, 6]),
        ("text ~ runbook", [2, 3]),
        ("text ~ the", []),
        ("space.title ~ handbook and type = blogpost", [5]),
        # titles, macros and the rest
        ('title = "CALM waters"', [6]),
        (r'title = "\"Calm waters\""', [6]),
        ("title = calm", []),
        ('title in ("Start here", "test page")', [1, 10]),
        ("macro in (toc, jira)", [2, 3]),
        ("type = folder", [9]),
        ("pageStatus = 'rough draft'", [10]),
        (r'type = page and pageStatus not in ("\"Rough draft\"")', [1, 2, 3, 4, 6]),
        ("type = page order by title", [6, 3, 2, 1, 10, 4]),
        ("type = page order by created desc", [6, 10, 4, 3, 2, 1]),
        ("space = OPS and type = page order by creator desc, title", [2, 10, 4, 3, 1]),
        ("space = ENG or id = 4 order by favourite desc, title", [4, 6, 5]),
    ],
)
def test_a_query_finds(cql: str, numbers: list[int]) -> None:
    assert _found(cql) == numbers


def test_dates_follow_the_askers_zone() -> None:
    assert _found("created = 2014-09-01", replace(ASKER, zone=UTC)) == [3]


def test_the_current_space_and_content_come_with_the_request() -> None:
    inside = replace(ASKER, space_key="ENG", content_id=3)
    assert _found("space = currentSpace()", inside) == [5, 6]
    assert _found("ancestor = currentContent()", inside) == [4]


@pytest.mark.parametrize(
    "cql",
    ["space = currentSpace()", "parent = currentContent()", "user = me", "user.fullname ~ ada"],
)
def test_a_question_that_makes_no_sense_here_is_refused(cql: str) -> None:
    with pytest.raises(CqlError):
        _found(cql)
