"""Inside a comparison it is said who wrote what: of blocks on either side, and of every word."""

import re

import pytest

from confluence_desk.diff.annotate import annotated
from confluence_desk.diff.labels import Labels
from confluence_desk.diff.margin import Note
from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.diff.revision import Revision, compare_pages
from confluence_desk.diff.writers import Known, Wrote
from confluence_desk.render_command import stranger
from tests.unit.diff.cases import CASES, Case
from tests.unit.diff.laws import bare
from tests.unit.render.html_rules import judged

FIRST = "<p>We retry five times.</p><p>Then we stop for good.</p>"
SECOND = "<p>We retry three times.</p><p>Then we stop for good.</p>"
THIRD = "<p>We retry three times.</p><p>Then we <strong>stop</strong> at once.</p>"


def _known(*versions: str) -> Known:
    found = annotated(list(enumerate(versions, 1)))
    assert found is not None
    used = range(1, len(versions) + 1)
    return Known("7", found, {n: Note(f"v{n}", f"Writer {n}", "4 Nov", "") for n in used})


def _labels(old: Known | None, new: Known | None) -> Labels:
    return Labels(wrote=Wrote(old, new))


def _runs(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a class="wrote" href="[^"]*/7/(\d+)"[^>]*>(.*?)</a>', html)
    return [(number, re.sub("<[^>]*>", "", words)) for number, words in found]


def test_each_side_says_who_wrote_its_words() -> None:
    labels = _labels(_known(FIRST, SECOND), _known(FIRST, SECOND, THIRD))
    html = side_by_side(compare(SECOND, THIRD), stranger(), labels).drawn.html
    judged(html)
    old, new = html.split('<div class="new">', 1)[0], html
    assert "v2" in old
    assert ("2", "three") in _runs(new)
    assert ("3", "at once") in [(n, words.rstrip(".")) for n, words in _runs(new)]
    assert 'class="gone"' in html
    assert 'class="come"' in html


def test_blocks_are_named_where_another_version_changed_them() -> None:
    labels = _labels(_known(FIRST, SECOND), _known(FIRST, SECOND, THIRD))
    html = side_by_side(compare(SECOND, THIRD), stranger(), labels).drawn.html
    said = re.findall(r'<a class="writer"[^>]*>(.*?)</a>', html)
    told = [re.sub("<[^>]*>", "", one) for one in said]
    assert told == [f"v{n} · Writer {n} · 4 Nov" for n in (2, 2, 1, 3)]
    alone = inline(compare(SECOND, THIRD), stranger(), labels).drawn.html
    judged(alone)
    assert alone.count('class="writer"') == 2


def test_what_is_not_known_is_not_said() -> None:
    found = compare(SECOND, THIRD)
    plain = side_by_side(found, stranger()).drawn.html
    assert side_by_side(found, stranger(), _labels(None, None)).drawn.html == plain
    other = _labels(_known("<p>Another text.</p>"), _known(FIRST, SECOND, THIRD))
    html = side_by_side(found, stranger(), other).drawn.html
    olds = html.split('<div class="old')[1:]
    assert not any('class="wr' in old.split('<div class="new')[0] for old in olds)
    assert ("2", "three") in _runs(html)


def test_cells_say_their_words() -> None:
    table = "<table><tbody><tr><td><p>{}</p></td><td>five</td></tr></tbody></table>"
    old, new = table.format("one two"), table.format("one three")
    html = side_by_side(compare(old, new), stranger(), _labels(_known(old), _known(old, new)))
    judged(html.drawn.html)
    runs = _runs(html.drawn.html)
    assert ("2", "three") in runs
    assert runs.count(("1", "five")) == 2


def test_what_hangs_on_the_page_has_no_writer() -> None:
    found = compare_pages(Revision(FIRST, "A", ("x",)), Revision(SECOND, "B", ("y",)))
    labels = _labels(_known(FIRST), _known(FIRST, SECOND))
    html = side_by_side(found, stranger(), labels).drawn.html
    judged(html)
    assert ("2", "three") in _runs(html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_else_stays_as_it_is(case: Case) -> None:
    found = compare(case.old, case.new)
    plain = side_by_side(found, stranger(), unfolded=True).drawn.html
    labels = _labels(_known(case.old), _known(case.old, case.new))
    html = side_by_side(found, stranger(), labels, unfolded=True).drawn.html
    judged(html)
    bared = re.sub(r'<a class="writer".*?</a>', "", html)
    assert bare(re.sub("<[^>]*>", "", bared)) == bare(re.sub("<[^>]*>", "", plain))
    assert html.count('class="come"') >= plain.count('class="come"')
