"""What conditions of a query are called: plain words throughout, never the language itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from confluence_desk.cql.check import read
from confluence_desk.cql.fields import FIELDS
from confluence_desk.cql.filters import filters
from confluence_desk.ui.panels.finder.chip_words import shown, told

NAMES = {("space", "OPS"): "Operations", ("person", "a1"): "Ana Ruiz", ("page", "7"): "Runbooks"}


@pytest.fixture(autouse=True)
def american(qapp: object) -> Iterator[None]:
    assert qapp
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(QLocale.system())


def named(what: str, value: str) -> str:
    return NAMES.get((what, value), value)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("type = page", "Type: Page"),
        ("type in (page, blogpost)", "Type: Page or Blog post"),
        ("type != comment", "Type: not Comment"),
        ("not type = page", "Type: not Page"),
        ("not type != page", "Type: Page"),
        ("type not in (page, comment)", "Type: not Page or Comment"),
        ("space = OPS", "Space: Operations"),
        ("space in (OPS, ENG, DEV)", "Space: Operations, ENG or DEV"),
        ("space = OPS or space = ENG", "Space: Operations or ENG"),
        ("space in favouriteSpaces()", "Space: my favourites"),
        ("space in recentlyViewedSpaces(3)", "Space: the last 3 I looked at"),
        ("space = currentSpace()", "Space: the space one is in"),
        ("space.type = personal", "Kind of space: personal"),
        ("label = redis", "Label: redis"),
        ("label not in (a, b)", "Without label: a or b"),
        ("not label = a", "Without label: a"),
        ("creator = a1", "Created by: Ana Ruiz"),
        ("contributor = currentUser()", "Person: me"),
        ("lastModifier = a1", "Last changed by: Ana Ruiz"),
        ("watcher = currentUser()", "Watched by: me"),
        ("favourite = currentUser()", "Starred by: me"),
        ("mention != a1", "Does not mention: Ana Ruiz"),
        ("ancestor = 7", "Under: Runbooks"),
        ("(ancestor = 7 or id = 7)", "In or under: Runbooks"),
        ("not (ancestor = 7 or id = 7)", "Not in or under: Runbooks"),
        ("parent = 7", "Directly under: Runbooks"),
        ("id in recentlyViewedContent(20)", "Only: the last 20 I looked at"),
        ("text ~ redis", "Words: redis"),
        ("text !~ redis", "Without words: redis"),
        (r'text ~ "\"the best\""', "Words: “the best”"),
        (r'text ~ "E\\-4021"', "Words: E-4021"),
        ('text ~ deployment or text ~ "deploy*"', "Words: deployment or deploy*"),
        ("title ~ redis", "Title: redis"),
        ('title = "Redis failover"', "Title is: Redis failover"),
        ("macro = toc", "Macro: toc"),
        ("content.property[a].b > 3", "content.property[a].b: more than 3"),
        ("content.property[a].b = x", "content.property[a].b: x"),
        ("label = a or space = OPS", "Label: a or Space: Operations"),
        ("not (label = a or type = page)", "Without label: a and Type: not Page"),
        (
            "label = a or (space = OPS and type = page)",
            "Label: a or (Space: Operations and Type: Page)",
        ),
        (
            'lastModified >= startOfWeek("-1w") and lastModified < startOfWeek()',
            "Changed: last week",
        ),
        ("created >= startOfYear()", "Created: this year"),
        ("created > startOfYear()", "Created: after this year"),
        ("lastModified < startOfMonth()", "Changed: before this month"),
        ("lastModified <= endOfWeek()", "Changed: until the end of this week"),
        ("lastModified >= 2026-03-01 and lastModified < 2026-04-01", "Changed: 3/1/26 to 3/31/26"),
        ("lastModified >= 2026-03-01 and lastModified < 2026-03-02", "Changed: 3/1/26"),
        ("lastModified < 2026-03-01", "Changed: before 3/1/26"),
        ("lastModified > 2026-03-01", "Changed: after 3/1/26"),
        ("created = 2026-03-01", "Created: on 3/1/26"),
        ("created != 2026/3/1", "Created: not on 3/1/26"),
    ],
)
def test_conditions_are_called_as_a_person_would(query: str, words: str) -> None:
    (one,) = filters(read(query))
    assert shown(one, named) == words


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('lastModified >= now("-30d")', "in the last 30 day"),
        ('lastModified > now("-2w")', "in the last 2 week"),
        ('lastModified < now("-4M")', "more than 4 month"),
        ('lastModified >= startOfDay("-7d")', "since 7 day"),
        ('lastModified >= now("-5h") and lastModified < now("-90m")', "5 hour"),
    ],
)
def test_times_from_now_are_said_as_such(query: str, words: str) -> None:
    (one,) = filters(read(query))
    said = shown(one, named)
    assert words in said
    assert not set("()<>=") & set(said.replace("(s)", ""))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_no_field_says_itself_in_its_own_language(field: str) -> None:
    """Whatever may be asked of it is put into words."""
    for operator in sorted(FIELDS[field].operators):
        value = "page" if field == "type" else "2026-01-01"
        query = read(f"{field} {operator} {f'({value})' if operator.takes_set else value}")
        (one,) = filters(query)
        said = shown(one, named)
        assert ": " in said
        assert not set("=<>~()") & set(said)


def test_what_is_looked_for_in_texts_stands_last() -> None:
    some = told(read("text ~ quorum and label = redis"), named)
    assert [(each.words, each.as_words) for each in some] == [
        ("Label: redis", False),
        ("Words: quorum", True),
    ]


def test_a_long_list_is_cut() -> None:
    (one,) = filters(read(f"label in ({', '.join(f'l{n}' for n in range(500))})"))
    assert len(shown(one, named)) < 80
