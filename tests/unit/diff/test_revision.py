"""Pages with what hangs on them: title, labels, attachments; what differs has a row."""

from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import Comparison
from confluence_desk.diff.revision import Revision, compare_pages
from confluence_desk.render_command import stranger
from tests.unit.render.html_rules import judged

BODY = "<p>The primary answers every write.</p>"
OLD = Revision(BODY, "Retry policy", ("api", "design"), (("plan.png", "1"), ("a.pdf", "7")))


def _told(found: Comparison) -> list[tuple[str, str, str, str]]:
    return [
        (
            str(row.kind),
            (row.left or row.right).kind,  # type: ignore[union-attr]
            row.left.text if row.left else "",
            row.right.text if row.right else "",
        )
        for row in found.rows
        if row.kind != "same"
    ]


def test_what_is_the_same_has_no_row() -> None:
    found = compare_pages(OLD, OLD)
    assert not found.changed
    assert len(found.rows) == 1


def test_a_title_a_label_and_an_attachment_are_told_as_what_they_are() -> None:
    new = Revision(BODY, "Retries", ("design", "ops"), (("plan.png", "2"), ("b.pdf", "7")))
    assert sorted(_told(compare_pages(OLD, new))) == [
        ("added", "file", "", "b.pdf"),
        ("added", "label", "", "ops"),
        ("attribute", "file", "plan.png", "plan.png"),
        ("changed", "title", "Retry policy", "Retries"),
        ("removed", "file", "a.pdf", ""),
        ("removed", "label", "api", ""),
    ]


def test_an_attachment_says_its_versions() -> None:
    found = compare_pages(Revision(files=(("a.pdf", "1"),)), Revision(files=(("a.pdf", "2"),)))
    (row,) = found.rows
    assert [(one.what, one.old, one.new) for one in row.changes] == [("version", "1", "2")]


def test_a_title_that_is_not_known_is_not_compared() -> None:
    assert compare_pages(Revision(BODY), Revision(BODY, "Retries")).counts == {}


def test_swapping_the_sides_mirrors_it() -> None:
    new = Revision(BODY.replace("every", "each"), "Retries", ("ops",), ())
    there, back = compare_pages(OLD, new), compare_pages(new, OLD)
    assert there.counts == {"changed": 2, "removed": 4, "added": 1}
    assert back.counts == {"changed": 2, "removed": 1, "added": 4}


def test_it_is_drawn_as_valid_html_in_every_shape() -> None:
    new = Revision(BODY, "Retries <b>", ("<script>",), (("plan.png", "2"),))
    for draw in (side_by_side, inline):
        html = draw(compare_pages(OLD, new), stranger()).drawn.html
        judged(html)
        assert "<script" not in html
        assert "Attachments" in html
