"""What conditions are called, of a question and of a query."""

import pytest
from PySide6.QtCore import QLocale

from confluence_desk.cql.about import About
from confluence_desk.cql.check import read
from confluence_desk.cql.filters import filters
from confluence_desk.cql.questions.meaning import Chip
from confluence_desk.ui.panels.finder.chip_words import said, shown

NAMES = {("space", "OPS"): "Operations", ("person", "a1"): "Ana Ruiz", ("page", "7"): "Runbooks"}


def named(what: str, value: str) -> str:
    return NAMES.get((what, value), value)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("type = page", "Type: Page"),
        ("type in (page, blogpost)", "Type: Page, Blog post"),
        ("type != comment", "type != comment"),
        ("space = OPS", "Space: Operations"),
        ("space in (OPS, ENG)", "Space: Operations, ENG"),
        ("space in favouriteSpaces()", "Space: my favourites"),
        ("space in recentlyViewedSpaces(3)", "space IN (recentlyViewedSpaces(3))"),
        ("label = redis", "Label: redis"),
        ("label not in (a, b)", "Without label: a, b"),
        ("creator = a1", "Created by: Ana Ruiz"),
        ("contributor = currentUser()", "Person: me"),
        ("watcher = currentUser()", "watcher = currentUser()"),
        ("ancestor = 7", "Under: Runbooks"),
        ("text ~ redis", "Words: redis"),
        ("macro = toc", "macro = toc"),
        ("not label = a", "NOT label = a"),
        (
            'lastModified >= startOfWeek("-1w") and lastModified < startOfWeek()',
            "Changed: last week",
        ),
        ("created >= startOfYear()", "Created: since this year"),
        ("lastModified < startOfMonth()", "Changed: before this month"),
        ("lastModified >= 2026-03-01 and lastModified < 2026-04-01", "Changed: 3/1/26 to 3/31/26"),
        ("lastModified < 2026-03-01", "Changed: before 3/1/26"),
        ("lastModified > 2026-03-01", "lastModified > 2026-03-01"),
        ('lastModified >= now("-30d")', 'lastModified >= now("-30d")'),
        ("created = 2026-03-01", "created = 2026-03-01"),
    ],
)
def test_conditions_are_called_as_a_person_would(query: str, words: str) -> None:
    QLocale.setDefault(QLocale("en_US"))
    (one,) = filters(read(query))
    assert shown(one, named) == words
    QLocale.setDefault(QLocale.system())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("chip", "words"),
    [
        (Chip(About.TYPE, "blogs", "blogpost"), "Type: Blog post"),
        (Chip(About.SPACE, "in OPS", "Operations"), "Space: Operations"),
        (Chip(About.SPACE, "in my spaces", ""), "Space: my favourites"),
        (Chip(About.LABEL, "runbooks", "runbook"), "Label: runbook"),
        (Chip(About.PERSON, "by me", ""), "Person: me"),
        (Chip(About.PERSON, "by Ana", "Ana Ruiz"), "Person: Ana Ruiz"),
        (Chip(About.DATE, "last week", "last week"), "Time: last week"),
        (Chip(About.TITLE, 'titled "x"', "x"), "Title: x"),
        (Chip(About.PLACE, "under Runbooks", "Runbooks"), "Under: Runbooks"),
        (Chip(About.ORDER, "recent", "lastModified"), "In order of time"),
    ],
)
def test_every_part_of_a_question_has_words(chip: Chip, words: str) -> None:
    assert said(chip) == words
