import pytest

from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, macro


def written(name: str, text: str, **parameters: str) -> str:
    plain = f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>"
    return macro(name, **parameters).replace("</ac:structured", f"{plain}</ac:structured")


@pytest.mark.parametrize("name", ["plantuml", "mermaid-macro", "markdown", "graphviz"])
def test_a_notation_is_shown_as_its_source(around: Around, name: str) -> None:
    drawn = around.draw(written(name, "a --> b <c>"))
    assert drawn.codes == ("a --> b <c>",)
    assert not drawn.unknown


def test_a_diagram_without_source_is_nothing(around: Around) -> None:
    assert around.words(macro("plantuml")) == ""


def test_a_task_list_of_old_is_a_table(around: Around) -> None:
    text = "||Completed||Name||\n|F|write|\n|T|send & <go>|"
    shown = around.shown(written("tasklist", text, title="List"))
    assert [text_of(line) for line in shown.iter("tr")] == [
        "CompletedName",
        "Fwrite",
        "Tsend & <go>",
    ]
    assert text_of(shown).startswith("List")


def test_or_a_line_a_task(around: Around) -> None:
    shown = around.shown(written("tasklist", "one\n\n two\n", _="List"))
    assert [text_of(item) for item in shown.iter("li")] == ["one", "two"]


@pytest.mark.parametrize("text", ["", "|", "||", "||||", "|||"])
def test_a_task_list_of_nothing(around: Around, text: str) -> None:
    around.draw(written("tasklist", text))
