"""Each side of a comparison shows the files that hung on the page when its version was saved."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime

from confluence_desk.domain.entities import Attachment, Page, Version
from confluence_desk.render.context import Context
from confluence_desk.render.questions import FileOf
from confluence_desk.render_command import stranger
from confluence_desk.services.comparing import Comparing, Pair, Wish
from confluence_desk.services.files_then import contexts_then
from confluence_desk.services.hanging import Hanging
from tests.unit.services.test_comparing import FakeHung

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
FLOW = Attachment("att1", "14", "flow.png", media_type="image/png", version=Version(3))
AROUND = replace(stranger(), attachment={"flow.png": FLOW}.get)
PICTURE = '<ac:image><ri:attachment ri:filename="flow.png"/></ac:image>'
DIAGRAM = (
    '<ac:structured-macro ac:name="drawio"><ac:parameter ac:name="diagramName">flow'
    "</ac:parameter></ac:structured-macro>"
)


def hung(old: str, new: str) -> tuple[Hanging, Hanging]:
    sides = (((("flow.png", told),) if told else ()) for told in (old, new))
    old_side, new_side = (Hanging(files=files) for files in sides)
    return old_side, new_side


def shown(body: str, past: tuple[Hanging, Hanging], wish: Wish | None = None) -> tuple[str, ...]:
    """The versions of the picture that are shown, old and new."""

    def version(_page_id: str, number: int) -> Page:
        text = f"<p>Text {number} of it all.</p>{body}"
        return Page("14", "Flow", "1", Version(number, NOON), body=text)

    def context(_page_id: str, _page: Page | None) -> Context:
        return AROUND

    comparing = Comparing(version, context, hung=FakeHung(past=past))
    found = asyncio.run(comparing.compared(Pair("14", 1, 2), wish))
    assert found is not None
    if past[0].files != past[1].files:
        assert found.counts.get("image") == 1 or not all(side.files for side in past)
    return tuple(re.findall(r"blob/att1/(\d+)", found.document.html))


def test_a_picture_is_on_each_side_what_it_was_then() -> None:
    assert shown(PICTURE, hung("1", "3")) == ("1", "3")
    assert shown(PICTURE, hung("2", "2")) == ("2", "2")


def test_a_diagram_is_on_each_side_what_it_was_then() -> None:
    assert shown(DIAGRAM, hung("1", "2")) == ("1", "2")


def test_a_picture_in_a_cell_is_what_it_was_then() -> None:
    row = f"<table><tbody><tr><td>name</td><td>{PICTURE}</td></tr></tbody></table>"
    assert shown(row, hung("1", "3")) == ("1", "3")


def test_in_one_column_a_picture_that_changed_is_shown_as_it_is() -> None:
    assert "3" in shown(PICTURE, hung("1", "3"), Wish("inline"))


def test_where_nothing_is_known_of_then_it_is_the_newest() -> None:
    assert shown(PICTURE, (Hanging(), Hanging())) == ("3", "3")


def test_a_file_that_came_after_the_text_is_shown_in_its_first_version() -> None:
    assert shown(PICTURE, hung("", "3")) == ("1", "3")


def test_both_sides_ask_the_same_where_no_file_changed() -> None:
    before, after = contexts_then(AROUND, hung("3", "3"))
    assert before is after
    before, after = contexts_then(AROUND, (Hanging(), Hanging()))
    assert before is after is AROUND


def test_a_version_that_is_then_says_nothing_of_its_size() -> None:
    before, _ = contexts_then(
        replace(AROUND, attachment={"flow.png": replace(FLOW, file_size=9)}.get), hung("1", "3")
    )
    file = before.attachment("flow.png")
    assert file is not None
    assert (file.version.number, file.file_size) == (1, 0)
    assert before.attachment("other.png") is None


def test_another_page_shows_its_own_file_of_that_name() -> None:
    theirs = replace(FLOW, id="att2", container_id="15")

    def ask(question: object) -> object:
        return theirs if question == FileOf("15", "flow.png") else None

    around = replace(AROUND, ask=ask)  # type: ignore[arg-type]
    before, after = contexts_then(around, (Hanging(), Hanging()), "15")
    assert before.attachment("flow.png") == theirs
    assert after.attachment("flow.png") == FLOW
    before, _ = contexts_then(AROUND, (Hanging(), Hanging()), "15")
    assert before.attachment("flow.png") == FLOW
