"""The collected cases of what queries mean: offline and on the demo site."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desk.cql.check import read
from confluence_desk.cql.errors import CqlError
from confluence_desk.demo.records import (
    AttachmentRecord,
    AttachmentVersion,
    CommentRecord,
    ContentRecord,
    SpaceRecord,
    UserRecord,
    VersionRecord,
)
from confluence_desk.demo.state import SiteState
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Reason
from tests.unit.store.query.worlds import World, numbers

DEV, QA = 1, 2
ROWS: dict[int, tuple[str, int, int | None, str, str, str, str]] = {
    1: ("page", DEV, None, "Home", "welcome to the team", "", "u2"),
    2: ("page", DEV, 1, "Advanced Searching using CQL", "hello dolly", "cql draft", "u1 u2"),
    3: ("page", DEV, 2, "Searching basics", "hello world dolly", "cql", "u2"),
    4: ("page", DEV, 3, "Winning wins", "Windows and Win95", "review", "u1"),
    5: ("blogpost", QA, None, "Release notes", "dolly said Hello", "draft review", "u2 u1"),
    6: ("page", QA, None, "hello dolly", "nothing here", "", "u2"),
    9: ("folder", DEV, 1, "Archive", "", "", "u1"),
    10: ("page", DEV, 9, "test page", "C++ &amp; std::vector", "needs_review", "u1"),
}
TIMES = {
    1: ("2014-08-31 21:59", "2014-08-31 21:59"),
    2: ("2014-08-31 22:00", "2014-09-01 12:00"),
    3: ("2014-09-01 10:00", "2014-09-03 06:59"),
    4: ("2014-09-02 08:00", "2014-09-03 07:00"),
    5: ("2026-03-15 22:59", "2026-03-15 22:59"),
    6: ("2026-03-15 23:00", "2026-03-18 09:30"),
    7: ("2026-03-01 00:00", "2026-03-01 00:00"),
    8: ("2026-02-28 23:00", "2026-02-28 23:00"),
    9: ("2026-01-01 00:00", "2026-01-01 00:00"),
    10: ("2025-12-31 23:00", "2025-12-31 23:00"),
}
EXTRAS = {
    2: '<ac:structured-macro ac:name="toc"/>',
    3: '<ac:structured-macro ac:name="jira"/>',
    6: '<ac:link><ri:user ri:account-id="u1"/></ac:link>',
}


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _content(number: int) -> ContentRecord:
    kind, space, parent, title, body, labels, people = ROWS[number]
    hands, times = people.split(), [_at(one) for one in TIMES[number]]
    text = f"<p>{body}</p>{EXTRAS.get(number, '')}" if body else ""
    versions = [VersionRecord(times[0], hands[0], title, text)]
    if len(set(hands)) > 1 or times[0] != times[1]:
        versions.append(VersionRecord(times[1], hands[-1], title, text))
    marks = [("global", one) for one in labels.split()]
    return ContentRecord(number, kind, space, versions, parent, labels=marks)


def _state(zone: str) -> SiteState:
    state = SiteState(clock=lambda: _at("2026-03-18 09:30"))
    me = UserRecord("u1", "Ada", time_zone=zone, favourites={4}, watches={3})
    me.favourite_spaces = {QA}
    state.own(me)
    state.add_user(UserRecord("u2", "Bo"))
    for number, key in ((DEV, "DEV"), (QA, "QA")):
        space = SpaceRecord(number, key, f"{key} space", "u1", _at("2014-01-01 00:00"))
        state.add_space(space)
    for number in ROWS:
        state.add(_content(number))
    file = AttachmentVersion(_at(TIMES[7][0]), "u1", b"", 0)
    state.add_attachment(AttachmentRecord(7, 2, "plan.pdf", "application/pdf", "f", [file]))
    said = VersionRecord(
        _at(TIMES[8][0]), "u2", "Re: Advanced Searching using CQL", "<p>text test foo-bar5</p>"
    )
    state.add_comment(CommentRecord(8, "footer", 2, [said]))
    return state


def _world(folder: Path, zone: str) -> Iterator[World]:
    clock = iter(range(1_000))
    store = Store.open(
        folder / "library.desk",
        bytes(32),
        clock=lambda: _at("2026-03-01 00:00") + timedelta(minutes=next(clock)),
    )
    yield World(_state(zone), store)
    store.close()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from _world(tmp_path_factory.mktemp("berlin"), "Europe/Berlin")


CASES: tuple[tuple[int, str, list[int]], ...] = (
    (1, "label = cql and type = page", [2, 3]),
    (3, "(space = QA or label = cql) and creator = u1", [2]),
    (5, "label = cql and creator = u1 or space = QA", [2, 5, 6]),
    (7, "not label = cql and space = DEV", [1, 4, 7, 8, 9, 10]),
    (9, "space = DEV and not not label = cql", [2, 3]),
    (11, "LABEL iN (cql) And Space=DEV ORDER by LASTMODIFIED", [2, 3]),
    (
        13,
        "type in (page, blogpost) and label not in (draft, review)",
        [1, 3, 6, 10],
    ),
    (15, "label = draft and label = review", [5]),
    (17, 'label = "cql" and label not in (draft)', [3]),
    (19, "label = needs_review", [10]),
    (21, "ancestor = 1", [2, 3, 4, 9, 10]),
    (23, "ancestor = 3", [4]),
    (25, "type = page and ancestor != 2", [1, 2, 6, 10]),
    (27, "ancestor = 2 or id = 2", [2, 3, 4]),
    (29, 'id = "2"', [2]),
    (29, "content = 2", [2]),
    (33, "contributor = currentUser()", [2, 4, 5, 7, 9, 10]),
    (35, "mention = currentUser() and creator != currentUser()", [6]),
    (39, "space in favouriteSpaces()", [5, 6]),
    (39, "space in (favouriteSpaces(), 'DEV')", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    (41, "created = 2014-09-01", [2, 3]),
    (43, 'lastmodified >= 2014-09-01 and lastmodified < "2014-09-03 09:00"', [2, 3]),
    (45, "created < 2014-09-01", [1]),
    (51, 'created > startOfMonth("-1M") and created < startOfMonth()', []),
    (53, "created >= startOfYear()", [5, 6, 7, 8, 9, 10]),
    (55, 'lastmodified > now("-1m")', [6]),
    (55, 'lastmodified > now("-1M")', [5, 6, 7, 8]),
    (57, 'created > endOfDay("-1d")', []),
    (63, r'text ~ "\"hello dolly\""', [2, 6]),
    (65, "text ~ HELLO", [2, 3, 5, 6]),
    (67, "title ~ win", [4]),
    (69, 'text ~ "te?t"', [8, 10]),
    (73, "space = DEV and title !~ searching", [1, 4, 7, 9, 10]),
    (75, 'text ~ "foo-bar5"', [8]),
    (75, 'text ~ "bar5"', []),
    (77, 'text ~ "hello OR test"', [2, 3, 5, 6, 8, 10]),
    (81, 'title = "hello dolly"', [6]),
    (81, r'title = "\"hello dolly\""', [6]),
    (81, 'title = "hello"', []),
    (83, 'title in ("Home", "test page")', [1, 10]),
    (85, "type = folder", [9]),
    (85, "type in (page, folder) and space = DEV", [1, 2, 3, 4, 9, 10]),
    (89, "macro = toc", [2]),
    (89, "macro in (toc, jira)", [2, 3]),
    (0, "favourite = currentUser()", [4]),
    (0, "watcher = currentUser()", [3]),
    (0, "container = 2", [7, 8]),
    (0, "parent = 9", [10]),
)


@pytest.mark.parametrize(("_case", "cql", "found"), CASES)
def test_both_find(world: World, _case: int, cql: str, found: list[int]) -> None:
    assert sorted(world.here(cql)) == found
    assert sorted(world.there(cql)) == found


def test_an_order_is_kept_without_regard_to_case(world: World) -> None:
    cql = "type = page order by title"
    assert world.here(cql) == world.there(cql) == [2, 6, 1, 3, 10, 4]


def test_a_day_is_that_of_the_asking_person(tmp_path: Path) -> None:
    for world in _world(tmp_path, "UTC"):
        assert world.here("created = 2014-09-01") == world.there("created = 2014-09-01") == [3]


def test_the_current_space_is_where_one_asks_from(world: World) -> None:
    found = world.selection("space = currentSpace()")
    assert found.ids == ()
    assert [one.reason for one in found.unanswered] == [Reason.NO_CONTEXT]
    assert sorted(world.here("space = currentSpace()", "DEV")) == [1, 2, 3, 4, 7, 8, 9, 10]


def test_only_ones_own_favourites_are_answered(world: World) -> None:
    found = world.selection("favourite = u2")
    assert numbers(found) == []
    assert [one.reason for one in found.unanswered] == [Reason.OTHERS]


def test_what_is_not_in_the_copy_is_told(world: World) -> None:
    assert [one.reason for one in world.selection("ancestor = 4242").unanswered] == [Reason.ABSENT]


@pytest.mark.parametrize(
    "cql",
    [
        'lastmodified > "2026-05-12T09:00:00.000Z"',
        "created > 01-15-2025",
        "created in (2014-09-01)",
        'title ~ "*earch"',
        "text = hello",
        "text in (a)",
        "label ~ cql",
        "type ~ page",
        "created ~ 2014",
        "space = DEV order by label",
        "after = 1",
        "label = order",
    ],
)
def test_what_the_service_refuses_is_refused(cql: str) -> None:
    with pytest.raises(CqlError):
        read(cql)
