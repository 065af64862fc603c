import pytest

from confluence_desk.domain.entities import Version
from confluence_desk.render.questions import Hand, Hands, Neighbour, State, Take, Versions
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import AT, Around, links, macro, page_link

HANDS = (Hand("bo", 3), Hand("ana", 1, AT))


def test_a_profile_is_a_face_and_a_name_that_lead_to_somebody(around: Around) -> None:
    shown = around.shown(macro("profile", user='<ri:user ri:account-id="ana"/>'))
    assert links(shown) == [("desk://site/person/ana", "ARAna Ruiz")]
    assert shown.find(".//span[@aria-hidden='true']") is not None


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ('<ri:user ri:account-id="x"/>', "UUUnknown user"),
        ('<ri:user ri:userkey="old"/>', "@Former user"),
        ("&lt;b&gt;", "@<b>"),
        ("", "Unknown user"),
    ],
)
def test_people_that_nobody_knows_any_more(around: Around, user: str, words: str) -> None:
    assert around.words(macro("profile", user=user)) == words


def test_who_belongs_to_a_group_is_never_guessed(around: Around) -> None:
    words = around.words(macro("userlister", groups="a, b"))
    assert words == "Who belongs to a group is not known here: a, b"
    assert around.words(macro("userlister")) == "Only Confluence can tell this."


def test_contributors_stand_in_a_line_with_counts(around: Around) -> None:
    around.known |= {Hands("1"): HANDS, Versions("1"): (Version(1),)}
    shown = around.shown(macro("contributors", showCount="true", showLastTime="true"))
    assert [text_of(item) for item in shown.iter("li")] == [
        "Unknown user 3",
        "Ana Ruiz 1 9 Mar 2026",
    ]


@pytest.mark.parametrize(
    ("parameters", "first"),
    [
        ({}, "bo"),
        ({"order": "name"}, "ana"),
        ({"order": "update"}, "ana"),
        ({"reverse": "true"}, "ana"),
        ({"limit": "1"}, "bo"),
        ({"limit": "-1"}, "bo"),
    ],
)
def test_the_order_of_contributors(around: Around, parameters: dict[str, str], first: str) -> None:
    around.known |= {Hands("1"): HANDS, Versions("1"): ()}
    shown = links(around.shown(macro("contributors", **parameters)))
    assert shown[0][0] == f"desk://site/person/{first}"
    assert len(shown) == (1 if parameters.get("limit") == "1" else 2)


def test_a_history_that_is_not_here_is_told(around: Around) -> None:
    around.known[Hands("1")] = HANDS
    assert around.words(macro("contributors")).endswith("Only who changed it last is known here.")
    assert around.words(macro("change-history")) == "This has not been fetched yet."


def test_contributors_below_and_of_pages_that_are_gone(around: Around) -> None:
    around.draw(macro("contributors", scope="descendants"))
    assert Hands("1", "descendants") in around.asked
    around.draw(macro("contributors", scope="x' or 1"))
    assert around.asked[-1] == Hands("1")
    around.knows(Neighbour(State.GONE, "5", title="Other", space_key="OPS"), Take.NOTHING)
    words = around.words(macro("contributors", page=page_link("Other")))
    assert words == "“Other” is not in Confluence any more."


def test_nobody_has_the_macros_own_words(around: Around) -> None:
    around.known[Hands("1")] = ()
    words = around.words(macro("contributors", noneFoundMessage="Nobody &lt;yet&gt;"))
    assert words == "Nobody <yet>"
    assert around.words(macro("contributors")) == "Nothing found"


def test_the_summary_is_a_table(around: Around) -> None:
    around.known |= {Hands("1"): HANDS, Versions("1"): ()}
    rows = [text_of(line) for line in around.shown(macro("contributors-summary")).iter("tr")]
    assert rows == ["PersonEditsLast changed", "Unknown user3", "Ana Ruiz19 Mar 2026"]


def test_the_history_has_every_version(around: Around) -> None:
    around.known[Versions("1")] = (Version(2, AT, "ana", "<b>"), Version(1))
    rows = [text_of(line) for line in around.shown(macro("change-history")).iter("tr")]
    assert rows == ["VersionDateChanged byComment", "29 Mar 2026Ana Ruiz<b>", "1"]
