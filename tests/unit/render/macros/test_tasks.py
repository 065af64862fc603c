import pytest

from confluence_desk.render.questions import FoundTasks, Other, Take, Task, Tasks
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, macro, page

EVERYWHERE = "type in (page, blogpost) order by lastmodified desc"
WHO = '<ac:link><ri:user ri:account-id="ana"/></ac:link> <time datetime="2026-03-09"/> '
TASKS = (
    Task("5", "Page B", f"{WHO}Write &amp; send", due="2026-03-09", assignee="ana"),
    Task("6", "Page A", "No day"),
    Task("6", "Page A", "Done", done=True),
)


def found(around: Around, *tasks: Task, cql: str = EVERYWHERE, partial: bool = False) -> None:
    around.known[Tasks(cql, "OPS", "1", 300)] = FoundTasks(tasks, partial)


def rows(around: Around, storage: str) -> list[list[str]]:
    return [[text_of(cell) for cell in line] for line in around.shown(storage).iter("tr")][1:]


def test_open_tasks_with_day_person_and_page(around: Around) -> None:
    found(around, *TASKS)
    assert rows(around, macro("tasks-report-macro")) == [
        ["Write & send", "9 Mar 2026", "Ana Ruiz", "Page B"],
        ["No day", "", "", "Page A"],
    ]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"status": "complete"}, ["Done"]),
        ({"assignees": '<ri:user ri:account-id="ana"/>'}, ["Write & send"]),
        ({"sortBy": "page title"}, ["No day", "Write & send"]),
        ({"reverseSort": "true"}, ["No day", "Write & send"]),
        ({"pageSize": "1"}, ["Write & send"]),
        ({"columns": "description"}, ["Write & send", "No day"]),
        ({"columns": "nonsense"}, ["Write & send", "No day"]),
    ],
)
def test_tasks_are_chosen_and_sorted(
    around: Around, parameters: dict[str, str], words: list[str]
) -> None:
    found(around, *TASKS)
    assert [line[0] for line in rows(around, macro("tasks-report-macro", **parameters))] == words


@pytest.mark.parametrize(
    ("parameters", "cql"),
    [
        ({"spaces": "A,B"}, f'((space in ("A", "B"))) and {EVERYWHERE}'),
        ({"pages": "42,x"}, f'(id in ("42") or ancestor in ("42")) and {EVERYWHERE}'),
        (
            {"spaceAndPage": "space:A,page:7"},
            f'(id in ("7") or ancestor in ("7") or (space in ("A"))) and {EVERYWHERE}',
        ),
        ({"labels": "x"}, EVERYWHERE.replace(" order", ' and label in ("x") order')),
    ],
)
def test_where_tasks_are_looked_for(around: Around, parameters: dict[str, str], cql: str) -> None:
    around.draw(macro("tasks-report-macro", **parameters))
    assert around.asked == [Tasks(cql, "OPS", "1", 300)]


def test_a_task_is_drawn_as_on_its_own_page(around: Around) -> None:
    found(around, Task("5", "Other", '<ac:link><ri:page ri:content-title="X"/></ac:link>'))
    around.known[Other(Take.NOTHING, page_id="5")] = page("5", "Other", space_key="ENG")
    assert "desk://site/title/ENG/X" in around.draw(macro("tasks-report-macro")).html


def test_what_was_left_out_is_said(around: Around) -> None:
    assert around.words(macro("tasks-report-macro")) == "This has not been fetched yet."
    found(around, partial=True)
    words = around.words(macro("tasks-report-macro"))
    assert words == "No tasksSome pages were left out: not all of them are here."
