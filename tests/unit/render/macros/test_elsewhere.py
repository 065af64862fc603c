import pytest

from tests.unit.render.macros.around import Around, macro


@pytest.mark.parametrize(
    "name", ["livesearch", "pagetreesearch", "favpages", "recently-used-labels"]
)
def test_what_only_confluence_has_is_a_quiet_line(around: Around, name: str) -> None:
    drawn = around.draw(macro(name, strange="x"))
    assert 'class="remark away"' in drawn.html
    assert "Shown in Confluence" in drawn.html
    assert not drawn.unknown


@pytest.mark.parametrize("name", ["create-from-template", "create-space-button", "redirect"])
def test_what_is_for_writers_is_hidden(around: Around, name: str) -> None:
    assert around.draw(macro(name, buttonLabel="Create")).html == ""
